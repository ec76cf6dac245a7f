// Load from this core: wrk for single requests, our own loop for what is a conversation.
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const SECONDS = Number(process.env.BENCH_SECONDS ?? 5);

/** Repeats requests `{ method, path, cookie, body }` over so many connections; p50 and p99 are milliseconds. */
export async function repeat(url, folder, requests, connections) {
  const file = join(folder, "requests.tsv");
  const lines = requests.map(({ method = "GET", path, cookie = "", body = "" }) => [method, path, cookie, body].join("\t"));
  writeFileSync(file, `${lines.join("\n")}\n`);
  const script = join(import.meta.dirname, "requests.lua");
  const words = ["-t1", `-c${connections}`, `-d${SECONDS}s`, "--timeout", "10s", "-s", script, url];
  const { stdout } = await promisify(execFile)("wrk", words, { env: { ...process.env, REQUESTS: file, ORIGIN: url } });
  const result = JSON.parse(/^RESULT (.*)$/m.exec(stdout)[1]);
  if (result.failed > 0) throw new Error(`${result.failed} of ${result.requests} requests failed: ${requests[0].path}`);
  return result;
}

/** Holds conversations, so many at once, until time is over. */
export async function converse(conversation, atOnce) {
  const times = [];
  const started = performance.now();
  const over = started + SECONDS * 1000;
  const one = async () => {
    while (performance.now() < over) {
      const began = performance.now();
      await conversation();
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  const seconds = (performance.now() - started) / 1000;
  times.sort((one, other) => one - other);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  return { requests: times.length, seconds, p50: at(0.5), p99: at(0.99), failed: 0 };
}
