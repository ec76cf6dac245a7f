// A coordinator plans a meeting of a class; the instructor shows the code; a learner signs in by its real link, is
// corrected by hand, and has completed the course with its certificate.
import { readFileSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { expectAccessible } from "../support/accessibility";
import { signIn } from "../support/learning";
import { Forms } from "../support/shortcut";
import { expect, test } from "../support/world";
import type { Page } from "@playwright/test";

const COURSE = "Thực hành tiếp dân tại lớp";

// Each half has a learner of its own, found by her code.
const halves = [
  { script: true, learner: "hanh", code: "TL-0107" },
  { script: false, learner: "thanhha", code: "TL-0112" },
];

for (const { script, learner, code } of halves) {
  test.describe(script ? "with a script" : "without a script", () => {
    test.use({ javaScriptEnabled: script });

    test("a class meets, attendance is taken by code and by hand, and counts", async ({
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
      const account = server.accounts.get(learner)!;
      const title = `Buổi 1 của ${learner}`;
      const fresh = async (): Promise<Page> =>
        (await browser.newContext({ baseURL: server.url, locale, viewport, javaScriptEnabled: script })).newPage();

      await signIn(page, say, server.accounts.get("tuan")!);
      const cohort = await openCohort(new Forms(page.request, server), learner, code, server.accounts.get("ha")!.fullName);

      // Planning: what is wrong is said by its field, what was typed stays.
      await page.goto(cohort);
      await page.getByRole("link", { name: say("meetings-title"), exact: true }).click();
      await expect(page.getByText(say("meetings-none"))).toBeVisible();
      await expectAccessible(page, script);
      await page.getByRole("link", { name: say("meeting-add") }).click();
      await page.locator("#course").selectOption({ label: COURSE });
      await page.locator("#title").fill(title);
      await page.locator("#held_on").fill(today());
      await page.locator("#from").fill("00:00");
      await page.locator("#until").fill("0h");
      await page.locator("#place").fill("Hội trường A");
      await page.getByRole("button", { name: say("meeting-plan") }).click();
      await expect(page.locator("#until-error")).toContainText(text(say("meeting-ends-too-early")));
      await expect(page.locator("#place")).toHaveValue("Hội trường A");
      await expectAccessible(page, script);
      await page.locator("#until").fill("23h59");
      await page.getByRole("button", { name: say("meeting-plan") }).click();
      await expect(page.getByText(say("flash-meeting-planned"))).toBeVisible();
      await expect(page.getByRole("rowheader", { name: title })).toBeVisible();
      await expectAccessible(page, script);

      // The learner finds it at home, and on the page of the course with the rule.
      const hers = await fresh();
      await signIn(hers, say, account);
      await new Forms(hers.request, server).post("/courses/lop-gap-mat/lessons/lgm-bai/completion");
      await hers.goto("/");
      await hers.getByRole("link", { name: title, exact: true }).click();
      await expect(hers.getByRole("heading", { level: 1, name: title })).toBeVisible();
      await expect(hers.getByRole("link", { name: say("meeting-calendar") })).toBeVisible();
      await expectAccessible(hers, script);
      await hers.goto("/courses/lop-gap-mat");
      await expect(hers.getByText(text(say("rule-share-of-meetings", { percent: 80 })))).toBeVisible();
      await expectAccessible(hers, script);
      await hers.goto("/messages");
      await expect(hers.getByText(title).first()).toBeVisible();

      // The instructor shows the code.
      const wall = await fresh();
      await signIn(wall, say, server.accounts.get("ha")!);
      await wall.goto("/teaching");
      await expectAccessible(wall, script);
      await wall.getByRole("listitem").filter({ hasText: title }).getByRole("link").click();
      await expectAccessible(wall, script);
      await wall.getByRole("link", { name: say("attendance-show-code") }).click();
      await expect(wall.getByRole("img", { name: say("wall-code") })).toBeVisible();
      // The page comes anew by itself: axe looks at a copy that stands still.
      await expectAccessible(wall, false);

      // A phone on which nobody has signed in yet comes back to the button.
      const phone = await fresh();
      await phone.goto((await wall.getByRole("link", { name: say("wall-link") }).getAttribute("href")) ?? "");
      await expect(phone).toHaveURL(/sign-in/);
      await phone.getByLabel(say("sign-in-login")).fill(account.name);
      await phone.getByLabel(say("sign-in-password")).fill(account.password);
      await phone.getByRole("button", { name: say("sign-in-go") }).click();
      await expect(phone).toHaveURL(/\/here\//);
      await expectAccessible(phone, script);
      await phone.getByRole("button", { name: say("here-confirm") }).click();
      await expect(phone).toHaveURL(/\/meetings\/[^/]+$/);
      await expect(phone.getByText(text(say("flash-attended"), say("flash-attended-late")))).toBeVisible();

      // By hand she is put right; the list says who marked what.
      await page.reload();
      await page.getByRole("row").filter({ hasText: title }).getByRole("link", { name: say("meeting-marks", { there: 1, marked: 1 }) }).click();
      const row = page.getByRole("group", { name: new RegExp(account.fullName) });
      await expect(row).toContainText(text(say("attendance-by-code")));
      await row.getByLabel(say("presence-present"), { exact: true }).check();
      await page.getByRole("button", { name: say("attendance-save"), exact: true }).click();
      await expectAccessible(page, script);
      await page.goto(`${cohort}/meetings`);
      await expect(page.getByRole("heading", { name: say("meetings-summary") })).toBeVisible();
      await expectAccessible(page, script);
      await expectDownload(page, say("meetings-workbook"), "PK");
      await page.getByRole("link", { name: say("meeting-marks", { there: 1, marked: 1 }) }).click();
      await expectDownload(page, say("attendance-signatures"), "%PDF-");

      // The course is completed, and its certificate is there.
      await hers.goto("/courses/lop-gap-mat");
      await expect(hers.getByRole("link", { name: say("course-certificate") })).toBeVisible();
      await hers.getByRole("link", { name: say("course-certificate") }).click();
      await expect(hers.getByText(COURSE).first()).toBeVisible();
      for (const other of [hers, wall, phone]) await other.context().close();
    });
  });
}

/** A cohort with the learner in it, which asks for the course and has an instructor. */
async function openCohort(desk: Forms, learner: string, code: string, instructor: string): Promise<string> {
  const unit = await desk.option("/desk/cohorts/new", "Tỉnh Sông Lam");
  const filling = await desk.post("/desk/cohorts", [
    ["form_id", randomUUID()],
    ["title", `Lớp gặp mặt ${learner}`],
    ["unit", unit],
    ["opens_on", "2026-01-05"],
    ["what.0", "course:lop-gap-mat"],
    ["must.0", "yes"],
    ["why.0", "Kế hoạch năm của tỉnh"],
    ["instructors", instructor],
  ]);
  await desk.post(filling.replace(/\/filling$/, "/members"), [["way", "list"], ["list", code]]);
  return filling.replace(/\/filling$/, "");
}

async function expectDownload(page: Page, name: RegExp, start: string): Promise<void> {
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name }).click();
  const file = readFileSync(await (await coming).path());
  expect(file.subarray(0, start.length).toString("latin1")).toBe(start);
}

function today(): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Ho_Chi_Minh" }).format(new Date());
}

/** A sentence among others. */
function text(...sentences: RegExp[]): RegExp {
  return new RegExp(sentences.map((sentence) => sentence.source.replace(/^\^\\s\*/, "").replace(/\\s\*\$$/, "")).join("|"));
}
