import { addDays, addMonths, dayOf, daysBetween, type LocalDate, yearOf } from "#src/base/local-date.ts";
import { compile } from "./compile.ts";
import type { Holder } from "./conditions.ts";
import type { Credit } from "./credit.ts";
import { type Cycle, cycleOf } from "./cycle.ts";
import { atLeastFinding, atMostFindings, creditOutcomes, holdsFinding, type Judged } from "./findings.ts";
import { type Need, needOf } from "./need.ts";
import { openQuestion } from "./open-question.ts";
import { because, type Reason } from "./reasons.ts";
import { capsOf, type RuleAsked, reckon } from "./reckon.ts";
import type { AtLeastRule, Requirement } from "./requirement.ts";
import { type Finding, overallStatus, type Standing } from "./standing.ts";
import { verdictsOf } from "./verdict.ts";
import { creditsUntil, windowsOf } from "./windows.ts";

/**
 * Judges the credits of one holder against one requirement in one cycle. Pure and total; reads no clock.
 *
 * The value in force on the cycle's last day governs each rule. Hours are allocated so that the holder is never
 * under-counted (see `allocate`), once under the least and once under the most favorable reading of what is not known:
 * what even the first meets is `met`, what even the second misses is `short`, anything between is `unknown`.
 */
export function judge(
  requirement: Requirement,
  cycle: Cycle | null,
  holder: Holder,
  credits: readonly Credit[],
): Omit<Standing, "credential"> {
  const findings = cycle ? null : withoutCycle(requirement, holder);
  const frame = {
    kind: requirement.id,
    confidence: requirement.confidence,
    checkedOn: requirement.checked,
    ...(addMonths(requirement.checked, 12) < holder.asOf ? { checkAgain: true as const } : {}),
    questions: requirement.questions.map((question) => question.ask),
  };
  if (!cycle || findings) {
    const open = findings ?? [];
    const status = overallStatus(open, false);
    const nothing = status === "not-required";
    return {
      ...frame,
      status,
      cycle: null,
      hours: nothing ? { need: 0, have: 0, missing: 0 } : { need: null, have: 0, missing: null },
      findings: open,
      credits: credits.map(({ id }) => ({
        id,
        counts: 0,
        because: [
          nothing
            ? because("nothing-required", { authority: requirement.authority.name })
            : because("cycle-unknown"),
        ],
      })),
      windows: [],
    };
  }
  return { ...frame, ...judgeCycle(requirement, cycle, holder, credits) };
}

type CycleOutcome = Pick<Standing, "status" | "cycle" | "hours" | "findings" | "credits" | "windows">;

function judgeCycle(
  requirement: Requirement,
  cycle: Cycle,
  holder: Holder,
  credits: readonly Credit[],
): CycleOutcome {
  const judged = reckonCycle(requirement, cycle, holder, credits);
  const findings = findingsOf(judged, cycle);
  const total = findings.find((finding) => finding.rule === "total");
  return {
    status: overallStatus(findings, judged.cycleIsOver),
    cycle: {
      startsOn: cycle.startsOn,
      endsOn: cycle.endsOn,
      daysLeft: daysBetween(holder.asOf, cycle.endsOn),
      ...(cycle.computed ? { computed: true as const } : {}),
    },
    hours: { need: total?.need ?? null, have: total?.have ?? 0, missing: total?.missing ?? null },
    findings,
    credits: creditOutcomes(judged, credits),
    windows: windowsOf(requirement, cycle),
  };
}

/** The rules, caps and verdicts of a cycle. */
export type Weighed = Pick<Judged, "rules" | "caps" | "verdicts">;

