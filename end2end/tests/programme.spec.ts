import { expectAccessible } from "../support/accessibility";
import { signIn } from "../support/learning";
import { expect, test } from "../support/world";

test("an official follows a programme from home to a course of it, and looks an act up", async ({ page, server, say }) => {
  await signIn(page, say, server.accounts.get("hanh")!);
  const section = page.getByRole("region", { name: say("home-programmes") });
  await section.getByRole("link", { name: say("programme-open") }).click();
  await expect(page).toHaveURL(/\/programmes\/cap-xa$/);
  await expect(page.getByRole("region")).toHaveCount(4);
  await expect(page.getByRole("region", { name: say("programme-year") })).toBeVisible();
  await expectAccessible(page, true);

  await page.getByRole("link", { name: "Chuyển đổi số và trí tuệ nhân tạo ở xã" }).click();
  await expect(page).toHaveURL(/\/courses\/chuyen-doi-so-ai$/);
  await page.getByRole("link", { name: "Kỹ năng số cho công chức cấp xã" }).click();
  await expect(page).toHaveURL(/\/programmes\/cap-xa$/);

  await page.goto("/programmes");
  await expectAccessible(page, true);
  await page.goto("/legal");
  await expect(page.getByText(say("legal-ended"), { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "30/2020/NĐ-CP" }).click();
  await expect(page).toHaveURL(/#act-30-2020-nd-cp$/);
  await expectAccessible(page, true);
});
