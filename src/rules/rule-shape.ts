import { z } from "zod";
import type { LocalDate } from "#src/base/local-date.ts";
import {
  accreditationShape,
  audienceShape,
  authorityWordShape,
  confidence,
  day,
  deliveryShape,
  fact,
  hours,
  kindShape,
  monthAndDay,
  questionId,
  sourceId,
  topic,
} from "./shape-words.ts";

/* The shape of one rule: what is asked, when, of whom, and since which day. */

/** When a rule applies to a holder. A bare word is a fact that must be true. */
export type When =
  | string
  | { fact: string; is: boolean }
  | { issued_from: LocalDate }
  | { issued_before: LocalDate }
  | { holds: readonly string[] }
  | { all: readonly When[] }
  | { any: readonly When[] };

const whenShape: z.ZodType<When> = z.lazy(() =>
  z.union([
    fact,
    z.strictObject({ fact, is: z.boolean() }),
    z.strictObject({ issued_from: day }),
    z.strictObject({ issued_before: day }),
    z.strictObject({ holds: z.array(kindShape).min(1) }),
    z.strictObject({ all: z.array(whenShape).min(2) }),
    z.strictObject({ any: z.array(whenShape).min(2) }),
  ]),
);

/** Which credits a rule speaks of; absent words do not narrow. Lists mean "any of". */
const ofShape = z.strictObject({
  topics: z.array(topic).min(1).optional(),
  delivery: deliveryShape.optional(),
  audience: audienceShape.optional(),
  accreditation: z.array(accreditationShape).min(1).optional(),
  law_of: z.array(authorityWordShape).min(1).optional(),
});

/**
 * One dated value. A number with its source; `null` with a source: repealed or never asked; `unknown` with the question
 * that would settle it, and the range it surely lies in where the sources give one.
 */
const entryShape = z
  .strictObject({
    from: day,
    value: z.union([hours, z.null(), z.literal("unknown")]),
    between: z.tuple([hours, hours]).optional(),
    source: sourceId.optional(),
    question: questionId.optional(),
    note: z.string().optional(),
  })
  .refine((entry) => entry.value === "unknown" || entry.source !== undefined, {
    error: "every value names its source",
    path: ["source"],
  })
  .refine((entry) => entry.value !== "unknown" || entry.question !== undefined, {
    error: "an unknown value names the open question",
    path: ["question"],
  })
  .refine(
    (entry) =>
      entry.between === undefined || (entry.value === "unknown" && entry.between[0] < entry.between[1]),
    {
      error: "a range belongs to an unknown value and goes from low to high",
      path: ["between"],
    },
  );
const historyShape = z
  .array(entryShape)
  .min(1)
  .refine(
    (entries) =>
      entries.every((entry, index) => index === 0 || (entries[index - 1]?.from ?? "") < entry.from),
    {
      error: "entries stand in the order of their days, each day once",
    },
  );

/** A last day of issue, told from the cycle's last day as the source tells it; the day itself is among them. */
export const issuedThroughShape = z.union([
  z.strictObject({
    months_before_end: z.number().int().min(1).describe("the same day of the month, so many months before"),
  }),
  z.strictObject({
    years_before_end: z.number().int().min(0).max(10).describe("0: the year in which the cycle ends"),
    day: monthAndDay.describe("MM-DD of that year"),
  }),
]);

/** What is asked at the first renewal, the one of the cycle that contains the day of issue. */
const firstRenewalShape = z.union([
  z.strictObject({
    exempt: z.literal(true),
    original: fact
      .optional()
      .describe(
        "a fact that is a day: the first renewal is the one after it, since this credential may follow another of the same authority",
      ),
    source: sourceId,
    note: z.string().optional(),
  }),
  z.strictObject({ value: hours, source: sourceId, note: z.string().optional() }),
  z.strictObject({
    per_month: z
      .number()
      .positive()
      .describe("hours for each calendar month touched, never more than the full value"),
    source: sourceId,
    note: z.string().optional(),
  }),
  z.strictObject({
    by_issue_day: z
      .array(
        z.strictObject({
          through: issuedThroughShape.optional(),
          value: z.union([hours, z.literal("full")]),
        }),
      )
      .min(2)
      .refine(
        (steps) =>
          steps.every((step, index) => (step.through === undefined) === (index === steps.length - 1)),
        { error: "each step but the last says through which day of issue it goes" },
      )
      .describe(
        "issued through this day: so much; the last step is for any later day; a holder issued on or before the cycle's first day owes it all",
      ),
    source: sourceId,
    note: z.string().optional(),
  }),
  z.strictObject({
    unknown: questionId,
    full_if_licensed_throughout: z
      .strictObject({ source: sourceId, note: z.string().optional() })
      .optional()
      .describe("a source asks the full value of whoever was issued on or before the cycle's first day"),
  }),
]);

/** Another way to satisfy a rule. It is granted only where the profile shows it. */
const satisfiedByShape = z.union([
  z.strictObject({ holds: z.array(kindShape).min(1), source: sourceId, note: z.string().optional() }),
  z.strictObject({ fact, source: sourceId, note: z.string().optional() }),
  z.strictObject({
    on_day_in_cycle: fact.describe("a fact that is a day: satisfied when that day lies in the cycle"),
    source: sourceId,
    note: z.string().optional(),
  }),
]);

const ruleWords = {
  label: z.string().optional().describe("the rule's name on the page, where the glossary's is not enough"),
  when: whenShape.optional(),
  confidence: confidence.optional(),
  note: z.string().optional(),
  questions: z
    .array(questionId)
    .optional()
    .describe("open questions shown with this finding; they do not change it"),
};

const atLeastShape = z.strictObject({
  kind: z.literal("at-least"),
  unit: z.enum(["contact-hour", "course"]),
  of: ofShape.optional().describe("absent: every accepted credit"),
  history: historyShape,
  instead: z
    .array(z.strictObject({ when: whenShape, history: historyShape }))
    .optional()
    .describe("other values for some holders; the first that applies wins"),
  applies: z
    .strictObject({ unknown: questionId })
    .optional()
    .describe("it is not known whether the duty binds this holder"),
  inside: z
    .union([z.boolean(), z.strictObject({ unknown: questionId })])
    .optional()
    .describe("whether these hours also count in the total (the default); false: they come on top of it"),
  once: z.enum(["lifetime", "first-renewal"]).optional(),
  every_months: z
    .number()
    .int()
    .min(13)
    .max(240)
    .optional()
    .describe("its own period, which ends with the cycle"),
  each: z.literal("calendar-year").optional().describe("asked in each calendar year that the cycle touches"),
  first_renewal: firstRenewalShape.optional(),
  satisfied_by: z.array(satisfiedByShape).optional(),
  exempt_when: z
    .array(z.strictObject({ when: whenShape, source: sourceId, note: z.string().optional() }))
    .optional(),
  ...ruleWords,
});
const atMostShape = z.strictObject({
  kind: z.literal("at-most"),
  of: ofShape,
  governed_by: z.enum(["cycle-end", "completion-day"]).optional(),
  history: historyShape,
  ...ruleWords,
});
const perDayShape = z.strictObject({
  kind: z.literal("at-most-per-day"),
  history: historyShape,
  ...ruleWords,
});
const holdsShape = z.strictObject({
  kind: z.literal("holds"),
  any_of: z.array(kindShape).min(1),
  from: day,
  source: sourceId,
  applies: z.strictObject({ unknown: questionId }).optional(),
  ...ruleWords,
});
export const ruleShape = z.discriminatedUnion("kind", [atLeastShape, atMostShape, perDayShape, holdsShape]);
