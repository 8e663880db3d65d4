import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeFolder, onDisk, writePrivately } from "./data-folder.server.ts";
import { type Account, canReach, giveTo } from "./postgres-account.server.ts";
import { startFault } from "./start-fault.server.ts";

/** Where a machine-wide copy goes when the account of PostgreSQL cannot reach the data folder or node_modules. */
export const SHARED_FOLDER = "/var/lib/goodstanding";

/** Where the files of one embedded server lie: its tables, its socket, its log, and the lock beside them. */
export type Place = { home: string; cluster: string; log: string; moved: boolean };

/**
 * The place of the data folder's server: inside it, or, where the account cannot enter (a clone below a folder of mode 0700,
 * started by root), a folder of its own under /var/lib/goodstanding. The choice is written down and kept.
 */
export function findPlace(dataFolder: string, account: Account | null): Place {
  const note = join(dataFolder, "postgres-place");
  if (existsSync(note)) return placeAt(readFileSync(note, "utf8").trim(), true);
  if (canReach(account, dataFolder)) return placeAt(dataFolder, false);
  const home = join(SHARED_FOLDER, randomBytes(6).toString("hex"));
  onDisk(SHARED_FOLDER, () => makeFolder(home, 0o755));
  writePrivately(note, `${home}\n`);
  return placeAt(home, true);
}

function placeAt(home: string, moved: boolean): Place {
  if (!existsSync(home))
    throw startFault(
      `The database of this data folder was in ${home}, which is gone; restore it or remove the data folder.`,
    );
  return { home, cluster: join(home, "postgres"), log: join(home, "postgres.log"), moved };
}

const LONGEST_SOCKET = 100; // the kernel's limit is 107 bytes on Linux and 103 on macOS

/** The folder of the server's socket, closed to other users; a short one where the place's own path is too long. */
export function socketFolder(place: Place, account: Account | null): string {
  const inside = join(place.home, "socket");
  const isShort = Buffer.byteLength(`${inside}/.s.PGSQL.5432`) <= LONGEST_SOCKET;
  const folder = isShort ? inside : join(tmpdir(), `goodstanding-${statSync(place.home).ino}`);
  onDisk(folder, () => makeFolder(folder, 0o700));
  const owner = statSync(folder).uid;
  if (owner !== process.getuid?.() && owner !== account?.uid)
    throw startFault(`${folder} belongs to another user; remove it.`);
  giveTo(account, folder);
  return folder;
}
