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
