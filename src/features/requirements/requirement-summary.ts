import type { LocalDate } from "#src/base/local-date.ts";
import { factOf } from "#src/rules/facts.ts";
import { factsAsked, inForceOn } from "#src/rules/need.ts";
import type { Requirement } from "#src/rules/requirement.ts";
import type { FactAsked, RequirementSummary } from "./schema.ts";

/* A requirement in short: for lists and for the terminal. Pure. */

/** What a list says of a requirement. `hours` is the total in force on the day given. */
export function summaryOf(requirement: Requirement, day: LocalDate): RequirementSummary {
  const { id, label, short, status, authority, checked, confidence, cycle, questions } = requirement;
  return {
    kind: id,
    label,
    short,
    status,
    authority,
    cycleMonths: cycle.months,
    hours: hoursOn(requirement, day),
    openQuestions: questions.length,
    confidence,
    checkedOn: checked,
  };
}

/** The total in force on a day: hours, "none" where none are asked, "unknown" where no source says. */
export function hoursOn(requirement: Requirement, day: LocalDate): RequirementSummary["hours"] {
  const total = requirement.rules.total;
  if (total?.kind !== "at-least") return "unknown";
  const value = inForceOn(total.history, day)?.value;
  if (value === undefined) return "unknown";
  return value === null ? "none" : value;
}

/** The facts about the holder that a requirement's rules hang on, with the question to ask for each. */
export function factsOfKind(requirement: Requirement): FactAsked[] {
  return factsAsked(requirement).map(({ fact, rules, optional }) => {
    const known = factOf(fact);
    return { fact, type: known?.type ?? "boolean", asks: known?.asks ?? fact, rules, optional };
  });
}
