// A learner enters hours done elsewhere with a proof; the coordinator refuses, the learner corrects, the coordinator
// approves; the year's figure, the training record and its files follow. An administrator sets the year's target.
import { expectAccessible } from "../support/accessibility";
import { signIn } from "../support/learning";
import { expect, test } from "../support/world";
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";

const halves = [
  { script: true, learner: "thanhha", title: "Kỹ năng tiếp công dân", target: "30" },
  { script: false, learner: "hanh", title: "Nghiệp vụ lưu trữ số", target: "24" },
];

const PROOF = { name: "Giấy chứng nhận.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 chung nhan") };

for (const { script, learner, title, target } of halves) {
  test.describe(script ? "with a script" : "without a script", () => {
    test.use({ javaScriptEnabled: script });

    test("hours done elsewhere are entered, refused, corrected, approved and counted", async ({ page, browser, server, say, locale, viewport, faults }) => {
      test.slow();
      faults.allow(/422/);
      const other = async (name: string): Promise<Page> => {
        const own = await browser.newContext({ baseURL: server.url, locale, viewport, javaScriptEnabled: script });
        const desk = await own.newPage();
        await signIn(desk, say, server.accounts.get(name)!);
        return desk;
      };
      await signIn(page, say, server.accounts.get(learner)!);
      await page.goto("/hours");
      await expectAccessible(page, script);
      await fill(page, title, "0,3");
      await page.locator("#proof").setInputFiles(PROOF);
      await page.getByRole("button", { name: say("hours-send") }).click();
      await expect(page.locator("#tiet-error")).toContainText(say("hours-not-half"));
      await expect(page.locator("#title")).toHaveValue(title);
      await expectAccessible(page, script);
      await page.locator("#tiet").fill("6,5");
      await page.locator("#proof").setInputFiles(PROOF);
      await page.getByRole("button", { name: say("hours-send") }).click();
      await expect(page.getByText(say("flash-hours-sent"))).toBeVisible();
      const line = page.getByRole("row").filter({ hasText: title });
      await expect(line.getByText(say("hours-pending"))).toBeVisible();

      // The coordinator finds it among what needs her today.
      const desk = await other("tuan");
      await desk.goto("/desk");
      await expect(desk.getByRole("heading", { name: say("matter-hours") })).toBeVisible();
      await desk.locator('.agenda a[href="/desk/hours"]').click();
      await expectAccessible(desk, script);
      await desk.getByRole("row").filter({ hasText: title }).getByRole("link").click();
      await expect(desk.getByRole("heading", { name: title })).toBeVisible();
      await expect(desk.getByRole("link", { name: PROOF.name })).toBeVisible();
      await desk.getByRole("button", { name: say("hours-refuse") }).click();
      await expect(desk.locator("#reason-error")).toContainText(say("hours-reason-needed"));
      await expectAccessible(desk, script);
      await desk.locator("#reason").fill("Minh chứng không ghi số tiết");
      await desk.getByRole("button", { name: say("hours-refuse") }).click();
      await expect(desk.getByText(say("flash-hours-decided"))).toBeVisible();

      // The learner reads why, and sends a correction, which waits anew.
      await page.reload();
      await expect(line).toContainText("Minh chứng không ghi số tiết");
      await line.getByRole("link").click();
      await expectAccessible(page, script);
      await page.locator("#tiet").fill("5,5");
      await page.getByRole("button", { name: say("hours-correct-send") }).click();
      await expect(line.getByText(say("hours-pending"))).toBeVisible();
      await desk.goto("/desk/hours");
      await desk.getByRole("row").filter({ hasText: title }).getByRole("link").click();
      await desk.getByRole("button", { name: say("hours-approve") }).click();
      await expect(desk.getByText(say("flash-hours-decided"))).toBeVisible();

      // The administrator sets the target of the year.
      const administration = await other("minh");
      await administration.goto("/admin/targets");
      await expectAccessible(administration, script);
      await administration.locator('[id="cong-chuc"]').fill(target);
      await administration.locator("#note").fill("Kế hoạch 12/KH-UBND");
      await administration.getByRole("button", { name: say("targets-save") }).click();
      await expect(administration.getByText(say("flash-targets-set"))).toBeVisible();

      // The record tells it, against the target, and comes as files.
      await page.goto("/record");
      await expect(page.getByText(`/${target}`)).toBeVisible();
      await expect(page.getByText("Kế hoạch 12/KH-UBND").first()).toBeVisible();
      await expect(page.getByRole("rowheader", { name: title })).toBeVisible();
      await expectAccessible(page, script);
      for (const [name, start] of [["PDF", "%PDF-"], ["XLSX", "PK"], ["JSON", "{"]] as const) {
        const coming = page.waitForEvent("download");
        await page.getByRole("link", { name }).click();
        const file = readFileSync(await (await coming).path());
        expect(file.subarray(0, start.length).toString("latin1"), name).toBe(start);
      }
      await desk.context().close();
      await administration.context().close();
    });
  });
}

/** The form but for its proof. */
async function fill(page: Page, title: string, tiet: string): Promise<void> {
  await page.locator("#title").fill(title);
  await page.locator("#body").fill("Trường Chính trị tỉnh");
  await page.locator("#from_on").fill(new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Ho_Chi_Minh" }).format(new Date()));
  await page.locator("#tiet").fill(tiet);
  await page.locator("#content_group").selectOption("4");
}
