import type { LocalDate } from "#src/base/local-date.ts";
import type { Requirements } from "#src/rules/judge-profile.ts";
import type { Requirement } from "#src/rules/requirement.ts";
import { ruleName } from "#src/rules/rule-name.ts";
import type { Finding, Standing } from "#src/rules/standing.ts";

/*
 * The answer in words: what a tired person reads first. Each line is a key of the message catalogue (`standing.answer.…`)
 * with its facts; the first is the headline.
 */

export type AnswerLine =
  | { say: "short-hours" | "lapsed-hours"; place: string; hours: number; day: LocalDate }
  | { say: "short-rule" | "lapsed-rule"; place: string; hours: number; rule: string; day: LocalDate }
  | { say: "short-course" | "lapsed-course"; place: string; courses: number; rule: string; day: LocalDate }
  | { say: "short-credential" | "lapsed-credential"; place: string; rule: string }
  | { say: "including" | "also-rules"; parts: readonly AnswerPart[] }
  | { say: "unknown"; place: string; reason: string }
  | { say: "not-settled"; rules: readonly string[] }
  | { say: "met-over" | "met-today"; place: string; day: LocalDate }
  | { say: "met"; places: readonly string[] }
  | { say: "not-required"; places: readonly string[] }
  | { say: "not-required-open"; place: string; question: string };

/** One more thing that is missing: so many hours or courses of a rule; no amount where it is a credential to hold. */
export type AnswerPart = { rule: string; unit: Finding["unit"]; amount: number | null };

/** The headline, what belongs to it, and then what there is to say of each other credential. */
export type Answer = {
  headline: AnswerLine;
  more: readonly AnswerLine[];
  others: readonly (readonly AnswerLine[])[];
};

/** Why a standing is told before another; what ends today can still be mended, and only today. */
const RANKS = [
  "ends-today",
  "lapsed",
  "short",
  "unknown",
  "met-over",
  "not-required-open",
  "met",
  "not-required",
] as const;

/** The standings in the order in which the answer tells them, the most urgent first; the cards stand in the same. */
export function inOrderOfAnswer(
  standings: readonly Standing[],
  requirements: Requirements,
): readonly Standing[] {
  const rankOf = (standing: Standing) => RANKS.indexOf(reasonToTell(standing, requirements));
  return [...standings].sort((a, b) => rankOf(a) - rankOf(b) || endOf(a).localeCompare(endOf(b)));
}

function reasonToTell(standing: Standing, requirements: Requirements): (typeof RANKS)[number] {
  const { status, cycle } = standing;
  if (cycle?.daysLeft === 0 && status !== "not-required") return "ends-today";
  if (status === "met" && isOver(standing)) return "met-over";
  if (openQuestionOf(standing, requirements) !== null) return "not-required-open";
  return status;
}

/** The answer to "where do I stand?", the most urgent first; null while there is no standing to tell. */
export function answerOf(standings: readonly Standing[], requirements: Requirements): Answer | null {
  const ordered = inOrderOfAnswer(standings, requirements);
  const groups = ordered.map((standing) => linesOf(standing, requirements));
  const met = placesOf(ordered, requirements, "met");
  const nothing = placesOf(ordered, requirements, "not-required");
  if (met.length > 0) groups.push([{ say: "met", places: met }]);
  if (nothing.length > 0) groups.push([{ say: "not-required", places: nothing }]);
  const [first, ...others] = groups.filter((lines) => lines.length > 0);
  const [headline, ...more] = first ?? [];
  return headline ? { headline, more, others } : null;
}

/** Where nothing is known to be asked, the question that nevertheless stands open about it; else null. */
function openQuestionOf({ kind, status }: Standing, requirements: Requirements): string | null {
  if (status !== "not-required") return null;
  const questions = requirements.get(kind)?.questions ?? [];
  return questions.find(({ touches }) => touches.includes("total"))?.ask ?? null;
}

function endOf(standing: Standing): string {
  return standing.cycle?.endsOn ?? "9999";
}

/** The places that one sentence tells together. */
function placesOf(
  standings: readonly Standing[],
  requirements: Requirements,
  reason: "met" | "not-required",
): string[] {
  const places = standings
    .filter((standing) => reasonToTell(standing, requirements) === reason)
    .map(({ kind }) => requirements.get(kind)?.short ?? kind);
  return [...new Set(places)];
}

