import { addDays, addMonths, daysBetween, type LocalDate } from "#src/base/local-date.ts";
import type { Profile } from "#src/rules/profile.ts";

/*
 * PTCB's rules of September 1, 2020 as one would write them by hand for PTCB alone: the least that anybody could do to
 * answer need, have and missing of each rule and what each credit counts. It gives no reasons and no sources.
 */

export type HandAnswer = {
  status: "met" | "short" | "lapsed";
  daysLeft: number;
  findings: readonly (readonly [rule: string, need: number, have: number, missing: number])[];
  counts: readonly number[];
};

const PHARMACIST_MOST = 5;
const COLLEGE_MOST = 10;

/** Judges the first credential of a profile, which is PTCB's. */
export function judgeByHand(profile: Profile): HandAnswer {
  const { expiresOn } = profile.credentials[0] as { expiresOn: LocalDate };
  const asOf = profile.asOf as LocalDate;
  const startsOn = addDays(addMonths(expiresOn, -24), 1);
  const counts = new Array<number>(profile.credits.length).fill(0);
  let technician = 0;
  let law = 0;
  let safety = 0;
  const pharmacist: number[] = [];
  for (const [index, credit] of profile.credits.entries()) {
    const day = credit.completedOn;
    if (day < startsOn || day > expiresOn || day > asOf || credit.accreditation !== "acpe") continue;
    if (credit.audience === "pharmacist") {
      pharmacist.push(index);
      continue;
    }
    counts[index] = credit.hours;
    technician += credit.hours;
    if (credit.topics?.includes("law")) law += credit.hours;
    if (credit.topics?.includes("patient-safety")) safety += credit.hours;
  }
  let left = Math.min(PHARMACIST_MOST, COLLEGE_MOST);
  let total = technician;
  const take = (index: number, hours: number) => {
    const credit = profile.credits[index] as Profile["credits"][number];
    counts[index] = (counts[index] as number) + hours;
    left -= hours;
    total += hours;
    if (credit.topics?.includes("law")) law += hours;
    if (credit.topics?.includes("patient-safety")) safety += hours;
  };
  const room = (index: number) =>
    Math.min(left, (profile.credits[index] as { hours: number }).hours - (counts[index] as number));
  // Under the cap, what a rule still misses comes first, then the earlier credit.
  const byDay = pharmacist.sort((a, b) =>
    (profile.credits[a]?.completedOn ?? "") < (profile.credits[b]?.completedOn ?? "") ? -1 : 1,
  );
  for (const index of byDay)
    if (law < 1 && profile.credits[index]?.topics?.includes("law"))
      take(index, Math.min(room(index), 1 - law));
  for (const index of byDay)
    if (safety < 1 && profile.credits[index]?.topics?.includes("patient-safety"))
      take(index, Math.min(room(index), 1 - safety));
  for (const index of byDay) take(index, room(index));
  const findings = [
    finding("total", 20, total),
    finding("technician-specific", 15, technician),
    finding("law", 1, law),
    finding("patient-safety", 1, safety),
  ] as const;
  const met = findings.every(([, , , missing]) => missing === 0);
  return {
    status: met ? "met" : asOf > expiresOn ? "lapsed" : "short",
    daysLeft: daysBetween(asOf, expiresOn),
    findings,
    counts,
  };
}

function finding(rule: string, need: number, have: number): readonly [string, number, number, number] {
  return [rule, need, have, Math.max(0, need - have)];
}
