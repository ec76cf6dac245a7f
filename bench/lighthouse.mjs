// Lighthouse on pages of the release binary, as a phone on a weak network sees them.
// usage: node lighthouse.mjs FOLDER, with KHUEVAN_BIN and CHROMIUM; tools/lighthouse.sh does all that.
import { launch } from "chrome-launcher";
import lighthouse, { generateReport } from "lighthouse";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Learner } from "./learner.mjs";
import { Process, freePort } from "./process.mjs";

/** What each category must reach at least. */
const LEAST = { performance: 0.95, accessibility: 1, "best-practices": 1 };
/** The figures of performance scatter; the run in the middle counts. */
const RUNS = 3;
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const METRICS = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "speed-index"];
const { KHUEVAN_BIN, CHROMIUM } = process.env;
const [reports] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "khuevan-lighthouse-"));

/** A learner who has enrolled; the addresses of the pages to look at. */
async function enrolled(url) {
  const accounts = readFileSync(join(folder, "demo-accounts.txt"), "utf8");
  const learner = new Learner(url);
  await learner.signIn("hanh", /^hanh\s+(\S+)/m.exec(accounts)[1]);
  const course = /href="(\/courses\/[a-z0-9-]+)"/.exec((await learner.get("/courses")).body)[1];
  await learner.post(`${course}/enrolment`, {});
  const lesson = new RegExp(`href="(${course}/lessons/[^"]+)"`).exec((await learner.get(course)).body)[1];
  return { learner, pages: { lesson, course, home: "/" } };
}

async function look(port, address, cookie) {
  const runs = [];
  for (let run = 0; run < RUNS; run++) {
    const result = await lighthouse(address, { port, extraHeaders: { Cookie: cookie }, onlyCategories: Object.keys(LEAST), logLevel: "error" });
    if (result.lhr.runtimeError) throw new Error(`${address}: ${result.lhr.runtimeError.message}`);
    runs.push(result.lhr);
  }
  return runs.sort((one, other) => one.categories.performance.score - other.categories.performance.score)[Math.floor(RUNS / 2)];
}

/** Prints the figures of a page and what keeps it from its targets; tells whether it reaches them. */
function judge(name, report) {
  let good = true;
  const scores = Object.entries(LEAST).map(([category, least]) => {
    const { score } = report.categories[category];
    good &&= score >= least;
    return `${category} ${Math.round(score * 100)} (at least ${least * 100})`;
  });
  console.log(`${good ? "reached" : "MISSED "}  ${name}: ${scores.join(", ")}`);
  console.log(`         ${METRICS.map((metric) => `${metric} ${report.audits[metric].displayValue}`).join(", ")}`);
  for (const category of Object.keys(LEAST)) {
    for (const { id, weight } of report.categories[category].auditRefs) {
      const { score, title } = report.audits[id];
      if (weight > 0 && score !== null && score < (category === "performance" ? 0.9 : 1)) console.log(`         ${category}: ${title}`);
    }
  }
  return good;
}

async function main() {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { DATA_DIR: folder, PORT: String(port), PUBLIC_URL: url, RUST_LOG: "warn" };
  execFileSync(KHUEVAN_BIN, ["seed"], { env: { ...process.env, ...env }, stdio: "ignore" });
  const site = await Process.start(KHUEVAN_BIN, ["serve"], env, `${url}/sign-in`);
  const browser = await launch({ chromePath: CHROMIUM, chromeFlags: FLAGS });
  let good = true;
  try {
    const { learner, pages } = await enrolled(url);
    for (const [name, path] of Object.entries(pages)) {
      const report = await look(browser.port, url + path, learner.cookie);
      writeFileSync(join(reports, `${name}.html`), generateReport(report, "html"));
      writeFileSync(join(reports, `${name}.json`), generateReport(report, "json"));
      good = judge(name, report) && good;
    }
  } finally {
    browser.kill();
    await site.stop();
  }
  return good;
}

mkdirSync(reports, { recursive: true });
try {
  process.exitCode = (await main()) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
