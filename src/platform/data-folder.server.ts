import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { isStartFault, startFault } from "./start-fault.server.ts";

/** The passwords of the embedded server's roles; they never leave the data folder. */
export type Secrets = { superuser: string; owner: string; app: string };

/** Makes the data folder where it is missing and proves that it can be written; returns its full path. */
export function prepareDataFolder(dataDir: string): string {
  const folder = resolve(dataDir);
  return onDisk(folder, () => {
    makeFolder(folder);
    const probe = join(folder, `.probe-${process.pid}`);
    writeFileSync(probe, randomBytes(4096));
    rmSync(probe);
    return folder;
  });
}

/**
 * Makes a folder where it is missing, and those above it. Not by Node's `recursive`: on a read-only disk that tells another
 * reason, and on one that takes no folders, like /proc, it never returns.
 */
export function makeFolder(folder: string, mode?: number): void {
  if (isFolder(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    if (isFolder(folder)) return; // another process made it meanwhile
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw startFault(`${folder} cannot be made: its disk takes no folders; set DATA_DIR to another.`, error);
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Runs work on a folder's disk; a full, read-only or forbidden one becomes a sentence. */
export function onDisk<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw diskFault(folder, error);
  }
}

/** The start fault behind a file system error, or the error itself when it is of another kind. */
export function diskFault(folder: string, error: unknown): unknown {
  if (isStartFault(error)) return error;
  switch ((error as NodeJS.ErrnoException).code) {
    case "ENOSPC":
    case "EDQUOT":
      return startFault(
        `The disk that holds ${folder} is full; make room or set DATA_DIR to another disk.`,
        error,
      );
    case "EROFS":
      return startFault(
        `${folder} is on a read-only disk; set DATA_DIR to a folder that can be written.`,
        error,
      );
    case "EACCES":
    case "EPERM":
      return startFault(
        `${folder} may not be written by this user; set DATA_DIR to a folder that can be.`,
        error,
      );
    case "ENOTDIR":
    case "EEXIST":
      return startFault(`${folder} is not a folder; set DATA_DIR to one.`, error);
    default:
      return error;
  }
}

/** Holds a data folder for one process. The kernel lets go when the process ends, however it ends. */
export type FolderLock = { release: () => void };

/**
 * Takes the lock of a data folder, or null when another process holds it. It is SQLite's lock on an empty file: the one
 * lock of the operating system that Node reaches without a native addon, and it cannot be left behind by SIGKILL.
 */
export function lockFolder(folder: string): FolderLock | null {
  const { DatabaseSync: Sqlite } = createRequire(import.meta.url)(
    "node:sqlite",
  ) as typeof import("node:sqlite");
  const file = onDisk(folder, () => new Sqlite(join(folder, "lock")));
  try {
    file.exec("begin exclusive");
  } catch (error) {
    file.close();
    if (isBusy(error)) return null;
    throw diskFault(folder, error);
  }
  return { release: () => closeQuietly(file) };
}

function isBusy(error: unknown): boolean {
  return (error as { errcode?: number }).errcode === 5;
}

function closeQuietly(file: DatabaseSync): void {
  if (file.isOpen) file.close();
}

/** The secrets of a data folder, made at the first start. */
export function readSecrets(folder: string): Secrets | null {
  const file = join(folder, "secrets.json");
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Secrets) : null;
}

/** Makes the secrets, readable by this user alone, whole or not at all. */
export function makeSecrets(folder: string): Secrets {
  const password = () => randomBytes(24).toString("base64url");
  const secrets = { superuser: password(), owner: password(), app: password() };
  writePrivately(join(folder, "secrets.json"), JSON.stringify(secrets));
  return secrets;
}

/** Writes a file of mode 0600 so that a reader sees the old text or the new one, never a part. */
export function writePrivately(file: string, text: string): void {
  const draft = `${file}.${process.pid}.new`;
  writeFileSync(draft, text, { mode: 0o600, flush: true });
  renameSync(draft, file);
}
