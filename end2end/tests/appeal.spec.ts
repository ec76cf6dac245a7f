// A learner says that a question is wrong; an instructor answers; she reads it. Nobody needs a script.
import { expectAccessible } from "../support/accessibility";
import { signIn } from "../support/learning";
import { Forms } from "../support/shortcut";
import { expect, test } from "../support/world";

const COURSE = "chuyen-doi-so-ai";

test.use({ javaScriptEnabled: false });

test("a question is appealed, answered in words, and the learner reads it beside the question and in her messages", async ({
  page,
  browser,
  server,
  say,
  viewport,
  locale,
  faults,
}) => {
  await signIn(page, say, server.accounts.get("tuan")!);
  const forms = new Forms(page.request, server);
  await forms.study(COURSE, ["bai-1", "bai-2"]);
  const result = await forms.submit(COURSE, await forms.start(COURSE, "kt"));
  const question = () => page.locator("#q-so");

  await test.step("the learner says what is wrong", async () => {
    await page.goto(result);
    await expectAccessible(page, false);
    await question().getByRole("link").last().click();
    await expect(page.getByRole("heading", { level: 1, name: say("appeal-title") })).toBeVisible();
    await expectAccessible(page, false);
    await page.getByLabel(say("appeal-reason")).evaluate((field) => field.removeAttribute("required"));
    faults.allow(/appeals\/q-so: 422|status of 422/);
    await page.getByRole("button", { name: say("appeal-send") }).click();
    await expect(page.locator("#reason-error")).toBeVisible();
    await expectAccessible(page, false);
    await page.getByLabel(say("appeal-reason")).fill("Đề không nói rõ tính cả ngày nghỉ hay không.");
    await page.getByRole("button", { name: say("appeal-send") }).click();
    await expect(page.getByText(say("flash-appealed"))).toBeVisible();
    await expect(question().getByText(say("appeal-open"))).toBeVisible();
    await expectAccessible(page, false);
  });

  await test.step("the instructor answers", async () => {
    const context = await browser.newContext({ baseURL: server.url, viewport, locale, javaScriptEnabled: false });
    const desk = await context.newPage();
    await signIn(desk, say, server.accounts.get("ha")!);
    await desk.goto(`/teaching/${COURSE}`);
    await desk.getByRole("link", { name: say("teaching-appeals") }).click();
    await expectAccessible(desk, false);
    await desk.getByRole("link", { name: say("appeals-answer") }).first().click();
    await expect(desk.getByText("Đề không nói rõ tính cả ngày nghỉ hay không.")).toBeVisible();
    await expectAccessible(desk, false);
    await desk.getByLabel(say("appeal-outcome")).selectOption("kept");
    await desk.getByLabel(say("appeal-answer"), { exact: true }).fill("Bài một nói rõ là không tính ngày nghỉ.");
    await desk.getByRole("button", { name: say("appeal-answer-send") }).click();
    await expect(desk.getByText(say("flash-appeal-answered"))).toBeVisible();
    await context.close();
  });

  await test.step("the learner reads it", async () => {
    await page.goto("/messages");
    await expect(page.getByText(say("message-unread")).first()).toBeVisible();
    await expectAccessible(page, false);
    await page.getByRole("button", { name: new RegExp(say("message-read-and-go").source.replace(/\\s\*\$$/, "")) }).first().click();
    await expect(question().getByText("Bài một nói rõ là không tính ngày nghỉ.")).toBeVisible();
    await expectAccessible(page, false);
    await page.goto("/messages");
    await expect(page.getByText(say("messages-all-read"))).toBeVisible();
    await expectAccessible(page, false);
  });
});
