import { answerKey } from "../support/key";
import { answer, lookOverAndSubmit, markAsRead, questionsOn, signIn } from "../support/learning";
import { expect, test } from "../support/world";

const COURSE = "tt-01-ai-co-trach-nhiem";

test("the course on responsible AI is read and passed from the first lesson to the certificate", async ({ page, server, say }) => {
  await signIn(page, say, server.accounts.get("hanh")!);
  await page.goto("/courses/tt-01");
  await page.getByRole("button", { name: say("course-enrol") }).click();
  const outline = page.getByRole("main").locator('a[href*="/lessons/"], a[href*="/quizzes/"]');
  const addresses = [...new Set(await outline.evaluateAll((links) => links.map((link) => link.getAttribute("href")!)))];
  const lessons = addresses.filter((address) => address.includes("/lessons/"));
  const quizzes = addresses.filter((address) => address.includes("/quizzes/kt"));
  expect([lessons.length, quizzes.length]).toEqual([12, 5]);

  for (const lesson of lessons) {
    await page.goto(lesson);
    await markAsRead(page, say);
  }
  const key = answerKey(COURSE, "../courses");
  for (const quiz of quizzes) {
    await page.goto(quiz);
    await page.getByRole("button", { name: say("quiz-start") }).click();
    await page.goto(`${page.url().split("?")[0]}?view=all`);
    for (const question of await questionsOn(page)) await answer(page, question, key.get(question)!);
    await lookOverAndSubmit(page, say);
    await expect(page.getByRole("heading", { level: 1, name: say("result-passed") })).toBeVisible();
  }
  await page.getByRole("link", { name: say("result-to-certificate") }).click();
  await expect(page.getByRole("link", { name: say("certificate-download") })).toBeVisible();
});
