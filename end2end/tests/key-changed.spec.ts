import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expectAccessible } from "../support/accessibility";
import { signIn } from "../support/learning";
import { Forms } from "../support/shortcut";
import { expect, test } from "../support/world";

const COURSE = "chuyen-doi-so-ai";

test("a key is changed, the preview says who gains, and the certificate comes", async ({ page, server, say, playwright }) => {
  const request = await playwright.request.newContext();
  const forms = new Forms(request, server);
  await forms.signIn(server.accounts.get("thanhha")!);
  await forms.study(COURSE, ["bai-1", "bai-2"]);
  const attempt = await forms.start(COURSE, "kt");
  // Right in all but what the key calls wrong.
  const file = join(server.coursesDir, COURSE, "m1/kiem-tra.quiz.md");
  const original = readFileSync(file, "utf8");
  const result = await forms.post(`${attempt}/submission`, [["save_id", "a"], ["counter", "1"], ["q.q-so", "13"]]);

  try {
    await signIn(page, say, server.accounts.get("ha")!);
    writeFileSync(file, original.replace(/^= 12\b.*$/m, "= 13 +- 0").replace(/^pass: \d+$/m, "pass: 10"));
    await page.goto(`/teaching/${COURSE}/quizzes/kt/regrade`);
    await expect(page.getByText(say("regrade-unpublished"))).toBeVisible();
    await expect(page.getByText("H Thanh Hà Kbuôr").first()).toBeVisible();
    await expectAccessible(page, true);
    await page.getByLabel(say("regrade-reason"), { exact: true }).fill("Đáp án câu số đã được sửa");
    await page.getByRole("button", { name: say("regrade-go") }).click();
    await expect(page.getByText(say("flash-regraded"))).toBeVisible();
    await expectAccessible(page, true);
    const shown = await (await request.get(server.url + result)).text();
    expect(shown).toContain("Đáp án câu số đã được sửa");
    await forms.link("/certificates", "/certificates/");
    await page.goto(`/teaching/${COURSE}/quizzes/kt/items`);
    await expectAccessible(page, true);
  } finally {
    writeFileSync(file, original);
    await request.dispose();
  }
});
