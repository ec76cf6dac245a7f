import { expectAccessible } from "../support/accessibility";
import { signIn } from "../support/learning";
import { expect, test } from "../support/world";

test("a coordinator adds a division, renames it from a day on, and merges it, seeing before what will be", async ({
  page,
  server,
  say,
  faults,
}) => {
  faults.allow(/changes\/merge: 422|desk\/units: 422|status of 422/);
  await signIn(page, say, server.accounts.get("tuan")!);
  await page.getByRole("link", { name: say("nav-desk") }).click();
  await expectAccessible(page, true);
  await page.getByRole("navigation", { name: say("nav-desk") }).getByRole("link", { name: say("desk-units") }).click();
  await expectAccessible(page, true);
  await page.getByRole("link", { name: "Tỉnh Sông Lam" }).click();
  await expectAccessible(page, true);
  // It is the top of the reach: what is above it is not hers to change.
  await expect(page.getByText(say("unit-top-kept"))).toBeVisible();
  await page.getByRole("link", { name: "Xã Thanh Lâm" }).click();

  await page.getByRole("link", { name: say("unit-change-add") }).click();
  await expectAccessible(page, true);
  const name = page.getByLabel(say("unit-new-name"));
  await name.fill("Phòng Nội vụ");
  await page.getByLabel(say("unit-kind")).selectOption("phong");
  await page.getByLabel(say("unit-area-code")).fill("123");
  await page.getByRole("button", { name: say("unit-look") }).click();
  await expect(name).toHaveValue("Phòng Nội vụ");
  await expect(page.getByText(say("unit-code-not-here"))).toBeVisible();
  await expectAccessible(page, true);
  await page.getByLabel(say("unit-area-code")).fill("");
  await page.getByRole("button", { name: say("unit-look") }).click();
  await expect(page.getByText("Phòng Nội vụ")).toBeVisible();
  await expectAccessible(page, true);
  await page.getByRole("button", { name: say("unit-write") }).click();
  await expect(page.getByRole("status")).toContainText(say("flash-unit-changed"));

  await page.getByRole("link", { name: "Phòng Nội vụ" }).click();
  await page.getByRole("link", { name: say("unit-change-merge") }).click();
  await page.getByRole("button", { name: say("unit-look") }).click();
  await expect(page.getByText(say("unit-merge-none"))).toBeVisible();
  await page.getByRole("checkbox", { name: "Phòng Kinh tế" }).check();
  await page.getByLabel(say("unit-into")).selectOption({ label: "Phòng Nội vụ" });
  await page.getByLabel(say("unit-decision")).fill("Quyết định 15/QĐ-UBND");
  await page.getByRole("button", { name: say("unit-look") }).click();
  // Đức works there: he goes along, and the page says so before anything is written.
  await expect(page.locator("main li").filter({ hasText: "Phòng Kinh tế" }).first()).toBeVisible();
  await expectAccessible(page, true);
  await page.getByRole("button", { name: say("unit-write") }).click();
  await expect(page.getByText("Quyết định 15/QĐ-UBND")).toBeVisible();
  await expectAccessible(page, true);
  await page.goto("/desk/units?q=phong+kinh+te");
  await expect(page.getByText(say("unit-none"), { exact: true })).toBeVisible();
});
