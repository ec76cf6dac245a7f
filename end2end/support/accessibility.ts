// axe on the page as it stands; 0 violations.
import { expect, type Page } from "@playwright/test";
import type { AxeResults } from "axe-core";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export async function expectAccessible(page: Page, script: boolean): Promise<void> {
  const found = script ? await violations(page) : await violationsOfCopy(page);
  expect(found, `axe on ${page.url()}`).toEqual([]);
}

async function violations(page: Page): Promise<string[]> {
  const results = (await page.evaluate(`${AXE}; axe.run(document, { resultTypes: ["violations"] })`)) as AxeResults;
  return results.violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map((node) => `  ${node.html}\n  ${node.failureSummary}`).join("\n")}`,
  );
}

/** axe waits for timers, which stand still where scripts are off: it looks at the same HTML in a browser with scripts. */
async function violationsOfCopy(page: Page): Promise<string[]> {
  const browser = page.context().browser();
  if (!browser) throw new Error("no browser");
  const html = (await page.content()).replace(/<script[\s\S]*?<\/script>/g, "");
  const context = await browser.newContext({
    javaScriptEnabled: true,
    viewport: page.viewportSize(),
    storageState: await page.context().storageState(),
  });
  const address = page.url().split("#")[0] ?? "";
  try {
    const copy = await context.newPage();
    await copy.route(address, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: html }));
    await copy.goto(address);
    return await violations(copy);
  } finally {
    await context.close();
  }
}
