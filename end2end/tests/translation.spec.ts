import { expectAccessible } from "../support/accessibility";
import { lookOverAndSubmit, markAsRead, signIn } from "../support/learning";
import { expect, test } from "../support/world";
import { sentences } from "../support/words";

const COURSE = "hai-thu-tieng";

const texts = {
  vi: {
    title: "Sổ đến bằng hai thứ tiếng",
    module: "Sổ đến",
    lesson: "Giữ sổ",
    body: "ghi vào sổ ngay trong ngày",
    why: "Từ thứ Hai đến thứ Sáu.",
    right: "Văn thư",
    answer: "1 ngày",
    explained: "Văn thư đăng ký và giữ sổ.",
  },
  en: {
    title: "The register in two languages",
    module: "Sổ đến",
    lesson: "Keeping the register",
    body: "written into the register the same day",
    why: "From Monday to Friday.",
    right: "The clerk",
    answer: "1 day",
    explained: "The clerk registers and keeps it.",
  },
};

test("a course is read in one language and the other, with one progress, and an attempt keeps its own", async ({
  page,
  server,
  say,
  language,
}) => {
  const other = language === "vi" ? "en" : "vi";
  const [mine, theirs] = [texts[language], texts[other]];
  const choose = async (code: string) => {
    const menu = page.locator("details.me");
    if (!(await menu.evaluate((node) => (node as HTMLDetailsElement).open))) await menu.locator("summary").click();
    await page.locator(`button[name="locale"][value="${code}"]`).click();
    await expect(page.locator("html")).toHaveAttribute("lang", code);
  };
  await signIn(page, say, server.accounts.get("thanhha")!);

  await test.step("the course stands in the language of the reader", async () => {
    await page.goto(`/courses/${COURSE}`);
    await expect(page.getByRole("heading", { level: 1, name: mine.title })).toBeVisible();
    await expectAccessible(page, true);
    await page.getByRole("button", { name: say("course-enrol") }).first().click();
    await choose(other);
    await expect(page.getByRole("heading", { level: 1, name: theirs.title })).toBeVisible();
    // The module has no translation: its title says in which language it stands.
    const module = page.locator("details.module summary span").first();
    await expect(module).toContainText(mine.module);
    if (other === "en") await expect(module).toHaveAttribute("lang", "vi");
    await choose(language);
  });

  await test.step("a lesson is read in one language and done in both", async () => {
    await page.goto(`/courses/${COURSE}/lessons/so-bai`);
    await expect(page.getByText(mine.body)).toBeVisible();
    const practice = page.locator('[id="q-so-tuan"]');
    // What the other language accepts is right in this one.
    await practice.getByRole("textbox").fill(language === "vi" ? "five" : "năm");
    await practice.getByRole("button", { name: say("practice-check") }).click();
    await expect(page.getByText(mine.why)).toBeVisible();
    await expect(page.getByText(say("verdict-right"))).toBeVisible();
    await markAsRead(page, say);
    await choose(other);
    await page.goto(`/courses/${COURSE}/lessons/so-bai`);
    await expect(page.getByText(theirs.body)).toBeVisible();
    await expect(page.getByRole("button", { name: sentences(other)("lesson-mark-read") })).toHaveCount(0);
    await choose(language);
  });

  await test.step("an attempt stays in its language", async () => {
    await page.goto(`/courses/${COURSE}/quizzes/so-kt`);
    await page.getByRole("button", { name: say("quiz-start") }).click();
    const attempt = page.url().split("?")[0];
    await page.goto(`/courses/${COURSE}`);
    await choose(other);
    await page.goto(`${attempt}?view=all`);
    await page.waitForLoadState("networkidle");
    await expect(page.getByText(theirs.right)).toHaveCount(0);
    await expectAccessible(page, true);
    await page.getByLabel(mine.right).check();
    await page.getByRole("textbox").fill(theirs.answer);
    await lookOverAndSubmit(page, sentences(other));
    await expect(page.getByRole("heading", { level: 1, name: sentences(other)("result-passed") })).toBeVisible();
    await expect(page.getByText(mine.explained)).toBeVisible();
    await choose(language);
  });
});
