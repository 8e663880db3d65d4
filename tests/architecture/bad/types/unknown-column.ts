// TS2769
import type { Db } from "#src/platform/db.server.ts";

export const read = (db: Db) => db.selectFrom("requirement_report").select("no_such_column").execute();