/** What the credits amount to in a cycle. `cyclesBack` tells how many cycles lie between it and the one that is judged. */
function reckonCycle(
  requirement: Requirement,
  cycle: Cycle,
  holder: Holder,
  credits: readonly Credit[],
  cyclesBack = 0,
): Judged {
  const weighed = weighCycle(requirement, cycle, holder, credits, cyclesBack);
  const { rules, caps, verdicts } = weighed;
  const surely = reckon(rules, caps, verdicts, "surely");
  const atBest = surely.open ? reckon(rules, caps, verdicts, "at-best") : surely;
  return { requirement, holder, ...weighed, surely, atBest, cycleIsOver: holder.asOf > cycle.endsOn };
}

/** What is asked in a cycle and what each credit is to it, before hours are allocated. */
export function weighCycle(
  requirement: Requirement,
  cycle: Cycle,
  holder: Holder,
  credits: readonly Credit[],
  cyclesBack = 0,
): Weighed {
  const compiled = compile(requirement);
  const reach = {
    until: creditsUntil(requirement, cycle),
    perhaps: cycle.perhapsFrom
      ? { from: cycle.perhapsFrom.day, why: openQuestion(requirement, cycle.perhapsFrom.question) }
      : null,
    usedUntil: usedUntil(requirement, cycle, holder, credits, cyclesBack),
  };
  const verdicts = verdictsOf(credits, cycle, reach, holder, requirement.authority.name, compiled.accepts);
  const rules = compiled.atLeast.map(
    ({ id, rule, matches }): RuleAsked => ({
      id,
      rule,
      matches,
      need: needOf(rule, requirement, cycle, holder),
      period: periodOf(rule, cycle, holder),
      carried:
        id === "total" && cyclesBack === 0
          ? carriedOver(requirement, cycle, holder, credits)
          : NOTHING_CARRIED,
    }),
  );
  return { rules, caps: capsOf(compiled, cycle, holder, verdicts), verdicts };
}

function findingsOf(judged: Judged, cycle: Cycle): Finding[] {
  const compiled = compile(judged.requirement);
  return [
    ...judged.rules.map((_, index) => atLeastFinding(judged, index)),
    ...atMostFindings(judged, compiled, cycle),
    ...compiled.holds.map(({ id, rule }) => holdsFinding(id, rule, judged.requirement, cycle, judged.holder)),
  ];
}

/** The rule's own period: the whole past for a duty once in a lifetime, so many months that end with the cycle, or a year. */
function periodOf(rule: AtLeastRule, cycle: Cycle, holder: Holder): RuleAsked["period"] {
  if (rule.once === "lifetime") return { startsOn: holder.issuedOn, endsOn: cycle.endsOn };
  if (rule.every_months)
    return { startsOn: addDays(addMonths(cycle.endsOn, -rule.every_months), 1), endsOn: cycle.endsOn };
  if (rule.each !== "calendar-year") return null;
  const year = yearOf(holder.asOf < cycle.endsOn ? holder.asOf : cycle.endsOn);
  return { startsOn: dayOf(year, 1, 1), endsOn: dayOf(year, 12, 31) };
}

const NOTHING_CARRIED: RuleAsked["carried"] = { surely: 0, atBest: 0 };

/** Minutes above the need of the cycle before, where the authority lets them carry over. */
function carriedOver(
  requirement: Requirement,
  cycle: Cycle,
  holder: Holder,
  credits: readonly Credit[],
): RuleAsked["carried"] {
  if (requirement.carry_over?.excess !== "next-cycle") return NOTHING_CARRIED;
  const before = cycleBefore(requirement, cycle, holder);
  if (!before) return NOTHING_CARRIED;
  const { rules, surely, atBest } = reckonCycle(requirement, before, atItsEnd(before, holder), credits, 1);
  const index = rules.findIndex(({ id }) => id === "total");
  const [low, high] = boundsOf(rules[index]?.need);
  return {
    surely: Math.max(0, (surely.have[index] ?? 0) - high),
    atBest: Math.max(0, (atBest.have[index] ?? 0) - low),
  };
}

