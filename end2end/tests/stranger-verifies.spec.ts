import { mkdirSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { expectAccessible } from "../support/accessibility";
import { CertificateFile } from "../support/certificate";
import { earnCertificate } from "../support/shortcut";
import { expect, test } from "../support/world";

test("a stranger checks a certificate, on the site and without any network", async ({
  page,
  context,
  playwright,
  server,
  say,
  language,
  faults,
  javaScriptEnabled,
}, info) => {
  const holder = server.accounts.get("duc")!;
  const holders = await playwright.request.newContext();
  const { code, pdf } = await earnCertificate(holders, server, holder);
  mkdirSync(info.outputPath(), { recursive: true });
  const file = new CertificateFile(info.outputPath(), pdf);
  const accessible = () => expectAccessible(page, javaScriptEnabled);

  await test.step("the code that is printed, however it is typed", async () => {
    await page.goto("/verify");
    await accessible();
    await page.getByLabel(say("verify-code")).fill(code.toLowerCase().replace(/(.{4})(?=.)/g, "$1 "));
    await page.getByRole("button", { name: say("verify-go") }).click();
    await expect(page.getByRole("heading", { level: 1, name: say("verify-current") })).toBeVisible();
    await expect(page.getByText(holder.fullName)).toBeVisible();
    await accessible();
    await page.goto(`/verify/${code}`);
    await expect(page.getByRole("heading", { level: 1, name: say("verify-current") })).toBeVisible();
    await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
  });

  await test.step("a code that was never given", async () => {
    faults.allow(/\/verify.*404|status of 404/);
    const response = await page.goto("/verify/0000000000000000");
    expect(response?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1, name: say("verify-unknown") })).toBeVisible();
    await accessible();
  });

  await test.step("the same as JSON, without birth date", async () => {
    const answer = await page.request.get(`/verify/${code}`, { headers: { accept: "application/json" } });
    expect(answer.headers()["content-type"]).toContain("application/json");
    const text = await answer.text();
    expect(text).toContain(holder.fullName);
    expect(text).not.toMatch(/birth|1987-01-05/);
  });

  const qrText = file.qrText(server.url, code);

  await test.step("the command line", async () => {
    expect(JSON.parse(server.run("verify", qrText)).verdict).toBe("signature-good");
  });

  const offline = info.outputPath("verify.html");
  const html = await page.request.get("/verify.html");
  expect(html.status()).toBe(200);
  writeFileSync(offline, await html.body());
  await context.setOffline(true);
  await page.goto(pathToFileURL(offline).href);
  await accessible();
  if (!javaScriptEnabled) {
    expect(await page.content()).toContain("This page needs JavaScript to compute signatures.");
    return;
  }
  const [good, invalid] =
    language === "vi"
      ? [/Chữ ký đúng/i, /Không hợp lệ/i]
      : [/signature/i, /not valid|invalid/i];
  const verdict = page.getByRole("status");

  await test.step("the text of the QR code, pasted into the page from a file", async () => {
    const text = page.locator("textarea");
    const check = page.locator("form").getByRole("button");
    await text.fill(qrText);
    await check.click();
    await expect(verdict.getByRole("heading")).toHaveText(good);
    await expect(verdict.getByText(holder.fullName)).toBeVisible();
    await accessible();
    for (const place of [qrText.length - 1, qrText.length - 60, qrText.indexOf("#") + 40]) {
      const flipped = qrText[place] === "A" ? "B" : "A";
      await text.fill(qrText.slice(0, place) + flipped + qrText.slice(place + 1));
      await check.click();
      await expect(verdict.getByRole("heading")).toHaveText(invalid);
    }
  });

  await test.step("a picture of the paper", async () => {
    await page.locator('input[type="file"]').setInputFiles(file.picture());
    await expect(verdict.getByRole("heading")).toHaveText(good);
    await expect(verdict.getByText(holder.fullName)).toBeVisible();
  });
});
