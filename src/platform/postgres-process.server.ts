import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  truncateSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { onDisk } from "./data-folder.server.ts";
import type { Account } from "./postgres-account.server.ts";
import type { Place } from "./postgres-place.server.ts";
import { startFault } from "./start-fault.server.ts";

const LARGEST_LOG_BYTES = 5_000_000;
const READY_WITHIN_MS = 300_000; // recovery after a crash replays what was not yet in the tables
const TOLD_EVERY_MS = 5_000;

/** Runs the postgres program on a place's cluster until it is ready; its words go to the place's log. */
export async function launchPostgres(
  program: string,
  place: Place,
  account: Account | null,
  flags: string[],
  say: (sentence: string) => void,
): Promise<ChildProcess> {
  for (let attempt = 1; ; attempt++) {
    const child = spawnPostgres(program, place, account, flags);
    if (await isReady(child, place, say)) return child;
    // A killed postmaster leaves workers behind that end a moment later.
    if (attempt < 20 && lastWords(place).includes("pre-existing shared memory block")) await sleep(500);
    else throw postgresFault(place);
  }
}

function spawnPostgres(
  program: string,
  place: Place,
  account: Account | null,
  flags: string[],
): ChildProcess {
  const log = onDisk(place.home, () => openLog(place.log));
  try {
    return spawn(program, ["-D", place.cluster, ...flags], {
      cwd: "/",
      stdio: ["ignore", log, log],
      // A session of its own: Ctrl-C in the terminal is for us, and we stop it when the last request is answered.
      detached: true,
      env: { LC_ALL: "C", TZ: "UTC" },
      ...account,
    });
  } finally {
    closeSync(log);
  }
}

function openLog(file: string): number {
  if (existsSync(file) && statSync(file).size > LARGEST_LOG_BYTES) truncateSync(file);
  return openSync(file, "a", 0o600);
}

async function isReady(child: ChildProcess, place: Place, say: (sentence: string) => void): Promise<boolean> {
  let ended = false;
  child.once("exit", () => (ended = true));
  child.once("error", () => (ended = true));
  const since = Date.now();
  for (let told = since; !ended; await sleep(20)) {
    const now = Date.now();
    if (readPostmaster(place)?.pid === child.pid && readPostmaster(place)?.status === "ready") return true;
    if (now - since > READY_WITHIN_MS)
      throw startFault(`The embedded PostgreSQL is not ready after 5 minutes; see ${place.log}.`);
    if (now - told > TOLD_EVERY_MS) {
      say("PostgreSQL is still starting (after a crash it first recovers what was written).");
      told = now;
    }
  }
  return false;
}

type Postmaster = { pid: number; status: string | undefined };

function readPostmaster(place: Place): Postmaster | null {
  try {
    const lines = readFileSync(join(place.cluster, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), status: lines[7]?.trim() };
  } catch {
    return null;
  }
}

/**
 * Stops a server that outlived the process which started it, and clears what a killed one left. To be called under the
 * folder's lock, so that nobody uses it.
 */
export async function stopOrphan(
  place: Place,
  sockets: string,
  say: (sentence: string) => void,
): Promise<void> {
  const pid = readPostmaster(place)?.pid;
  if (pid && isOurs(pid, place)) {
    say("A PostgreSQL of an earlier start still runs; stopping it first.");
    await stopProcess(pid);
  }
  // Workers whose postmaster was killed may still write for a moment; the tables are theirs until they are gone.
  for (const worker of workersOf(place)) await stopProcess(worker);
  // Locks name a process by its number, which may belong to another by now, or to one that nobody has buried.
  if (pid) rmSync(join(place.cluster, "postmaster.pid"), { force: true });
  for (const name of [".s.PGSQL.5432", ".s.PGSQL.5432.lock"]) rmSync(join(sockets, name), { force: true });
}

/** The processes that work in the cluster's folder, where the system lists them. */
function workersOf(place: Place): number[] {
  if (!existsSync("/proc/self")) return [];
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => folderOf(pid) === place.cluster);
}

function folderOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

/** Ends a postmaster: politely, then at once, then by force. */
export async function stopProcess(pid: number): Promise<void> {
  for (const [signal, patienceMs] of [
    ["SIGINT", 30_000],
    ["SIGQUIT", 10_000],
    ["SIGKILL", 5_000],
  ] as const) {
    if (!signalled(pid, signal)) return;
    for (let waited = 0; waited < patienceMs; waited += 20) {
      if (!isAlive(pid)) return;
      await sleep(20);
    }
  }
  throw startFault(`PostgreSQL (process ${pid}) does not end; end it by hand.`);
}

function signalled(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  if (!signalled(pid, 0 as unknown as NodeJS.Signals)) return false;
  // A killed child of a process that never waits stays as a zombie; it holds nothing.
  const stat = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, "utf8") : "";
  return stat.slice(stat.lastIndexOf(")") + 2)[0] !== "Z";
}

/** Process numbers are used again: only a postgres on this very cluster is ours. */
function isOurs(pid: number, place: Place): boolean {
  if (!isAlive(pid)) return false;
  try {
    const command = existsSync("/proc/self")
      ? readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ")
      : execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
    return command.includes(place.cluster);
  } catch {
    return false;
  }
}

function lastWords(place: Place): string {
  try {
    return readFileSync(place.log, "utf8").slice(-4000);
  } catch {
    return "";
  }
}

/** What the log says went wrong, as a sentence. */
export function postgresFault(place: Place): Error {
  const words = lastWords(place);
  const recent = words.slice(Math.max(0, words.lastIndexOf("starting PostgreSQL")));
  if (/No space left on device|Disk quota exceeded/.test(recent))
    return startFault(
      `The disk that holds ${place.home} is full; make room or set DATA_DIR to another disk.`,
    );
  if (/Read-only file system/.test(recent))
    return startFault(`${place.home} is on a read-only disk; set DATA_DIR to a folder that can be written.`);
  if (/database files are incompatible|initialized by PostgreSQL version/.test(recent))
    return startFault(
      `The tables in ${place.cluster} were written by another version of PostgreSQL; start the version of Goodstanding that wrote them.`,
    );
  const line = recent.split("\n").findLast((text) => /FATAL|PANIC|error/i.test(text)) ?? "it said nothing";
  return startFault(
    `The embedded PostgreSQL did not start: ${line.replace(/^.*?(FATAL|PANIC|ERROR): */, "").trim()} (see ${place.log}).`,
  );
}
