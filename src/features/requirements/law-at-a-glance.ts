import type { LocalDate } from "#src/base/local-date.ts";
import { inForceOn } from "#src/rules/need.ts";
import { authorityOf, type Confidence, type HistoryEntry, type Requirement } from "#src/rules/requirement.ts";

/* A requirement in a row of numbers, for the map, its table and the comparison. Pure. */

/** A number, known to be nothing, a range that a source gives, or not settled by any source. */
export type Amount = number | "none" | "unknown" | readonly [number, number];

export type Certification = "none" | "initial" | "continuing" | "alternative" | "unknown";

export type Glance = {
  readonly kind: string;
  readonly label: string;
  readonly authority: string;
  readonly hours: Amount;
  /** The months of the period that the hours belong to; null where it is not known. */
  readonly periodMonths: number | null;
  readonly hoursPerYear: Amount;
  readonly live: Amount;
  /** How many topics have hours or a course of their own, for some holders at least. */
  readonly topics: number;
  readonly certification: Certification;
  readonly confidence: Confidence;
  readonly checkedOn: LocalDate;
  readonly openQuestions: number;
};

/** What a requirement asks on a day, at a glance. */
export function glanceAt(requirement: Requirement, day: LocalDate): Glance {
  const hours = amountOn(requirement, "total", day) ?? "unknown";
  const periodMonths = periodOf(requirement);
  return {
    kind: requirement.id,
    label: requirement.label,
    authority: authorityOf(requirement.id),
    hours,
    periodMonths,
    hoursPerYear: perYear(hours, periodMonths),
    live: amountOn(requirement, "live", day) ?? (hours === "unknown" ? "unknown" : "none"),
    topics: topicsAsked(requirement, day),
    certification: certificationOf(requirement),
    confidence: requirement.confidence,
    checkedOn: requirement.checked,
    openQuestions: requirement.questions.length,
  };
}

/** What a least-hours rule asks on a day; undefined where the file has no such rule. */
function amountOn(requirement: Requirement, id: string, day: LocalDate): Amount | undefined {
  const rule = requirement.rules[id];
  return rule?.kind === "at-least" ? amountOf(inForceOn(rule.history, day)) : undefined;
}

/** An entry's value. */
export function amountOf(entry: HistoryEntry | undefined): Amount {
  if (!entry) return "unknown";
  if (entry.value === "unknown") return entry.between ?? "unknown";
  return entry.value === null || entry.value === 0 ? "none" : entry.value;
}

/** The months of the period in which the hours are due: a CE period of its own where there is one. */
function periodOf({ cycle, rules }: Requirement): number | null {
  const period = cycle.ce_period;
  const isYearly = rules.total?.kind === "at-least" && rules.total.each === "calendar-year";
  if (period?.kind === "calendar-year" || isYearly) return 12;
  return period ? period.months : cycle.months;
}

function perYear(hours: Amount, months: number | null): Amount {
  if (hours === "none" || hours === "unknown") return hours;
  if (months === null) return "unknown";
  const yearly = (value: number) => Math.round((value * 1200) / months) / 100;
  return typeof hours === "number" ? yearly(hours) : [yearly(hours[0]), yearly(hours[1])];
}

function topicsAsked(requirement: Requirement, day: LocalDate): number {
  return Object.values(requirement.rules).filter(
    (rule) =>
      rule.kind === "at-least" && rule.of?.topics && amountOf(inForceOn(rule.history, day)) !== "none",
  ).length;
}

function certificationOf(requirement: Requirement): Certification {
  if (requirement.status === "national-certification") return "none";
  return requirement.national_certification?.required ?? "unknown";
}
