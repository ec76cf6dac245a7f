// A new course from empty to published: reviewed by a colleague, taken by a learner, and closed to new ones at last.
import type { Browser, Page } from "@playwright/test";
import { expectAccessible } from "../support/accessibility";
import { signIn } from "../support/learning";
import type { Server } from "../support/server";
import { expect, test } from "../support/world";
import type { Say } from "../support/words";

const COURSE = "tiep-cong-dan";
const TITLE = "Tiếp công dân";

test.use({ javaScriptEnabled: false });

/** Changes `course.md` and saves it. */
async function write(page: Page, say: Say, change: (text: string) => string): Promise<void> {
  await page.goto(`/writing/${COURSE}/files/course.md`);
  const pane = page.locator("label:has(#see-write)");
  if (await pane.isVisible()) await pane.click();
  const text = page.locator("#text");
  await text.fill(change(await text.inputValue()));
  await page.getByRole("button", { name: say("writing-save") }).click();
  await expect(page.getByText(say("flash-writing-saved"))).toBeVisible();
}

async function publish(page: Page, say: Say, note: string): Promise<void> {
  await page.goto(`/writing/${COURSE}/publication`);
  await expectAccessible(page, false);
  await page.getByLabel(say("publication-note")).fill(note);
  await page.getByRole("button", { name: say("publication-go") }).click();
  await expect(page.getByText(say("flash-published-written"))).toBeVisible();
}

/** Somebody else's browser, as wide and in the same language. */
async function other(browser: Browser, server: Server, say: Say, name: string, like: Page, locale: string): Promise<Page> {
  const viewport = like.viewportSize();
  const context = await browser.newContext({ baseURL: server.url, locale, viewport, javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, say, server.accounts.get(name)!);
  return page;
}

test("a course is written, reviewed by a colleague, published, taken by a learner, and retired", async ({
  page,
  browser,
  server,
  say,
  language,
}) => {
  const locale = language === "vi" ? "vi-VN" : "en-GB";
  await signIn(page, say, server.accounts.get("ha")!);

  await test.step("written", async () => {
    await page.goto("/writing");
    await page.getByLabel(say("writing-title")).fill(TITLE);
    await page.getByLabel(say("writing-code"), { exact: true }).fill("TCD-01");
    await page.getByRole("button", { name: say("writing-begin") }).click();
    await expect(page).toHaveURL(new RegExp(`/writing/${COURSE}$`));
    await write(page, say, (text) => text.replace(/^status: \w+.*$/m, "status: published"));
  });

  const colleague = await other(browser, server, say, "minh", page, locale);
  await test.step("reviewed by a colleague", async () => {
    await page.goto(`/writing/${COURSE}`);
    await page.getByRole("link", { name: say("review-title") }).click();
    await expect(page.getByText(say("review-none"))).toBeVisible();
    await expectAccessible(page, false);
    await page.getByLabel("Đặng Quốc Minh").check();
    await page.getByLabel(say("review-note")).fill("Xem giúp mục lục");
    await page.getByRole("button", { name: say("review-send") }).click();
    await expect(page.getByText(say("flash-review-asked"))).toBeVisible();
    await expectAccessible(page, false);

    await colleague.goto("/messages");
    await expect(colleague.getByText(TITLE).first()).toBeVisible();
    await colleague.goto(`/writing/${COURSE}/reviews`);
    await expect(colleague.getByText("Xem giúp mục lục")).toBeVisible();
    await expectAccessible(colleague, false);
    await colleague.getByRole("textbox", { name: say("comment-text") }).fill("Tên mô-đun nên ngắn hơn.");
    await colleague.getByRole("button", { name: say("comment-write") }).click();
    await expect(colleague.getByText("Tên mô-đun nên ngắn hơn.").first()).toBeVisible();
    await colleague.getByLabel(say("review-verdict")).selectOption("approved");
    await colleague.getByRole("button", { name: say("review-decide") }).click();
    await expect(colleague.getByText(say("review-approved"))).toBeVisible();

    await page.goto(`/writing/${COURSE}/reviews`);
    await page.locator('form[action$="/settling"]').getByRole("button").click();
    await expect(page.getByText(say("flash-comment-settled"))).toBeVisible();
    await expectAccessible(page, false);
  });

  await test.step("published", async () => {
    await publish(page, say, "Bản đầu tiên");
    server.run("check", server.coursesDir);
  });

  const learner = await other(browser, server, say, "thanhha", page, locale);
  await test.step("taken by a learner", async () => {
    await learner.goto(`/courses/${COURSE}`);
    await learner.getByRole("button", { name: say("course-enrol") }).click();
    await expect(learner.getByText(say("flash-enrolled"))).toBeVisible();
    await learner.getByRole("link", { name: say("course-start") }).click();
    await expect(learner.locator("article, main").getByRole("heading", { level: 1 })).toBeVisible();
  });

  await test.step("retired", async () => {
    await write(page, say, (text) => text.replace(/^status: published$/m, "status: retired"));
    await page.goto(`/writing/${COURSE}/publication`);
    await expect(page.getByText(say("publication-not-offered"))).toBeVisible();
    await publish(page, say, "Thôi nhận người mới");
    await colleague.goto(`/courses/${COURSE}`);
    await expect(colleague.getByText(say("course-retired"))).toBeVisible();
    await expectAccessible(colleague, false);
  });
  await colleague.context().close();
  await learner.context().close();
});
