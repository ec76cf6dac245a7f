import { expectAccessible } from "../support/accessibility";
import { signIn } from "../support/learning";
import { Forms } from "../support/shortcut";
import { expect, test } from "../support/world";

const COURSE = "moi-loai";
const FRONT = `/courses/${COURSE}/quizzes/khao-sat`;
const RESULTS = `/teaching/${COURSE}/surveys/khao-sat`;

test("a survey is filled in with and without a script, and five people's forms become figures", async ({
  page,
  browser,
  server,
  say,
  viewport,
  locale,
}) => {
  const someone = async (name: string, javaScriptEnabled = true) => {
    const context = await browser.newContext({ baseURL: server.url, viewport, locale, javaScriptEnabled });
    const other = await context.newPage();
    await signIn(other, say, server.accounts.get(name)!);
    return other;
  };

  await test.step("with a script: who sees what, answers saved as they are given, thanks", async () => {
    await signIn(page, say, server.accounts.get("hanh")!);
    await new Forms(page.request, server).study(COURSE, []);
    await page.goto(FRONT);
    await expect(page.getByRole("heading", { name: say("survey-who"), exact: true })).toBeVisible();
    await expectAccessible(page, true);
    await page.getByRole("button", { name: say("survey-start") }).click();
    await page.goto(`${page.url().split("?")[0]}?view=all`);
    await page.waitForLoadState("networkidle");
    await page.locator('input[name="q.q-ks-sat"][value="4"]').check();
    await page.getByLabel("Vừa").check();
    await page.getByLabel(say("essay-opinion")).fill("Thêm ví dụ ở cấp xã.");
    await expect(page.locator("#save-state")).toHaveText(say("save-saved"));
    await expectAccessible(page, true);
    await page.reload();
    await expect(page.getByLabel(say("essay-opinion"))).toHaveValue("Thêm ví dụ ở cấp xã.");
    await page.waitForLoadState("networkidle");
    await page.getByRole("button", { name: say("survey-look-over") }).click();
    await page.getByRole("button", { name: say("survey-submit") }).click();
    await expect(page.getByRole("heading", { level: 1, name: say("survey-thanks") })).toBeVisible();
    await expect(page.getByText(say("survey-received", { number: 1 }))).toBeVisible();
    await expect(page.getByText("%")).toHaveCount(0);
    await expectAccessible(page, true);
  });

  await test.step("without a script", async () => {
    const plain = await someone("duc", false);
    await new Forms(plain.request, server).study(COURSE, []);
    await plain.goto(FRONT);
    await plain.getByRole("button", { name: say("survey-start") }).click();
    await plain.goto(`${plain.url().split("?")[0]}?view=all`);
    await plain.locator('input[name="q.q-ks-sat"][value="3"]').check();
    await plain.getByLabel("Vừa").check();
    await plain.getByRole("button", { name: say("survey-look-over") }).click();
    await plain.getByRole("button", { name: say("survey-submit") }).click();
    await expect(plain.getByRole("heading", { level: 1, name: say("survey-thanks") })).toBeVisible();
    await plain.context().close();
  });

  const desk = await someone("ha");
  await test.step("two forms tell the instructor nothing", async () => {
    await desk.goto(`/teaching/${COURSE}`);
    await expectAccessible(desk, true);
    await desk.getByRole("link", { name: say("survey-see-results") }).click();
    await expect(desk).toHaveURL(RESULTS);
    await expect(desk.getByText(say("survey-too-few")).first()).toBeVisible();
    await expect(desk.getByRole("table")).toHaveCount(0);
    await expect(desk.getByText("Thêm ví dụ ở cấp xã.")).toHaveCount(0);
    await expectAccessible(desk, true);
  });

  await test.step("five do", async () => {
    for (const name of ["thanhha", "tuan", "minh"]) {
      const other = await someone(name);
      const forms = new Forms(other.request, server);
      await forms.study(COURSE, []);
      const form = await forms.start(COURSE, "khao-sat");
      await forms.post(`${form}/submission`, [["q.q-ks-sat", "4"], ["q.q-ks-luong", "0"]]);
      await other.context().close();
    }
    await desk.reload();
    const row = desk.getByRole("table").first().getByRole("row").filter({ hasText: "5 (rất đồng ý)" });
    await expect(row.getByRole("cell")).toHaveText(["4", "80%"]);
    await expect(desk.getByText("Thêm ví dụ ở cấp xã.")).toBeVisible();
    await expectAccessible(desk, true);
    const download = desk.waitForEvent("download");
    await desk.getByRole("link", { name: say("survey-file") }).click();
    expect((await download).suggestedFilename()).toBe(`${COURSE}-khao-sat-learners.csv`);
    await desk.context().close();
  });
});
