// An instructor writes in the editor: preview and check follow, the text is saved by itself, and nothing typed is lost.
import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "../support/accessibility";
import { signIn } from "../support/learning";
import { expect, test } from "../support/world";
import type { Say } from "../support/words";

const COURSE = "chuyen-doi-so-ai";
const FILE = `/writing/${COURSE}/files/m1/bai-1.md`;

/** On a phone the page shows one pane at a time. */
async function see(page: Page, pane: "write" | "look" | "check"): Promise<void> {
  const choice = page.locator(`label:has(#see-${pane})`);
  if (await choice.isVisible()) await choice.click();
}

const text = (page: Page): Locator => page.locator(".cm-content");
const state = (page: Page): Locator => page.locator("#saved");

/** Opens a file and waits until preview and check are there. */
async function open(page: Page, say: Say): Promise<void> {
  await page.goto(FILE);
  await expect(page.getByRole("button", { name: say("editor-insert") })).toBeVisible({ timeout: 30_000 });
}

async function typeAtTheEnd(page: Page, words: string): Promise<void> {
  await see(page, "write");
  await text(page).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText(words);
}

/** The editor draws only what is in sight: a line near the end is gone to. */
async function goToTheEnd(page: Page): Promise<void> {
  await text(page).click();
  await page.keyboard.press("Control+End");
}

async function clickNearTheEnd(page: Page, line: string): Promise<void> {
  await goToTheEnd(page);
  await text(page).getByText(line).click();
}

/** Writes a paragraph behind the first one. */
async function typeInTheText(page: Page, words: string): Promise<void> {
  await see(page, "write");
  await text(page).click();
  await page.keyboard.press("Control+Home");
  await text(page).getByText("Quét một tờ giấy").click();
  // The end of what is seen of a long line, then that of the line itself.
  for (let press = 0; press < 2; press++) await page.keyboard.press("End");
  await page.keyboard.insertText(`\n\n${words}`);
}

test("what is written is seen, checked and saved by itself", async ({ page, server, say }) => {
  await signIn(page, say, server.accounts.get("ha")!);
  await open(page, say);
  await expectAccessible(page, true);

  await test.step("the preview follows, and the draft is saved", async () => {
    await typeInTheText(page, "Một câu vừa viết.");
    await expect(state(page)).toHaveText(say("editor-saved-at"));
    await see(page, "look");
    await expect(page.locator("#preview")).toContainText("Một câu vừa viết.");
    await page.reload();
    await expect(text(page)).toContainText("Một câu vừa viết.");
  });

  await test.step("a problem has its place, and goes when it is mended", async () => {
    await typeAtTheEnd(page, "\n## Câu hỏi nào? {#q-nao}\n\n1. [ ] Một\n2. [ ] Hai\n");
    await see(page, "check");
    const problem = page.locator('#problems [data-code="no-right-answer"]');
    await expect(problem).toBeVisible();
    await expectAccessible(page, true);
    await problem.getByRole("link").click();
    await expect(text(page)).toBeFocused();
    await expect(page.locator(".cm-activeLine")).toContainText("Câu hỏi nào?");
    await typeAtTheEnd(page, "3. [x] Ba\n");
    await expect(problem).toHaveCount(0);
  });

  await test.step("a piece is chosen by its picture", async () => {
    await page.getByRole("button", { name: say("editor-insert") }).click();
    const piece = page.getByRole("listitem").filter({ has: page.getByRole("button", { name: say("editor-piece-tip") }) });
    await expect(piece.locator(".callout.tip")).toBeVisible();
    await expectAccessible(page, true);
    await piece.getByRole("button").click();
    await expect(text(page)).toContainText("[!TIP]");
  });

  await test.step("the keyboard finds its way out", async () => {
    await text(page).focus();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name: say("writing-save") })).toBeFocused();
  });
});

test("Vietnamese is typed as its input methods send it", async ({ page, context, server, say }) => {
  await signIn(page, say, server.accounts.get("ha")!);
  await open(page, say);
  await typeAtTheEnd(page, "\n\n");

  await test.step("by composition", async () => {
    const browser = await context.newCDPSession(page);
    for (const [syllable, ...shapes] of [["tiếng", "t", "ti", "tiê", "tiên", "tiến", "tiếng"], ["Việt", "V", "Vi", "Viê", "Việ", "Việt"]]) {
      for (const shape of shapes) {
        await browser.send("Input.imeSetComposition", { text: shape, selectionStart: shape.length, selectionEnd: shape.length });
      }
      // Preview and saves may come while a syllable is still open.
      await page.waitForTimeout(2_000);
      await browser.send("Input.insertText", { text: syllable ?? "" });
      await page.keyboard.insertText(" ");
    }
    await expect(text(page)).toContainText("tiếng Việt ");
  });

  await test.step("by letters that are taken back", async () => {
    await page.keyboard.type("hoa");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Backspace");
    await page.keyboard.insertText("òa");
    await expect(text(page)).toContainText("tiếng Việt hòa");
    await expect(state(page)).toHaveText(say("editor-saved-at"));
  });
});

