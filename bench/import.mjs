// Imports a long list of people at the real binary, by the desk's own forms, while a learner reads and answers.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Learner } from "./learner.mjs";
import { Process, freePort } from "./process.mjs";
import { databaseOfItsOwn, live } from "./regrade.mjs";

/** Rows of the list; 0 leaves this measurement out. */
export const ROWS = Number(process.env.BENCH_ROWS ?? 100_000);
const BOTH_CORES = "0,1";
const HEADINGS = ["Họ và tên", "Ngày sinh", "Giới tính", "Mã cán bộ", "Thư điện tử", "Đơn vị", "Chức vụ"];
const UNITS = ["Xã Thanh Lâm", "Phòng Kinh tế"];
const FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Lò", "Vàng"];
const GIVEN = ["Hạnh", "Đức", "Mai", "Sơn", "Thảo", "Tuấn", "Lan", "Hùng", "Yến", "Dũng", "Phượng"];

/** Everybody has another code and address; sex, age and unit go round. */
function list(rows) {
  const lines = [HEADINGS.join(",")];
  for (let row = 0; row < rows; row++) {
    const name = `${FAMILY[row % FAMILY.length]} ${row % 2 ? "Thị" : "Văn"} ${GIVEN[row % GIVEN.length]}`;
    const day = `${String((row % 28) + 1).padStart(2, "0")}/${String((row % 12) + 1).padStart(2, "0")}/${1970 + (row % 33)}`;
    const code = `DK-${String(row).padStart(6, "0")}`;
    lines.push([name, day, row % 2 ? "Nữ" : "Nam", code, `${code.toLowerCase()}@example.vn`, UNITS[row % 2], "Chuyên viên"].join(","));
  }
  return lines.join("\n");
}

/** The address of the import that the server has made of the list. */
async function send(coordinator, url, text) {
  const form = new FormData();
  form.append("file", new Blob([text], { type: "text/csv" }), "danh-sach.csv");
  form.append("staff_kind", "cong-chuc");
  form.append("staff_level", "xa");
  const headers = { cookie: coordinator.cookie, origin: url };
  const answer = await fetch(`${url}/desk/imports`, { method: "POST", headers, body: form, redirect: "manual" });
  if (answer.status !== 303) throw new Error(`the list was not taken: ${answer.status}`);
  return answer.headers.get("location");
}

/** Looks at the page of an import until its work is done; its last state. */
async function settled(coordinator, path) {
  for (;;) {
    const { headers, body } = await coordinator.get(path);
    if (!headers.refresh) return body;
    await new Promise((later) => setTimeout(later, 250));
  }
}

export async function measureImport(binary, folder, courses, { course, quiz }) {
  const data = join(folder, "import");
  mkdirSync(data);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    DATA_DIR: data,
    COURSES_DIR: courses,
    PORT: String(port),
    PUBLIC_URL: url,
    RUST_LOG: "warn",
    ...databaseOfItsOwn(process.env.BENCH_DATABASE_URL, "import"),
  };
  execFileSync(binary, ["seed"], { env: { ...process.env, ...env } });
  const accounts = readFileSync(join(data, "demo-accounts.txt"), "utf8");
  const password = (name) => new RegExp(`^${name}\\s+(\\S+)`, "m").exec(accounts)[1];
  const site = await Process.start(binary, ["serve"], env, `${url}/sign-in`, BOTH_CORES);
  const [coordinator, learner] = [new Learner(url), new Learner(url)];
  await coordinator.signIn("tuan", password("tuan"));
  await learner.signIn("hanh", password("hanh"));
  await learner.send("POST", `/courses/${course}/enrolment`, { form_id: "bench" });
  const { body } = await learner.get(`/courses/${course}`);
  const lesson = new RegExp(`href="(/courses/${course}/lessons/[^"]+)"`).exec(body)[1];
  const open = await learner.startAttempt(`/courses/${course}/quizzes/${quiz}`);

  const text = list(ROWS);
  let over = false;
  const living = live(learner, lesson, open, () => over);
  const { result, pssMb } = await site.during(async () => {
    const began = performance.now();
    const path = await send(coordinator, url, text);
    await settled(coordinator, path);
    const checked = performance.now();
    await coordinator.post(`${path}/application`, { choice: "all" });
    const page = await settled(coordinator, path);
    const told = page.replace(/<[^>]+>/g, " ");
    if (!new RegExp(`\\b${ROWS.toLocaleString("vi-VN")}\\b|\\b${ROWS}\\b`).test(told)) throw new Error("not every row was written");
    return { check: (checked - began) / 1000, whole: (performance.now() - began) / 1000 };
  });
  over = true;
  const slowest = await living;
  await site.stop();
  return { ...result, ...slowest, pssMb, rows: ROWS };
}
