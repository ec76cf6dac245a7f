import { mkdirSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { expectAccessible } from "../support/accessibility";
import { CertificateFile } from "../support/certificate";
import { signIn } from "../support/learning";
import { earnCertificate } from "../support/shortcut";
import { expect, test } from "../support/world";

test("an administrator adds a person, who sets a password by a link that works once", async ({
  page,
  browser,
  server,
  say,
  faults,
  language,
}) => {
  faults.allow(/admin\/people: 422|status of 422/);
  await signIn(page, say, server.accounts.get("minh")!);
  await page.goto("/admin/people");
  await expectAccessible(page, true);
  await page.getByText(say("admin-add-person"), { exact: true }).click();
  const [fullName, signInName] = [page.getByLabel(say("admin-full-name")), page.getByLabel(say("admin-sign-in-name"))];
  const save = page.getByRole("button", { name: say("admin-person-save") });
  await fullName.fill("Bùi Thị Xuân");
  await signInName.fill("Tên có dấu!");
  const unit = page.getByLabel(say("admin-unit"));
  await unit.selectOption(await unit.getByRole("option", { name: "Phòng Kinh tế" }).first().getAttribute("value"));
  await save.click();
  await expect(signInName).toHaveAttribute("aria-invalid", "true");
  await expect(signInName).toHaveValue("Tên có dấu!");
  await expect(fullName).toHaveValue("Bùi Thị Xuân");
  await expectAccessible(page, true);
  await signInName.fill("xuan");
  await page.getByLabel(say("admin-staff-kind")).selectOption("cong-chuc");
  await page.getByLabel(say("admin-staff-level")).selectOption("xa");
  await save.click();
  const link = (await page.getByLabel(say("invitation-made-link")).inputValue()).trim();
  await expectAccessible(page, true);

  const theirs = await browser.newContext({ baseURL: server.url, locale: language === "vi" ? "vi-VN" : "en-GB" });
  const guest = await theirs.newPage();
  await guest.goto(link);
  await expectAccessible(guest, true);
  await guest.getByLabel(say("password-new")).fill("sông Lam nước biếc 2026");
  await guest.getByLabel(say("password-again")).fill("sông Lam nước biếc 2026");
  await guest.getByRole("button", { name: say("invitation-go") }).click();
  await expect(guest.getByRole("heading", { level: 1 })).toContainText("Xuân");
  const again = await guest.request.get(link);
  expect(again.status()).toBeGreaterThanOrEqual(400);
  await theirs.close();
});

test("an administrator revokes a certificate, and everybody is told: on the site and on the offline page", async ({
  page,
  context,
  playwright,
  server,
  say,
  language,
}, info) => {
  const holders = await playwright.request.newContext();
  const { code, pdf } = await earnCertificate(holders, server, server.accounts.get("hanh")!);
  mkdirSync(info.outputPath(), { recursive: true });
  const qrText = new CertificateFile(info.outputPath(), pdf).qrText(server.url, code);

  await signIn(page, say, server.accounts.get("minh")!);
  await page.goto(`/admin/certificates?q=${code}`);
  await expectAccessible(page, true);
  await page.getByRole("main").getByRole("row").getByRole("link").first().click();
  await expectAccessible(page, true);
  await page.getByLabel(say("admin-revoke-class")).selectOption({ label: sentence(say("revoked-for-issuer-error")) });
  await page.getByLabel(say("admin-revoke-reason")).fill("Cấp nhầm khi thử, biên bản số 1.");
  await page.getByLabel(say("admin-revoke-confirm")).check();
  await page.getByRole("button", { name: say("admin-revoke-go") }).click();
  await expect(page.getByText(say("certificate-revoked"), { exact: true }).first()).toBeVisible();

  await page.goto(`/verify/${code}`);
  await expect(page.getByRole("heading", { level: 1, name: say("verify-revoked") })).toBeVisible();
  await expect(page.getByRole("main")).toContainText(sentence(say("revoked-for-issuer-error")));
  await expect(page.getByRole("main")).not.toContainText("biên bản số 1");
  await expectAccessible(page, true);

  const offline = info.outputPath("verify.html");
  writeFileSync(offline, await (await page.request.get("/verify.html")).body());
  await context.setOffline(true);
  await page.goto(pathToFileURL(offline).href);
  await page.locator("textarea").fill(qrText);
  await page.locator("form").getByRole("button").click();
  await expect(page.getByRole("status").getByRole("heading")).toHaveText(language === "vi" ? "Đã thu hồi" : "Revoked");
  await expectAccessible(page, true);
});

/** The plain text of a sentence that has nothing to fill in. */
function sentence(pattern: RegExp): string {
  return pattern.source.replace(/^\^\\s\*|\\s\*\$$/g, "").replace(/\\(.)/g, "$1");
}
