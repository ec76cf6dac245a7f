// A lesson is changed in the browser and published; the folder has that change alone; and both are changed at once.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/accessibility";
import { signIn } from "../support/learning";
import { Forms } from "../support/shortcut";
import { expect, test } from "../support/world";
import type { Say } from "../support/words";

const COURSE = "giao-tiep";
const LESSON = "m1/bai.md";

test.use({ javaScriptEnabled: false });

/** Saves a text of the lesson in the writing room. */
async function write(page: Page, say: Say, change: (text: string) => string): Promise<void> {
  await page.goto(`/writing/${COURSE}/files/${LESSON}`);
  const text = page.locator("#text");
  // On a phone the page shows one pane at a time.
  const pane = page.locator("label:has(#see-write)");
  if (await pane.isVisible()) await pane.click();
  await text.fill(change(await text.inputValue()));
  await page.getByRole("button", { name: say("writing-save") }).click();
  await expect(page.getByText(say("flash-writing-saved"))).toBeVisible();
}

/** Publishes what the page of publishing shows. */
async function publish(page: Page, say: Say, note: string): Promise<void> {
  await page.goto(`/writing/${COURSE}/publication`);
  await expectAccessible(page, false);
  await page.getByLabel(say("publication-note")).fill(note);
  await page.getByRole("button", { name: say("publication-go") }).click();
  await expect(page.getByText(say("flash-published-written"))).toBeVisible();
  await expectAccessible(page, false);
}

/** What two folders do not have in common, as `diff` counts it. */
function difference(before: string, after: string): string[] {
  try {
    execFileSync("diff", ["-r", "--unified=0", before, after], { encoding: "utf8" });
    return [];
  } catch (told) {
    const lines = (told as { stdout: string }).stdout.split("\n");
    return lines.filter((line) => /^([+-][^+-]|Only in)/.test(line));
  }
}

test("a lesson is changed in the browser and in the folder, and both tell one story", async ({ page, server, say, playwright }) => {
  const request = await playwright.request.newContext();
  const learner = new Forms(request, server);
  await learner.signIn(server.accounts.get("thanhha")!);
  await learner.study(COURSE, []);
  const folder = join(server.coursesDir, COURSE);
  const lesson = join(folder, LESSON);
  const before = mkdtempSync(join(tmpdir(), "khuevan-before-"));
  cpSync(folder, before, { recursive: true });
  try {
    await signIn(page, say, server.accounts.get("ha")!);

    await test.step("from the browser", async () => {
      await write(page, say, (text) => `${text.trimEnd()}\n\nCâu viết trên trình duyệt.\n`);
      await publish(page, say, "Thêm một câu ở cuối bài");
      expect(difference(before, folder)).toEqual(["+Câu viết trên trình duyệt."]);
      server.run("check", server.coursesDir);
      const seen = await (await request.get(`${server.url}/courses/${COURSE}/lessons/g-bai`)).text();
      expect(seen).toContain("Câu viết trên trình duyệt.");
    });

    await test.step("from both", async () => {
      await write(page, say, (text) => text.replace("trên trình duyệt", "trên trình duyệt, lần hai"));
      const module = join(folder, "m1/module.md");
      writeFileSync(module, `${readFileSync(module, "utf8").trimEnd()}\n\nCâu viết trong thư mục.\n`);
      await page.goto(`/writing/${COURSE}/publication`);
      await expect(page.getByText("Câu viết trong thư mục.")).toBeVisible();
      await expect(page.getByLabel(say("publication-note"))).toHaveCount(0);
      await expectAccessible(page, false);
      await page.getByRole("button", { name: say("publication-folder-take") }).click();
      await expect(page.getByText(say("flash-folder-taken"))).toBeVisible();
      await publish(page, say, "Hai bên là một");
      expect(readFileSync(lesson, "utf8")).toContain("trên trình duyệt, lần hai");
      expect(readFileSync(module, "utf8")).toContain("Câu viết trong thư mục.");
      server.run("check", server.coursesDir);
    });

    await test.step("back to the first revision", async () => {
      await page.goto(`/writing/${COURSE}/revisions`);
      await expectAccessible(page, false);
      await page.goto(`/writing/${COURSE}/revisions/1`);
      await page.getByRole("button", { name: say("revisions-restore") }).click();
      await expect(page.getByText(say("flash-restored"))).toBeVisible();
      await publish(page, say, "Như lần đầu");
      expect(difference(before, folder)).toEqual([]);
    });
  } finally {
    rmSync(before, { recursive: true, force: true });
    await request.dispose();
  }
});
