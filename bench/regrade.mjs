// Grades many attempts again at the real binary, while a learner reads and answers.
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Learner } from "./learner.mjs";
import { Process, freePort } from "./process.mjs";

/** So many attempts, two of each learner; 0 leaves this measurement out. */
export const ATTEMPTS = Number(process.env.BENCH_ATTEMPTS ?? 100_000);
const BOTH_CORES = "0,1";

/** The key of every question with one right option moves on to the next option, so that nearly every score changes. */
function moveKeys(path) {
  const moved = readFileSync(path, "utf8").split(/^(?=## )/m).map((question) => {
    const options = [...question.matchAll(/^\d+\. \[([ x])\]/gm)].map(([, mark]) => mark);
    const next = (options.indexOf("x") + 1) % options.length;
    let place = 0;
    return question.replace(/^(\d+\. \[)[ x]\]/gm, (_, front) => `${front}${place++ === next ? "x" : " "}]`);
  });
  writeFileSync(path, moved.join(""));
}

/** A quiz and its translations, whose keys must be the same. */
function withTranslations(path) {
  const stem = basename(path, ".md");
  const names = readdirSync(dirname(path)).filter((name) => name.startsWith(`${stem}.`));
  return names.map((name) => join(dirname(path), name));
}

/** A database beside that of the other measurements; nothing for SQLite, which has one in each data folder. */
export function databaseOfItsOwn(url, name) {
  if (!url?.startsWith("postgres")) return {};
  const own = new URL(url);
  own.pathname += `_${name}`;
  execFileSync("psql", [url, "-qc", `CREATE DATABASE "${own.pathname.slice(1)}"`]);
  return { DATABASE_URL: own.href };
}

/** Reads and answers until it is told to stop; the slowest page and the slowest saved answer in milliseconds. */
export async function live(learner, lesson, { attempt, questions }, isOver) {
  const slowest = { page: 0, save: 0 };
  const timed = async (what, doing) => {
    const began = performance.now();
    await doing();
    slowest[what] = Math.max(slowest[what], performance.now() - began);
  };
  for (let counter = 1; !isOver(); counter++) {
    await timed("page", () => learner.get(lesson));
    await timed("save", () => learner.save(attempt, questions[counter % questions.length], counter));
  }
  return slowest;
}

/** Looks at a page as a browser does, until it asks for no other look. */
async function settled(instructor, path) {
  for (;;) {
    const { headers } = await instructor.get(path);
    if (!headers.refresh) return;
    await new Promise((later) => setTimeout(later, 250));
  }
}

/** Seconds until the page with the sums is there. */
async function preview(instructor, path) {
  const began = performance.now();
  await settled(instructor, path);
  return (performance.now() - began) / 1000;
}

/** Sends the form; seconds until the grades are changed. */
async function apply(instructor, path) {
  const began = performance.now();
  await instructor.post(path, { form_id: randomUUID(), policy: "full", reason: "Đo tốc độ" });
  await settled(instructor, path);
  return (performance.now() - began) / 1000;
}

export async function measureRegrade(binary, folder, courses, { course, quiz, file }) {
  const data = join(folder, "regrade");
  mkdirSync(data);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    DATA_DIR: data,
    COURSES_DIR: courses,
    PORT: String(port),
    PUBLIC_URL: url,
    RUST_LOG: "warn",
    ...databaseOfItsOwn(process.env.BENCH_DATABASE_URL, "regrade"),
  };
  const learners = Math.ceil(ATTEMPTS / 2);
  execFileSync(binary, ["seed", "--learners", String(learners), "--attempts", "2"], { env: { ...process.env, ...env } });
  const accounts = readFileSync(join(data, "demo-accounts.txt"), "utf8");
  const password = (name) => new RegExp(`^${name}\\s+(\\S+)`, "m").exec(accounts)[1];
  const site = await Process.start(binary, ["serve"], env, `${url}/sign-in`, BOTH_CORES);

  const [instructor, learner] = [new Learner(url), new Learner(url)];
  await instructor.signIn("ha", password("ha"));
  await learner.signIn("hocvien-0001", password("hocvien-0001"));
  const { body } = await learner.get(`/courses/${course}`);
  const lesson = new RegExp(`href="(/courses/${course}/lessons/[^"]+)"`).exec(body)[1];
  const open = await learner.startAttempt(`/courses/${course}/quizzes/${quiz}`);
  withTranslations(join(courses, file)).forEach(moveKeys);

  const path = `/teaching/${course}/quizzes/${quiz}/regrade`;
  let over = false;
  const living = live(learner, lesson, open, () => over);
  const { result, pssMb } = await site.during(async () => ({
    preview: await preview(instructor, path),
    applied: await apply(instructor, path),
  }));
  over = true;
  const slowest = await living;
  await site.stop();
  return { ...result, ...slowest, pssMb, attempts: learners * 2 };
}
