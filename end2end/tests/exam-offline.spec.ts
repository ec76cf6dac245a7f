import { lookOverAndSubmit, signIn } from "../support/learning";
import { Forms } from "../support/shortcut";
import { expect, test } from "../support/world";

const COURSE = "moi-loai";

test("an exam goes on while the network is dead, and on another device", async ({
  page,
  context,
  locale,
  server,
  say,
  faults,
}) => {
  const account = server.accounts.get("duc")!;
  await signIn(page, say, account);
  await new Forms(page.request, server).study(COURSE, ["kl-b1"]);
  await page.goto(`/courses/${COURSE}/quizzes/loai`);
  await page.getByLabel(say("honour-statement")).check();
  await page.getByRole("button", { name: say("quiz-start") }).click();
  const attempt = `${page.url().split("?")[0]}?view=all`;
  const state = page.locator("#save-state");

  await test.step("answers of every kind wait on the device, and the clock goes on", async () => {
    await page.goto(attempt);
    await page.waitForLoadState("networkidle");
    await page.getByLabel("Quốc hội").selectOption({ label: "Luật" });
    await expect(state).toHaveText(say("save-saved"));
    faults.allow(/ERR_INTERNET_DISCONNECTED/);
    await page.waitForLoadState("networkidle");
    await context.setOffline(true);
    await page.getByLabel("Chính phủ").selectOption({ label: "Nghị định" });
    await expect(state).toHaveText(say("save-waiting"));
    await page.getByLabel("Hội thảo").selectOption("none");
    await page.getByRole("combobox", { name: say("question-gap", { number: 1 }) }).selectOption({ label: "Quyết định" });
    await page.getByRole("textbox", { name: say("question-gap", { number: 2 }) }).fill("5");
    await page.locator('[id="q-ich"]').getByRole("radio").nth(4).check();
    await expect(page.locator('[data-question="q-noi"]')).toHaveClass(/done/);
    const clock = page.getByRole("timer");
    const before = await clock.innerText();
    await expect(clock).not.toHaveText(before);
    await expect(state).toHaveText(say("save-waiting"));
  });

  await test.step("the network is back: all of them are kept by the server", async () => {
    await context.setOffline(false);
    await expect(state).toHaveText(say("save-saved"), { timeout: 45_000 });
  });

  await test.step("another device goes on with them and hands in", async () => {
    const device = await context.browser()!.newContext({ baseURL: server.url, locale });
    const other = await device.newPage();
    await signIn(other, say, account);
    await other.goto(attempt);
    await other.waitForLoadState("networkidle");
    await expect(other.getByLabel("Hội thảo")).toHaveValue("none");
    await expect(other.getByRole("textbox", { name: say("question-gap", { number: 2 }) })).toHaveValue("5");
    await expect(other.locator('[id="q-ich"]').getByRole("radio").nth(4)).toBeChecked();
    await lookOverAndSubmit(other, say);
    await expect(other.getByRole("heading", { level: 1, name: say("result-passed") })).toBeVisible();
    await device.close();
  });

  await test.step("the first device is told so and changes nothing", async () => {
    await page.reload();
    await expect(page).toHaveURL(/\/result$/);
  });
});