function linesOf(standing: Standing, requirements: Requirements): AnswerLine[] {
  const requirement = requirements.get(standing.kind);
  if (!requirement) return [];
  const place = requirement.short;
  const { status, cycle } = standing;
  if (status === "unknown") return [{ say: "unknown", place, reason: unknownReason(standing) }];
  if (status === "met" && cycle && cycle.daysLeft <= 0)
    return [{ say: isOver(standing) ? "met-over" : "met-today", place, day: cycle.endsOn as LocalDate }];
  const question = openQuestionOf(standing, requirements);
  if (question !== null) return [{ say: "not-required-open", place, question }];
  return status === "short" || status === "lapsed" ? missingLines(standing, requirement, place) : [];
}

/** What is missing: the headline, what lies inside it, what is asked beside it, and what is not settled. */
function missingLines(standing: Standing, requirement: Requirement, place: string): AnswerLine[] {
  const missing = standing.findings.filter(
    ({ status, most }) => most === undefined && (status === "short" || status === "lapsed"),
  );
  const [first, ...others] = missing;
  if (!first) return [];
  const inside = others.filter((finding) => first.rule === "total" && countsInTotal(finding, requirement));
  const beside = others.filter((finding) => !inside.includes(finding));
  const parts = (findings: readonly Finding[]) => findings.map((finding) => partOf(finding, requirement));
  const [only, another] = inside;
  // Where the hours of one rule fill the total too, they are all there is to earn.
  const isAll = only !== undefined && !another && (only.missing ?? 0) >= (first.missing ?? 0);
  const byTopic = inside
    .filter(({ rule }) => topicsOf(requirement, rule))
    .reduce((sum, { missing }) => sum + (missing ?? 0), 0);
  const whole = { ...first, missing: Math.max(first.missing ?? 0, first.rule === "total" ? byTopic : 0) };
  const lines = [missingLine(isAll ? only : whole, standing, requirement, place)];
  if (!isAll && inside.length > 0) lines.push({ say: "including", parts: parts(inside) });
  if (beside.length > 0) lines.push({ say: "also-rules", parts: parts(beside) });
  const open = standing.findings.filter(({ status }) => status === "unknown");
  if (open.length > 0)
    lines.push({ say: "not-settled", rules: open.map(({ rule }) => ruleName(requirement, rule)) });
  return lines;
}

/** Whether the last day has passed; a credential that was not renewed has run out, however complete its hours. */
function isOver({ cycle }: Standing): boolean {
  return cycle !== null && cycle.daysLeft < 0;
}

function missingLine(
  finding: Finding,
  standing: Standing,
  requirement: Requirement,
  place: string,
): AnswerLine {
  const how = standing.status === "lapsed" ? "lapsed" : "short";
  const day = (finding.period?.endsOn ?? standing.cycle?.endsOn ?? "") as LocalDate;
  const rule = ruleName(requirement, finding.rule);
  const amount = finding.missing ?? 0;
  if (finding.unit === "credential" || day === "") return { say: `${how}-credential`, place, rule };
  if (finding.unit === "course") return { say: `${how}-course`, place, courses: amount, rule, day };
  if (finding.rule === "total") return { say: `${how}-hours`, place, hours: amount, day };
  return { say: `${how}-rule`, place, hours: amount, rule, day };
}

/** Whether a rule asks for topics of its own: an hour has one, so that the hours of two such rules are not the same. */
function topicsOf(requirement: Requirement, id: string): boolean {
  const rule = requirement.rules[id];
  return rule?.kind === "at-least" && rule.of?.topics !== undefined;
}

/** Whether the hours that a finding lacks are among those that the total lacks. */
function countsInTotal(finding: Finding, requirement: Requirement): boolean {
  const rule = requirement.rules[finding.rule];
  return finding.unit === "contact-hour" && rule?.kind === "at-least" && (rule.inside ?? true) === true;
}

function partOf(finding: Finding, requirement: Requirement): AnswerPart {
  return { rule: ruleName(requirement, finding.rule), unit: finding.unit, amount: finding.missing };
}

/** The first reason of the first finding that nobody knows; it is the law's own sentence. */
function unknownReason(standing: Standing): string {
  const open = standing.findings.find(({ status }) => status === "unknown");
  return open?.because[0]?.text ?? "";
}
