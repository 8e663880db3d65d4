import { sql } from "kysely";
import type { Db } from "#src/platform/db.server.ts";

/* All SQL on requirement_report. */

export type NewReport = {
  id: string;
  kind: string;
  rule: string | null;
  text: string;
  reply_to: string | null;
  created_at: Date;
};
export type ReportRow = NewReport & { handled_at: Date | null };

/** Adds a report; one with the same id is there already when it is sent twice. */
export async function insertReport(db: Db, report: NewReport): Promise<void> {
  await db
    .insertInto("requirement_report")
    .values({ ...report, handled_at: null })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
}

/** How many reports of these kinds nobody has handled yet; kinds without one are left out. */
export async function countOpen(db: Db, kinds: readonly string[]): Promise<{ kind: string; open: number }[]> {
  if (kinds.length === 0) return [];
  return db
    .selectFrom("requirement_report")
    .select(["kind", sql<number>`count(*)`.as("open")])
    .where("kind", "in", [...kinds])
    .where("handled_at", "is", null)
    .groupBy("kind")
    .execute();
}

/** The newest reports. */
export async function newestReports(db: Db, most: number, onlyOpen: boolean): Promise<ReportRow[]> {
  return db
    .selectFrom("requirement_report")
    .select(["id", "kind", "rule", "text", "reply_to", "created_at", "handled_at"])
    .$if(onlyOpen, (query) => query.where("handled_at", "is", null))
    .orderBy("created_at", "desc")
    .orderBy("id")
    .limit(most)
    .execute();
}

/** Marks a report as handled; whether there was such an open one. */
export async function markHandled(db: Db, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("requirement_report")
    .set({ handled_at: sql<Date>`greatest(created_at, ${at})` })
    .where("id", "=", id)
    .where("handled_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