/** Between what the need surely lies. Where nothing was asked, no hours are in excess of it. */
function boundsOf(need: Need | undefined): [low: number, high: number] {
  if (need?.state === "asked") return [need.low, need.high];
  if (need?.state === "satisfied") return [need.full, need.full];
  return need?.state === "unknown"
    ? [0, Number.POSITIVE_INFINITY]
    : [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
}

/** How many cycles back it is asked whether the hours of a grace period were needed; before that they may have been. */
const MOST_CYCLES_BACK = 3;

/**
 * The last day of the grace period of the cycle before, whose hours that cycle may have used; null where it surely did not:
 * there was none, or it was met by its own days alone.
 */
function usedUntil(
  requirement: Requirement,
  cycle: Cycle,
  holder: Holder,
  credits: readonly Credit[],
  cyclesBack: number,
): LocalDate | null {
  if (!requirement.windows?.grace?.credits_count) return null;
  const before = cycleBefore(requirement, cycle, holder);
  if (!before) return null;
  const until = creditsUntil(requirement, before);
  const fallIn = (from: LocalDate, to: LocalDate) =>
    credits.some(({ completedOn }) => completedOn >= from && completedOn <= to);
  if (!fallIn(cycle.startsOn, until)) return null;
  if (cyclesBack >= MOST_CYCLES_BACK || !fallIn(before.startsOn, before.endsOn)) return until;
  const judged = reckonCycle(requirement, before, atItsEnd(before, holder), credits, cyclesBack + 1);
  return findingsOf(judged, before).every(needsNoHours) ? null : until;
}

function needsNoHours({ status, unit, most }: Finding): boolean {
  if (unit === "credential" || most !== undefined) return true;
  return status === "met" || status === "not-required" || status === "not-applicable";
}

/** The holder on a cycle's last day, or on the day judged where that comes sooner. */
function atItsEnd({ endsOn }: Cycle, holder: Holder): Holder {
  return { ...holder, asOf: holder.asOf < endsOn ? holder.asOf : endsOn, foresees: undefined };
}

/** The cycle before, where the credential had one. */
function cycleBefore(requirement: Requirement, cycle: Cycle, { issuedOn }: Holder): Cycle | null {
  const endsOn = addDays(cycle.startsOn, -1);
  if (issuedOn > endsOn || requirement.cycle.after_expiry_months) return null;
  return cycleOf(requirement, { asOf: endsOn, issuedOn, expiresOn: endsOn })?.cycle ?? null;
}

/** What can be said though the cycle is not known: what is not asked at all, and which credential must be held. */
function withoutCycle(requirement: Requirement, holder: Holder): Finding[] {
  const compiled = compile(requirement);
  const amount = (need: number | null) => ({ need, have: need === null ? null : 0, missing: need });
  const findings = compiled.atLeast.map(({ id, rule }): Finding => {
    const need = needOf(rule, requirement, null, holder);
    const source = need.state === "unknown" ? null : sourceOf(requirement, need.entry?.source);
    const settled = need.state === "not-applicable" || need.state === "not-required";
    return {
      rule: id,
      status: settled ? need.state : "unknown",
      unit: rule.unit,
      ...amount(settled ? 0 : null),
      because: settled ? [...need.why] : [whyNoCycle(requirement), ...need.why],
      source,
    };
  });
  return [
    ...findings,
    ...compiled.holds.map(({ id, rule }) => holdsFinding(id, rule, requirement, null, holder)),
  ];
}

/** Where the file does not know the length, no day that a holder could give makes a cycle. */
function whyNoCycle({ cycle }: Requirement): Reason {
  return because(cycle.months === null && !cycle.ce_period ? "cycle-length-unknown" : "expiry-not-given");
}

function sourceOf(requirement: Requirement, id: string | undefined): Finding["source"] {
  const source = id === undefined ? undefined : requirement.sources[id];
  return source ? { title: source.title, href: source.href } : null;
}
