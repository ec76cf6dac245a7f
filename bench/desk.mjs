// Measures the desk of a coordinator in a country that examples/nation writes, its reports, and a large cohort.
// usage: node desk.mjs, with KHUEVAN_BIN, NATION_BIN and COHORT_BIN; tools/bench.sh does all that.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Learner } from "./learner.mjs";
import { Process, freePort } from "./process.mjs";
import { databaseOfItsOwn } from "./regrade.mjs";
import { judgeCohort, judgeDesk } from "./report.mjs";

/** People of the country; 0 leaves this measurement out. */
const PEOPLE = Number(process.env.BENCH_PEOPLE ?? 300_000);
const MEMBERS = 6_500;
const ASKED = 5;
const LOOKS = 100;
const PASSWORD = "mot-mat-khau-dai-de-do";
const FILTERS = ["q=hanh", "q=nguyen+thi", "sex=female", "account=none", "q=tuan&sex=male", "kind=cong-chuc&q=lo"];
const { KHUEVAN_BIN, NATION_BIN, COHORT_BIN, BENCH_DATABASE_URL } = process.env;
const folder = mkdtempSync(join(tmpdir(), "khuevan-desk-"));

/** A database for one measurement. */
function database(name) {
  return databaseOfItsOwn(BENCH_DATABASE_URL, name).DATABASE_URL ?? `sqlite:${join(folder, `${name}.sqlite`)}`;
}

/** What a program prints, which is shown as well. */
function told(program, words) {
  const output = execFileSync(program, words, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  process.stdout.write(output);
  return output;
}

const number = (text, name) => Number(new RegExp(`^${name} ([0-9.]+)`, "m").exec(text)[1]);

/** Milliseconds in their order. */
async function times(count, look) {
  const taken = [];
  for (let turn = 0; turn < count; turn++) {
    const began = performance.now();
    await look(turn);
    taken.push(performance.now() - began);
  }
  return taken.sort((one, other) => one - other);
}

async function measureDesk() {
  const url = database("nation");
  const written = told(NATION_BIN, [url, PEOPLE, Math.round(PEOPLE / 25), PEOPLE * 10, PASSWORD].map(String));
  const data = join(folder, "data");
  mkdirSync(data);
  const port = await freePort();
  const site = `http://127.0.0.1:${port}`;
  const env = { DATA_DIR: data, COURSES_DIR: "courses", DATABASE_URL: url, PORT: String(port), PUBLIC_URL: site, RUST_LOG: "warn" };
  const server = await Process.start(KHUEVAN_BIN, ["serve"], env, `${site}/sign-in`, "0");
  const coordinator = new Learner(site);
  await coordinator.signIn("tinh", PASSWORD);
  const { result, pssMb } = await server.during(async () => {
    const [first] = await times(1, () => coordinator.get("/desk"));
    return {
      first,
      desk: await times(LOOKS, () => coordinator.get("/desk")),
      people: await times(LOOKS, (turn) => coordinator.get(`/desk/people?${FILTERS[turn % FILTERS.length]}`)),
    };
  });
  await server.stop();
  const report = (name) => number(written, `national: ${name}`);
  judgeDesk({ country: PEOPLE, ...result, pssMb, report: report("course by sex"), yearly: report("yearly") });
}

function measureCohort() {
  const sample = "server/tests/courses";
  const written = told(COHORT_BIN, [database("cohort"), sample, String(MEMBERS), String(ASKED)]);
  judgeCohort({ members: MEMBERS, asked: ASKED, filled: number(written, `filled ${MEMBERS}`) });
}

try {
  measureCohort();
  if (PEOPLE > 0) await measureDesk();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit();
