// What every journey starts from: a server, the sentences of its language, and a page that must stay without faults.
import { test as base, expect } from "@playwright/test";
import { watch } from "./faults";
import { startServer, type Server } from "./server";
import { sentences, type Language, type Say } from "./words";

export type Engine = "sqlite" | "postgres";

export interface Options {
  /** Which database the worker's server keeps. */
  engine: Engine;
  /** Folder of the courses, from end2end/. */
  courses: string;
  /** The language that the browser asks for. */
  language: Language;
}

interface Fixtures {
  say: Say;
  /** Collects what goes wrong on the page behind the scenes; anything found fails the test. */
  faults: ReturnType<typeof watch>;
}

export const test = base.extend<Fixtures & Pick<Options, "language">, Omit<Options, "language"> & { server: Server }>({
  engine: ["sqlite", { option: true, scope: "worker" }],
  courses: ["courses", { option: true, scope: "worker" }],
  language: ["vi", { option: true }],
  server: [
    async ({ engine, courses }, use) => {
      const server = await startServer(engine, courses);
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  say: async ({ language }, use) => use(sentences(language)),
  faults: [
    async ({ page }, use) => {
      const faults = watch(page);
      await use(faults);
      expect(faults.found(), "console errors and failed requests").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
