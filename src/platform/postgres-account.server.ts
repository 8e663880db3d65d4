import { execFileSync } from "node:child_process";
import { chownSync, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { startFault } from "./start-fault.server.ts";

/** The system account that PostgreSQL runs as when we are root; it refuses root itself. */
export type Account = { uid: number; gid: number };

/** The account to run PostgreSQL as: null for our own, the user `postgres` (made where missing) when we are root. */
export function postgresAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  return findAccount() ?? makeAccount();
}

function findAccount(): Account | null {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith("postgres:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}

function makeAccount(): Account {
  try {
    execFileSync("useradd", ["--system", "--user-group", "--no-create-home", "postgres"], {
      stdio: "ignore",
    });
  } catch {
    // Told below: whatever went wrong, there is no account.
  }
  const account = findAccount();
  if (account) return account;
  throw startFault(
    "PostgreSQL does not run as root and the user postgres could not be made; start as another user or set DATABASE_URL.",
  );
}

/** Whether the account can open the path: every folder above it may be entered, and it may be read and entered itself. */
export function canReach(account: Account | null, path: string): boolean {
  if (!account) return true;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (!permits(account, folder, 0o1)) return false;
    if (folder === dirname(folder)) break;
  }
  return permits(account, path, 0o5);
}

function permits({ uid, gid }: Account, path: string, bits: number): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return true;
  if (stat.uid === uid) return ((stat.mode >> 6) & bits) === bits;
  if (stat.gid === gid) return ((stat.mode >> 3) & bits) === bits;
  return (stat.mode & bits) === bits;
}

/** Gives a path to the account. */
export function giveTo(account: Account | null, path: string): void {
  if (account) chownSync(path, account.uid, account.gid);
}
