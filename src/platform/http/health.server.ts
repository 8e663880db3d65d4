import { sql } from "kysely";
import type { Database } from "../db.server.ts";
import { areMigrationsCurrent, type Migration } from "../migrations.server.ts";

/** Why this process is not ready to serve, or null when it is. */
export async function notReadyBecause(db: Database["db"], migrations: Migration[]): Promise<string | null> {
  try {
    const isCurrent = await areMigrationsCurrent(
      (text) => sql.raw<{ name: string }>(text).execute(db),
      migrations,
    );
    return isCurrent ? null : "migrations-pending";
  } catch {
    return "database-unreachable";
  }
}