test("what could not be sent is kept, and offered again", async ({ page, context, server, say, faults }) => {
  await signIn(page, say, server.accounts.get("ha")!);
  await open(page, say);
  await typeAtTheEnd(page, "\n\nCâu đầu.\n");
  await expect(state(page)).toHaveText(say("editor-saved-at"));
  faults.allow(/ERR_INTERNET_DISCONNECTED/);

  await test.step("sent when the network is back", async () => {
    await context.setOffline(true);
    await typeAtTheEnd(page, "\nViết khi mất mạng.\n");
    await expect(state(page)).toHaveText(say("editor-offline"));
    await context.setOffline(false);
    await expect(state(page)).toHaveText(say("editor-saved-at"), { timeout: 30_000 });
  });

  await test.step("offered after the page was lost", async () => {
    await context.setOffline(true);
    await typeAtTheEnd(page, "\nViết trước khi máy tắt.\n");
    await expect(state(page)).toHaveText(say("editor-offline"));
    // As when a machine goes off. A request that had left may still have arrived: then the text is there, else it is
    // offered.
    await page.close();
    await context.setOffline(false);
    const again = await context.newPage();
    await open(again, say);
    const take = again.getByRole("button", { name: say("editor-kept-take") });
    await goToTheEnd(again);
    await expect(take.or(text(again).getByText("Viết trước khi máy tắt."))).toBeVisible();
    await expectAccessible(again, true);
    if (await take.isVisible()) {
      await take.click();
      await expect(state(again)).toHaveText(say("editor-saved-at"), { timeout: 15_000 });
      await goToTheEnd(again);
    }
    await expect(text(again)).toContainText("Viết trước khi máy tắt.");
  });
});

test("two authors in one file: what lies apart is merged, what meets is decided", async ({
  page,
  browser,
  server,
  say,
  language,
  faults,
}) => {
  await signIn(page, say, server.accounts.get("ha")!);
  await open(page, say);
  await typeAtTheEnd(page, "\n\nĐoạn của hai người.\n");
  await expect(state(page)).toHaveText(say("editor-saved-at"));
  const locale = language === "vi" ? "vi-VN" : "en-GB";
  const context = await browser.newContext({ baseURL: server.url, locale, viewport: { width: 1280, height: 900 } });
  const other = await context.newPage();
  await other.goto("/");
  await context.addCookies(await page.context().cookies());
  await open(other, say);
  await goToTheEnd(other);
  await expect(text(other)).toContainText("Đoạn của hai người.");

  await test.step("apart", async () => {
    await typeAtTheEnd(other, "\nThêm ở cuối.\n");
    await expect(other.locator("#saved .i")).toBeVisible();
    await expect(other.locator("#saved")).not.toHaveClass(/wait/);
    await typeInTheText(page, "Thêm ở đầu.");
    await expect(state(page)).toHaveText(say("editor-merged"));
    await expect(text(page)).toContainText("Thêm ở đầu.");
    await goToTheEnd(page);
    await expect(text(page)).toContainText("Thêm ở cuối.");
  });

  await test.step("in one line", async () => {
    faults.allow(/409/);
    await open(other, say);
    await clickNearTheEnd(other, "Thêm ở cuối.");
    await other.keyboard.press("End");
    await other.keyboard.insertText(" Bởi người kia.");
    await expect(other.locator("#saved")).not.toHaveClass(/wait/);
    await clickNearTheEnd(page, "Thêm ở cuối.");
    await page.keyboard.press("End");
    await page.keyboard.insertText(" Bởi tôi.");
    const panel = page.getByRole("region", { name: say("editor-conflict-title") });
    await expect(panel).toContainText("Bởi người kia.");
    await expectAccessible(page, true);
    await panel.getByLabel(say("editor-conflict-take-both")).check();
    await panel.getByRole("button", { name: say("editor-conflict-use") }).click();
    await expect(state(page)).toHaveText(say("editor-saved-at"));
    await expect(text(page)).toContainText("Bởi người kia.");
    await expect(text(page)).toContainText("Bởi tôi.");
  });
  await context.close();
});
