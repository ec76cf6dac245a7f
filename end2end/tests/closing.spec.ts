// A coordinator closes a small class; the learner finds her chứng chỉ; a stranger verifies it on the site and on the
// command line; it is lost, and a paper of equal value takes its place.
import { mkdirSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { expectAccessible } from "../support/accessibility";
import { CertificateFile } from "../support/certificate";
import { signIn } from "../support/learning";
import { Forms } from "../support/shortcut";
import { expect, test } from "../support/world";

const PROGRAMME = "Kỹ năng số cho công chức cấp xã";

// Each half has a learner of its own, found by her code.
const halves = [
  { script: true, learner: "hanh", code: "TL-0107" },
  { script: false, learner: "thanhha", code: "TL-0112" },
];

for (const { script, learner, code } of halves) {
  test.describe(script ? "with a script" : "without a script", () => {
    test.use({ javaScriptEnabled: script });

    test("a class is closed, and its certificates are verified and replaced", async ({
      page,
      browser,
      playwright,
      server,
      say,
      locale,
      viewport,
    }, info) => {
      test.slow();
      const account = server.accounts.get(learner)!;
      const accessible = () => expectAccessible(page, script);
      // She completes what the programme asks for; another member of the class does not.
      const hers = new Forms(await playwright.request.newContext(), server);
      await hers.signIn(account);
      await hers.study("chuyen-doi-so-ai", ["bai-1", "bai-2"]);
      await hers.submit("chuyen-doi-so-ai", await hers.start("chuyen-doi-so-ai", "kt"));
      await hers.study("giao-tiep", ["g-bai"]);

      await signIn(page, say, server.accounts.get("tuan")!);
      const title = `Lớp bế giảng ${learner}`;
      const desk = new Forms(page.request, server);
      const units = await (await page.request.get(`${server.url}/desk/cohorts/new`)).text();
      const unit = /<option value="([^"]+)"[^>]*>Tỉnh Sông Lam/.exec(units)?.[1] ?? "";
      const cohort = await desk.post("/desk/cohorts", [
        ["form_id", randomUUID()],
        ["title", title],
        ["unit", unit],
        ["opens_on", "2026-01-05"],
      ]);
      const members = cohort.replace(/\/filling$/, "/members");
      await desk.post(members, [["way", "list"], ["list", `${code}\nTL-0031`]]);

      await page.goto("/desk/closings");
      await accessible();
      await page.getByRole("link", { name: say("closing-new") }).first().click();
      await accessible();
      await page.locator("#programme").selectOption({ label: PROGRAMME });
      const option = page.locator("#cohort option").filter({ hasText: title });
      await page.locator("#cohort").selectOption(await option.getAttribute("value"));
      await page.getByLabel(say("closing-number")).fill("45/QĐ-TCT");
      await page.getByRole("button", { name: say("closing-begin") }).click();
      await expect(page.getByRole("row", { name: new RegExp(account.fullName) })).toContainText(text(say("closing-taken")));
      await expect(page.getByRole("row", { name: /Phạm Minh Đức/ })).toContainText(text(say("closing-may-not")));
      await accessible();
      await page.getByRole("button", { name: say("closing-review") }).click();
      await page.getByRole("link", { name: say("closing-issue") }).click();
      await expect(page.getByRole("main")).toContainText(text(say("closing-confirm-for-good")));
      await accessible();
      await page.locator('button[name="confirmed"]').click();
      await expect(page.getByRole("link", { name: say("closing-zip") })).toBeVisible();
      await accessible();
      const closing = new URL(page.url()).pathname;
      const zip = await page.request.get(`${server.url}${closing}/certificates.zip`);
      expect((await zip.body()).subarray(0, 2).toString()).toBe("PK");

      // The learner.
      const own = await browser.newContext({ baseURL: server.url, locale, viewport, javaScriptEnabled: script });
      const home = await own.newPage();
      await signIn(home, say, account);
      await home.goto("/messages");
      // Whoever has chosen no language is written to in Vietnamese.
      await expect(home.getByRole("heading", { name: /Anh\/chị đã được cấp chứng chỉ/ })).toBeVisible();
      await home.goto("/certificates");
      await home.getByRole("row", { name: new RegExp(PROGRAMME) }).getByRole("link").first().click();
      await expect(home.getByText("CHỨNG CHỈ", { exact: true })).toBeVisible();
      await expectAccessible(home, script);
      const verification = (await home.getByRole("link", { name: say("certificate-verify") }).getAttribute("href"))!;
      const pdf = await (await own.request.get(`${new URL(home.url()).pathname}/pdf`)).body();
      await own.close();

      // A stranger.
      await page.goto(verification);
      await expect(page.getByRole("heading", { level: 1, name: say("verify-current") })).toBeVisible();
      await expect(page.getByRole("main")).toContainText(PROGRAMME);
      await accessible();
      mkdirSync(info.outputPath(), { recursive: true });
      const file = new CertificateFile(info.outputPath(), pdf);
      expect(file.text()).toContain("CHỨNG CHỈ");
      expect(file.text()).toContain("45/QĐ-TCT");
      const checked = file.qrText(server.url, verification.split("/").at(-1)!);
      expect(JSON.parse(server.run("verify", checked)).verdict).toBe("signature-good");

      // It is lost.
      await page.goto("/desk/register");
      await accessible();
      await page.getByRole("link", { name: account.fullName }).click();
      await accessible();
      await page.locator('input[name="kind"][value="lost"]').check();
      await page.getByLabel(say("request-reason")).fill("Mất khi chuyển nhà");
      await page.getByRole("button", { name: say("request-send") }).click();
      await expect(page.getByText(say("flash-request-sent"))).toBeVisible();
      await page.goto("/desk/matters/certificate-requests");
      await accessible();

      const office = await browser.newContext({ baseURL: server.url, locale, viewport, javaScriptEnabled: script });
      const admin = await office.newPage();
      await signIn(admin, say, server.accounts.get("minh")!);
      await admin.goto("/admin/approvals");
      await expectAccessible(admin, script);
      await admin.goto("/admin");
      await expectAccessible(admin, script);
      await admin.getByRole("link", { name: new RegExp(text(say("request-see"))) }).first().click();
      await expectAccessible(admin, script);
      await admin.getByLabel(say("closing-number")).fill("77/QĐ-TCT");
      await admin.getByLabel(say("request-decision-reason")).fill("Có đơn và giấy tờ kèm theo");
      await admin.getByRole("button", { name: say("request-lost-go") }).click();
      await expect(admin).toHaveURL(/\/admin\/certificates\//);
      await office.close();

      await page.goto(verification);
      await expect(page.getByRole("heading", { level: 1, name: say("verify-replaced") })).toBeVisible();
      await expect(page.getByRole("main")).not.toContainText("chuyển nhà");
      await accessible();
    });
  });
}

/** The plain text of a sentence that has nothing to fill in. */
function text(pattern: RegExp): string {
  return pattern.source.replace(/^\^\\s\*|\\s\*\$$/g, "").replace(/\\(.)/g, "$1");
}
