import type { LocalDate } from "#src/base/local-date.ts";
import type { Holder } from "#src/rules/conditions.ts";
import { type Credit, creditOf } from "#src/rules/credit.ts";
import { type Cycle, cycleOf } from "#src/rules/cycle.ts";
import { type Weighed, weighCycle } from "#src/rules/judge.ts";
import { heldOf, judgeProfile, type Requirements } from "#src/rules/judge-profile.ts";
import type { Profile } from "#src/rules/profile.ts";
import type { Requirement } from "#src/rules/requirement.ts";
import type { Finding, Standing } from "#src/rules/standing.ts";
import { creditsUntil } from "#src/rules/windows.ts";
import type { Plan } from "./plan-shape.ts";

/**
 * A rule that misses hours (or courses) which later ones could still give; `index` is its place among the credential's
 * rules. Where nobody knows just how much is asked, the need is what surely is.
 */
export type Gap = {
  readonly rule: string;
  readonly index: number;
  readonly need: number;
  readonly missing: number;
  readonly lastDay: LocalDate;
};

/** A credential with gaps, and all that the judge needs to say what one more activity would do. */
export type Case = {
  readonly credential: string;
  readonly requirement: Requirement;
  readonly cycle: Cycle;
  /** Sees hours planned up to the last day as done. */
  readonly holder: Holder;
  readonly credits: readonly Credit[];
  readonly weighed: Weighed;
  readonly gaps: readonly Gap[];
  /** Rules that are met already and have to stay so. */
  readonly met: readonly number[];
  readonly lastDay: LocalDate;
};

export type Gaps = {
  readonly asOf: LocalDate;
  readonly cases: readonly Case[];
  /** What no later hour mends: a year that is over, a credential that has run out, one that must be held. */
  readonly hopeless: Plan["impossible"];
  readonly unknown: Plan["unknown"];
};

/** What a profile misses, as the judge tells it. Credits after the day judged are not done yet and left aside. */
export function gapsOf(profile: Profile, requirements: Requirements, today: LocalDate): Gaps {
  const asOf = profile.asOf ?? today;
  const done = { ...profile, credits: profile.credits.filter((credit) => credit.completedOn <= asOf) };
  const { standings } = judgeProfile(done, requirements, asOf);
  const holds = profile.credentials.map((credential) => heldOf(credential, profile, requirements, asOf));
  const credits = done.credits.map((credit) => creditOf(credit.id, credit.completedOn, credit.hours, credit));
  const cases: Case[] = [];
  const hopeless: Plan["impossible"] = [];
  const unknown: Plan["unknown"] = [];
  for (const [index, credential] of profile.credentials.entries()) {
    const standing = standings[index] as Standing;
    const requirement = requirements.get(credential.kind) as Requirement;
    unknown.push(...unknownOf(standing));
    const { issuedOn, expiresOn, facts = {} } = credential;
    const found = cycleOf(requirement, { asOf, issuedOn, expiresOn, birthDate: profile.person?.birthDate });
    const missed = standing.findings.filter(isMissed);
    const one =
      found && caseOf(standing, requirement, found.cycle, { asOf, issuedOn, facts, holds }, credits);
    if (one && one.gaps.length > 0) cases.push(one);
    const open = new Set(one?.gaps.map(({ rule }) => rule));
    for (const { rule, missing } of missed)
      if (!open.has(rule)) hopeless.push({ credential: credential.id, rule, missing: missing ?? 1 });
  }
  return { asOf, cases, hopeless, unknown };
}

function isMissed({ status }: Finding): boolean {
  return status === "short" || status === "lapsed";
}

function unknownOf({ credential, status, findings }: Standing): Plan["unknown"] {
  const open = findings.filter((finding) => finding.status === "unknown");
  if (open.length === 0) return status === "unknown" ? [{ credential }] : [];
  return open.map(({ rule }) => ({ credential, rule }));
}

function caseOf(
  standing: Standing,
  requirement: Requirement,
  cycle: Cycle,
  seen: Holder,
  credits: readonly Credit[],
): Case {
  const lastDay = seen.asOf <= cycle.endsOn ? cycle.endsOn : creditsUntil(requirement, cycle);
  const holder = { ...seen, foresees: lastDay };
  const weighed = weighCycle(requirement, cycle, holder, credits);
  const gaps: Gap[] = [];
  const met: number[] = [];
  for (const [index, { id, period, need }] of weighed.rules.entries()) {
    const finding = standing.findings.find(({ rule }) => rule === id);
    if (!finding || need.state !== "asked") continue;
    if (finding.status === "met") met.push(index);
    const ruleEnds = period && period.endsOn < lastDay ? period.endsOn : lastDay;
    if (isMissed(finding) && ruleEnds >= seen.asOf)
      gaps.push({
        rule: id,
        index,
        need: finding.need ?? 0,
        missing: finding.missing ?? 0,
        lastDay: ruleEnds,
      });
  }
  return {
    credential: standing.credential,
    requirement,
    cycle,
    holder,
    credits,
    weighed,
    gaps,
    met,
    lastDay,
  };
}
