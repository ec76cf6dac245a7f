import { expectAccessible } from "../support/accessibility";
import { signIn } from "../support/learning";
import { Forms } from "../support/shortcut";
import { expect, test } from "../support/world";

const COURSE = "moi-loai";

test("an essay and a file are handed in, marked by their rubrics, and the learner reads why", async ({
  page,
  browser,
  server,
  say,
  viewport,
  locale,
}) => {
  const learner = server.accounts.get("duc")!;
  await signIn(page, say, learner);
  const forms = new Forms(page.request, server);
  await forms.study(COURSE, ["kl-b1"]);
  const attempt = await forms.start(COURSE, "thu-hoach");

  await test.step("write and hand in", async () => {
    await page.goto(`${attempt}?view=all`);
    await page.waitForLoadState("networkidle");
    await page.getByLabel(say("essay-label")).fill("Họp giao ban đứng, mười phút, mỗi người một việc.");
    await expect(page.getByText(say("essay-count", { count: 10 }))).toBeVisible();
    await expect(page.locator("#save-state")).toHaveText(say("save-saved"));
    await page.getByLabel(say("upload-label")).setInputFiles({
      name: "bảng kê.txt",
      mimeType: "text/plain",
      buffer: Buffer.from("việc; người; ngày"),
    });
    await expectAccessible(page, true);
    await page.getByRole("button", { name: say("attempt-save"), exact: true }).click();
    await expect(page.getByText("bảng kê.txt").first()).toBeVisible();
    await page.waitForLoadState("networkidle");
    await page.getByRole("button", { name: say("attempt-look-over") }).click();
    await page.getByRole("button", { name: say("submit-verb") }).click();
    await expect(page.getByRole("heading", { level: 1, name: say("result-waiting") })).toBeVisible();
    await expectAccessible(page, true);
  });

  await test.step("the instructor marks both answers", async () => {
    const context = await browser.newContext({ baseURL: server.url, viewport, locale });
    const desk = await context.newPage();
    await signIn(desk, say, server.accounts.get("ha")!);
    await desk.goto(`/teaching/${COURSE}`);
    await expectAccessible(desk, true);
    await desk.goto(`/teaching/${COURSE}/quizzes/thu-hoach/marking`);
    await expectAccessible(desk, true);
    await desk.getByRole("listitem").filter({ hasText: "Nêu một cải tiến" }).getByRole("link").click();
    await expect(desk.getByText("Họp giao ban đứng, mười phút, mỗi người một việc.")).toBeVisible();
    await expectAccessible(desk, true);
    await desk.getByLabel("Nêu đúng vấn đề").fill("1,5");
    await desk.getByLabel("Cách đo kết quả").fill("1");
    await desk.getByLabel(say("mark-comment")).fill("Rõ và làm được ngay.");
    await desk.getByRole("button", { name: say("mark-save") }).click();
    await desk.getByRole("listitem").filter({ hasText: "Nộp bảng kê" }).getByRole("link").click();
    await desk.getByLabel("Đủ cột").fill("1");
    await desk.getByRole("button", { name: say("mark-save") }).click();
    await expect(desk.getByText(say("queue-empty"))).toBeVisible();
    await desk.getByRole("listitem").filter({ hasText: "Nêu một cải tiến" }).getByRole("link").click();
    await expectAccessible(desk, true);
    await desk.getByLabel(say("second-reason")).fill("Bài sát mức đạt.");
    await desk.getByRole("button", { name: say("second-ask") }).click();
    await expect(desk.getByText(say("flash-second-asked"))).toBeVisible();
    await context.close();
  });

  await test.step("somebody else marks it without seeing the first mark", async () => {
    const context = await browser.newContext({ baseURL: server.url, viewport, locale });
    const desk = await context.newPage();
    await signIn(desk, say, server.accounts.get("minh")!);
    await desk.goto(`/teaching/${COURSE}/quizzes/thu-hoach/marking`);
    await expectAccessible(desk, true);
    await desk.getByRole("region", { name: say("queue-second") }).getByRole("link").click();
    await expect(desk.getByText(say("second-blind"))).toBeVisible();
    await expect(desk.getByText("Rõ và làm được ngay.")).toHaveCount(0);
    await expectAccessible(desk, true);
    await desk.getByLabel("Nêu đúng vấn đề").fill("2");
    await desk.getByLabel("Cách đo kết quả").fill("1");
    await desk.getByLabel(say("mark-comment")).fill("Nên thêm số liệu.");
    await desk.getByRole("button", { name: say("mark-save") }).click();
    await expect(desk.getByText(say("flash-second-agreed"))).toBeVisible();
    await context.close();
  });

  await test.step("the learner sees points and words", async () => {
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: say("result-passed") })).toBeVisible();
    await expect(page.getByText("Rõ và làm được ngay.")).toBeVisible();
    await expect(page.getByText("Nên thêm số liệu.")).toBeVisible();
    await expect(page.getByText(say("result-second-agreed"))).toBeVisible();
    await expect(page.getByText("Bài mẫu: họp giao ban đứng mười phút.")).toBeVisible();
    await expectAccessible(page, true);
  });
});
