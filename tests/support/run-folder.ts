import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/* Folders of test runs. Each bears the number of its process, so that a later run can clear up after one that was killed. */

const NAME = /^goodstanding-(?:test|run|it)-(\d+)-/;

/** A new folder of this process. */
export function makeRunFolder(kind: "test" | "run" | "it"): string {
  const folder = mkdtempSync(join(tmpdir(), `goodstanding-${kind}-${process.pid}-`));
  chmodSync(folder, 0o755); // PostgreSQL enters it as another user where we are root
  return folder;
}

/** Removes the folders of processes that are gone, and the PostgreSQL that still runs in one. */
export function clearDeadRuns(): void {
  for (const name of readdirSync(tmpdir())) {
    const [, pid] = NAME.exec(name) ?? [];
    if (!pid || signal(Number(pid), 0)) continue;
    const folder = join(tmpdir(), name);
    killDatabase(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Kills the postmaster of a data folder as a power cut would, or does nothing when none runs. */
export function killDatabase(dataDir: string): void {
  const pid = postmasterOf(dataDir);
  if (pid && commandOf(pid).includes(dataDir)) signal(pid, "SIGKILL");
}

/** Process numbers are used again: what is killed must be at work in the folder. */
export function commandOf(pid: number): string {
  const file = `/proc/${pid}/cmdline`;
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

export function postmasterOf(dataDir: string): number | null {
  const file = join(dataDir, "postgres/postmaster.pid");
  return existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : null;
}

export function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}
