import { z } from "zod";
import { isLocalDate, type LocalDate } from "#src/base/local-date.ts";
import { minutesOfHours } from "#src/base/minutes.ts";
import { factWords } from "./facts.ts";
import { topicWords } from "./topics.ts";

/*
 * The shape of a requirement file: what one authority asks of the holders of one kind of credential, as dated, sourced
 * data. Numbers are hours (or courses), as the sources print them. Unknown keys are errors: an ignored key is a law
 * silently dropped.
 */

const day = z
  .string()
  .refine(isLocalDate, { error: "not a day that exists; write YYYY-MM-DD" })
  .transform((text) => text as LocalDate);
const sourceId = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, { error: "a source is named in kebab-case" });
const questionId = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, { error: "a question is named in kebab-case" });
const confidence = z.enum(["high", "medium", "low"]);
const hours = z
  .number()
  .min(0)
  .max(1000)
  .refine((value) => minutesOfHours(value) % 15 === 0, { error: "hours are quarter-hours" });

/** `us-tx/pharmacy-technician`: the authority's word, a slash, the credential's word. */
export const kindShape = z.string().regex(/^[a-z]+(-[a-z]+)*\/[a-z]+(-[a-z]+)*$/, {
  error: "a kind reads like us-tx/pharmacy-technician",
});
export const authorityWordShape = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*$/, { error: "an authority's word reads like us-tx" });

const topic = z.enum(topicWords);
const fact = z.enum(factWords);
export const deliveryShape = z.enum(["live", "home-study"]);
export const audienceShape = z.enum(["technician", "pharmacist"]);
export const accreditationShape = z.enum(["acpe", "board", "college", "in-service", "other"]);

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

const monthAndDay = z.string().regex(/^\d{2}-\d{2}$/, { error: "a month and day reads like 10-31" });

/** A last day of issue, told from the cycle's last day as the source tells it; the day itself is among them. */
const issuedThroughShape = z.union([
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
const ruleShape = z.discriminatedUnion("kind", [atLeastShape, atMostShape, perDayShape, holdsShape]);

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

const parity = z.enum(["odd", "even"]);
const month = z.number().int().min(1).max(12);
const monthDay = z.number().int().min(1).max(31);
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
const cycleShape = z.strictObject({
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

const windowShape = z.strictObject({
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

/** What a well-shaped file still gets wrong: ids that nothing declares. Each fault is a path and a sentence. */
export function crossFaults(requirement: Requirement): { path: string; message: string }[] {
  const faults: { path: string; message: string }[] = [];
  const questions = new Set(requirement.questions.map((question) => question.id));
  walk(requirement, "", (path, key, value) => {
    if (key === "source" && typeof value === "string" && !(value in requirement.sources))
      faults.push({ path, message: `no source is called ${value}; list it under sources` });
    const asked = key === "question" || key === "unknown" ? value : undefined;
    if (typeof asked === "string" && !questions.has(asked))
      faults.push({ path, message: `no question is called ${asked}` });
  });
  if (questions.size !== requirement.questions.length)
    faults.push({ path: "questions", message: "two questions share an id" });
  for (const [index, question] of requirement.questions.entries())
    for (const touched of question.touches)
      if (!(touched in requirement.rules) && !TOUCHABLE.has(touched))
        faults.push({
          path: `questions[${index}].touches`,
          message: `${touched} is neither a rule of this file nor one of: ${[...TOUCHABLE].join(", ")}`,
        });
  return faults;
}

const TOUCHABLE = new Set([
  "cycle",
  "accepts",
  "first-renewal",
  "fees",
  "retention",
  "certification",
  "carry-over",
  "windows",
  "tiers",
  "total",
]);

function walk(
  value: unknown,
  path: string,
  visit: (path: string, key: string, value: unknown) => void,
): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    const childPath = Array.isArray(value) ? `${path}[${key}]` : path ? `${path}.${key}` : key;
    visit(childPath, key, child);
    walk(child, childPath, visit);
  }
}
