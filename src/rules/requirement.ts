import { z } from "zod";
import { cycleShape, windowShape } from "./cycle-shape.ts";
import { type issuedThroughShape, ruleShape } from "./rule-shape.ts";
import {
  accreditationShape,
  type audienceShape,
  confidence,
  day,
  type deliveryShape,
  kindShape,
  questionId,
  sourceId,
} from "./shape-words.ts";

/*
 * The shape of a requirement file: what one authority asks of the holders of one kind of credential, as dated, sourced
 * data. Numbers are hours (or courses), as the sources print them. Unknown keys are errors: an ignored key is a law
 * silently dropped.
 */

const sourceShape = z.strictObject({
  title: z.string().min(3),
  href: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .describe("null where the text was seen without an address"),
  says: z.string().min(3),
  as_of: z
    .union([z.number().int(), z.string(), z.null()])
    .describe("the year or month the text speaks of; null if undated"),
});
const acceptanceShape = z
  .strictObject({
    answer: z.enum(["yes", "no", "ask"]),
    source: sourceId.optional(),
    question: questionId.optional(),
    note: z.string().optional(),
  })
  .refine((entry) => entry.answer === "ask" || entry.source !== undefined, {
    error: "an answer names its source",
    path: ["source"],
  });
/** One requirement file; the shape that editors, the lint and the engine share. */
export const requirementShape = z.strictObject({
  id: kindShape,
  label: z
    .string()
    .min(3)
    .describe("the credential's name on pages, e.g. Texas pharmacy technician registration"),
  short: z.string().min(2).describe("the name inside a sentence, e.g. Texas"),
  status: z.enum(["licensed", "registered", "certified", "unregulated", "national-certification"]),
  authority: z.strictObject({ name: z.string().min(3), href: z.url({ protocol: /^https?$/ }) }),
  citation: z.string().optional(),
  governed_by: z.literal("cycle-end"),
  checked: day,
  confidence,
  sources: z.record(sourceId, sourceShape),
  cycle: cycleShape,
  accepts: z.partialRecord(accreditationShape, acceptanceShape).optional(),
  rules: z.record(z.string().regex(/^[a-z]+(-[a-z]+)*$/), ruleShape),
  windows: z
    .strictObject({
      opens: windowShape,
      due: windowShape,
      late: windowShape,
      grace: windowShape,
      reinstatement: windowShape,
    })
    .partial()
    .optional(),
  retention: z
    .strictObject({ months: z.number().int(), source: sourceId, note: z.string().optional() })
    .optional(),
  carry_over: z
    .strictObject({ excess: z.enum(["none", "next-cycle"]), source: sourceId, note: z.string().optional() })
    .optional(),
  conversions: z
    .array(
      z.strictObject({
        unit: z.enum(["ceu", "college-credit", "nha-credit"]),
        hours: z.number().positive(),
        source: sourceId,
        note: z.string().optional(),
      }),
    )
    .optional(),
  fees: z
    .array(
      z.strictObject({
        what: z.string(),
        usd: z.number().min(0),
        source: sourceId.optional(),
        note: z.string().optional(),
      }),
    )
    .optional(),
  national_certification: z
    .strictObject({
      required: z.enum(["none", "initial", "continuing", "alternative"]).nullable(),
      accepted: z.array(z.string()),
      note: z.string().nullable(),
    })
    .optional(),
  tiers: z.string().optional().describe("who else holds what, in plain words"),
  notes: z.array(z.string()).optional(),
  questions: z.array(
    z.strictObject({
      id: questionId,
      ask: z.string().min(5),
      touches: z
        .array(z.string())
        .describe("the rules, or cycle, accepts, first-renewal, fees, retention, certification"),
    }),
  ),
});

export type Requirement = z.infer<typeof requirementShape>;
export type Rule = Requirement["rules"][string];
export type AtLeastRule = Extract<Rule, { kind: "at-least" }>;
export type AtMostRule = Extract<Rule, { kind: "at-most" }>;
export type PerDayRule = Extract<Rule, { kind: "at-most-per-day" }>;
export type HoldsRule = Extract<Rule, { kind: "holds" }>;
export type History = AtLeastRule["history"];
export type HistoryEntry = History[number];
export type CreditFilter = NonNullable<AtLeastRule["of"]>;
export type FirstRenewal = NonNullable<AtLeastRule["first_renewal"]>;
export type IssuedThrough = z.infer<typeof issuedThroughShape>;
export type Accreditation = z.infer<typeof accreditationShape>;
export type Delivery = z.infer<typeof deliveryShape>;
export type Audience = z.infer<typeof audienceShape>;
export type Confidence = z.infer<typeof confidence>;

/** The authority's word of a kind: `us-tx` of `us-tx/pharmacy-technician`. */
export function authorityOf(kind: string): string {
  return kind.slice(0, kind.indexOf("/"));
}
