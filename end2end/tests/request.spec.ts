// A learner asks to join a cohort in two steps: her unit agrees, the cohort agrees, it is full, she waits, a place gets
// free, she is in.
import { expectAccessible } from "../support/accessibility";
import { signIn } from "../support/learning";
import { expect, test } from "../support/world";
import type { Page } from "@playwright/test";

const COURSE = "Giao tiếp ở bộ phận một cửa";

// Who asks, and whose place gets free: by staff code.
const halves = [
  { script: true, learner: "thanhha", first: { name: "duc", code: "TL-0031" } },
  { script: false, learner: "hanh", first: { name: "duc", code: "TL-0031" } },
];

for (const { script, learner, first } of halves) {
  test.describe(script ? "with a script" : "without a script", () => {
    test.use({ javaScriptEnabled: script });

    test("a request goes through both steps and the waiting list", async ({ page, browser, server, say, locale, viewport, faults }) => {
      test.slow();
      faults.allow(/422/);
      const title = `Lớp xin học ${learner}`;
      const name = server.accounts.get(learner)!.fullName;
      const other = async (account: string): Promise<Page> => {
        const own = await browser.newContext({ baseURL: server.url, locale, viewport, javaScriptEnabled: script });
        const desk = await own.newPage();
        await signIn(desk, say, server.accounts.get(account)!);
        return desk;
      };

      // The coordinator opens a cohort with one place, which is taken.
      const desk = await other("tuan");
      await desk.goto("/desk/cohorts/new");
      await desk.locator("#title").fill(title);
      await desk.locator("#unit").selectOption({ label: "Tỉnh Sông Lam" });
      await desk.locator("#capacity").fill("1");
      await desk.locator("#request_steps").selectOption("2");
      await desk.locator("#requests_until").fill(day(10));
      await desk.locator('[id="what.0"]').selectOption({ label: COURSE });
      await desk.locator('[id="due.0"]').fill(day(20));
      await desk.locator('[id="why.0"]').fill("Lớp tự nguyện của tỉnh");
      await expectAccessible(desk, script);
      await desk.getByRole("button", { name: say("cohort-open-now") }).click();
      await desk.locator("#list").fill(first.code);
      await desk.getByRole("button", { name: say("cohort-preview-list") }).click();
      const posted = desk.waitForURL(/\/desk\/cohorts\/[^/]+$/);
      await desk.locator("form", { has: desk.locator('[name="way"]') }).getByRole("button").click();
      await posted;
      const cohort = new URL(desk.url()).pathname;

      // The learner finds it at home and asks.
      await signIn(page, say, server.accounts.get(learner)!);
      await page.goto("/");
      await page.getByRole("link", { name: title }).first().click();
      await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
      await expect(page.getByText(say("join-steps-two"))).toBeVisible();
      await expect(page.getByText(say("join-full"))).toBeVisible();
      await expectAccessible(page, script);
      await page.locator("#wish").fill("Tôi mới chuyển sang bộ phận một cửa");
      await page.getByRole("button", { name: say("join-send") }).click();
      await expect(page.getByText(say("flash-join-sent"))).toBeVisible();
      await expect(page.getByText(say("join-state-unit"))).toBeVisible();
      await expectAccessible(page, script);
      await page.goto("/cohorts");
      await expect(page.getByRole("listitem").filter({ hasText: title }).getByText(say("join-state-unit"))).toBeVisible();
      await expectAccessible(page, script);

      // Her unit finds it among what needs it today; a refusal without a reason comes back.
      await desk.goto("/desk");
      await desk.locator('.agenda a[href="/desk/requests"]').click();
      const line = desk.getByRole("row").filter({ hasText: name }).filter({ hasText: title });
      await expect(line).toContainText("Tôi mới chuyển sang bộ phận một cửa");
      await expectAccessible(desk, script);
      await line.getByRole("checkbox").check();
      await desk.getByRole("button", { name: say("join-refuse") }).click();
      await expect(desk.locator("#reason-error")).toContainText(say("join-reason-needed"));
      await expect(line.getByRole("checkbox")).toBeChecked();
      await expectAccessible(desk, script);
      await desk.getByRole("button", { name: say("join-approve") }).click();
      await expect(desk.getByText(say("flash-join-decided"))).toBeVisible();
      await page.goto("/");
      await expect(page.getByText(say("join-state-class")).first()).toBeVisible();

      // Who coordinates the cohort agrees; it is full, so she waits.
      const coordinator = await other("minh");
      await coordinator.goto(`/desk/requests?cohort=${cohort.split("/").pop()}`);
      await coordinator.getByRole("row").filter({ hasText: name }).getByRole("checkbox").check();
      await coordinator.getByRole("button", { name: say("join-approve") }).click();
      await expect(coordinator.getByText(say("flash-join-decided"))).toBeVisible();
      await page.goto("/cohorts");
      await page.getByRole("link", { name: title }).first().click();
      await expect(page.getByText(say("join-state-waiting-at", { place: 1 }))).toBeVisible();
      await expectAccessible(page, script);
      await coordinator.goto(cohort);
      await coordinator.getByRole("link", { name: say("join-cohort-requests") }).click();
      await coordinator.getByRole("link", { name: say("join-state-waiting"), exact: true }).click();
      await expect(coordinator.getByRole("row").filter({ hasText: name })).toBeVisible();
      await expectAccessible(coordinator, script);

      // A filling says that somebody waits.
      await desk.goto(`${cohort}/filling`);
      await desk.locator("#list").fill("SNV-014");
      await desk.getByRole("button", { name: say("cohort-preview-list") }).click();
      await expect(desk.getByRole("link", { name: say("join-filling-see") })).toBeVisible();
      await expectAccessible(desk, script);

      // The place gets free, and it is hers.
      await desk.goto(cohort);
      await desk.getByRole("link", { name: server.accounts.get(first.name)!.fullName, exact: true }).click();
      const section = desk.locator("section.card").filter({ hasText: title });
      await section.locator("summary").last().click();
      await section.getByRole("button", { name: say("duty-leave") }).click();
      await expect(desk.getByText(say("flash-cohort-left"))).toBeVisible();
      await page.goto("/messages");
      await expect(page.getByText("Lớp tự nguyện của tỉnh").first()).toBeVisible();
      await page.goto(cohort.replace("/desk", ""));
      await expect(page.getByText(say("join-state-admitted")).first()).toBeVisible();
      await expectAccessible(page, script);
      await desk.goto(cohort);
      await expect(desk.getByRole("rowheader", { name })).toBeVisible();
      await desk.context().close();
      await coordinator.context().close();
    });
  });
}

/** So many days from today, as a field of a form takes it. */
function day(days: number): string {
  const at = new Date(Date.now() + days * 86_400_000);
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Ho_Chi_Minh" }).format(at);
}
