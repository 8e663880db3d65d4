import type { LocalDate } from "#src/base/local-date.ts";
import { longDay } from "#src/rules/long-day.ts";
import type { Requirement } from "#src/rules/requirement.ts";
import type { Finding, Standing } from "#src/rules/standing.ts";
import { ruleInSentence } from "./rule-words.ts";

/** What to do next about one credential, as one English sentence. */
export function nextStep(standing: Standing, requirement: Requirement, asOf: LocalDate): string {
  switch (standing.status) {
    case "met":
      return metStep(standing, asOf);
    case "not-required":
      return notRequiredStep(requirement);
    case "short":
      return shortStep(standing, requirement);
    case "lapsed":
      return lapsedStep(standing, requirement, asOf);
    case "unknown":
      return unknownStep(standing, requirement);
  }
}

function notRequiredStep({ authority, questions }: Requirement): string {
  const open = questions.find(({ touches }) => touches.includes("total"));
  return open
    ? `By the source we have there is nothing to earn, but a question stands open: ${open.ask} Ask ${authority.name} before you rely on it.`
    : `Nothing to earn: ${authority.name} asks for no continuing education here.`;
}

function metStep({ windows, cycle }: Standing, asOf: LocalDate): string {
  const opens = windows.find((window) => window.kind === "opens")?.from;
  const due = windows.find((window) => window.kind === "due")?.until ?? cycle?.endsOn;
  if (!due || !cycle || asOf > cycle.endsOn)
    return "Nothing more to earn for this cycle; renew if you have not yet.";
  if (opens && opens > asOf)
    return `Nothing more to earn; renewal opens on ${day(opens)} and is due by ${day(due)}.`;
  return `Nothing more to earn; renew by ${day(due)}.`;
}

function shortStep(standing: Standing, requirement: Requirement): string {
  const until = standing.cycle ? ` by ${day(standing.cycle.endsOn)}` : "";
  const held = gaps(standing).find((finding) => finding.unit === "credential");
  const wants = amounts(standing, requirement);
  if (wants === "" && held) return `${held.because[0]?.text ?? "Another credential must be current."}`;
  return `Still to earn${until}: ${wants}.`;
}

function lapsedStep(standing: Standing, requirement: Requirement, asOf: LocalDate): string {
  const open = standing.windows.find(
    ({ kind, until }) =>
      (kind === "late" || kind === "grace" || kind === "reinstatement") && until !== null && until >= asOf,
  );
  const over = standing.cycle
    ? `The cycle ended on ${day(standing.cycle.endsOn)} with ${amounts(standing, requirement) || "something"} missing`
    : "The cycle is over with something missing";
  if (!open?.until) return `${over}; ask ${requirement.authority.name} how to come back.`;
  const name = { late: "late renewal", grace: "the grace period", reinstatement: "reinstatement" }[
    open.kind as "late" | "grace" | "reinstatement"
  ];
  return `${over}; ${name} is open until ${day(open.until)}.`;
}

function unknownStep(standing: Standing, requirement: Requirement): string {
  const open = standing.findings.filter((finding) => finding.status === "unknown");
  const reasons = open.flatMap((finding) => finding.because.map((reason) => ({ reason, finding })));
  const word = reasons.find(({ reason }) => reason.code === "word-missing");
  const fact = reasons.find(({ reason }) => reason.code === "fact-not-given");
  if (reasons.some(({ reason }) => reason.code === "expiry-not-given"))
    return "Add the day it expires (expiresOn), as printed on the credential.";
  if (fact)
    return `Answer this, then judge again: ${fact.reason.facts?.fact ?? ""} (${fact.reason.facts?.word ?? ""})`;
  if (word)
    return `Add to your credits: ${word.reason.facts?.word ?? ""}; ${ruleInSentence(word.finding.rule, requirement)} depends on it.`;
  const about = open[0] ? ` about ${ruleInSentence(open[0].rule, requirement)}` : "";
  return `Ask ${requirement.authority.name}${about}; no source we have settles it.`;
}

function gaps(standing: Standing): Finding[] {
  return standing.findings.filter(
    ({ status, most }) => most === undefined && (status === "short" || status === "lapsed"),
  );
}

/** "18.5 hours, including 1 hour of law, and 1 course of human trafficking". */
function amounts(standing: Standing, requirement: Requirement): string {
  const missing = gaps(standing).filter(({ unit, missing }) => unit !== "credential" && (missing ?? 0) > 0);
  const total = missing.find((finding) => finding.rule === "total");
  const isInside = ({ rule, unit }: Finding) => {
    const stated = requirement.rules[rule];
    return unit === "contact-hour" && stated?.kind === "at-least" && stated.inside !== false;
  };
  const told = (findings: readonly Finding[]) =>
    findings.map((finding) => `${amount(finding)} of ${ruleInSentence(finding.rule, requirement)}`);
  const others = missing.filter((finding) => finding !== total);
  if (!total) return joined(told(others));
  const inside = told(others.filter(isInside));
  const beside = told(others.filter((finding) => !isInside(finding)));
  const all = inside.length > 0 ? `${amount(total)}, including ${joined(inside)}` : amount(total);
  return joined([all, ...beside]);
}

function amount({ missing, unit }: Finding): string {
  const one = unit === "course" ? "course" : "hour";
  return `${missing} ${one}${missing === 1 ? "" : "s"}`;
}

function joined(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")}${parts.some((part) => part.includes(",")) ? "," : ""} and ${parts.at(-1)}`;
}

function day(text: string): string {
  return longDay(text as LocalDate);
}
