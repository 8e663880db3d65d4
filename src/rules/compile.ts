import { type Acceptance, acceptanceOf, type Credit, type Match, matcherOf } from "./credit.ts";
import type { AtLeastRule, AtMostRule, HoldsRule, PerDayRule, Requirement } from "./requirement.ts";

/** A requirement made ready to judge thousands of people: filters turned into functions once. */
export type Compiled = {
  readonly accepts: (credit: Credit) => Acceptance;
  readonly atLeast: readonly {
    readonly id: string;
    readonly rule: AtLeastRule;
    readonly matches: (credit: Credit) => Match;
  }[];
  readonly atMost: readonly {
    readonly id: string;
    readonly rule: AtMostRule;
    readonly matches: (credit: Credit) => Match;
  }[];
  readonly perDay: readonly { readonly id: string; readonly rule: PerDayRule }[];
  readonly holds: readonly { readonly id: string; readonly rule: HoldsRule }[];
};

const compiled = new WeakMap<Requirement, Compiled>();

/** The compiled form; made once for each requirement. */
export function compile(requirement: Requirement): Compiled {
  const ready = compiled.get(requirement);
  if (ready) return ready;
  const atLeast: Compiled["atLeast"][number][] = [];
  const atMost: Compiled["atMost"][number][] = [];
  const perDay: Compiled["perDay"][number][] = [];
  const holds: Compiled["holds"][number][] = [];
  for (const [id, rule] of Object.entries(requirement.rules)) {
    if (rule.kind === "at-least") atLeast.push({ id, rule, matches: matcherOf(rule.of) });
    else if (rule.kind === "at-most") atMost.push({ id, rule, matches: matcherOf(rule.of) });
    else if (rule.kind === "at-most-per-day") perDay.push({ id, rule });
    else holds.push({ id, rule });
  }
  const fresh: Compiled = { accepts: acceptanceOf(requirement), atLeast, atMost, perDay, holds };
  compiled.set(requirement, fresh);
  return fresh;
}
