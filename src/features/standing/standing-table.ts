import type { LocalDate } from "#src/base/local-date.ts";
import { marked, type Paper, printable, type Tone, wrapped } from "#src/platform/terminal.ts";
import type { Requirements } from "#src/rules/judge-profile.ts";
import { longDay } from "#src/rules/long-day.ts";
import type { Profile } from "#src/rules/profile.ts";
import type { Requirement } from "#src/rules/requirement.ts";
import { ruleName } from "#src/rules/rule-name.ts";
import type { Finding, Judgement, Standing } from "#src/rules/standing.ts";
import { nextStep } from "./next-step.ts";

/* A judgement as a person reads it in a terminal: the answer, then the reasons, then the next step. */

const LOOK: Record<Finding["status"], { mark: string; tone: Tone }> = {
  met: { mark: "✓", tone: "good" },
  short: { mark: "!", tone: "bad" },
  lapsed: { mark: "✗", tone: "bad" },
  unknown: { mark: "?", tone: "open" },
  "not-required": { mark: "–", tone: "quiet" },
  "not-applicable": { mark: "–", tone: "quiet" },
};

/** All standings of a judgement, with a blank line between them. */
export function tellJudgement(
  judgement: Judgement,
  profile: Profile,
  requirements: Requirements,
  paper: Paper,
): string {
  const asOf = judgement.asOf as LocalDate;
  const told = judgement.standings.map((standing) => {
    const requirement = requirements.get(standing.kind) as Requirement;
    return tellStandingOf(standing, profile, requirement, asOf, paper);
  });
  const head = paper.paint("quiet", `Judged as of ${longDay(asOf)}.`);
  return `${[head, ...told].join("\n\n")}\n`;
}

function tellStandingOf(
  standing: Standing,
  profile: Profile,
  requirement: Requirement,
  asOf: LocalDate,
  paper: Paper,
): string {
  const parts = [
    headOf(standing, requirement, paper),
    findingsOf(standing, requirement, paper),
    marked(paper.paint("strong", "Next:"), nextStep(standing, requirement, asOf), paper.width),
    uncounted(standing, profile, paper),
    section("Open questions", standing.questions, paper),
    sourcesOf(standing, paper),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function headOf(standing: Standing, requirement: Requirement, paper: Paper): string {
  const { mark, tone } = LOOK[standing.status];
  const status = `${mark} ${standing.status}`;
  const name = `${requirement.label} (${printable(standing.credential)})`;
  const gap = paper.width - name.length - status.length;
  const title =
    gap >= 2
      ? `${paper.paint("strong", name)}${" ".repeat(gap)}${paper.paint(tone, status)}`
      : `${wrapped(name, paper.width)}\n${paper.paint(tone, status)}`;
  const stale = standing.checkAgain ? "; over 12 months ago, so check again" : "";
  const read = `Sources read ${longDay(standing.checkedOn as LocalDate)}${stale}; confidence ${standing.confidence}.`;
  return [title, wrapped(`${cycleOf(standing)} ${read}`, paper.width, "  ")].join("\n");
}

function cycleOf({ cycle }: Standing): string {
  if (!cycle) return "Cycle not known.";
  const { startsOn, endsOn, daysLeft } = cycle;
  const left =
    daysLeft < 0
      ? `over for ${count(-daysLeft, "day")}`
      : daysLeft === 0
        ? "its last day"
        : `${count(daysLeft, "day")} left`;
  const computed = cycle.computed ? " (computed, not printed on the credential)" : "";
  return `Cycle ${longDay(startsOn as LocalDate)} to ${longDay(endsOn as LocalDate)}${computed}, ${left}.`;
}

function count(amount: number, one: string): string {
  return `${amount} ${one}${amount === 1 ? "" : "s"}`;
}

const AMOUNT = 8;
const STATUS = 16;

function findingsOf({ findings }: Standing, requirement: Requirement, paper: Paper): string {
  if (findings.length === 0) return "";
  const room = paper.width - 2 - STATUS - 3 * AMOUNT;
  const head = `  ${"Rule".padEnd(room)}${"Status".padEnd(STATUS)}${["Need", "Have", "Missing"].map((word) => word.padStart(AMOUNT)).join("")}`;
  const rows = findings.map((finding) => rowOf(finding, requirement, room, paper));
  return [paper.paint("quiet", head), ...rows].join("\n");
}

function rowOf(finding: Finding, requirement: Requirement, room: number, paper: Paper): string {
  const isCap = finding.most !== undefined;
  const { mark, tone } = isCap ? { mark: "≤", tone: "quiet" as const } : LOOK[finding.status];
  const status = isCap ? `${mark} at most ${finding.most}` : `${mark} ${finding.status}`;
  const [first = "", ...rest] = wrapped(nameOf(finding, requirement), room - 1).split("\n");
  const { need, have, missing } = finding;
  const cells = isCap ? ["", String(have), ""] : [need, have, missing].map((amount) => cell(amount, finding));
  const amounts = cells.map((text) => text.padStart(AMOUNT)).join("");
  const lines = [`  ${first.padEnd(room)}${paper.paint(tone, status.padEnd(STATUS))}${amounts}`.trimEnd()];
  for (const more of rest) lines.push(`  ${more}`);
  if (!isCap && finding.status !== "met")
    for (const { text } of finding.because)
      lines.push(paper.paint("quiet", wrapped(text, paper.width, "    ")));
  return lines.join("\n");
}

function nameOf(finding: Finding, requirement: Requirement): string {
  return `${ruleName(requirement, finding.rule)}${finding.unit === "course" ? " (courses)" : ""}`;
}

function cell(amount: number | null, { unit, status }: Finding): string {
  if (unit === "credential" || status === "not-applicable" || status === "not-required") return "";
  return amount === null ? "?" : String(amount);
}

function uncounted(standing: Standing, profile: Profile, paper: Paper): string {
  const byId = new Map(profile.credits.map((credit) => [credit.id, credit]));
  const entries = standing.credits.flatMap(({ id, counts, because }) => {
    const credit = byId.get(id);
    if (!credit || counts >= credit.hours) return [];
    const title = credit.title ? ` ${printable(credit.title)}` : "";
    return [
      `${printable(id)}${title}, ${credit.completedOn}: ${counts} of ${credit.hours} h. ${because.map((reason) => reason.text).join(" ")}`,
    ];
  });
  return section("Hours that did not count", entries, paper);
}

function sourcesOf({ findings }: Standing, paper: Paper): string {
  const sources = new Map(
    findings.flatMap(({ source }) => (source ? [[source.title, source.href] as const] : [])),
  );
  return section(
    "Sources",
    [...sources].map(([title, href]) => (href ? `${title} <${href}>` : title)),
    paper,
  );
}

function section(title: string, entries: readonly string[], paper: Paper): string {
  if (entries.length === 0) return "";
  return [
    `  ${paper.paint("strong", title)}`,
    ...entries.map((entry) => marked("-", entry, paper.width)),
  ].join("\n");
}
