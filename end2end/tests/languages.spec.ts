import { signIn } from "../support/learning";
import { expect, test } from "../support/world";
import { sentences } from "../support/words";

test("the browser's language is the first, the chosen one stays, the profile's goes along", async ({
  page,
  browser,
  server,
  say,
  language,
}) => {
  const html = page.locator("html");
  const choose = (code: string) => page.locator(`button[name="locale"][value="${code}"]`);
  await page.goto("/courses");
  await expect(html).toHaveAttribute("lang", language);
  const other = language === "vi" ? "en" : "vi";
  await choose(other).click();
  await expect(html).toHaveAttribute("lang", other);
  await expect(page).toHaveURL(/\/courses$/);
  await choose("fr").click();
  await expect(html).toHaveAttribute("lang", "fr");
  await choose(language).click();
  await expect(html).toHaveAttribute("lang", language);

  await signIn(page, say, server.accounts.get("thanhha")!);
  // Her name of four words ends in her family's name; the last word is not the one to greet her by.
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/ Hà$/);
  await page.locator("details.me > summary").click();
  await choose(other).click();
  await expect(html).toHaveAttribute("lang", other);

  const elsewhere = await browser.newContext({ baseURL: server.url, locale: "de-DE" });
  const guest = await elsewhere.newPage();
  await signIn(guest, sentences("vi"), server.accounts.get("thanhha")!);
  await expect(guest.locator("html")).toHaveAttribute("lang", other);
  await elsewhere.close();

  await page.locator("details.me > summary").click();
  await choose(language).click();
  await expect(html).toHaveAttribute("lang", language);
});
