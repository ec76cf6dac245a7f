import { expectAccessible } from "../support/accessibility";
import { signIn } from "../support/learning";
import { Forms } from "../support/shortcut";
import { expect, test } from "../support/world";

test.use({ javaScriptEnabled: false });

test("a wrong password keeps the name that was typed", async ({ page, say, faults }) => {
  faults.allow(/\/session: 4|status of 4/);
  await page.goto("/sign-in?next=%2Fcourses");
  await page.getByLabel(say("sign-in-login")).fill("hanh");
  await page.getByLabel(say("sign-in-password")).fill("không phải mật khẩu này");
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name: say("sign-in-go") }).click();
  expect((await answered).status()).toBe(422);
  await expect(page.getByRole("alert").or(page.locator(".error")).first()).toBeVisible();
  await expect(page.getByLabel(say("sign-in-login"))).toHaveValue("hanh");
  await expectAccessible(page, false);
});

test("an answer that cannot be taken stays in its field, with the reason beside it", async ({ page, server, say, faults }) => {
  await signIn(page, say, server.accounts.get("duc")!);
  const forms = new Forms(page.request, server);
  await forms.study("chuyen-doi-so-ai", ["bai-1", "bai-2"]);
  const attempt = await forms.start("chuyen-doi-so-ai", "kt");
  faults.allow(/answers: 422|status of 422/);
  await page.goto(`${attempt}?view=all`);
  const number = page.locator('[id="q-so"]').getByRole("textbox");
  await number.fill("mười hai");
  await page.locator('input[name="q.q-mot"][value="0"]').check();
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name: say("attempt-save") }).click();
  expect((await answered).status()).toBe(422);
  await expect(number).toHaveValue("mười hai");
  await expect(number).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator('[id="q.q-so-error"]')).toBeVisible();
  await expect(page.locator('input[name="q.q-mot"][value="0"]')).toBeChecked();
  await expectAccessible(page, false);
  await number.fill("12");
  await page.getByRole("button", { name: say("attempt-save") }).click();
  await expect(number).toHaveValue("12");
  await expect(number).not.toHaveAttribute("aria-invalid", "true");
});

test("a page that is not there says so and leads on", async ({ page, server, say, faults }) => {
  faults.allow(/404/);
  await signIn(page, say, server.accounts.get("tuan")!);
  for (const path of ["/courses/khong-co", "/courses/chuyen-doi-so-ai/lessons/khong-co", "/khong-co"]) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
    await expect(page.getByRole("main").getByRole("link").first()).toBeVisible();
    await expectAccessible(page, false);
  }
});
