// What learners do, as they do it: by what stands on the page.
import { expect, type Page } from "@playwright/test";
import type { RightAnswer } from "./key";
import type { Account } from "./server";
import type { Say } from "./words";

export async function signIn(page: Page, say: Say, { name, password }: Account): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel(say("sign-in-login")).fill(name);
  await page.getByLabel(say("sign-in-password")).fill(password);
  await page.getByRole("button", { name: say("sign-in-go") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page).not.toHaveURL(/sign-in/);
}

/** Marks the open lesson as read; the site goes on by itself. */
export async function markAsRead(page: Page, say: Say): Promise<void> {
  const address = page.url();
  await page.getByRole("button", { name: say("lesson-mark-read") }).click();
  await expect(page).not.toHaveURL(address);
}

/** Answers one question of the page; the ids of questions are the names of their fields. */
export async function answer(page: Page, question: string, right: RightAnswer): Promise<void> {
  const group = page.locator(`[id="${question}"]`);
  if ("text" in right) {
    await group.getByRole("textbox").fill(right.text);
    return;
  }
  for (const place of right.ticks) await group.locator(`input[name="q.${question}"][value="${place}"]`).check();
}

/** The ids of the questions on the page. */
export async function questionsOn(page: Page): Promise<string[]> {
  return page.locator(".asked-question").evaluateAll((nodes) => nodes.map((node) => node.id));
}

/** Goes through an attempt one question a page, looks it over and hands it in. */
export async function takeQuiz(page: Page, say: Say, choose: (question: string) => RightAnswer): Promise<void> {
  const all = await page.getByRole("list").filter({ has: page.locator("[data-question]") }).getByRole("listitem").count();
  for (let number = 1; number <= all; number++) {
    const [question] = await questionsOn(page);
    if (!question) throw new Error(`no question on ${page.url()}`);
    await answer(page, question, choose(question));
    if (number < all) {
      await page.getByRole("button", { name: say("attempt-forward", { number: number + 1 }) }).click();
      await expect(page).toHaveURL(new RegExp(`question=${number + 1}$`));
    }
  }
  await lookOverAndSubmit(page, say);
}

/** By way of the page that asks before handing in. */
export async function lookOverAndSubmit(page: Page, say: Say): Promise<void> {
  await page.getByRole("button", { name: say("attempt-look-over") }).click();
  await expect(page).toHaveURL(/confirm=1$/);
  await page.getByRole("button", { name: say("submit-verb") }).click();
  await expect(page).toHaveURL(/\/result$/);
}
