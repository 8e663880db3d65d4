import { addDays, addMonths, type LocalDate } from "#src/base/local-date.ts";
import { longDay } from "#src/rules/long-day.ts";
import type { Profile } from "#src/rules/profile.ts";
import type { Finding, Standing } from "#src/rules/standing.ts";
import { type HandAnswer, judgeByHand } from "./hand-loop.ts";

/*
 * The hand-written loop made to give the whole answer that the API promises: the reason and its sentence for each credit
 * that does not count, and the windows, sources and questions, which it copies from `frame`, a standing made before.
 */

/** A standing of PTCB's law, of which only what is the same for everybody is read. */
export type Frame = Standing;

/** The standing of a profile's first credential, which is PTCB's, in full. */
export function answerByHand(profile: Profile, frame: Frame): Standing {
  const answer = judgeByHand(profile);
  const { id, expiresOn } = profile.credentials[0] as { id: string; expiresOn: LocalDate };
  const startsOn = addDays(addMonths(expiresOn, -24), 1);
  const pharmacist = pharmacistHours(profile, answer);
  const total = answer.findings[0] as HandAnswer["findings"][number];
  return {
    ...frame,
    credential: id,
    status: answer.status,
    cycle: { startsOn, endsOn: expiresOn, daysLeft: answer.daysLeft },
    hours: { need: total[1], have: total[2], missing: total[3] },
    findings: frame.findings.map((finding, index) => findingOf(finding, index, pharmacist, answer)),
    credits: profile.credits.map((credit, index) =>
      creditOf(credit, answer.counts[index] ?? 0, startsOn, pharmacist, profile),
    ),
    windows: [
      { ...frame.windows[0], from: addDays(expiresOn, -60), until: expiresOn },
      { ...frame.windows[1], until: addDays(expiresOn, -30) },
      { ...frame.windows[2], from: addDays(expiresOn, 1), until: addMonths(expiresOn, 12) },
    ] as Standing["windows"],
  };
}

function findingOf(finding: Finding, index: number, pharmacist: number, answer: HandAnswer): Finding {
  const amounts = answer.findings[index];
  if (amounts) {
    const [, need, have, missing] = amounts;
    return { ...finding, status: missing === 0 ? "met" : answer.status, need, have, missing };
  }
  return { ...finding, have: finding.rule === "pharmacist-specific" ? pharmacist : 0 };
}

function pharmacistHours({ credits }: Profile, { counts }: HandAnswer): number {
  let hours = 0;
  for (const [place, { audience }] of credits.entries())
    if (audience === "pharmacist") hours += counts[place] ?? 0;
  return hours;
}

function creditOf(
  { id, completedOn, hours, accreditation, audience }: Profile["credits"][number],
  counts: number,
  startsOn: LocalDate,
  pharmacist: number,
  { asOf, credentials }: Profile,
): Standing["credits"][number] {
  if (completedOn > (asOf as LocalDate))
    return { id, counts, because: [dated("in-the-future", completedOn)] };
  if (completedOn < startsOn || completedOn > (credentials[0]?.expiresOn as LocalDate))
    return { id, counts, because: [dated("outside-cycle", completedOn)] };
  if (accreditation !== "acpe") {
    const rule = audience === "pharmacist" && pharmacist >= 5 ? "pharmacist-specific" : "in-service";
    return { id, counts, because: [overCap(hours, rule)] };
  }
  return { id, counts, because: counts < hours ? [overCap(hours - counts, "pharmacist-specific")] : [] };
}

function dated(code: "in-the-future" | "outside-cycle", completedOn: LocalDate) {
  const day = longDay(completedOn);
  const text =
    code === "outside-cycle"
      ? `Earned on ${day}, outside this cycle.`
      : `Dated ${day}, which is after the day judged; it counts once it is done.`;
  return { code, text, facts: { day } };
}

function overCap(hours: number, rule: string) {
  return {
    code: "over-cap" as const,
    text: `${hours} h of it are above the most that may count for ${rule}.`,
    facts: { hours, rule },
  };
}
