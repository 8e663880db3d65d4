import { nearestWords } from "#src/base/nearest.ts";
import { plainFault } from "#src/base/plain-faults.ts";
import { ok, type Result, refuse } from "#src/base/result.ts";
import type { Ctx } from "#src/platform/request-context.server.ts";
import { type Fault, faultsOf } from "#src/rules/profile.ts";
import { findRequirement } from "./requirements.server.ts";
import { type MistakeReport, mistakeReportShape, type StoredReport } from "./schema.ts";
import * as store from "./store.server.ts";

/*
 * "Report a mistake": readers tell what is wrong in a requirement. Anybody may; no address is kept, and an e-mail address
 * only where an answer is wanted. Reports are read by whoever runs the server, on its command line. These operations stand
 * apart from the room's door so that a command which only reads the law does not load the database.
 */

/** How many reports one address may send in an hour, by the form or by the API. */
export const REPORTS_PER_HOUR = 5;

export type ReportRefusal = { code: "report.bad"; faults: readonly Fault[] };

/** Keeps a report. Refuses one that is not well-formed or speaks of what does not exist, naming each fault by its path. */
export async function reportMistake(
  ctx: Ctx,
  input: unknown,
): Promise<Result<{ id: string }, ReportRefusal>> {
  const read = mistakeReportShape.safeParse(input, { error: plainFault });
  const faults = read.success ? faultsInside(read.data) : faultsOf(read.error);
  if (!read.success || faults.length > 0) return refuse({ code: "report.bad", faults });
  const { kind, rule = null, text, replyTo = null } = read.data;
  const id = read.data.id ?? ctx.newId();
  await store.insertReport(ctx.db, { id, kind, rule, text, reply_to: replyTo, created_at: ctx.now });
  return ok({ id });
}

function faultsInside({ kind, rule }: MistakeReport): Fault[] {
  const found = findRequirement(kind);
  if (!found.ok) {
    const near = found.refusal.nearest.join(", ");
    return [
      { path: "kind", message: `no requirement is known for this kind${near ? `; nearest: ${near}` : ""}` },
    ];
  }
  const rules = Object.keys(found.value.rules);
  if (rule === undefined || rules.includes(rule)) return [];
  const near = nearestWords(rule, rules);
  return [
    {
      path: "rule",
      message: `it has no such rule; ${near.length > 0 ? `nearest: ${near.join(", ")}` : `rules: ${rules.join(", ")}`}`,
    },
  ];
}

/** How many reports about each of these kinds are open; every kind asked for is in the answer. */
export async function countOpenReports(
  ctx: Pick<Ctx, "db">,
  kinds: readonly string[],
): Promise<Map<string, number>> {
  const counted = new Map(kinds.map((kind) => [kind, 0]));
  for (const { kind, open } of await store.countOpen(ctx.db, kinds)) counted.set(kind, open);
  return counted;
}

const MOST_LISTED = 1000;

/** The newest reports, at most 1,000. For whoever runs the server: they may hold what a person wrote. */
export async function listReports(
  ctx: Pick<Ctx, "db">,
  { onlyOpen }: { onlyOpen: boolean },
): Promise<StoredReport[]> {
  const rows = await store.newestReports(ctx.db, MOST_LISTED, onlyOpen);
  return rows.map(({ reply_to, created_at, handled_at, ...row }) => ({
    ...row,
    replyTo: reply_to,
    createdAt: created_at.toISOString(),
    handledAt: handled_at?.toISOString() ?? null,
  }));
}

/** Marks a report as handled; whether there was such an open one. For whoever runs the server. */
export function markReportHandled(ctx: Pick<Ctx, "db" | "now">, id: string): Promise<boolean> {
  return store.markHandled(ctx.db, id, ctx.now);
}
