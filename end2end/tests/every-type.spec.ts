import { signIn } from "../support/learning";
import { expectAccessible } from "../support/accessibility";
import { Forms } from "../support/shortcut";
import { expect, test } from "../support/world";

const COURSE = "moi-loai";

test("every type of question is taken by its labels, saved as it is given, and reviewed part by part", async ({
  page,
  server,
  say,
}) => {
  await signIn(page, say, server.accounts.get("thanhha")!);
  const forms = new Forms(page.request, server);
  await forms.study(COURSE, ["kl-b1"]);
  await page.goto(`/courses/${COURSE}/quizzes/loai`);
  await expectAccessible(page, true);
  await page.getByLabel(say("honour-statement")).check();
  await page.getByRole("button", { name: say("quiz-start") }).click();
  await page.goto(`${page.url().split("?")[0]}?view=all`);
  await page.waitForLoadState("networkidle");
  await expectAccessible(page, true);
  const saved = () => expect(page.locator("#save-state")).toHaveText(say("save-saved"));
  const entry = (question: string) => page.locator(`[data-question="${question}"]`);

  await test.step("a matching is done when every line has its answer", async () => {
    await page.getByLabel("Quốc hội").selectOption({ label: "Luật" });
    await page.getByLabel("Chính phủ").selectOption({ label: "Nghị định" });
    await expect(entry("q-noi")).not.toHaveClass(/done/);
    await page.getByLabel("Hội thảo").selectOption("none");
    await expect(entry("q-noi")).toHaveClass(/done/);
  });

  await test.step("steps are moved by their buttons", async () => {
    const rows = page.locator(".step-row");
    const place = async (step: string) => (await rows.allInnerTexts()).findIndex((text) => text.includes(step));
    for (const [target, step] of ["Tiếp nhận", "Thẩm định", "Trả kết quả"].entries()) {
      while ((await place(step)) > target) await rows.filter({ hasText: step }).locator('[data-move="up"]').press("Enter");
    }
    // The last move may have been none at all: the lists say the same.
    for (const [target, step] of ["Tiếp nhận", "Thẩm định", "Trả kết quả"].entries()) {
      await rows.filter({ hasText: step }).getByRole("combobox").selectOption(String(target + 1));
    }
    await expect(entry("q-buoc")).toHaveClass(/done/);
  });

  await test.step("gaps, a scale and a poll", async () => {
    await page.getByRole("combobox", { name: say("question-gap", { number: 1 }) }).selectOption({ label: "Quyết định" });
    await page.getByRole("textbox", { name: say("question-gap", { number: 2 }) }).fill("5,0");
    await page.locator('[id="q-ich"]').getByRole("radio").nth(3).check();
    await page.getByLabel("Dữ liệu mở").check();
    await saved();
    await expect(entry("q-dien")).toHaveClass(/done/);
  });

  await test.step("all of it is still there after a reload", async () => {
    await page.reload();
    await expect(page.getByLabel("Hội thảo")).toHaveValue("none");
    await expect(page.getByRole("textbox", { name: say("question-gap", { number: 2 }) })).toHaveValue("5,0");
    await expect(page.getByLabel("Dữ liệu mở")).toBeChecked();
  });

  await test.step("reviewed", async () => {
    await page.waitForLoadState("networkidle");
    await page.getByRole("button", { name: say("attempt-look-over") }).click();
    await page.getByRole("button", { name: say("submit-verb") }).click();
    await expect(page.getByRole("heading", { level: 1, name: say("result-passed") })).toBeVisible();
    await expect(page.getByText("Quốc hội làm luật.")).toBeVisible();
    await expectAccessible(page, true);
  });
});
