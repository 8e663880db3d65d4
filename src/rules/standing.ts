import { z } from "zod";

/*
 * What a judgement says. Amounts are hours at this door (courses where `unit` says so), days are YYYY-MM-DD. This shape is
 * public and versioned; fields are added, never changed.
 */

const day = z.string().meta({ format: "date" });

export const reasonShape = z.object({
  code: z.string().describe("A stable code; the glossary lists them."),
  text: z.string().describe("One plain English sentence."),
  facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

export const findingShape = z.object({
  rule: z
    .string()
    .describe(
      "total, live, technician-specific, pharmacist-specific, in-service, college, per-day, certification, or a topic's own name",
    ),
  status: z.enum(["met", "short", "lapsed", "unknown", "not-required", "not-applicable"]),
  unit: z.enum(["contact-hour", "course", "credential"]),
  need: z.number().nullable().describe("null where it is not known, or not an amount"),
  have: z.number().nullable().describe("what surely counts; it may exceed the need"),
  missing: z.number().nullable().describe("null where it is not known"),
  most: z.number().optional().describe("the cap, on rules that are caps"),
  period: z
    .object({ startsOn: day, endsOn: day })
    .optional()
    .describe("where the rule has a period of its own"),
  because: z.array(reasonShape),
  source: z.object({ title: z.string(), href: z.string().nullable() }).nullable(),
  confidence: z.enum(["high", "medium", "low"]).optional().describe("where it differs from the file's"),
  note: z.string().optional(),
});

export const standingShape = z.object({
  credential: z.string(),
  kind: z.string(),
  status: z.enum(["met", "short", "lapsed", "not-required", "unknown"]),
  cycle: z
    .object({ startsOn: day, endsOn: day, daysLeft: z.number().int(), computed: z.literal(true).optional() })
    .nullable()
    .describe("null where the last day is neither given nor computable"),
  hours: z.object({ need: z.number().nullable(), have: z.number(), missing: z.number().nullable() }),
  findings: z.array(findingShape),
  credits: z.array(z.object({ id: z.string(), counts: z.number(), because: z.array(reasonShape) })),
  windows: z.array(
    z.object({
      kind: z.enum(["opens", "due", "late", "grace", "reinstatement"]),
      from: day.nullable(),
      until: day.nullable(),
      usd: z.number().optional(),
      note: z.string().optional(),
      source: z.object({ title: z.string(), href: z.string().nullable() }),
    }),
  ),
  confidence: z.enum(["high", "medium", "low"]),
  checkedOn: day.describe("the day the sources were last read"),
  checkAgain: z
    .literal(true)
    .optional()
    .describe("the sources were last read over 12 months before the day judged"),
  questions: z.array(z.string()).describe("what no source settles, about this requirement"),
});

export const judgementShape = z.object({ asOf: day, standings: z.array(standingShape) });

export type Standing = z.infer<typeof standingShape>;
export type Finding = z.infer<typeof findingShape>;
export type FindingStatus = Finding["status"];
export type StandingStatus = Standing["status"];
export type Judgement = z.infer<typeof judgementShape>;

/** The status of a whole: `short` outranks `unknown` outranks `met`; nothing left that applies is `not-required`. */
export function overallStatus(findings: readonly Finding[], cycleIsOver: boolean): StandingStatus {
  let met = false;
  let unknown = false;
  for (const { status, most } of findings) {
    if (most !== undefined) continue;
    if (status === "short" || status === "lapsed") return cycleIsOver ? "lapsed" : "short";
    if (status === "unknown") unknown = true;
    if (status === "met") met = true;
  }
  if (unknown) return "unknown";
  return met ? "met" : "not-required";
}
