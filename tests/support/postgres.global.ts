import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "#src/platform/embedded-postgres.server.ts";
import { migrate } from "#src/platform/migrations.server.ts";
import { clearDeadRuns, makeRunFolder } from "./run-folder.ts";
import { addressOf, TEMPLATE, type TestServer } from "./test-server.ts";

/*
 * One real PostgreSQL for the whole run, in a folder of its own, with a migrated template database. Each test file takes a
 * copy of the template: tests/support/database.ts.
 */

export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  clearDeadRuns();
  const folder = makeRunFolder("test");
  const runFolder = makeRunFolder("run");
  const lost = () => process.stderr.write("The PostgreSQL of this test run ended unexpectedly.\n");
  const source = await startEmbedded(folder, () => undefined, lost);
  const server = serverOf(folder, source);
  await prepare(server);
  await migrate(addressOf(server.owner, TEMPLATE));
  project.provide("testServer", server);
  project.provide("runFolder", runFolder);
  return async () => {
    await source.stop();
    for (const path of [folder, runFolder]) rmSync(path, { recursive: true, force: true });
  };
}

function serverOf(folder: string, source: { ownerUrl: string; appUrl: string }): TestServer {
  const { superuser } = JSON.parse(readFileSync(join(folder, "secrets.json"), "utf8")) as {
    superuser: string;
  };
  const admin = new URL(source.ownerUrl);
  admin.username = "postgres";
  admin.password = superuser;
  return { superuser: admin.href, owner: source.ownerUrl, app: source.appUrl };
}

/** The template; and no waiting for a disk, since nothing of a test run must outlive a power cut. */
async function prepare(server: TestServer): Promise<void> {
  const client = new pg.Client({ connectionString: addressOf(server.superuser, "postgres") });
  await client.connect();
  try {
    await client.query("alter system set fsync = off");
    await client.query("alter system set synchronous_commit = off");
    await client.query("select pg_reload_conf()");
    await client.query("alter role goodstanding_owner createdb");
    await client.query(`create database ${TEMPLATE} owner goodstanding_owner`);
  } finally {
    await client.end();
  }
}
