import { execFileSync } from "node:child_process";
import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/accessibility";
import { signIn } from "../support/learning";
import type { Say } from "../support/words";
import { expect, test } from "../support/world";

const PASSWORD = "sông Lam nước biếc 2026";

test("a coordinator invites by mail, and the person comes in by the link of the mail, with and without scripts", async ({
  page,
  browser,
  server,
  say,
}) => {
  await signIn(page, say, server.accounts.get("minh")!);
  for (const script of [true, false]) {
    const name = script ? "Bùi Thị Bích" : "Lò Văn Thu";
    const [login, address] = script ? ["bich", "bich.bt@example.vn"] : ["thu", "thu.lv@example.vn"];
    await addPerson(page, say, name, login!, address);
    const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: script });
    const desk = await context.newPage();
    await signIn(desk, say, server.accounts.get("tuan")!);
    await desk.goto(`/desk/invitations?q=${login}`);
    await expectAccessible(desk, script);
    const row = desk.getByRole("row").filter({ hasText: name });
    await row.locator("form[action$='/invitation'] button").click();
    await expect(desk.getByRole("status")).toContainText(words(say("flash-invited")));
    const mail = await server.mail.to(address!);
    expect(mail.subject).toMatch(/Khuê Văn/);
    const link = /\S+\/invitations\/\S+/.exec(mail.text)?.[0];
    expect(link, mail.text).toMatch(new RegExp(`^${server.url}/`));

    const theirs = await browser.newContext({ baseURL: server.url, javaScriptEnabled: script });
    const guest = await theirs.newPage();
    await guest.goto(link!);
    await expectAccessible(guest, script);
    await desk.goto(`/desk/invitations?q=${login}`);
    await expect(row).toContainText(words(say("invite-opened")));
    await choosePassword(guest, say);
    await expect(guest.getByRole("heading", { level: 1 })).toContainText(name.split(" ").at(-1)!);
    expect((await guest.request.get(link!)).status()).toBe(404);
    await desk.goto(`/desk/invitations?q=${login}`);
    await expect(row).toContainText(words(say("invite-signed-in")));
    await theirs.close();
    await context.close();
  }
});

test("a coordinator prints a code for a person without mail, who comes in with it", async ({
  page,
  browser,
  server,
  say,
  faults,
}, info) => {
  faults.allow(/code: 422|status of 422/);
  await signIn(page, say, server.accounts.get("minh")!);
  await addPerson(page, say, "Giàng A Páo", "pao", undefined);
  await signInAs(page, say, server.accounts.get("tuan")!);
  await page.goto("/desk/invitations?q=pao");
  await expectAccessible(page, true);
  const row = page.getByRole("row").filter({ hasText: "Giàng A Páo" });
  const printed = page.waitForEvent("download");
  await row.locator("form[action$='/code'] button").click();
  const path = info.outputPath("phieu.pdf");
  await (await printed).saveAs(path);
  const text = execFileSync("pdftotext", ["-raw", path, "-"], { encoding: "utf8" }).normalize("NFC");
  expect(text).toContain("Giàng A Páo");
  const code = /\b[2-9A-Z]{5}-[2-9A-Z]{5}\b/.exec(text)?.[0];
  expect(code, text).toBeDefined();
  await page.goto("/desk/invitations?q=pao");
  await expect(row).toContainText(words(say("invite-invited")));

  const theirs = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false });
  const guest = await theirs.newPage();
  await guest.goto("/sign-in");
  await guest.getByRole("link", { name: say("sign-in-code") }).click();
  await expectAccessible(guest, false);
  const typed = async (value: string) => {
    await guest.getByLabel(say("code-login")).fill("pao");
    await guest.getByLabel(say("code-code")).fill(value);
    await choosePassword(guest, say);
  };
  await typed("22222-22222");
  await expect(guest.getByLabel(say("code-code"))).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(guest, false);
  await typed(code!.toLowerCase().replace("-", " "));
  await expect(guest.getByRole("heading", { level: 1 })).toContainText("Páo");
  await theirs.close();
});

async function addPerson(page: Page, say: Say, name: string, login: string, address: string | undefined): Promise<void> {
  await page.goto("/admin/people");
  await page.getByText(say("admin-add-person"), { exact: true }).click();
  await page.getByLabel(say("admin-full-name")).fill(name);
  await page.getByLabel(say("admin-sign-in-name")).fill(login);
  if (address) await page.locator("input[name=email]").fill(address);
  const unit = page.getByLabel(say("admin-unit"));
  await unit.selectOption(await unit.getByRole("option", { name: "Phòng Kinh tế" }).first().getAttribute("value"));
  await page.getByLabel(say("admin-staff-kind")).selectOption("cong-chuc");
  await page.getByLabel(say("admin-staff-level")).selectOption("xa");
  await page.getByRole("button", { name: say("admin-person-save") }).click();
  await expect(page.getByLabel(say("invitation-made-link"))).toBeVisible();
}

async function choosePassword(page: Page, say: Say): Promise<void> {
  await page.getByLabel(say("password-new")).fill(PASSWORD);
  await page.getByLabel(say("password-again")).fill(PASSWORD);
  await page.getByRole("button", { name: say("invitation-go") }).click();
}

async function signInAs(page: Page, say: Say, account: Parameters<typeof signIn>[2]): Promise<void> {
  await page.context().clearCookies();
  await signIn(page, say, account);
}

/** The same sentence anywhere in a text. */
function words(sentence: RegExp): RegExp {
  return new RegExp(sentence.source.replace(/^\^\\s\*|\\s\*\$$/g, ""));
}
