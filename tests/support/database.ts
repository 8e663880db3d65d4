import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { type Database, openDatabase } from "#src/platform/db.server.ts";
import { addressOf, TEMPLATE } from "./test-server.ts";

const opened: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of opened) await close();
});

export type TestDatabase = {
  /** A pool that speaks as the application's role. */
  db: Database["db"];
  /** Addresses of this database: the application's role, the role that owns the tables, and the superuser. */
  appUrl: string;
  ownerUrl: string;
  superuserUrl: string;
};

/**
 * A migrated database for this test file alone: `const { db } = await freshDatabase()` at the top of the file. Its pool is
 * closed after the last test; nobody cleans up rows.
 */
export async function freshDatabase(): Promise<TestDatabase> {
  const { name, ...urls } = await copyOf(TEMPLATE);
  const { db, close } = openDatabase(urls.appUrl, 4, (error) => {
    throw error;
  });
  opened.push(close);
  return { db, ...urls };
}

/** A database without tables, owned by the role that migrates. */
export function emptyDatabase(): Promise<Omit<TestDatabase, "db"> & { name: string }> {
  return copyOf("template1");
}

async function copyOf(template: string) {
  const { superuser, owner, app } = inject("testServer");
  const name = `test_${randomBytes(6).toString("hex")}`;
  const client = new pg.Client({ connectionString: addressOf(superuser, "postgres") });
  await client.connect();
  try {
    await client.query(`create database ${name} template ${template} owner goodstanding_owner`);
  } finally {
    await client.end();
  }
  const urls = [addressOf(app, name), addressOf(owner, name), addressOf(superuser, name)] as const;
  return { name, appUrl: urls[0], ownerUrl: urls[1], superuserUrl: urls[2] };
}
