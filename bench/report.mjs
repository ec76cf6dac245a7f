// The rows as a table, and what they say of the targets.

export function printTable(rows) {
  const heads = ["name", "connections", "rps", "p50_ms", "p99_ms", "cpu_ms", "pss_mb", "bytes"];
  const cells = [heads, ...rows.map((row) => heads.map((head) => String(row[head] ?? "")))];
  const widths = heads.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  console.log();
  for (const row of cells) {
    console.log(row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join("  "));
  }
}

/** One line for a target: reached, or missed and by how much. */
function at(what, value, limit, unit, atLeast = false) {
  const reached = atLeast ? value >= limit : value <= limit;
  const ratio = (atLeast ? limit / value : value / limit).toFixed(2);
  const told = `${value.toFixed(2)}${unit} (${atLeast ? "at least" : "at most"} ${limit.toFixed(2)}${unit})`;
  console.log(`${reached ? "reached" : `MISSED ${ratio} ×`}  ${what}: ${told}`);
}

/** What is measured page by page. */
export function judge(rows, { idleMb, burstMb, burstSeconds, startMs, commits, weight }) {
  const of = (name, field, connections) => rows.find((row) => row.name === name && row.connections === connections)[field];
  const worst = (name, field) => Math.max(...rows.filter((row) => row.name === name).map((row) => row[field]));
  const usual = rows.filter((row) => !row.name.startsWith("ceiling"));
  console.log();
  at("lesson page, CPU", worst("lesson page", "cpu_ms"), 0.5, " ms");
  at("lesson page, CPU against the ceiling", of("lesson page", "cpu_ms", 64) / of("ceiling: static 30 KB", "cpu_ms", 64), 20, " ×");
  at("course page, CPU", worst("course page", "cpu_ms"), 1, " ms");
  at("quiz page, CPU", worst("quiz page", "cpu_ms"), 1, " ms");
  at("whole quiz attempt, CPU", worst("whole quiz attempt", "cpu_ms"), 15, " ms");
  const answers = of("saved answer", "rps", 64);
  console.log(`        one-row durable commits: ${commits.toFixed(0)}/s`);
  at("saved answers at 64 connections", answers, commits < 500 ? 5 * commits : 2000, "/s", true);
  at("memory idle", idleMb, 60, " MB");
  at("memory under load", Math.max(...usual.map((row) => row.pss_mb)), 150, " MB");
  console.log(`        200 sign-ins at once: ${burstSeconds.toFixed(1)} s, ${burstMb.toFixed(0)} MB at most`);
  at("first visit to a lesson", weight.first / 1024, 80, " KB");
  at("first visit, requests before the text is styled", weight.requests, 10, "");
  at("islands, after the text", weight.islands / 1024, 150, " KB");
  at("next lesson", weight.next / 1024, 12, " KB");
  at("start with 8 courses", startMs / 1000, 1, " s");
}

/** Grading again, which must not be felt by those who read and answer meanwhile. */
export function judgeRegrade({ attempts, preview, applied, page, save, pssMb }) {
  const share = attempts / 100_000;
  console.log(`        ${attempts} attempts graded again: ${pssMb.toFixed(0)} MB at most`);
  at("preview of grading again", preview, 20 * share, " s");
  at("grading again", applied, 20 * share, " s");
  at("slowest page meanwhile", page, 1000, " ms");
  at("slowest saved answer meanwhile", save, 1000, " ms");
}

/** A long list of people, which must not be felt either. */
export function judgeImport({ rows, check, whole, page, save, pssMb }) {
  const share = rows / 100_000;
  console.log(`        ${rows} rows imported; compared after ${check.toFixed(1)} s`);
  at("import of a long list", whole, 60 * share, " s");
  at("memory during the import", pssMb, 300, " MB");
  at("slowest page meanwhile", page, 1000, " ms");
  at("slowest saved answer meanwhile", save, 1000, " ms");
}

const share = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];

/** The desk of a province with a fifth of the country, and the reports of the whole. */
export function judgeDesk({ country, first, desk, people, pssMb, report, yearly }) {
  console.log(`        the desk of ${country / 5} people among ${country}: first look ${first.toFixed(0)} ms`);
  at("first screen of the desk, p99", share(desk, 0.99), 200, " ms");
  at("first screen of the desk, median", share(desk, 0.5), 200, " ms");
  at("filtered page of people, p99", share(people, 0.99), 100, " ms");
  at("filtered page of people, median", share(people, 0.5), 100, " ms");
  at("national report", report, 3, " s");
  console.log(`        nine tables of the yearly report: ${yearly.toFixed(1)} s`);
  at("memory with the desk", pssMb, 250, " MB");
}

/** A large cohort that is filled at once. */
export function judgeCohort({ members, asked, filled }) {
  at(`cohort of ${members} assigned to ${asked} courses`, filled, 5, " s");
}
