import type { LocalDate } from "#src/base/local-date.ts";
import { factOf } from "#src/rules/facts.ts";
import { inForceOn } from "#src/rules/need.ts";
import type {
  AtLeastRule,
  Confidence,
  CreditFilter,
  HistoryEntry,
  Requirement,
  Rule,
} from "#src/rules/requirement.ts";
import { ruleName } from "#src/rules/rule-name.ts";
import type { When } from "#src/rules/rule-shape.ts";

/*
 * A rule as a page tells it: keys of the message catalog (`requirements.told.…`) with their facts, in the order to be read.
 * What the law's own files say (notes, labels) is carried as it stands.
 */

export type Told = { say: ToldWord; facts: Record<string, string | number> };
export type ToldWord =
  | "hours"
  | "courses"
  | "between"
  | "not-known"
  | "nothing"
  | "at-most"
  | "per-day"
  | "not-yet"
  | "holds"
  | "topics"
  | "law-of"
  | "live"
  | "home-study"
  | "technician"
  | "pharmacist"
  | "accreditation"
  | "on-top"
  | "inside-unknown"
  | "lifetime"
  | "first-renewal-only"
  | "every-months"
  | "each-year"
  | "first-exempt"
  | "first-value"
  | "first-per-month"
  | "first-table"
  | "first-unknown"
  | "applies-unknown"
  | "if-fact"
  | "if-not-fact"
  | "if-issued-from"
  | "if-issued-before"
  | "if-holds"
  | "instead"
  | "instead-nothing"
  | "instead-unknown"
  | "other-way"
  | "exempt";

export type RuleTold = {
  id: string;
  name: string;
  amount: Told;
  more: Told[];
  note: string | null;
  isOpen: boolean;
  /** The source of the value in force. */
  source: { title: string; href: string | null } | null;
  /** Where it differs from the file's. */
  confidence: Confidence | null;
};

type Names = (kind: string) => string;

/** Every rule of a requirement as it stands on a day. `nameOf` turns a kind into its credential's name. */
export function rulesTold(requirement: Requirement, day: LocalDate, nameOf: Names): RuleTold[] {
  return Object.entries(requirement.rules).map(([id, rule]) => {
    const amount = amountTold(rule, day, nameOf);
    return {
      id,
      name: ruleName(requirement, id),
      amount,
      more: moreTold(requirement, id, nameOf),
      note: rule.note ? sentence(rule.note) : null,
      isOpen:
        amount.say === "not-known" ||
        amount.say === "between" ||
        ("applies" in rule && rule.applies !== undefined),
      source: sourceInForce(requirement, rule, day),
      confidence: rule.confidence && rule.confidence !== requirement.confidence ? rule.confidence : null,
    };
  });
}

function sourceInForce(requirement: Requirement, rule: Rule, day: LocalDate): RuleTold["source"] {
  const id = rule.kind === "holds" ? rule.source : inForceOn(rule.history, day)?.source;
  const source = id === undefined ? undefined : requirement.sources[id];
  return source ? { title: source.title, href: source.href } : null;
}

/** What a dated entry asks, or allows. */
export function entryTold(rule: Exclude<Rule, { kind: "holds" }>, entry: HistoryEntry | undefined): Told {
  if (!entry) return told("not-yet");
  const isCap = rule.kind !== "at-least";
  if (entry.value === null) return told("nothing", { cap: isCap ? "yes" : "no" });
  if (entry.value === "unknown")
    return entry.between
      ? told("between", { low: entry.between[0], high: entry.between[1] })
      : told("not-known");
  if (rule.kind === "at-most-per-day") return told("per-day", { hours: entry.value });
  if (rule.kind === "at-most") return told("at-most", { hours: entry.value });
  return rule.unit === "course"
    ? told("courses", { courses: entry.value })
    : told("hours", { hours: entry.value });
}

function amountTold(rule: Rule, day: LocalDate, nameOf: Names): Told {
  if (rule.kind === "holds") return told("holds", { names: rule.any_of.map(nameOf).join(" / ") });
  return entryTold(rule, inForceOn(rule.history, day));
}

function moreTold(requirement: Requirement, id: string, nameOf: Names): Told[] {
  const rule = requirement.rules[id];
  if (!rule) return [];
  const conditions = rule.when === undefined ? [] : whenTold(rule.when, nameOf);
  if (rule.kind === "holds" || rule.kind === "at-most-per-day")
    return [
      ...conditions,
      ...("applies" in rule && rule.applies
        ? [questionTold(requirement, "applies-unknown", rule.applies.unknown)]
        : []),
    ];
  const filter = filterTold(rule.of, nameOf, id);
  return rule.kind === "at-most"
    ? [...conditions, ...filter]
    : [...conditions, ...filter, ...dutyTold(requirement, rule, nameOf)];
}

