import { z } from "zod";
import {
  confidence,
  kindShape,
  month,
  monthAndDay,
  monthDay,
  parity,
  questionId,
  sourceId,
} from "./shape-words.ts";

/* The shape of a cycle, and of the windows around its end. */

/** How the last day is found from the day of issue. */
const firstEndShape = z.union([
  z.strictObject({ at_least_months_after_issue: z.number().int().min(0) }),
  z.strictObject({ parity_of: z.enum(["birth-year", "issue-year"]) }),
  z.strictObject({ nth: z.number().int().min(1).describe("the n-th such day after issue") }),
]);
const endsShape = z.union([
  z.strictObject({
    kind: z.literal("fixed-date"),
    month,
    day: monthDay,
    parity: parity
      .optional()
      .describe("of the year; absent: every year, or a cohort that only the credential shows"),
    skip_when_issued_within_months: z
      .number()
      .int()
      .min(1)
      .optional()
      .describe("issued so shortly before such a day, it runs to the next one"),
  }),
  z.strictObject({ kind: z.literal("birth-month"), first: firstEndShape.optional() }),
  z.strictObject({ kind: z.literal("birthday"), first: firstEndShape.optional() }),
  z.strictObject({ kind: z.literal("issue-anniversary") }),
  z.strictObject({ kind: z.literal("printed").describe("only the credential itself shows it") }),
]);
export const cycleShape = z.strictObject({
  months: z.number().int().min(1).max(120).nullable().describe("null: not known"),
  ends: endsShape,
  confidence,
  source: sourceId.optional(),
  note: z.string().optional(),
  long_first_term: z
    .strictObject({
      at_most_months: z.number().int().min(13).max(120),
      unknown: questionId,
      source: sourceId,
      note: z.string().optional(),
    })
    .optional()
    .describe(
      "a first term may be longer than a cycle, up to so many months: whether its hours from before the cycle's first day count is open",
    ),
  after_expiry_months: z
    .number()
    .int()
    .min(1)
    .optional()
    .describe("a reinstatement: the cycle runs on so long after the expiry day"),
  ce_period: z
    .union([
      z.strictObject({ kind: z.literal("calendar-year"), source: sourceId }),
      z.strictObject({
        kind: z.literal("fixed-date"),
        month,
        day: monthDay,
        parity: parity.optional(),
        months: z.number().int(),
        source: sourceId,
      }),
    ])
    .optional()
    .describe("where CE is measured by a period of its own inside, or across, the licence's"),
});

export const windowShape = z.strictObject({
  source: sourceId,
  note: z.string().optional(),
  days_before_end: z.number().int().optional(),
  days_after_end: z.number().int().optional(),
  months_after_end: z.number().int().optional(),
  on: monthAndDay.optional().describe("MM-DD on or before the last day"),
  usd: z.number().min(0).optional(),
  credits_count: z
    .boolean()
    .optional()
    .describe("hours earned in this window still count for the cycle just ended"),
  kind: kindShape.optional().describe("the requirement that then governs"),
});
