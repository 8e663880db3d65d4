import type { z } from "zod";
import { localDate } from "#src/base/local-date.ts";
import { crossFaults } from "#src/rules/cross-faults.ts";
import { judgeProfile } from "#src/rules/judge-profile.ts";
import { parseProfile } from "#src/rules/profile.ts";
import { type Requirement, requirementShape } from "#src/rules/requirement.ts";
import type { Finding, Judgement, Standing } from "#src/rules/standing.ts";

/*
 * Makers of fictional requirements, holders and credits. What they make goes through the same doors as real files and
 * real profiles, so that a test speaks of the public contract and of nothing behind it.
 */

type RequirementInput = z.input<typeof requirementShape>;
export type RuleInput = RequirementInput["rules"][string];
export type AtLeastInput = Extract<RuleInput, { kind: "at-least" }>;
export type AtMostInput = Extract<RuleInput, { kind: "at-most" }>;
type HistoryInput = AtLeastInput["history"];
/** A value from long ago on, or a whole dated history. */
export type ValueInput = number | null | HistoryInput;

/** The one source that every fictional rule names. */
export const SOURCE = { title: "Example Code 1", href: "https://law.example/1" };
const LONG_AGO = "1990-01-01";

/** One dated value of a fictional history. */
export function since(from: string, value: number | null): HistoryInput[number] {
  return { from, value, source: "code" };
}

/** A value that no source settles; inside a range where one is given. */
export function open(from: string, between?: [number, number]): HistoryInput[number] {
  return { from, value: "unknown", question: "how-much", ...(between ? { between } : {}) };
}

function historyOf(value: ValueInput): HistoryInput {
  return Array.isArray(value) ? value : [since(LONG_AGO, value)];
}

/** A duty of so many hours; `more` narrows it, or hangs it on something. */
export function atLeast(value: ValueInput, more: Partial<AtLeastInput> = {}): AtLeastInput {
  return { kind: "at-least", unit: "contact-hour", history: historyOf(value), ...more };
}

/** A cap of so many hours on the credits that `of` describes. */
export function atMost(
  value: ValueInput,
  of: AtMostInput["of"],
  more: Partial<AtMostInput> = {},
): AtMostInput {
  return { kind: "at-most", of, history: historyOf(value), ...more };
}

/** A cap of so many hours on each calendar day. */
export function perDay(value: ValueInput): RuleInput {
  return { kind: "at-most-per-day", history: historyOf(value) };
}

/**
 * A fictional requirement of two years, whose last day the holder gives. It accepts ACPE credit only, as a file does
 * that names no kinds; it has one source, `code`, and one open question, `how-much`.
 */
export function makeRequirement(
  rules: Record<string, RuleInput>,
  more: Partial<RequirementInput> = {},
): Requirement {
  const requirement = requirementShape.parse({
    id: "us-zz/pharmacy-technician",
    label: "Example State technician registration",
    short: "Example State",
    status: "registered",
    authority: { name: "Example State Board of Pharmacy", href: "https://board.example" },
    governed_by: "cycle-end",
    checked: "2026-11-20",
    confidence: "high",
    sources: { code: { ...SOURCE, says: "What the example code says.", as_of: 2024 } },
    cycle: { months: 24, ends: { kind: "printed" }, confidence: "high" },
    rules,
    questions: [{ id: "how-much", ask: "How much is it really?", touches: ["cycle"] }],
    ...more,
  } satisfies RequirementInput);
  const faults = crossFaults(requirement);
  if (faults.length > 0) throw new Error(`a fictional requirement at fault: ${JSON.stringify(faults)}`);
  return requirement;
}

/** Every kind of credit accepted, for rules that speak of more than ACPE. */
export const ALL_ACCEPTED: RequirementInput["accepts"] = {
  acpe: { answer: "yes", source: "code" },
  board: { answer: "yes", source: "code" },
  college: { answer: "yes", source: "code" },
  "in-service": { answer: "yes", source: "code" },
  other: { answer: "yes", source: "code" },
};

/** A credit as a profile has it. An absent word stays unsaid; `null` takes a default away. */
export type CreditInput = {
  id?: string;
  title?: string;
  completedOn?: string;
  hours?: number;
  uan?: string;
  delivery?: string | null;
  topics?: readonly string[];
  audience?: string | null;
  accreditation?: string | null;
  approvedBy?: readonly string[];
  lawOf?: string;
};

/** A person with one fictional credential, from May 1, 2025 to April 30, 2027 unless told otherwise. */
export type HolderInput = {
  asOf?: string;
  issuedOn?: string;
  expiresOn?: string | null;
  birthDate?: string;
  facts?: Record<string, boolean | string>;
  also?: readonly { kind: string; issuedOn?: string; expiresOn?: string }[];
};

/** An hour of ACPE-accredited live technician education on March 1, 2026, unless told otherwise. */
export function credit(words: CreditInput = {}): CreditInput {
  const full = {
    completedOn: "2026-03-01",
    hours: 1,
    accreditation: "acpe",
    audience: "technician",
    delivery: "live",
    ...words,
  };
  return Object.fromEntries(Object.entries(full).filter(([, value]) => value !== null)) as CreditInput;
}

/** The profile of one person with one fictional credential. */
export function profileOf(kind: string, holder: HolderInput, credits: readonly CreditInput[]): unknown {
  const expiresOn = holder.expiresOn === undefined ? "2027-04-30" : holder.expiresOn;
  const own = { id: "own", kind, issuedOn: holder.issuedOn ?? "2015-06-01", facts: holder.facts ?? {} };
  const also = (holder.also ?? []).map((other, index) => ({
    id: `also-${index}`,
    issuedOn: "2015-06-01",
    ...other,
  }));
  return {
    asOf: holder.asOf ?? "2026-11-24",
    ...(holder.birthDate ? { person: { birthDate: holder.birthDate } } : {}),
    credentials: [{ ...own, ...(expiresOn === null ? {} : { expiresOn }) }, ...also],
    credits: credits.map((entry, index) => ({ id: `c${index}`, ...entry })),
  };
}

/** Every standing of a person, by the same two steps that the doors take: read the profile, judge it. */
export function judgementOf(requirements: readonly Requirement[], profile: unknown): Judgement {
  const byKind = new Map(requirements.map((requirement) => [requirement.id, requirement]));
  const read = parseProfile(profile, new Set(byKind.keys()));
  if (!read.ok) throw new Error(`a profile at fault: ${JSON.stringify(read.refusal.faults)}`);
  return judgeProfile(read.value, byKind, localDate("2026-11-24"));
}

/** The standing of a person's first credential; `others` are the requirements of what else is held. */
export function standingOf(
  requirement: Requirement,
  credits: readonly CreditInput[],
  holder: HolderInput = {},
  others: readonly Requirement[] = [],
): Standing {
  const { standings } = judgementOf([requirement, ...others], profileOf(requirement.id, holder, credits));
  const [own] = standings;
  if (!own) throw new Error("nothing was judged");
  return own;
}

/** The finding of one rule. */
export function findingOf(standing: Standing, rule: string): Finding {
  const finding = standing.findings.find((entry) => entry.rule === rule);
  if (!finding) throw new Error(`no finding is called ${rule}`);
  return finding;
}

/** The codes of a list of reasons. */
export function codesOf(entry: { because: readonly { code: string }[] } | undefined): string[] {
  return (entry?.because ?? []).map((reason) => reason.code);
}
