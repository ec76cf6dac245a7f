// Whole journeys in a real browser. `make test` runs all of them, `make e2e` the ones that are asked for.
import { defineConfig, type PlaywrightTestOptions, type PlaywrightWorkerOptions, type Project } from "@playwright/test";
import type { Engine, Options } from "./support/world";
import type { Language } from "./support/words";

type Site = Project<PlaywrightTestOptions & Options, PlaywrightWorkerOptions>;

interface Row {
  width: 390 | 1280;
  script: boolean;
  language: Language;
  engine: Engine;
}

// The two main journeys run in all widths, script states and languages; the engine is the parity of the three, so that
// every pair of values of any two factors occurs.
const all: Row[] = [];
for (const width of [390, 1280] as const)
  for (const script of [true, false])
    for (const language of ["vi", "en"] as const) {
      const odd = [width === 1280, script, language === "en"].filter(Boolean).length % 2 === 1;
      all.push({ width, script, language, engine: odd ? "postgres" : "sqlite" });
    }

// The others run twice, so that each value of each factor occurs; what needs a script or its absence says so itself.
const others: Row[] = [
  { width: 390, script: true, language: "vi", engine: "sqlite" },
  { width: 1280, script: true, language: "en", engine: "postgres" },
];

const journeys = /(official-earns-a-certificate|stranger-verifies)\.spec\.ts/;

function project(name: string, { width, script, language, engine }: Row, more: Site): Site {
  return {
    name,
    ...more,
    use: {
      viewport: { width, height: width === 390 ? 844 : 900 },
      isMobile: width === 390,
      hasTouch: width === 390,
      javaScriptEnabled: script,
      locale: language === "vi" ? "vi-VN" : "en-GB",
      language,
      engine,
      ...more.use,
    },
  };
}

const named = ({ width, script, language, engine }: Row) => `${width} ${script ? "script" : "plain"} ${language} ${engine}`;

export default defineConfig<Options>({
  testDir: "tests",
  fullyParallel: false,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    timezoneId: "Asia/Ho_Chi_Minh",
    actionTimeout: 15_000,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    ...all.map((row) => project(named(row), row, { testMatch: journeys })),
    ...others.map((row) => project(`others ${named(row)}`, row, { testIgnore: [journeys, /real-course/] })),
    project("the real course", { width: 390, script: true, language: "vi", engine: "sqlite" }, {
      testMatch: /real-course/,
      timeout: 300_000,
      use: { courses: "../courses" },
    }),
  ],
});
