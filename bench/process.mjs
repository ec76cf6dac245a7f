// A process on core 0 unless it is given others, with what it costs.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";

const TICK_MS = 10; // Linux tells CPU time in hundredths of a second.

export class Process {
  constructor(child) {
    this.child = child;
    this.peak = 0;
    this.ended = new Promise((done) => child.once("exit", done));
  }

  /** Starts a program and waits until its address answers. */
  static async start(program, words, env, url, cores = "0") {
    const started = performance.now();
    const child = spawn("taskset", ["-c", cores, program, ...words], {
      env: { ...process.env, ...env },
      stdio: ["ignore", "ignore", "inherit"],
    });
    const self = new Process(child);
    child.once("exit", (code) => (self.code = code));
    for (;;) {
      if (self.code !== undefined) throw new Error(`${program} ended with ${self.code} before it answered`);
      const answered = await fetch(url, { redirect: "manual" }).catch(() => undefined);
      await answered?.arrayBuffer();
      if (answered) break;
      await new Promise((later) => setTimeout(later, 10));
    }
    self.startMs = performance.now() - started;
    return self;
  }

  cpuMs() {
    const fields = readFileSync(`/proc/${this.child.pid}/stat`, "utf8").split(") ")[1].split(" ");
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  }

  /** Proportional set size in MB. */
  pssMb() {
    const [, kib] = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${this.child.pid}/smaps_rollup`, "utf8"));
    return Number(kib) / 1024;
  }

  /** Runs some work; tells what it cost and the highest memory meanwhile. */
  async during(work) {
    let peak = this.pssMb();
    const watch = setInterval(() => (peak = Math.max(peak, this.pssMb())), 250);
    const before = this.cpuMs();
    try {
      const result = await work();
      return { result, cpuMs: this.cpuMs() - before, pssMb: Math.max(peak, this.pssMb()) };
    } finally {
      clearInterval(watch);
    }
  }

  async stop() {
    this.child.kill("SIGTERM");
    await this.ended;
  }
}

export function freePort() {
  return new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}
