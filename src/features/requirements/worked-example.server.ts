import { addDays, addMonths, endOfMonth, type LocalDate, monthOf, yearOf } from "#src/base/local-date.ts";
import { judgeProfile } from "#src/rules/judge-profile.ts";
import { factsAsked } from "#src/rules/need.ts";
import { type Profile, parseProfile } from "#src/rules/profile.ts";
import { authorityOf, type Requirement } from "#src/rules/requirement.ts";
import { ruleName } from "#src/rules/rule-name.ts";
import type { Standing } from "#src/rules/standing.ts";
import { requirementsByKind } from "./requirements.server.ts";

/** A made-up person judged by the real rules, so that a reader sees them at work. */
export type WorkedExample = {
  issuedOn: string;
  expiresOn: string;
  credits: { title: string; on: string; hours: number; counts: number; why: string[] }[];
  findings: {
    name: string;
    status: Standing["findings"][number]["status"];
    have: number | null;
    need: number | null;
    missing: number | null;
    unit: Standing["findings"][number]["unit"];
    why: string[];
  }[];
  hours: Standing["hours"];
  status: Standing["status"];
};

/** The example of a requirement on a day; null where no cycle can be told even for a made-up person. */
export function workedExample(requirement: Requirement, today: LocalDate): WorkedExample | null {
  const expiresOn = endOfMonthIn(today, 5);
  const months = requirement.cycle.months ?? 24;
  const issuedOn = addMonths(expiresOn, -3 * months);
  const profile = exampleProfile(requirement, today, issuedOn, expiresOn);
  const parsed = parseProfile(profile, new Set(requirementsByKind().keys()));
  if (!parsed.ok)
    throw new Error(`the example of ${requirement.id} is no profile: ${JSON.stringify(parsed.refusal)}`);
  const [standing] = judgeProfile(parsed.value as Profile, requirementsByKind(), today).standings;
  if (!standing?.cycle) return null;
  return {
    issuedOn,
    expiresOn,
    status: standing.status,
    credits: parsed.value.credits.map((credit, index) => {
      const outcome = standing.credits[index];
      return {
        title: credit.title ?? "",
        on: credit.completedOn,
        hours: credit.hours,
        counts: outcome?.counts ?? 0,
        why: outcome?.because.map(({ text }) => closed(text)) ?? [],
      };
    }),
    findings: standing.findings
      .filter(({ most }) => most === undefined)
      .map((finding) => ({
        name: ruleName(requirement, finding.rule),
        status: finding.status,
        have: finding.have,
        need: finding.need,
        missing: finding.missing,
        unit: finding.unit,
        why: finding.because.map(({ text }) => closed(text)),
      })),
    hours: standing.hours,
  };
}

function exampleProfile(
  requirement: Requirement,
  today: LocalDate,
  issuedOn: LocalDate,
  expiresOn: LocalDate,
): unknown {
  const facts = factsAsked(requirement).filter(({ fact, optional }) => !optional && !fact.endsWith("-on"));
  const acpe = { accreditation: "acpe", audience: "technician" };
  const ago = (days: number) => addDays(today, -days);
  const law = {
    topics: ["law"],
    lawOf: authorityOf(requirement.id).startsWith("us-") ? authorityOf(requirement.id) : "us",
  };
  return {
    credentials: [
      {
        id: "example",
        kind: requirement.id,
        issuedOn,
        expiresOn,
        facts: Object.fromEntries(facts.map(({ fact }) => [fact, false])),
      },
    ],
    credits: [
      {
        id: "1",
        title: "Anticoagulants",
        completedOn: ago(120),
        hours: 4,
        ...acpe,
        delivery: "home-study",
        topics: ["drug-therapy"],
      },
      {
        id: "2",
        title: "Pharmacy law",
        completedOn: ago(60),
        hours: 1,
        ...acpe,
        delivery: "home-study",
        ...law,
      },
      {
        id: "3",
        title: "Preventing errors",
        completedOn: ago(45),
        hours: 2,
        ...acpe,
        delivery: "live",
        topics: ["patient-safety"],
      },
      {
        id: "4",
        title: "A talk at work",
        completedOn: ago(30),
        hours: 1,
        accreditation: "in-service",
        audience: "technician",
        delivery: "live",
        topics: ["general-pharmacy"],
      },
      {
        id: "5",
        title: "Diabetes, years ago",
        completedOn: addDays(issuedOn, 30),
        hours: 2,
        ...acpe,
        delivery: "home-study",
        topics: ["drug-therapy"],
      },
    ],
  };
}

function endOfMonthIn(day: LocalDate, months: number): LocalDate {
  const then = addMonths(day, months);
  return endOfMonth(yearOf(then), monthOf(then));
}

/** A text closed as a sentence, so that another may follow. */
function closed(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
