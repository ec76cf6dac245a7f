import { lookOverAndSubmit, signIn } from "../support/learning";
import { Forms } from "../support/shortcut";
import { expect, test } from "../support/world";

const COURSE = "chuyen-doi-so-ai";

test("answers are saved as they are given, kept while offline, and one attempt stays one", async ({
  page,
  context,
  server,
  say,
  faults,
}) => {
  await signIn(page, say, server.accounts.get("thanhha")!);
  const forms = new Forms(page.request, server);
  await forms.study(COURSE, ["bai-1", "bai-2"]);
  const attempt = await forms.start(COURSE, "kt");
  const state = page.locator("#save-state");
  const option = (of: typeof page, question: string, place: number) =>
    of.locator(`input[name="q.${question}"][value="${place}"]`);

  await test.step("saved at once", async () => {
    await page.goto(`${attempt}?view=all`);
    await expect(state).toHaveText(say("save-nothing-yet"));
    await page.waitForLoadState("networkidle");
    await option(page, "q-mot", 0).check();
    await expect(state).toHaveText(say("save-saved"));
    await page.reload();
    await expect(option(page, "q-mot", 0)).toBeChecked();
  });

  await test.step("kept while there is no network, sent when it is back", async () => {
    faults.allow(/ERR_INTERNET_DISCONNECTED/);
    await page.waitForLoadState("networkidle");
    await context.setOffline(true);
    await option(page, "q-dung", 1).check();
    await expect(state).toHaveText(say("save-waiting"));
    await context.setOffline(false);
    await expect(state).toHaveText(say("save-saved"), { timeout: 45_000 });
    await page.reload();
    await expect(option(page, "q-dung", 1)).toBeChecked();
  });

  await test.step("two tabs, one attempt, one result", async () => {
    await page.waitForLoadState("networkidle");
    const second = await context.newPage();
    await second.goto(`${attempt}?view=all`);
    await second.waitForLoadState("networkidle");
    await option(second, "q-nhieu", 0).check();
    await expect(second.locator("#save-state")).toHaveText(say("save-saved"));
    await page.locator('[id="q-so"]').getByRole("textbox").fill("12");
    await lookOverAndSubmit(page, say);
    await expect(page).toHaveURL(/\/result$/);
    await second.getByRole("button", { name: say("attempt-look-over") }).click();
    await expect(second).toHaveURL(/\/result$/);
    const lead = await page.getByRole("main").innerText();
    await second.reload();
    expect(await second.getByRole("main").innerText()).toBe(lead);
    await second.close();
    await page.goto(`/courses/${COURSE}/quizzes/kt`);
    await expect(page.getByRole("link", { name: say("quiz-attempt-review") })).toHaveCount(1);
  });
});
