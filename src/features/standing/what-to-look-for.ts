import type { LocalDate } from "#src/base/local-date.ts";
import { longDay } from "#src/rules/long-day.ts";
import { inForceOn } from "#src/rules/need.ts";
import {
  type Accreditation,
  type AtLeastRule,
  authorityOf,
  type Requirement,
} from "#src/rules/requirement.ts";
import { uanTopics } from "#src/rules/uan.ts";
import { ruleInSentence } from "./rule-words.ts";

const ACCREDITED: Readonly<Record<Accreditation, string>> = {
  acpe: "ACPE-accredited",
  board: "board-approved",
  college: "a college course",
  "in-service": "in-service",
  other: "other with proof",
};

/**
 * What to search for where the catalog holds nothing: `1 hour of law (topic 03 of a UAN), for technicians,
 * ACPE-accredited, by April 30, 2027`. A rule that no hours mend is named as it is.
 */
export function whatToLookFor(
  requirement: Requirement,
  id: string,
  missing: number,
  until: LocalDate | null,
): string {
  const rule = requirement.rules[id];
  if (rule?.kind === "holds") return `a credential that must be current: ${rule.any_of.join(" or ")}`;
  if (rule?.kind !== "at-least")
    return `${amount(missing, "hour")} of ${ruleInSentence(id, requirement)} (${id.slice(-4)}), a year that is over`;
  const unit = rule.unit === "course" ? "course" : "hour";
  return [
    `${amount(missing, unit)}${subject(rule)}`,
    ...manner(rule, requirement),
    accepted(requirement, rule, until),
    until ? `by ${longDay(until)}` : "",
  ]
    .filter((part) => part !== "")
    .join(", ");
}

export function amount(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

function subject({ of }: AtLeastRule): string {
  const topics = of?.topics ?? [];
  if (topics.length === 0) return "";
  const codes = uanTopics.filter(({ topic }) => topics.includes(topic)).map(({ code }) => code);
  const numbered = codes.length > 0 ? ` (topic ${[...new Set(codes)].join(" or ")} of a UAN)` : "";
  return ` of ${topics.map((topic) => topic.replaceAll("-", " ")).join(" or ")}${numbered}`;
}

function manner({ of }: AtLeastRule, { id, short }: Requirement): string[] {
  const laws = (of?.law_of ?? []).map((word) =>
    word === "us" ? "federal law" : word === authorityOf(id) ? `the law of ${short}` : `the law of ${word}`,
  );
  return [
    laws.length > 0 ? `on ${laws.join(" or ")}` : "",
    of?.delivery === "live" ? "live" : of?.delivery === "home-study" ? "home study" : "",
    of?.audience ? `for ${of.audience}s` : "",
  ];
}

/** The kinds that the authority accepts and that a cap of none does not rule out. */
function accepted(requirement: Requirement, { of }: AtLeastRule, until: LocalDate | null): string {
  const { accepts } = requirement;
  const kinds = (Object.keys(ACCREDITED) as Accreditation[]).filter(
    (kind) =>
      (accepts ? accepts[kind]?.answer === "yes" : kind === "acpe") &&
      (of?.accreditation?.includes(kind) ?? true) &&
      !isRuledOut(requirement, kind, until),
  );
  return kinds.map((kind) => ACCREDITED[kind]).join(" or ");
}

function isRuledOut({ rules }: Requirement, kind: Accreditation, until: LocalDate | null): boolean {
  return Object.values(rules).some(
    (rule) =>
      rule.kind === "at-most" &&
      rule.of.accreditation?.includes(kind) &&
      until !== null &&
      inForceOn(rule.history, until)?.value === 0,
  );
}
