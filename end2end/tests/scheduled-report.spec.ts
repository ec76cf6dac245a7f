// A coordinator has a report made by itself, sends today's to see what recipients get, changes, pauses and ends it; a
// recipient finds it in the inbox and in the mail, and stops it by the link without a sign-in. Yearly hours, too.
import { expectAccessible } from "../support/accessibility";
import { signIn } from "../support/learning";
import { expect, test } from "../support/world";

for (const script of [true, false]) {
  test.describe(script ? "with a script" : "without a script", () => {
    test.use({ javaScriptEnabled: script });

    test("a report of hours is made and sent on a schedule", async ({
      page,
      browser,
      server,
      say,
      locale,
      viewport,
      faults,
    }) => {
      test.slow();
      faults.allow(/422/);
      const accessible = () => expectAccessible(page, script);
      await signIn(page, say, server.accounts.get("tuan")!);
      await page.goto("/desk/schedules");
      await expect(page.getByRole("heading", { level: 1, name: say("schedules-title") })).toBeVisible();
      await accessible();

      // The report that is to come again: hours of the year by sex.
      await page.goto("/desk/reports");
      await page.locator('a[href="/desk/reports/hours"]').click();
      await accessible();
      await page.locator("#rows").selectOption("staff-level");
      await page.locator("#columns").selectOption("sex");
      await page.getByRole("button", { name: say("report-make") }).click();
      await expect(page.getByRole("heading", { name: say("report-figures"), exact: true })).toBeVisible({ timeout: 20_000 });
      await expect(page.locator(".chips").getByRole("link", { name: say("report-reached-share") })).toBeVisible();
      await accessible();
      await page.locator(".chips").getByRole("link", { name: say("report-mean-tiet") }).click();
      await expect(page.locator("table.figures")).toBeVisible();

      // What cannot be is said by its field.
      await page.getByRole("link", { name: say("schedule-this") }).click();
      await accessible();
      await page.locator('input[name="formats"][value="xlsx"]').uncheck();
      await page.getByRole("button", { name: say("schedule-make") }).click();
      await expect(page.locator("#formats-error")).toContainText(say("schedule-formats-none"));
      await accessible();

      // Every quarter on its last day, to herself and to the administrator.
      await page.locator("#rhythm").selectOption("quarterly");
      await page.locator("#day").selectOption("31");
      await page.locator("#span").selectOption("year-so-far");
      await page.locator('input[name="formats"][value="pdf"]').check();
      await page.getByRole("checkbox", { name: /Đặng Quốc Minh/ }).check();
      await page.getByRole("button", { name: say("schedule-make") }).click();
      await expect(page.getByText(say("flash-schedule-made"))).toBeVisible();
      await expect(page.locator(".page-head")).toContainText(text(say("schedule-each-quarter-end")));
      await accessible();
      const schedule = new URL(page.url()).pathname;

      // Today's at once.
      await page.getByRole("button", { name: say("schedule-run-now") }).click();
      await expect(page.getByText(say("schedule-run-sent"), { exact: true })).toBeVisible({ timeout: 20_000 });
      await expect(page.getByRole("listitem").filter({ hasText: "Đặng Quốc Minh" }).first()).toBeVisible();
      await accessible();

      // The recipient: inbox, report, and the link of the mail.
      const own = await browser.newContext({ baseURL: server.url, locale, viewport, javaScriptEnabled: script });
      const minh = await own.newPage();
      await signIn(minh, say, server.accounts.get("minh")!);
      await minh.goto("/messages");
      // Whoever has chosen no language is written to in Vietnamese.
      await expect(minh.getByRole("heading", { name: /Báo cáo định kỳ: Giờ học năm/ }).first()).toBeVisible();
      await minh.goto("/desk/schedules");
      await expectAccessible(minh, script);
      await expect(minh.getByRole("heading", { name: say("schedules-arriving") })).toBeVisible();
      const report = (await page.locator('.agenda a[href^="/desk/reports/"]').first().getAttribute("href"))!;
      await expect
        .poll(async () => (await server.mail.to("minh@example.vn")).text, { timeout: 20_000 })
        .toContain(report);
      const mail = await server.mail.to("minh@example.vn");
      await minh.goto(report);
      await expect(minh.getByRole("heading", { name: say("report-figures"), exact: true })).toBeVisible();
      await expect(minh.getByRole("button", { name: say("report-repeat") })).toHaveCount(0);
      await expectAccessible(minh, script);
      await own.close();
      const stranger = await browser.newContext({ baseURL: server.url, locale, viewport, javaScriptEnabled: script });
      const door = await stranger.newPage();
      const link = /\S+(\/schedules\/\S+)/.exec(mail.text)?.[1];
      expect(link, mail.text).toBeTruthy();
      await door.goto(link!);
      await expectAccessible(door, script);
      await door.getByRole("button", { name: say("schedule-stop") }).click();
      await expect(door.getByText(say("schedule-is-stopped"))).toBeVisible();
      await expectAccessible(door, script);
      await stranger.close();

      // Changed, paused, gone on with, ended.
      await page.goto(`${schedule}/edit`);
      await expect(page.getByRole("main")).toContainText(text(say("schedule-has-stopped")));
      await accessible();
      await page.locator("#rhythm").selectOption("weekly");
      await page.locator("#weekday").selectOption("1");
      await page.getByRole("button", { name: say("schedule-save") }).click();
      await expect(page.getByText(say("flash-schedule-changed"))).toBeVisible();
      await page.getByRole("button", { name: say("schedule-pause") }).click();
      await expect(page.getByText(say("flash-schedule-paused"))).toBeVisible();
      await accessible();
      await page.getByRole("button", { name: say("schedule-resume") }).click();
      await expect(page.getByText(say("flash-schedule-resumed"))).toBeVisible();
      await page.getByText(say("schedule-end"), { exact: true }).click();
      await page.getByRole("button", { name: say("schedule-end-sure") }).click();
      await expect(page.getByText(say("flash-schedule-ended"))).toBeVisible();
      await page.goto("/desk/schedules");
      await expect(page.getByText(say("schedule-ended"), { exact: true }).first()).toBeVisible();
      await accessible();
    });
  });
}

/** The plain text of a sentence that has nothing to fill in. */
function text(pattern: RegExp): string {
  return pattern.source.replace(/^\^\\s\*|\\s\*\$$/g, "").replace(/\\(.)/g, "$1");
}
