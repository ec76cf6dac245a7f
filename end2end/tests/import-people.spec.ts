import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/accessibility";
import { signIn } from "../support/learning";
import type { Server } from "../support/server";
import { workbook } from "../support/workbook";
import type { Say } from "../support/words";
import { expect, test } from "../support/world";

const HEAD = ["Họ và tên", "Ngày sinh", "Giới tính", "Mã cán bộ", "Thư điện tử", "Đơn vị", "Chức vụ"];
const GOOD = [
  ["Lò Thị Mây", "12/04/1991", "Nữ", "K4-01", "may.lt@thanhlam.gov.vn", "Xã Thanh Lâm", "Văn thư"],
  ["NGUYỄN VĂN SƠN", "1988-09-30", "Nam", "K4-02", "", "Phòng Kinh tế", "Trưởng phòng"],
];
const BAD = [
  ["Vàng A Dế", "31/02/1990", "Nam", "K4-03", "", "Xã Thanh Lâm", ""],
  ["Phạm Ngọc Diệp", "05/06/1993", "Nữ", "K4-04", "", "Xã Không Có", ""],
];
const MENDED = [
  ["Vàng A Dế", "28/02/1990", "Nam", "K4-03", "", "Xã Thanh Lâm", ""],
  ["Phạm Ngọc Diệp", "05/06/1993", "Nữ", "K4-04", "", "Phòng Kinh tế", ""],
];

/** A bucket of the dry run: its number and its words. */
const bucket = (page: Page, say: Say, key: string) => page.locator(".buckets a").filter({ hasText: new RegExp(say(key).source.slice(4, -4)) }).locator("b");

async function journey(page: Page, say: Say, server: Server, script: boolean): Promise<void> {
  await signIn(page, say, server.accounts.get("tuan")!);
  await page.goto("/desk/people");
  await page.getByRole("link", { name: say("import-title") }).click();
  await page.getByRole("link", { name: say("import-new") }).click();
  await expectAccessible(page, script);
  const bytes = workbook([["DANH SÁCH HỌC VIÊN LỚP K4"], HEAD, ...GOOD, ...BAD]);
  await page.getByLabel(say("import-file")).setInputFiles({ name: "lop-k4.xlsx", mimeType: "application/octet-stream", buffer: bytes });
  await page.getByRole("button", { name: say("import-check") }).click();
  // Nothing is written yet; each row has its verdict, and what is to be mended says where and how.
  await expect(page.getByRole("heading", { level: 1, name: say("import-dry-title") })).toBeVisible();
  await expect(bucket(page, say, "import-new-person")).toHaveText("2");
  await expect(bucket(page, say, "import-mend")).toHaveText("2");
  await expect(page.getByRole("row", { name: /Vàng A Dế/ })).toContainText("31/02/1990");
  await expectAccessible(page, script);

  // Mended and pasted from the spreadsheet; all of it is written.
  await page.getByRole("link", { name: say("import-send-again") }).click();
  await page.getByLabel(say("import-paste")).fill([HEAD, ...GOOD, ...MENDED].map((row) => row.join("\t")).join("\n"));
  await page.getByRole("button", { name: say("import-check") }).click();
  await expect(bucket(page, say, "import-new-person")).toHaveText("4");
  await page.locator('button[name="choice"][value="all"]').click();
  await expect(page.getByRole("heading", { level: 1, name: say("import-done-title") })).toBeVisible();
  await expectAccessible(page, script);
  const result = page.url();

  await page.goto("/desk/people?q=k4-");
  await expect(page.getByRole("link", { name: "Nguyễn Văn Sơn" })).toBeVisible();
  await expectAccessible(page, script);
  await page.getByRole("link", { name: "Phạm Ngọc Diệp" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Phạm Ngọc Diệp" })).toBeVisible();
  await expectAccessible(page, script);

  await page.goto(result);
  await page.getByRole("button", { name: say("import-undo") }).click();
  await expect(page.getByRole("heading", { level: 1, name: say("import-undone-title") })).toBeVisible();
  await page.goto("/desk/people?q=k4-");
  await expect(page.getByText(say("people-nobody"))).toBeVisible();
}

test.describe("with a script, on whatever screen", () => {
  test("a list is looked at, mended, written and undone", async ({ page, say, server }) => {
    await journey(page, say, server, true);
  });
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("a list is looked at, mended, written and undone", async ({ page, say, server }) => {
    await journey(page, say, server, false);
  });
});
