import { z } from "zod";
import { type Requirement, requirementShape } from "#src/rules/requirement.ts";

/** All requirements as one piece of open data: `/requirements.json`, and what the browser judges by. */
export const requirementBundleShape = z.object({
  version: z.string().describe("a hash of the content; it changes when any requirement does"),
  license: z.literal("CC-BY-4.0"),
  requirements: z.array(requirementShape),
});
export type RequirementBundle = {
  readonly version: string;
  readonly license: "CC-BY-4.0";
  readonly requirements: readonly Requirement[];
};

/** A fact about the holder that some rule of a requirement hangs on. */
const factAskedShape = z.object({
  fact: z.string(),
  type: z.enum(["boolean", "day"]),
  asks: z.string().describe("the question to the holder"),
  rules: z.array(z.string()).describe("the rules that hang on it"),
  optional: z.boolean().describe("true: it only exempts, or is another way; nothing is unknown without it"),
});
export const factsAskedShape = z.array(factAskedShape);
export type FactAsked = z.infer<typeof factAskedShape>;

const requirementSummaryShape = z.object({
  kind: z.string(),
  label: z.string(),
  short: z.string(),
  status: requirementShape.shape.status,
  authority: requirementShape.shape.authority,
  cycleMonths: z.number().int().nullable(),
  hours: z
    .union([z.number(), z.enum(["none", "unknown"])])
    .describe("the total asked in a cycle that ends today; none: known to be none"),
  openQuestions: z.number().int(),
  confidence: requirementShape.shape.confidence,
  checkedOn: z.string().meta({ format: "date" }),
});
export type RequirementSummary = z.infer<typeof requirementSummaryShape>;

/** What `GET /api/v1/requirements` and `goodstanding requirements --json` answer. */
export const requirementListShape = z.object({
  version: z.string(),
  license: z.literal("CC-BY-4.0"),
  requirements: z.array(requirementSummaryShape),
});

const REPORT_LENGTHS = { least: 10, most: 4000 } as const;
// A field of a form that was left empty says nothing.
const blankIsAbsent = (value: unknown) =>
  typeof value === "string" && value.trim() === "" ? undefined : value;

/** "Report a mistake": what a reader says is wrong in a requirement. Shared by the form and the API. */
export const mistakeReportShape = z.strictObject({
  id: z
    .preprocess(blankIsAbsent, z.uuid({ error: "an id is a UUID" }).optional())
    .describe("an id of the sender's own: a report that is sent twice is kept once"),
  kind: z
    .string({ error: "name the kind, like us-tx/pharmacy-technician" })
    .max(100)
    .describe("the kind that it is about, like us-tx/pharmacy-technician"),
  rule: z.preprocess(blankIsAbsent, z.string().max(100).optional()).describe("the rule of it, like law"),
  text: z
    .string({ error: "say what is wrong" })
    .trim()
    .min(REPORT_LENGTHS.least, { error: `say what is wrong in at least ${REPORT_LENGTHS.least} letters` })
    .max(REPORT_LENGTHS.most, { error: `say it in at most ${REPORT_LENGTHS.most} letters` })
    // PostgreSQL keeps no such character.
    .refine((text) => !text.includes("\0"), { error: "it holds a character that cannot be kept" })
    .describe("what is wrong, and where the right text stands"),
  replyTo: z
    .preprocess(
      blankIsAbsent,
      z
        .string()
        .trim()
        .max(254, { error: "this e-mail address is too long" })
        .regex(/^[^@\s]+@[^@\s]+\.[^@\s.]+$/, {
          error: "this is no e-mail address; leave it out if you need no answer",
        })
        .optional(),
    )
    .describe("an e-mail address, only if an answer is wanted"),
});
export type MistakeReport = z.output<typeof mistakeReportShape>;

/** A report as it is kept. */
export const storedReportShape = z.object({
  id: z.string(),
  kind: z.string(),
  rule: z.string().nullable(),
  text: z.string(),
  replyTo: z.string().nullable(),
  createdAt: z.string().meta({ format: "date-time" }),
  handledAt: z.string().meta({ format: "date-time" }).nullable(),
});
export type StoredReport = z.infer<typeof storedReportShape>;
