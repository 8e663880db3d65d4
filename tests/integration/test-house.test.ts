import { sql } from "kysely";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { emptyDatabase, freshDatabase } from "#tests/support/database.ts";

const { db } = await freshDatabase();

describe("the database of a test file", () => {
  test("it is migrated and speaks as the application's role", async () => {
    const { rows } = await sql<{ who: string; migrations: number }>`
      select current_user as who, count(*) as migrations from schema_migration`.execute(db);
    expect(rows[0]?.who).toBe("goodstanding_app");
    expect(rows[0]?.migrations).toBeGreaterThan(0);
  });

  test("it is the file's own", async () => {
    const other = await freshDatabase();
    const name = async (of: typeof db) =>
      (await sql<{ name: string }>`select current_database() as name`.execute(of)).rows[0]?.name;
    expect(await name(db)).not.toBe(await name(other.db));
  });

  test("an empty one has no table", async () => {
    const { ownerUrl } = await emptyDatabase();
    const client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    const { rows } = await client.query("select from pg_tables where schemaname = 'public'");
    await client.end();
    expect(rows).toEqual([]);
  });
});
