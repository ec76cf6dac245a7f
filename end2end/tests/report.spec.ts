// A coordinator asks for a report, follows a number to the people behind it, takes it away as a file, and makes it again.
import { expectAccessible } from "../support/accessibility";
import { signIn } from "../support/learning";
import { expect, test } from "../support/world";
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";

for (const script of [true, false]) {
  test.describe(script ? "with a script" : "without a script", () => {
    test.use({ javaScriptEnabled: script });

    test("a report is asked for, looked into, taken away and made again", async ({ page, server, say, faults }) => {
      test.slow();
      await signIn(page, say, server.accounts.get("tuan")!);
      await page.goto("/desk/reports");
      await expect(page.getByRole("heading", { name: say("report-yearly") })).toBeVisible();
      await expectAccessible(page, script);

      // The yearly report, at a click.
      await page.getByRole("button", { name: say("report-make") }).click();
      await expect(page.getByRole("heading", { name: say("report-figures"), exact: true })).toBeVisible({ timeout: 20_000 });
      await expectAccessible(page, script);

      // One by courses and sex.
      await page.goto("/desk/reports/new");
      await expectAccessible(page, script);
      await page.locator("#columns").selectOption("sex");
      await page.getByRole("button", { name: say("report-make") }).click();
      await expect(page.getByRole("heading", { name: say("report-figures"), exact: true })).toBeVisible({ timeout: 20_000 });
      await expect(page.locator("figure.chart svg")).toBeVisible();
      await expectAccessible(page, script);
      const report = new URL(page.url()).pathname;

      // A number leads to its people.
      await page.locator(".chips").getByRole("link", { name: say("report-people-counted") }).click();
      const number = page.locator("tfoot a").last();
      const count = await number.textContent();
      await number.click();
      await expect(page.getByRole("heading", { name: new RegExp(`^${count} `) })).toBeVisible();
      await expectAccessible(page, script);

      // Files: twice the same.
      const before = await file(page, report);
      expect(before.subarray(0, 3).toString("hex")).toBe("efbbbf");
      await page.goto(report);
      await page.getByRole("button", { name: say("report-repeat") }).click();
      await expect(page.getByRole("heading", { name: say("report-figures"), exact: true })).toBeVisible({ timeout: 20_000 });
      const again = new URL(page.url()).pathname;
      expect(again).not.toBe(report);
      expect((await file(page, again)).equals(before)).toBe(true);

      // What cannot be is said by its field.
      faults.allow(/desk\/reports: 422|status of 422/);
      await page.goto("/desk/reports/new");
      await page.locator("#to").fill("2020-01-01");
      await page.getByRole("button", { name: say("report-make") }).click();
      await expect(page.getByText(say("report-to-early"))).toBeVisible();
      await expectAccessible(page, script);
    });
  });
}

/** The report as comma-separated text. */
async function file(page: Page, report: string): Promise<Buffer> {
  await page.goto(report);
  const downloading = page.waitForEvent("download");
  await page.locator('a[href$="/files/csv"]').click();
  return readFile(await (await downloading).path());
}
