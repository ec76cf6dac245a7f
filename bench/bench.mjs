// Measures the release binary: pages, whole quiz attempts, saved answers, memory, start; and the machine's own ceiling.
// usage: node bench.mjs OUTPUT.jsonl, with KHUEVAN_BIN and CEILING_BIN; tools/bench.sh does all that.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Learner } from "./learner.mjs";
import { converse, repeat } from "./load.mjs";
import { Process, freePort } from "./process.mjs";
import { ROWS, measureImport } from "./import.mjs";
import { ATTEMPTS, measureRegrade } from "./regrade.mjs";
import { judge, judgeImport, judgeRegrade, printTable } from "./report.mjs";
import { weigh, wireBytes } from "./weight.mjs";

const LEARNERS = 1000;
/** Learners who sign in. */
const SIGNED_IN = 400;
const CONNECTIONS = [1, 16, 64];
const COURSE = "tt-01";
const { KHUEVAN_BIN, CEILING_BIN } = process.env;
const folder = mkdtempSync(join(tmpdir(), "khuevan-bench-"));
const rows = [];

function add(name, connections, { result, cpuMs, pssMb }, bytes) {
  const round = (number) => Math.round(number * 1000) / 1000;
  const row = {
    name,
    connections,
    rps: round(result.requests / result.seconds),
    p50_ms: round(result.p50),
    p99_ms: round(result.p99),
    cpu_ms: round(cpuMs / result.requests),
    pss_mb: round(pssMb),
    bytes,
  };
  rows.push(row);
  console.log(`${name}, ${connections} connections: ${row.rps}/s, ${row.cpu_ms} ms CPU`);
}

/** As many attempts as a measurement makes. */
function withoutLimits(course) {
  for (const name of readdirSync(course, { recursive: true }).filter((name) => name.endsWith(".quiz.md"))) {
    const path = join(course, name);
    writeFileSync(path, readFileSync(path, "utf8").replace(/^(attempts|cooldown): .*\n/gm, ""));
  }
}

/** Eight courses, as a small site has them. */
function eightCourses() {
  const courses = join(folder, "courses");
  const original = readdirSync("courses").find((name) => name.startsWith(COURSE));
  for (let number = 1; number <= 8; number++) {
    const copy = join(courses, `${original}-${number}`);
    cpSync(join("courses", original), copy, { recursive: true });
    withoutLimits(copy);
    if (number === 1) continue;
    const path = join(copy, "course.md");
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace(/^id: (.*)$/m, `id: $1-${number}`).replace(/^code: (.*)$/m, `code: $1-${number}`));
  }
  return courses;
}

async function measureCeiling() {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const ceiling = await Process.start(CEILING_BIN, ["page", String(port)], {}, url);
  for (const connections of CONNECTIONS) {
    const cost = await ceiling.during(() => repeat(url, folder, [{ path: "/" }], connections));
    add("ceiling: static 30 KB", connections, cost, 30 * 1024);
  }
  await ceiling.stop();
  const database = process.env.BENCH_DATABASE_URL ?? `sqlite:${join(folder, "ceiling.sqlite")}`;
  return Number(execFileSync("taskset", ["-c", "0", CEILING_BIN, "commits", database, "3"], { encoding: "utf8" }));
}

async function regradeMany() {
  const courses = join(folder, "regrade-courses");
  const original = readdirSync("courses").find((name) => name.startsWith(COURSE));
  cpSync(join("courses", original), join(courses, original), { recursive: true });
  withoutLimits(join(courses, original));
  const file = join(original, "m1-ai-la-gi", "kiem-tra.quiz.md");
  return await measureRegrade(KHUEVAN_BIN, folder, courses, { course: COURSE, quiz: "kt-m1", file });
}

