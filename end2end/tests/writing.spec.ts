// An instructor begins a course, adds to it, and mends what is wrong. Nobody needs a script.
import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/accessibility";
import { signIn } from "../support/learning";
import { expect, test } from "../support/world";
import type { Say } from "../support/words";

test.use({ javaScriptEnabled: false });

/** Adds a part to the course whose page is open. */
async function add(page: Page, say: Say, what: string, title: string): Promise<void> {
  await page.getByLabel(say("writing-add-what")).selectOption(what);
  await page.getByLabel(say("writing-title")).fill(title);
  await page.getByRole("button", { name: say("writing-add-go") }).click();
}

/** On a phone the page of a file shows one pane at a time. */
async function see(page: Page, pane: "write" | "look" | "check"): Promise<void> {
  const choice = page.locator(`label:has(#see-${pane})`);
  if (await choice.isVisible()) await choice.click();
}

test("a course is begun from nothing, a problem is seen and mended, and the result is looked at as a learner", async ({
  page,
  server,
  say,
}) => {
  await signIn(page, say, server.accounts.get("ha")!);

  await test.step("a new course", async () => {
    await page.goto("/writing");
    await expectAccessible(page, false);
    await page.getByLabel(say("writing-title")).fill("Văn thư nhập môn");
    await page.getByLabel(say("writing-code"), { exact: true }).fill("VT-01");
    await page.getByRole("button", { name: say("writing-begin") }).click();
    await expect(page).toHaveURL(/\/writing\/van-thu-nhap-mon$/);
    await expect(page.getByText(say("flash-writing-begun"))).toBeVisible();
    await expectAccessible(page, false);
  });

  await test.step("a module, a lesson and a quiz", async () => {
    await add(page, say, "add-module", "Ký và phát hành");
    await expect(page.getByText(say("flash-writing-changed"))).toBeVisible();
    await add(page, say, "add-lesson", "Ai ký văn bản?");
    await expect(page.getByRole("heading", { level: 1, name: "Ai ký văn bản?" })).toBeVisible();
    await expectAccessible(page, false);
    await page.goto("/writing/van-thu-nhap-mon");
    await add(page, say, "add-quiz", "Kiểm tra phần hai");
    await expect(page.getByRole("heading", { level: 1, name: "Kiểm tra phần hai" })).toBeVisible();
    await page.goto("/writing/van-thu-nhap-mon");
    await expect(page.getByRole("link", { name: "Ai ký văn bản?" }).first()).toBeVisible();
  });

  await test.step("a wrong key is seen beside the text and mended", async () => {
    await page.goto("/writing/van-thu-nhap-mon");
    await page.getByRole("link", { name: "Kiểm tra phần hai" }).first().click();
    const text = page.locator("#text");
    const right = await text.inputValue();
    await text.fill(right.replaceAll("[x]", "[ ]"));
    await page.getByRole("button", { name: say("writing-save") }).click();
    await expect(page.getByText(say("flash-writing-saved"))).toBeVisible();
    await see(page, "check");
    await expect(page.locator('#problems [data-code="no-right-answer"]').first()).toBeVisible();
    await expectAccessible(page, false);
    await page.goto("/writing/van-thu-nhap-mon/problems");
    await expectAccessible(page, false);
    await page.locator("#main, main").getByRole("link", { name: /kiem-tra|phan-hai|quiz/ }).first().click();
    await see(page, "write");
    await page.locator("#text").fill(right);
    await page.getByRole("button", { name: say("writing-save") }).click();
    await expect(page.locator('#problems [data-code="no-right-answer"]')).toHaveCount(0);
  });

  await test.step("the lesson as a learner sees it, and the quiz to try", async () => {
    await page.goto("/writing/van-thu-nhap-mon");
    await page.getByRole("link", { name: say("writing-preview") }).nth(1).click();
    await expect(page.getByText(say("writing-preview-draft"))).toBeVisible();
    await expectAccessible(page, false);
    await page.goto("/writing/van-thu-nhap-mon/preview/m1/kiem-tra.quiz.md");
    await expectAccessible(page, false);
    await page.getByRole("button", { name: say("writing-trial-send") }).click();
    await expect(page.getByText(say("writing-trial-score"))).toBeVisible();
    await expectAccessible(page, false);
  });

  await test.step("the draft is given up after a question", async () => {
    await page.goto("/writing/van-thu-nhap-mon");
    await page.getByRole("button", { name: say("writing-discard") }).click();
    await expectAccessible(page, false);
    await page.getByRole("button", { name: say("writing-discard-go") }).click();
    await expect(page.getByText(say("flash-writing-discarded"))).toBeVisible();
    await expect(page.getByText("Văn thư nhập môn")).toHaveCount(0);
  });
});