function filterTold(filter: CreditFilter | undefined, nameOf: Names, id: string): Told[] {
  if (!filter) return [];
  const out: Told[] = [];
  const isNamedSo = filter.topics?.length === 1 && filter.topics[0] === id;
  if (filter.topics && !isNamedSo)
    out.push(told("topics", { topics: filter.topics.join(", ").replaceAll("-", " ") }));
  if (filter.law_of)
    out.push(
      told("law-of", {
        places: filter.law_of
          .map((place) => (place === "us" ? "US" : nameOf(`${place}/pharmacy-technician`)))
          .join(", "),
      }),
    );
  if (filter.delivery) out.push(told(filter.delivery));
  if (filter.audience) out.push(told(filter.audience));
  if (filter.accreditation)
    out.push(told("accreditation", { kinds: filter.accreditation.join(", ").replace("acpe", "ACPE") }));
  return out;
}

function dutyTold(requirement: Requirement, rule: AtLeastRule, nameOf: Names): Told[] {
  const out: Told[] = [];
  if (rule.inside === false) out.push(told("on-top"));
  if (typeof rule.inside === "object")
    out.push(questionTold(requirement, "inside-unknown", rule.inside.unknown));
  if (rule.once === "lifetime") out.push(told("lifetime"));
  if (rule.once === "first-renewal") out.push(told("first-renewal-only"));
  if (rule.every_months) out.push(told("every-months", { months: rule.every_months }));
  if (rule.each) out.push(told("each-year"));
  if (rule.first_renewal) out.push(firstTold(requirement, rule.first_renewal));
  if (rule.applies) out.push(questionTold(requirement, "applies-unknown", rule.applies.unknown));
  for (const { when, history } of rule.instead ?? []) {
    for (const condition of whenTold(when, nameOf)) out.push(condition);
    out.push(insteadTold(requirement, history.at(-1)));
  }
  for (const way of rule.satisfied_by ?? [])
    out.push(told("other-way", { note: sentence(way.note ?? saying(requirement, way.source)) }));
  for (const { note, source } of rule.exempt_when ?? [])
    out.push(told("exempt", { note: sentence(note ?? saying(requirement, source)) }));
  return out;
}

function insteadTold(requirement: Requirement, entry: HistoryEntry | undefined): Told {
  if (entry?.value === "unknown") return questionTold(requirement, "instead-unknown", entry.question ?? "");
  return entry?.value ? told("instead", { value: entry.value }) : told("instead-nothing");
}

function firstTold(requirement: Requirement, first: NonNullable<AtLeastRule["first_renewal"]>): Told {
  if ("exempt" in first) return told("first-exempt", { note: sentence(first.note ?? "") });
  if ("value" in first) return told("first-value", { hours: first.value, note: sentence(first.note ?? "") });
  if ("per_month" in first)
    return told("first-per-month", { hours: first.per_month, note: sentence(first.note ?? "") });
  if ("unknown" in first) return questionTold(requirement, "first-unknown", first.unknown);
  return told("first-table", { note: sentence(first.note ?? saying(requirement, first.source)) });
}

function whenTold(when: When, nameOf: Names): Told[] {
  if (typeof when === "string") return [told("if-fact", { asks: factOf(when)?.asks ?? when })];
  if ("fact" in when)
    return [told(when.is ? "if-fact" : "if-not-fact", { asks: factOf(when.fact)?.asks ?? when.fact })];
  if ("issued_from" in when) return [told("if-issued-from", { day: when.issued_from })];
  if ("issued_before" in when) return [told("if-issued-before", { day: when.issued_before })];
  if ("holds" in when) return [told("if-holds", { names: when.holds.map(nameOf).join(" / ") })];
  return ("all" in when ? when.all : when.any).flatMap((part) => whenTold(part, nameOf));
}

function questionTold(requirement: Requirement, say: ToldWord, id: string): Told {
  return told(say, { question: requirement.questions.find((entry) => entry.id === id)?.ask ?? id });
}

function saying(requirement: Requirement, source: string): string {
  return requirement.sources[source]?.says ?? "";
}

/** Closes a text as a sentence. */
function sentence(text: string): string {
  return text === "" || /[.?!]$/.test(text) ? text : `${text}.`;
}

function told(say: ToldWord, facts: Told["facts"] = {}): Told {
  return { say, facts };
}
