import type { LocalDate } from "#src/base/local-date.ts";
import { marked, type Paper, wrapped } from "#src/platform/terminal.ts";
import { longDay } from "#src/rules/long-day.ts";
import { inForceOn } from "#src/rules/need.ts";
import type {
  AtLeastRule,
  CreditFilter,
  FirstRenewal,
  HistoryEntry,
  IssuedThrough,
  Requirement,
  Rule,
} from "#src/rules/requirement.ts";
import { ruleName } from "#src/rules/rule-name.ts";
import type { When } from "#src/rules/rule-shape.ts";
import { factsOfKind, summaryOf } from "./requirement-summary.ts";
import type { RequirementSummary } from "./schema.ts";

/* Requirements as a person reads them in a terminal. */

/** All kinds as a table, sorted, one line each. */
export function tellList(requirements: readonly Requirement[], day: LocalDate, paper: Paper): string {
  const rows = requirements.map((requirement) => summaryOf(requirement, day));
  const width = Math.max(...rows.map((row) => row.kind.length), 4);
  const line = (kind: string, hours: string, confidence: string, checked: string) =>
    `${kind.padEnd(width)}  ${hours.padStart(8)}  ${confidence.padEnd(10)}  ${checked}`;
  const head = paper.paint("quiet", line("Kind", "Hours", "Confidence", "Sources read"));
  const lines = rows.map((row) => line(row.kind, hoursWord(row.hours), row.confidence, row.checkedOn));
  return `${[head, ...lines].join("\n")}\n`;
}

function hoursWord(hours: RequirementSummary["hours"]): string {
  return hours === "unknown" ? "?" : String(hours);
}

