import type { LocalDate } from "#src/base/local-date.ts";
import type { Held } from "./conditions.ts";
import { type Credit, creditOf } from "./credit.ts";
import { type Cycle, cycleOf, expiryOf } from "./cycle.ts";
import { judge } from "./judge.ts";
import type { Profile, ProfileCredential } from "./profile.ts";
import type { Requirement } from "./requirement.ts";
import { type Finding, type Judgement, overallStatus, type Standing } from "./standing.ts";

/** Requirements by kind. */
export type Requirements = ReadonlyMap<string, Requirement>;

/**
 * The standing of every credential of a profile, in the profile's order. The day judged is the profile's `asOf`, or the
 * one handed in as today. The profile was read by `parseProfile`, so that each kind has its requirement.
 */
export function judgeProfile(profile: Profile, requirements: Requirements, today: LocalDate): Judgement {
  const asOf = profile.asOf ?? today;
  const credits = profile.credits.map((credit) =>
    creditOf(credit.id, credit.completedOn, credit.hours, credit),
  );
  const holds = profile.credentials.map((credential) => heldOf(credential, profile, requirements, asOf));
  const standings = profile.credentials.map((credential) => {
    const requirement = requirements.get(credential.kind);
    if (!requirement)
      throw new Error(`no requirement for ${credential.kind}: the profile was not read by parseProfile`);
    return judgeCredential(requirement, credential, profile.person?.birthDate, asOf, holds, credits);
  });
  return { asOf, standings };
}

/** A credential as the rules of another one lean on it. */
export function heldOf(
  credential: ProfileCredential,
  profile: Profile,
  requirements: Requirements,
  asOf: LocalDate,
): Held {
  const requirement = requirements.get(credential.kind);
  const computed = requirement
    ? expiryOf(requirement, { ...credential, asOf, birthDate: profile.person?.birthDate })
    : null;
  return { kind: credential.kind, expiresOn: credential.expiresOn ?? computed };
}

/** The standing of one credential, with the earlier CE periods of the same license as findings of their own. */
export function judgeCredential(
  requirement: Requirement,
  credential: ProfileCredential,
  birthDate: LocalDate | undefined,
  asOf: LocalDate,
  holds: readonly Held[],
  credits: readonly Credit[],
): Standing {
  const { issuedOn, expiresOn } = credential;
  const found = cycleOf(requirement, { asOf, issuedOn, expiresOn, birthDate });
  const holder = { asOf, issuedOn, facts: credential.facts ?? {}, holds };
  const standing: Standing = {
    credential: credential.id,
    ...judge(requirement, found?.cycle ?? null, holder, credits),
  };
  const earlier = (found?.earlier ?? []).filter((cycle) => isCovered(cycle, issuedOn, credits));
  if (earlier.length === 0) return standing;
  const findings = [
    ...standing.findings,
    ...earlier.flatMap((cycle) => earlierFindings(requirement, cycle, holder, credits)),
  ];
  const cycleIsOver = standing.cycle !== null && asOf > standing.cycle.endsOn;
  return { ...standing, findings, status: overallStatus(findings, cycleIsOver) };
}

/** Whether a profile speaks of a period: its record since the day of issue begins no later than the period's last day. */
function isCovered(cycle: Cycle, issuedOn: LocalDate, credits: readonly Credit[]): boolean {
  return credits.some(({ completedOn }) => completedOn >= issuedOn && completedOn <= cycle.endsOn);
}

/** The findings of a CE period that is over, named by its last year: `total-2025`. What it misses, no later hour mends. */
function earlierFindings(
  requirement: Requirement,
  cycle: Cycle,
  holder: Parameters<typeof judge>[2],
  credits: readonly Credit[],
): Finding[] {
  const { findings } = judge(requirement, cycle, holder, credits);
  return findings
    .filter(
      (finding) =>
        finding.unit !== "credential" &&
        finding.most === undefined &&
        finding.status !== "not-applicable" &&
        finding.status !== "not-required",
    )
    .map((finding) => ({
      ...finding,
      rule: `${finding.rule}-${cycle.endsOn.slice(0, 4)}`,
      period: { startsOn: cycle.startsOn, endsOn: cycle.endsOn },
    }));
}
