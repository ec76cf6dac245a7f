// A server of a worker's own: own data folder, own database, own demo world, gone at the end.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { MailCatcher } from "./mail";
import type { Engine } from "./world";

export interface Account {
  name: string;
  password: string;
  fullName: string;
}

export interface Server {
  url: string;
  dataDir: string;
  /** A copy of the courses that a journey may change. */
  coursesDir: string;
  accounts: Map<string, Account>;
  /** Everything that the server sends. */
  mail: MailCatcher;
  /** Runs another command of the binary on the same data. */
  run(...words: string[]): string;
  stop(): Promise<void>;
}

export async function startServer(engine: Engine, courses: string): Promise<Server> {
  const program = process.env.KHUEVAN_BIN ?? resolve(import.meta.dirname, "../../target/debug/khuevan");
  const dataDir = mkdtempSync(join(tmpdir(), "khuevan-journey-"));
  const coursesDir = join(dataDir, "courses");
  cpSync(resolve(import.meta.dirname, "..", courses), coursesDir, { recursive: true });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const mail = await MailCatcher.start();
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    DATABASE_URL: engine === "postgres" ? freshPostgres() : `sqlite:${join(dataDir, "khuevan.sqlite")}`,
    COURSES_DIR: coursesDir,
    PORT: String(port),
    PUBLIC_URL: url,
    RUST_LOG: "warn",
    SMTP_URL: mail.url,
    MAIL_FROM: "Khuê Văn <khuevan@example.gov.vn>",
    // Journeys are walked at any hour.
    QUIET_HOURS: "0-0",
    // Cheap hashes: nobody waits for passwords here.
    ARGON2_MEMORY_KIB: "64",
    ARGON2_PASSES: "1",
  };
  const run = (...words: string[]) => execFileSync(program, words, { env, encoding: "utf8" });
  run("seed");
  const server = spawn(program, ["serve"], { env, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<void>((done) => server.once("exit", () => done()));
  await new Promise<void>((ready, fail) => {
    server.stdout.on("data", (text: Buffer) => text.includes("http://") && ready());
    server.once("exit", (code) => fail(new Error(`the server ended with ${code} before it listened`)));
  });
  return {
    url,
    dataDir,
    coursesDir,
    accounts: readAccounts(join(dataDir, "demo-accounts.txt")),
    mail,
    run,
    async stop() {
      server.kill("SIGTERM");
      const impatience = setTimeout(() => server.kill("SIGKILL"), 5_000);
      await ended;
      clearTimeout(impatience);
      mail.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Lines of `name password full name (what)`. */
function readAccounts(path: string): Map<string, Account> {
  const lines = readFileSync(path, "utf8").split("\n").filter(Boolean);
  const accounts = lines.map((line): Account => {
    const [, name = "", password = "", fullName = ""] = /^(\S+)\s+(\S+)\s+(.+?) \(/.exec(line) ?? [];
    return { name, password, fullName };
  });
  return new Map(accounts.map((account) => [account.name, account]));
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => found(port));
    });
  });
}

function freshPostgres(): string {
  const admin = process.env.TEST_POSTGRES_URL;
  if (!admin) throw new Error("TEST_POSTGRES_URL names a PostgreSQL server: run `make e2e`, or tools/with-postgres.sh");
  const name = `journey_${process.pid}_${Date.now()}`;
  execFileSync("psql", ["--quiet", "--dbname", admin, "--command", `CREATE DATABASE ${name}`]);
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return url.href;
}
