// Console errors, exceptions and failed requests of a page.
import type { Page, Response } from "@playwright/test";

export function watch(page: Page) {
  const faults: string[] = [];
  const allowed: RegExp[] = [];
  page.on("console", (message) => message.type() === "error" && faults.push(`${page.url()}: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on("requestfailed", (request) => {
    // A download leaves the page where it was; the browser calls that aborted.
    const reason = request.failure()?.errorText ?? "";
    if (reason !== "net::ERR_ABORTED") faults.push(`${request.method()} ${request.url()}: ${reason}`);
  });
  page.on("response", (response: Response) => {
    if (response.status() >= 400) faults.push(`${response.request().method()} ${response.url()}: ${response.status()}`);
  });
  return {
    /** From here on, faults that match are part of the story. */
    allow: (pattern: RegExp) => void allowed.push(pattern),
    found: () => faults.filter((fault) => !allowed.some((pattern) => pattern.test(fault))),
  };
}
