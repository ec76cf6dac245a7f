// An administrator turns ethnicity on with its purpose; the coordinator says it of somebody, who reads value and purpose;
// turned off, it is gone everywhere, and what was kept is erased after typing its name.
import { expectAccessible } from "../support/accessibility";
import { signIn } from "../support/learning";
import { expect, test } from "../support/world";
import type { Page } from "@playwright/test";

const PURPOSE = "Báo cáo cơ cấu cán bộ theo dân tộc, Thông tư 03/2023/TT-BNV";

for (const script of [true, false]) {
  test.describe(script ? "with a script" : "without a script", () => {
    test.use({ javaScriptEnabled: script });

    test("a sensitive field lives from being turned on to being erased", async ({ page, browser, server, say, locale, viewport, faults }) => {
      test.slow();
      faults.allow(/422/);
      const other = async (name: string): Promise<Page> => {
        const own = await browser.newContext({ baseURL: server.url, locale, viewport, javaScriptEnabled: script });
        const theirs = await own.newPage();
        await signIn(theirs, say, server.accounts.get(name)!);
        return theirs;
      };
      await signIn(page, say, server.accounts.get("minh")!);
      await page.goto("/admin/sensitive");
      await expectAccessible(page, script);
      const card = page.locator('section[aria-labelledby="ethnicity"]');
      await card.locator("#purpose-ethnicity").fill("báo cáo");
      await card.getByRole("button", { name: say("sensitive-turn-on") }).click();
      await expect(page.locator("#purpose-ethnicity")).toHaveValue("báo cáo");
      await expect(page.locator("#purpose-ethnicity")).toHaveAttribute("aria-invalid", "true");
      await expectAccessible(page, script);
      await card.locator("#purpose-ethnicity").fill(PURPOSE);
      await card.getByLabel(say("sensitive-confirm")).check();
      await card.getByRole("button", { name: say("sensitive-turn-on") }).click();
      await expect(page.getByText(say("flash-sensitive-on"))).toBeVisible();
      await expectAccessible(page, script);

      const desk = await other("tuan");
      await desk.goto("/desk/people?q=hanh");
      await desk.getByRole("link", { name: /Hạnh/ }).first().click();
      await desk.getByText(say("sensitive-change"), { exact: true }).click();
      await desk.locator("#ethnicity").selectOption({ label: "Tày" });
      await desk.getByRole("button", { name: say("sensitive-save"), exact: true }).click();
      await expect(desk.getByText(say("flash-sensitive-saved"))).toBeVisible();
      await expectAccessible(desk, script);

      const hanh = await other("hanh");
      await hanh.goto("/account");
      await expect(hanh.getByText("Tày")).toBeVisible();
      await expect(hanh.getByText(PURPOSE)).toBeVisible();
      await expectAccessible(hanh, script);

      await card.getByLabel(say("sensitive-end-confirm")).check();
      await card.getByRole("button", { name: say("sensitive-end"), exact: true }).click();
      await expect(page.getByText(say("flash-sensitive-off"))).toBeVisible();
      await hanh.reload();
      await expect(hanh.getByText("Tày")).toHaveCount(0);
      await expectAccessible(page, script);
      const label = await card.locator('label[for="typed-ethnicity"]').innerText();
      await card.locator("#typed-ethnicity").fill(/[“‘«]\s*(.+?)\s*[”’»]/.exec(label)?.[1] ?? "");
      await card.getByRole("button", { name: say("sensitive-erase") }).click();
      await expect(page.getByText(say("flash-sensitive-erased"))).toBeVisible();
      await expect(card.locator("#typed-ethnicity")).toHaveCount(0);
      await desk.context().close();
      await hanh.context().close();
    });
  });
}
