import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CLI } from "./programs.ts";
import { realisticProfile } from "./realistic-profile.ts";
import type { Report } from "./report.ts";

const RUNS = 20;
/** Tells a process's own peak memory on its fourth stream as it ends. */
const TELL_MEMORY =
  "data:text/javascript,import{writeSync}from'node:fs';process.on('exit',()=>writeSync(3,String(process.resourceUsage().maxRSS)))";

/** What a reading command costs from a cold start. */
export async function cold(share: number): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), "cold-"));
  const file = join(folder, "profile.json");
  writeFileSync(file, JSON.stringify(realisticProfile(1)));
  const commands: [string, string[]][] = [
    ["node alone", ["-e", "0"]],
    ["check: 3 credentials, 60 credits", [CLI, "check", file]],
    ["check --json", [CLI, "check", file, "--json"]],
    ["requirements", [CLI, "requirements"]],
    ["requirements us-tx/pharmacy-technician", [CLI, "requirements", "us-tx/pharmacy-technician"]],
  ];
  const rows = [];
  for (const [name, args] of commands) {
    await once(args); // the first run may build, and warms the disk
    const runs = [];
    for (let run = 0; run < Math.max(3, RUNS * share); run++) runs.push(await once(args));
    const ms = runs.map((run) => run.ms).sort((a, b) => a - b);
    const [median = 0, worst = 0] = [ms[Math.floor(ms.length / 2)], ms.at(-1)];
    rows.push([name, Math.round(median), Math.round(worst), Math.max(...runs.map((run) => run.megabytes))]);
  }
  rmSync(folder, { recursive: true });
  return {
    title: "A command from a cold start",
    head: ["command", "median ms", "worst ms", "peak MB"],
    rows,
    notes: [],
  };
}

function once(args: readonly string[]): Promise<{ ms: number; megabytes: number }> {
  const started = performance.now();
  const child = spawn(process.execPath, ["--import", TELL_MEMORY, ...args], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  let kilobytes = "";
  child.stdio[3]?.on("data", (chunk: Buffer) => {
    kilobytes += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", () =>
      resolve({ ms: performance.now() - started, megabytes: Number(kilobytes) / 1024 }),
    );
  });
}
