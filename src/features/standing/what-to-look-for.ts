import type { AtLeastRule, Requirement } from "#src/rules/requirement.ts";
import { uanTopics } from "#src/rules/uan.ts";
import { ruleInSentence } from "./rule-words.ts";

const ACCREDITED = {
  acpe: "ACPE-accredited",
  board: "board-approved",
  college: "a college course",
  "in-service": "in-service",
  other: "other with proof",
} as const;

/**
 * What to search for where the catalog holds nothing: `1 hour of law (topic 03 of a UAN), for technicians, ACPE-accredited`.
 * A rule that no hours mend is named as it is.
 */
export function whatToLookFor(requirement: Requirement, id: string, missing: number): string {
  const rule = requirement.rules[id];
  if (rule?.kind === "holds") return `a credential that must be held: ${rule.any_of.join(" or ")}`;
  if (rule?.kind !== "at-least") return `${amount(missing, "hour")} of ${ruleInSentence(id, requirement)}`;
  const unit = rule.unit === "course" ? "course" : "hour";
  return [`${amount(missing, unit)}${subject(rule)}`, ...manner(rule), accepted(requirement, rule)]
    .filter((part) => part !== "")
    .join(", ");
}

export function amount(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}

function subject({ of }: AtLeastRule): string {
  const topics = of?.topics ?? [];
  if (topics.length === 0) return "";
  const codes = uanTopics.filter(({ topic }) => topics.includes(topic)).map(({ code }) => code);
  const numbered = codes.length > 0 ? ` (topic ${codes.join(" or ")} of a UAN)` : "";
  return ` of ${topics.map((topic) => topic.replaceAll("-", " ")).join(" or ")}${numbered}`;
}

function manner({ of }: AtLeastRule): string[] {
  return [
    of?.law_of ? `on the law of ${of.law_of.join(" or ")}` : "",
    of?.delivery === "live" ? "live" : of?.delivery === "home-study" ? "home study" : "",
    of?.audience ? `for ${of.audience}s` : "",
  ];
}

function accepted({ accepts }: Requirement, { of }: AtLeastRule): string {
  const kinds = (Object.keys(ACCREDITED) as (keyof typeof ACCREDITED)[]).filter(
    (kind) =>
      (accepts ? accepts[kind]?.answer === "yes" : kind === "acpe") &&
      (of?.accreditation?.includes(kind) ?? true),
  );
  return kinds.map((kind) => ACCREDITED[kind]).join(" or ");
}