/** One requirement in words: what is asked, of whom, by which source, and what to tell of oneself. */
export function tellRequirement(requirement: Requirement, day: LocalDate, paper: Paper): string {
  const parts = [
    head(requirement, paper),
    section("What is asked", rulesTold(requirement, day), paper),
    section("What counts", accepted(requirement), paper),
    section(
      "Facts about you that it hangs on (facts of the credential in a profile)",
      factsTold(requirement),
      paper,
    ),
    section(
      "Open questions",
      requirement.questions.map(({ ask }) => ask),
      paper,
    ),
    section("Sources", sourcesTold(requirement), paper),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function head(requirement: Requirement, paper: Paper): string {
  const { id, label, authority, cycle, checked, confidence } = requirement;
  const cycleText = cycle.months === null ? "Its cycle is not known." : `A cycle has ${cycle.months} months.`;
  const lines = [
    `${authority.name} <${authority.href}>.`,
    cycle.note ? `${cycleText} ${cycle.note}` : cycleText,
    `Sources read ${longDay(checked)}; confidence ${confidence}.`,
  ];
  return [
    paper.paint("strong", wrapped(`${label} (${id})`, paper.width)),
    ...lines.map((line) => wrapped(line, paper.width, "  ")),
  ].join("\n");
}

function section(title: string, entries: readonly string[], paper: Paper): string {
  if (entries.length === 0) return "";
  return [paper.paint("strong", title), ...entries.map((entry) => marked("-", entry, paper.width))].join(
    "\n",
  );
}

function rulesTold(requirement: Requirement, day: LocalDate): string[] {
  const rules = Object.entries(requirement.rules);
  if (rules.length === 0) return ["Nothing that we know of."];
  return rules.map(
    ([id, rule]) => `${ruleName(requirement, id)} (${id}): ${ruleTold(requirement, rule, day)}`,
  );
}

function ruleTold(requirement: Requirement, rule: Rule, day: LocalDate): string {
  const sentences: string[] = [];
  if (rule.kind === "holds") sentences.push(`a current ${rule.any_of.join(" or ")}`);
  else sentences.push(valueTold(requirement, rule, inForceOn(rule.history, day)));
  if (rule.kind === "at-least" || rule.kind === "at-most") sentences.push(...filterTold(rule.of));
  if (rule.when !== undefined) sentences.push(`only if ${whenTold(rule.when)}`);
  if (rule.kind === "at-least") sentences.push(...dutyTold(requirement, rule, day));
  if (rule.note) sentences.push(rule.note);
  return `${sentences.join("; ")}.`.replace(/\.\.$/, ".");
}

function valueTold(
  requirement: Requirement,
  rule: Exclude<Rule, { kind: "holds" }>,
  entry: HistoryEntry | undefined,
): string {
  if (!entry) return "nothing on that day in our record";
  const unit = rule.kind === "at-least" && rule.unit === "course" ? "course" : "hour";
  const source = entry.source === undefined ? undefined : requirement.sources[entry.source]?.title;
  const by = source ? ` (${source}, since ${entry.from})` : "";
  if (entry.value === null) return rule.kind === "at-least" ? `nothing${by}` : `no cap${by}`;
  const most = rule.kind === "at-least" ? "" : "at most ";
  const perDay = rule.kind === "at-most-per-day" ? " on one day" : "";
  if (entry.value === "unknown")
    return entry.between
      ? `${most}${entry.between[0]} to ${entry.between[1]} ${unit}s, not settled`
      : "not settled by any source";
  return `${most}${entry.value} ${unit}${entry.value === 1 ? "" : "s"}${perDay}${by}`;
}

function filterTold(filter: CreditFilter | undefined): string[] {
  if (!filter) return [];
  const said = [
    filter.topics && `topic ${filter.topics.join(" or ")}`,
    filter.law_of && `the law of ${filter.law_of.join(" or ")}`,
    filter.delivery && `delivery ${filter.delivery}`,
    filter.audience && `audience ${filter.audience}`,
    filter.accreditation && `accreditation ${filter.accreditation.join(" or ")}`,
  ].filter((text) => text !== undefined);
  return said.length > 0 ? [`credit with ${said.join(", ")}`] : [];
}

function dutyTold(requirement: Requirement, rule: AtLeastRule, day: LocalDate): string[] {
  const told: string[] = [];
  if (rule.inside === false) told.push("on top of the total");
  if (rule.once === "lifetime") told.push("once in a lifetime");
  if (rule.once === "first-renewal") told.push("at the first renewal only");
  if (rule.every_months) told.push(`every ${rule.every_months} months`);
  if (rule.each === "calendar-year") told.push("in each calendar year");
  if (rule.first_renewal) told.push(firstRenewalTold(rule.first_renewal));
  for (const { when, history } of rule.instead ?? [])
    told.push(`if ${whenTold(when)}: ${valueTold(requirement, rule, inForceOn(history, day))}`);
  for (const { when, note } of rule.exempt_when ?? [])
    told.push(`not asked if ${whenTold(when)}${note ? ` (${note})` : ""}`);
  for (const way of rule.satisfied_by ?? []) if (way.note) told.push(`another way: ${way.note}`);
  if (rule.applies) told.push("it is not settled whom it binds");
  return told;
}

function firstRenewalTold(first: FirstRenewal): string {
  if ("exempt" in first) return "not at the first renewal";
  if ("unknown" in first) return "no source settles how much at the first renewal";
  if ("value" in first) return `${first.value} at the first renewal`;
  if ("per_month" in first) return `at the first renewal ${first.per_month} for each month since the issue`;
  const steps = first.by_issue_day.map(({ through, value }) =>
    through ? `issued ${throughTold(through)} ${value}` : `later ${value}`,
  );
  return `at the first renewal by the day of issue: ${steps.join(", ")}`;
}

function throughTold(through: IssuedThrough): string {
  if ("months_before_end" in through) return `at least ${through.months_before_end} months before the end`;
  const { years_before_end: years, day } = through;
  const year = years === 0 ? "" : years === 1 ? "the year before " : `${years} years before `;
  return `through ${day} of ${year}the year it ends in`;
}

function whenTold(when: When): string {
  if (typeof when === "string") return when;
  if ("fact" in when) return `${when.fact} is ${when.is}`;
  if ("issued_from" in when) return `issued on or after ${when.issued_from}`;
  if ("issued_before" in when) return `issued before ${when.issued_before}`;
  if ("holds" in when) return `you hold ${when.holds.join(" or ")}`;
  if ("all" in when) return when.all.map(whenTold).join(" and ");
  return when.any.map(whenTold).join(" or ");
}

function accepted({ accepts }: Requirement): string[] {
  if (!accepts) return ["The sources name no kinds: ACPE credit counts, anything else must be asked."];
  const answers = { yes: "yes", no: "no", ask: "ask before you rely on it" } as const;
  return Object.entries(accepts).flatMap(([kind, entry]) =>
    entry ? [`${kind}: ${answers[entry.answer]}${entry.note ? `. ${entry.note}` : ""}`] : [],
  );
}

function factsTold(requirement: Requirement): string[] {
  return factsOfKind(requirement).map(({ fact, type, asks, rules, optional }) => {
    const value = type === "day" ? "a day" : "true or false";
    const weight = optional ? "only if it helps you" : "without it the rule is unknown";
    return `${fact}: ${asks} (${value}; for ${rules.join(", ")}; ${weight})`;
  });
}

function sourcesTold(requirement: Requirement): string[] {
  return Object.values(requirement.sources).map(({ title, href, as_of, says }) => {
    const where = href ? ` <${href}>` : "";
    return `${title}${as_of === null ? "" : `, ${as_of}`}${where}: ${says}`;
  });
}
