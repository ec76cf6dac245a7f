// A coordinator opens a cohort, fills it by a rule, and follows it; a learner finds course, reason and due date, pauses
// and completes; an extension shows where it is read.
import { expectAccessible } from "../support/accessibility";
import { signIn } from "../support/learning";
import { Forms } from "../support/shortcut";
import { expect, test } from "../support/world";
import type { Page } from "@playwright/test";
import type { Say } from "../support/words";

const COURSE = "Giao tiếp ở bộ phận một cửa";

// Each half has a learner of its own, found by her position.
const halves = [
  { script: true, learner: "thanhha", position: "cong chuc MOT CUA" },
  { script: false, learner: "minh", position: "quản trị hệ thống" },
];

for (const { script, learner, position } of halves) {
  test.describe(script ? "with a script" : "without a script", () => {
    test.use({ javaScriptEnabled: script });

    test("a cohort is filled by a rule, followed, extended and completed", async ({ page, browser, server, say, locale, viewport }) => {
      test.slow();
      const title = `Đợt thử ${learner}`;
      const name = server.accounts.get(learner)!.fullName;
      await signIn(page, say, server.accounts.get("tuan")!);
      await page.goto("/desk");
      await expect(page.getByRole("heading", { name: say("desk-matters") })).toBeVisible();
      await expectAccessible(page, script);

      await page.goto("/desk/cohorts");
      await page.getByRole("link", { name: say("cohort-open"), exact: true }).first().click();
      await page.getByLabel(say("cohort-title"), { exact: true }).fill(title);
      await page.locator("#unit").selectOption({ label: "Tỉnh Sông Lam" });
      await page.locator('[id="what.0"]').selectOption({ label: COURSE });
      await page.locator('[id="due.0"]').fill(day(20));
      await page.locator('[id="why.0"]').fill("Kế hoạch nâng cao chất lượng một cửa");
      await expectAccessible(page, script);
      await page.getByRole("button", { name: say("cohort-open-now") }).click();

      await expect(page).toHaveURL(/\/filling$/);
      await expectAccessible(page, script);
      await page.locator("#position").fill(position);
      await page.getByRole("button", { name: say("cohort-preview-rule") }).click();
      await expect(page.getByRole("rowheader", { name })).toBeVisible();
      await expect(page.getByRole("heading", { name: say("cohort-unmeant-title") })).toBeVisible();
      await expectAccessible(page, script);
      const posted = page.waitForURL(/\/desk\/cohorts\/[^/]+$/);
      await page.locator("form", { has: page.locator('[name="way"]') }).getByRole("button").click();
      await posted;
      const cohort = new URL(page.url()).pathname;
      await expectNumber(page, say, "bucket-not-started", 1);
      await expectAccessible(page, script);

      // The learner finds what is asked, until when and why.
      const own = await browser.newContext({ baseURL: server.url, locale, viewport, javaScriptEnabled: script });
      const desk = await own.newPage();
      await signIn(desk, say, server.accounts.get(learner)!);
      await desk.goto("/");
      const task = desk.getByRole("listitem").filter({ hasText: COURSE }).first();
      await expect(task).toContainText("Kế hoạch nâng cao chất lượng một cửa");
      await expect(task).toContainText(shown(day(20)));

      // An extension with its reason.
      await page.getByRole("link", { name, exact: true }).click();
      await expect(page.getByRole("heading", { name: say("duty-title") })).toBeVisible();
      await expectAccessible(page, script);
      const section = page.locator("section.card").filter({ hasText: title });
      await section.locator("summary").first().click();
      await expect(section.getByText(say("why-not-begun"))).toBeVisible();
      await section.locator("summary").last().click();
      await section.locator('[name="due_on"]').fill(day(40));
      await section.locator('[name="reason"]').fill("Đi công tác dài ngày");
      await section.getByRole("button", { name: say("duty-extend") }).click();
      await expect(page.getByText(say("flash-exception-recorded"))).toBeVisible();
      await desk.goto("/");
      await expect(task).toContainText("Đi công tác dài ngày");
      await expect(task).toContainText(shown(day(40)));

      // A pause of her own: the coordinator sees the day alone.
      await desk.goto("/account");
      await desk.locator("#until").fill(day(4));
      await desk.getByRole("button", { name: say("pause-begin"), exact: true }).click();
      await expect(desk.getByText(say("pause-until"))).toBeVisible();
      await expectAccessible(desk, script);
      await page.goto(cohort);
      await expectNumber(page, say, "bucket-paused", 1);
      await expect(page.getByText(say("cohort-paused-until"))).toBeVisible();
      await desk.getByRole("button", { name: say("pause-end") }).click();
      await expect(desk.getByRole("button", { name: say("pause-begin"), exact: true })).toBeVisible();

      // She completes the course, and the numbers follow.
      await new Forms(own.request, server).post("/courses/giao-tiep/lessons/g-bai/completion");
      await page.reload();
      await expectNumber(page, say, "bucket-done", 1);
      await page.goto(`${cohort}?state=done`);
      await expect(page.getByRole("rowheader", { name })).toBeVisible();
      await own.close();
    });
  });
}

/** The link of a bucket says how many are in it. */
async function expectNumber(page: Page, say: Say, bucket: string, number: number): Promise<void> {
  const word = say(bucket).source.replace(/^\^\\s\*/, "").replace(/\\s\*\$$/, "");
  await expect(page.getByRole("link", { name: new RegExp(`^${number} ${word}$`) })).toBeVisible();
}

/** So many days from today, as a field of a form takes it. */
function day(days: number): string {
  const at = new Date(Date.now() + days * 86_400_000);
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Ho_Chi_Minh" }).format(at);
}

/** Day and month as the agenda shows them. */
function shown(day: string): string {
  const [, month, date] = day.split("-");
  return `${date}/${month}`;
}
