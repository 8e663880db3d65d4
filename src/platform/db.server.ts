import { Kysely, PostgresDialect, sql, type Transaction } from "kysely";
import pg from "pg";
import type { Tables } from "./tables.ts";

/** A connection pool or a transaction; what every store function takes first. */
export type Db = Kysely<Tables> | Transaction<Tables>;

/** The role the application runs as; it owns nothing and cannot pass by row-level security. */
export const APP_ROLE = "goodstanding_app";

export type Database = { db: Kysely<Tables>; close: () => Promise<void> };

// A legal day is text from YAML to the screen; counts of rows fit a number.
const DATE = 1082;
const INT8 = 20;
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") => {
    if (oid === DATE) return (text: string) => text;
    if (oid === INT8) return Number;
    return pg.types.getTypeParser(oid, format as "text");
  }) as typeof pg.types.getTypeParser,
};

/** Opens a pool whose every connection runs as the application role. */
export function openDatabase(url: string, poolSize: number, onError: (error: Error) => void): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    types,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    application_name: "goodstanding",
    ...asAppRole(url),
  });
  pool.on("error", onError);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { db, close: () => db.destroy() };
}

/** A login that is the application role already needs nothing; any other one takes the role as it connects. */
function asAppRole(url: string): { options?: string } {
  return decodeURIComponent(new URL(url).username) === APP_ROLE ? {} : { options: `-c role=${APP_ROLE}` };
}

/**
 * Runs `work` in one transaction that speaks for a person: row-level security policies read
 * `nullif(current_setting('app.person', true), '')`. SET LOCAL, since a distributed database carries only that to its workers.
 */
export function asPerson<T>(
  db: Kysely<Tables>,
  personId: string,
  work: (tx: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`set local app.person = ${sql.lit(personId)}`.execute(tx);
    return work(tx);
  });
}
