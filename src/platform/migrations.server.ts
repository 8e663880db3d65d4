import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { packageRoot } from "./package-root.server.ts";
import { startFault } from "./start-fault.server.ts";

/** One file of migrations/: its name without `.sql`, its text, and the checksum that is recorded with it. */
export type Migration = { name: string; sql: string; checksum: string };

const NAME = /^\d{8}T\d{4}_[a-z0-9_]+$/;
const LOCK = 4_723_019_551; // any number of our own: two starts at once migrate one after the other

/** The migrations of a folder, oldest first. */
export function readMigrations(folder: string = join(packageRoot(), "migrations")): Migration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".sql"))
    .sort()
    .map((file) => {
      const name = file.slice(0, -".sql".length);
      if (!NAME.test(name))
        throw startFault(`migrations/${file} is not named like 20261124T0320_create_credit.sql.`);
      const text = readFileSync(join(folder, file), "utf8");
      return { name, sql: text, checksum: createHash("sha256").update(text).digest("hex") };
    });
}

/**
 * Brings the database to the newest migration and returns the names applied now. Each runs in its own transaction; an
 * advisory lock lets one process at a time in. Refuses a recorded migration whose text has changed, and a database that
 * a newer version has already migrated.
 */
export async function migrate(url: string, migrations: Migration[] = readMigrations()): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: "goodstanding migrate" });
  client.on("error", () => undefined); // a connection lost is told by the query that it breaks
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await prepareRecord(client);
    const applied: string[] = [];
    for (const migration of pending(migrations, await recorded(client))) {
      await apply(client, migration);
      applied.push(migration.name);
    }
    return applied;
  } finally {
    await client.end();
  }
}

/** Whether every migration is recorded, for /readyz: asked as the application role. */
export async function areMigrationsCurrent(
  query: (text: string) => Promise<{ rows: { name: string }[] }>,
  migrations: Migration[],
): Promise<boolean> {
  const { rows } = await query("select name from schema_migration");
  const names = new Set(rows.map((row) => row.name));
  return migrations.every((migration) => names.has(migration.name));
}

async function prepareRecord(client: pg.Client): Promise<void> {
  await client.query(`create table if not exists schema_migration (
    name text primary key, checksum text not null, applied_at timestamptz not null default now())`);
}

async function recorded(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    "select name, checksum from schema_migration",
  );
  return new Map(rows.map((row) => [row.name, row.checksum]));
}

function pending(migrations: Migration[], record: Map<string, string>): Migration[] {
  for (const migration of migrations) {
    const checksum = record.get(migration.name);
    if (checksum !== undefined && checksum !== migration.checksum)
      throw startFault(
        `migrations/${migration.name}.sql was edited after this database had run it; restore its text and write a new migration instead.`,
      );
  }
  const known = new Set(migrations.map((migration) => migration.name));
  const strange = [...record.keys()].find((name) => !known.has(name));
  if (strange)
    throw startFault(
      `This database was migrated by a newer version (${strange} is unknown here); start that version or restore a backup.`,
    );
  return migrations.filter((migration) => !record.has(migration.name));
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query("begin");
  try {
    await client.query(migration.sql);
    await client.query("insert into schema_migration (name, checksum) values ($1, $2)", [
      migration.name,
      migration.checksum,
    ]);
    await client.query("commit");
  } catch (cause) {
    await client.query("rollback").catch(() => undefined);
    throw startFault(
      `Migration ${migration.name} failed and was rolled back: ${(cause as Error).message}.`,
      cause,
    );
  }
}
