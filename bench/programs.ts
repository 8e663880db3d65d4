import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** The command line as it is installed. `BENCH_CLI` names another file to run in its place. */
export const CLI = process.env.BENCH_CLI ?? join(import.meta.dirname, "../bin/goodstanding.js");

/** Megabytes that a process holds now, or held at most (`VmHWM`). */
export function megabytesOf(pid: number, what: "VmRSS" | "VmHWM" = "VmRSS"): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(new RegExp(`${what}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
}

export type Served = { url: string; pid: number; stop: () => Promise<void> };

/** Starts the whole product on a free port with a data folder of its own, or uses the one that `BENCH_URL` names. */
export async function serveProduct(settings: Record<string, string> = {}): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), "goodstanding-bench-"));
  chmodSync(folder, 0o755); // PostgreSQL enters it as another user where we are root
  const env = {
    ...process.env,
    NODE_ENV: "production",
    PORT: "0",
    DATA_DIR: folder,
    LOG_LEVEL: "error",
    RATE_LIMIT_PER_MINUTE: "0",
    ...settings,
  };
  const child = spawn(process.execPath, [CLI, "start"], { env, stdio: ["ignore", "pipe", "inherit"] });
  return served(child, () => rmSync(folder, { recursive: true, force: true }));
}

/** Starts only the program-facing doors: the API and the open data, without pages and without a database. */
export function serveDoors(): Promise<Served> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "serve-doors.ts")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  return served(child, () => undefined);
}

/** Starts a bare Node server that sends `body`, a compressed page, to whoever asks. */
export function serveBare(body: Buffer): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), "goodstanding-bare-"));
  const file = join(folder, "page");
  writeFileSync(file, body);
  const child = spawn(process.execPath, [join(import.meta.dirname, "peers/bare-server.ts"), file], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  return served(child, () => rmSync(folder, { recursive: true, force: true }));
}

async function served(child: ChildProcess, tidy: () => void): Promise<Served> {
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    tidy();
  };
  let said = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  for (let waited = 0; waited < 120_000 && child.exitCode === null; waited += 50) {
    const url = /ready: (http\S+)/.exec(said)?.[1];
    if (url) return { url, pid: child.pid as number, stop };
    await sleep(50);
  }
  await stop();
  throw new Error(`the server did not start:\n${said}`);
}