async function main() {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    DATA_DIR: join(folder, "data"),
    COURSES_DIR: eightCourses(),
    PORT: String(port),
    PUBLIC_URL: url,
    RUST_LOG: "warn",
    ...(process.env.BENCH_DATABASE_URL ? { DATABASE_URL: process.env.BENCH_DATABASE_URL } : {}),
  };
  execFileSync(KHUEVAN_BIN, ["seed", "--learners", String(LEARNERS)], { env: { ...process.env, ...env } });
  const accounts = readFileSync(join(env.DATA_DIR, "demo-accounts.txt"), "utf8");
  const password = /^hocvien-0001\s+(\S+)/m.exec(accounts)[1];
  const serve = () => Process.start(KHUEVAN_BIN, ["serve"], env, `${url}/sign-in`);
  const door = await serve();

  const learners = Array.from({ length: SIGNED_IN }, () => new Learner(url));
  const signIn = (learner, place) => learner.signIn(`hocvien-${String(place + 1).padStart(4, "0")}`, password);
  const burst = await door.during(async () => {
    const began = performance.now();
    await Promise.all(learners.slice(0, 200).map(signIn));
    return (performance.now() - began) / 1000;
  });
  for (let place = 200; place < SIGNED_IN; place++) await signIn(learners[place], place);
  await door.stop();

  // Sessions outlive the server; what hashing passwords took of memory does not.
  const site = await serve();
  const idleMb = site.pssMb();
  const someone = learners[0];
  const { body: course } = await someone.get(`/courses/${COURSE}`);
  const links = (kind) => [...new Set([...course.matchAll(new RegExp(`href="(/courses/${COURSE}/${kind}/[^"]+)"`, "g"))].map(([, link]) => link))];
  const [lesson, nextLesson] = links("lessons");
  const quiz = `/courses/${COURSE}/quizzes/kt-m1`;
  const open = [];
  for (const learner of learners.slice(0, 64)) open.push({ learner, ...(await learner.startAttempt(quiz)) });

  const everybody = (path) => learners.map(({ cookie }) => ({ path, cookie }));
  const pages = {
    "sign-in page": [{ path: "/sign-in" }],
    catalogue: everybody("/courses"),
    "course page": everybody(`/courses/${COURSE}`),
    "lesson page": everybody(lesson),
    "quiz page": open.map(({ learner, attempt }) => ({ path: `${attempt}?question=1`, cookie: learner.cookie })),
  };
  for (const [name, requests] of Object.entries(pages)) {
    const bytes = await wireBytes(url, requests[0].path, requests[0].cookie ?? "");
    for (const connections of CONNECTIONS) {
      const cost = await site.during(() => repeat(url, folder, requests, connections));
      add(name, connections, cost, bytes);
    }
  }

  // A run has ids of its own: an id that comes again is answered without being kept.
  const savesOf = (run) =>
    open.flatMap(({ learner, attempt, questions }) =>
      questions.map((question) => ({
        method: "POST",
        path: `${attempt}/answers`,
        cookie: learner.cookie,
        body: `save_id=${run}-@&counter=@&client_at=1&q.${encodeURIComponent(question)}=1`,
      })),
    );
  for (const connections of CONNECTIONS) {
    const saves = savesOf(`bench-${connections}`);
    const cost = await site.during(() => repeat(url, folder, saves, connections));
    add("saved answer", connections, cost, saves[0].body.length);
  }

  let turn = 64;
  for (const connections of CONNECTIONS) {
    const whole = () => learners[turn++ % SIGNED_IN].wholeAttempt(quiz);
    const cost = await site.during(() => converse(whole, connections));
    add("whole quiz attempt", connections, cost, null);
  }

  const weight = await weigh(someone, lesson, nextLesson);
  await site.stop();
  const commits = await measureCeiling();
  const regrade = ATTEMPTS > 0 ? await regradeMany() : undefined;
  const imported = ROWS > 0 ? await measureImport(KHUEVAN_BIN, folder, env.COURSES_DIR, { course: COURSE, quiz: "kt-m1" }) : undefined;

  printTable(rows);
  judge(rows, { idleMb, burstMb: burst.pssMb, burstSeconds: burst.result, startMs: site.startMs, commits, weight });
  if (regrade) judgeRegrade(regrade);
  if (imported) judgeImport(imported);
  writeFileSync(process.argv[2], rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
}

try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit();
