import { type ChildProcess, execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import {
  diskFault,
  lockFolder,
  makeSecrets,
  onDisk,
  prepareDataFolder,
  readSecrets,
  type Secrets,
} from "./data-folder.server.ts";
import { APP_ROLE } from "./db.server.ts";
import { type Account, giveTo, postgresAccount } from "./postgres-account.server.ts";
import { type Binaries, postgresBinaries } from "./postgres-binaries.server.ts";
import { findPlace, type Place, SHARED_FOLDER, socketFolder } from "./postgres-place.server.ts";
import { launchPostgres, stopOrphan, stopProcess } from "./postgres-process.server.ts";
import { startFault } from "./start-fault.server.ts";

/** A database to use: an address for the role that migrates, one for the application, and how to let go of it. */
export type DatabaseSource = { ownerUrl: string; appUrl: string; stop: () => Promise<void> };

const OWNER_ROLE = "goodstanding_owner";
const DATABASE = "goodstanding";

/** An embedded server at rest: everything needed to start it or to reach it. */
type Installation = { dataFolder: string; place: Place; account: Account | null; sockets: string };

/**
 * Starts the PostgreSQL of a data folder and makes its roles and database where missing. Refuses when another process
 * holds the folder. A server left over from a killed process is stopped first. When PostgreSQL dies, `onLost` is called.
 */
export async function startEmbedded(
  dataDir: string,
  say: (sentence: string) => void,
  onLost: () => void,
): Promise<DatabaseSource> {
  const installation = findInstallation(dataDir, say);
  const lock = lockFolder(installation.place.home);
  if (!lock)
    throw startFault(
      `Goodstanding already runs on the data folder ${installation.dataFolder}; stop it, or set DATA_DIR to another folder.`,
    );
  try {
    const source = await startLocked(installation, say, onLost);
    return { ...source, stop: () => source.stop().finally(lock.release) };
  } catch (error) {
    lock.release();
    throw diskFault(installation.dataFolder, error);
  }
}

/** The addresses of the folder's server when another process runs it now, else null. */
export function findRunning(dataDir: string): DatabaseSource | null {
  const installation = findInstallation(dataDir, () => undefined);
  const lock = lockFolder(installation.place.home);
  lock?.release();
  const secrets = readSecrets(installation.dataFolder);
  if (lock || !secrets) return null;
  return { ...addresses(installation.sockets, secrets), stop: async () => undefined };
}

function findInstallation(dataDir: string, say: (sentence: string) => void): Installation {
  const dataFolder = prepareDataFolder(dataDir);
  const account = postgresAccount();
  const place = findPlace(dataFolder, account);
  if (place.moved)
    say(`The user postgres may not enter ${dataFolder}, so the database lies in ${place.home}.`);
  return { dataFolder, place, account, sockets: socketFolder(place, account) };
}

async function startLocked(
  { dataFolder, place, account, sockets }: Installation,
  say: (sentence: string) => void,
  onLost: () => void,
): Promise<DatabaseSource> {
  const binaries = postgresBinaries(account, SHARED_FOLDER);
  await stopOrphan(place, sockets, say);
  const secrets = secretsOf(dataFolder, place);
  if (!existsSync(place.cluster)) {
    say("Preparing the database (first start only).");
    await initialise(binaries, place, account, secrets.superuser);
  }
  const child = await launchPostgres(binaries.postgres, place, account, flagsOf(sockets), say);
  const stop = watch(child, onLost);
  try {
    await makeRoles(addressOf(sockets, "postgres", secrets.superuser, "postgres"), secrets);
    await makeDatabase(addressOf(sockets, "postgres", secrets.superuser, "postgres"));
  } catch (error) {
    await stop();
    throw error;
  }
  return { ...addresses(sockets, secrets), stop };
}

function secretsOf(dataFolder: string, place: Place): Secrets {
  const secrets = readSecrets(dataFolder);
  if (!secrets && existsSync(place.cluster))
    throw startFault(
      `${join(dataFolder, "secrets.json")} is missing, and without it the database cannot be opened; restore it from a backup.`,
    );
  return secrets ?? onDisk(dataFolder, () => makeSecrets(dataFolder));
}

function watch(child: ChildProcess, onLost: () => void): () => Promise<void> {
  let isStopping = false;
  child.once("exit", () => {
    if (!isStopping) onLost();
  });
  return async () => {
    isStopping = true;
    if (child.pid && child.exitCode === null) await stopProcess(child.pid);
  };
}

/**
 * Fills a draft and renames it, so that a cluster is whole or not there. Each attempt has a draft of its own: the initdb of a
 * start that was killed may still be at work in, or be clearing away, the one before.
 */
async function initialise(
  binaries: Binaries,
  place: Place,
  account: Account | null,
  password: string,
): Promise<void> {
  const draft = `${place.cluster}.${randomUUID()}.new`;
  const passwordFile = join(place.home, "initdb-password");
  onDisk(place.home, () => {
    removeOldDrafts(place);
    mkdirSync(draft, { mode: 0o700 });
    giveTo(account, draft);
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    giveTo(account, passwordFile);
  });
  try {
    await promisify(execFile)(binaries.initdb, [...initFlags(passwordFile), `--pgdata=${draft}`], {
      cwd: "/",
      env: { LC_ALL: "C", TZ: "UTC" },
      ...account,
    });
    onDisk(place.home, () => renameSync(draft, place.cluster));
  } catch (error) {
    throw initFault(place, error);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** As far as they can be removed now: what an orphan still writes to is left for the next start. */
function removeOldDrafts({ home, cluster }: Place): void {
  const isDraft = (name: string) => name.startsWith(`${basename(cluster)}.`) && name.endsWith(".new");
  for (const name of readdirSync(home).filter(isDraft))
    try {
      rmSync(join(home, name), { recursive: true, force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOTEMPTY") throw error;
    }
}

function initFlags(passwordFile: string): string[] {
  return [
    "--username=postgres",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
  ];
}

function initFault(place: Place, error: unknown): unknown {
  const words = String((error as { stderr?: unknown }).stderr ?? "");
  if (/No space left on device|Disk quota/.test(words)) return diskFault(place.home, { code: "ENOSPC" });
  if (!words) return diskFault(place.home, error);
  const line = words.split("\n").find((text) => /error|fatal/i.test(text)) ?? words.trim().split("\n")[0];
  return startFault(
    `The embedded database could not be made: ${line?.replace(/^.*?(error|fatal): */i, "")}.`,
    error,
  );
}

function flagsOf(sockets: string): string[] {
  const settings = {
    listen_addresses: "",
    unix_socket_directories: sockets,
    unix_socket_permissions: "0700",
    port: "5432",
    max_connections: "100",
    shared_buffers: "128MB",
    timezone: "UTC",
    log_timezone: "UTC",
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

function addresses(sockets: string, secrets: Secrets): { ownerUrl: string; appUrl: string } {
  return {
    ownerUrl: addressOf(sockets, OWNER_ROLE, secrets.owner, DATABASE),
    appUrl: addressOf(sockets, APP_ROLE, secrets.app, DATABASE),
  };
}

function addressOf(sockets: string, role: string, password: string, database: string): string {
  return `postgres://${role}:${password}@localhost:5432/${database}?host=${encodeURIComponent(sockets)}`;
}

async function makeRoles(superuserUrl: string, secrets: Secrets): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    const { rows } = await client.query<{ rolname: string }>("select rolname from pg_roles");
    const names = new Set(rows.map((row) => row.rolname));
    const create = async (role: string, password: string) => {
      if (!names.has(role))
        await client.query(`create role ${role} login password ${client.escapeLiteral(password)}`);
    };
    await create(OWNER_ROLE, secrets.owner);
    await create(APP_ROLE, secrets.app);
    await client.query(`grant ${APP_ROLE} to ${OWNER_ROLE}`);
  });
}

async function makeDatabase(superuserUrl: string): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [DATABASE]);
    if (!rowCount) await client.query(`create database ${DATABASE} owner ${OWNER_ROLE}`);
  });
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await work(client).finally(() => client.end());
}
