import { writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { emptyDatabase } from "#tests/support/database.ts";
import { clearFolders, makeFolder } from "#tests/support/temporary-folder.ts";
import { openDatabase } from "./db.server.ts";
import { notReadyBecause } from "./http/health.server.ts";
import { type Migration, migrate, readMigrations } from "./migrations.server.ts";

afterAll(clearFolders);

function step(number: number, sql: string): Migration {
  return { name: `20261124T000${number}_step`, sql, checksum: `checksum of ${sql}` };
}

const one = step(1, "create table first (id int)");
const two = step(2, "create table second (id int)");

async function tablesOf(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    "select tablename from pg_tables where schemaname = 'public' order by 1",
  );
  await client.end();
  return rows.map(({ tablename }) => tablename);
}

describe("migrations", () => {
  test("run in order, each once", async () => {
    const { ownerUrl } = await emptyDatabase();
    expect(await migrate(ownerUrl, [one])).toEqual([one.name]);
    expect(await migrate(ownerUrl, [one, two])).toEqual([two.name]);
    expect(await migrate(ownerUrl, [one, two])).toEqual([]);
    expect(await tablesOf(ownerUrl)).toEqual(["first", "schema_migration", "second"]);
  });

  test("of several starts at once, one runs them and the others wait", async () => {
    const { ownerUrl } = await emptyDatabase();
    const applied = await Promise.all(Array.from({ length: 5 }, () => migrate(ownerUrl, [one, two])));
    expect(applied.flat()).toEqual([one.name, two.name]);
  });

  test("one that fails is rolled back whole; what ran before it stays", async () => {
    const { ownerUrl } = await emptyDatabase();
    const bad = step(2, "create table second (id int); select 1/0");
    await expect(migrate(ownerUrl, [one, bad])).rejects.toThrow(
      `Migration ${bad.name} failed and was rolled back: division by zero.`,
    );
    expect(await tablesOf(ownerUrl)).toEqual(["first", "schema_migration"]);
    expect(await migrate(ownerUrl, [one, two])).toEqual([two.name]);
  });

  test("one that was edited after it ran is refused, before anything else runs", async () => {
    const { ownerUrl } = await emptyDatabase();
    await migrate(ownerUrl, [one]);
    await expect(migrate(ownerUrl, [step(1, "create table other (id int)"), two])).rejects.toThrow(
      "was edited after",
    );
    expect(await tablesOf(ownerUrl)).not.toContain("second");
  });

  test("a database of a newer version is refused", async () => {
    const { ownerUrl } = await emptyDatabase();
    await migrate(ownerUrl, [one, two]);
    await expect(migrate(ownerUrl, [one])).rejects.toThrow("was migrated by a newer version");
  });

  test("a file that is not named by day and sentence is refused", () => {
    const folder = makeFolder();
    writeFileSync(join(folder, "create credit.sql"), "");
    expect(() => readMigrations(folder)).toThrow("is not named like 20261124T0320_create_credit.sql.");
  });
});

test("a process is ready when the database answers and holds every migration", async () => {
  const migrations = readMigrations();
  const { ownerUrl, appUrl } = await emptyDatabase();
  await migrate(ownerUrl);
  const { db, close } = openDatabase(appUrl, 1, () => undefined);
  expect(await notReadyBecause(db, migrations)).toBeNull();
  expect(await notReadyBecause(db, [...migrations, one])).toBe("migrations-pending");
  await close();
  expect(await notReadyBecause(db, migrations)).toBe("database-unreachable");
});
