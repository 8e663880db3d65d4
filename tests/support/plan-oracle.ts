import { localDate } from "#src/base/local-date.ts";
import { judgeProfile, type Requirements } from "#src/rules/judge-profile.ts";
import type { Activity } from "#src/rules/plan/catalog.ts";
import type { Profile } from "#src/rules/profile.ts";
import type { Finding } from "#src/rules/standing.ts";

/*
 * The best plan by trying every choice of activities and days, each handed to the judge as a record of credits. It shares
 * no line with the planner. For small catalogs, and for profiles of which nothing but the record changes with time.
 */

export type Best = { closed: number; cents: number; minutes: number; count: number };
type GapAt = { credential: string; rule: string; lastDay: string; need: number; isGap: boolean };

const EPSILON = 1e-6;

/**
 * Which of a profile's gaps are not surely closed when these activities are taken on these days; and what was met and no
 * longer is. Each credential is judged on its last day.
 */
export function stillMissed(
  profile: Profile,
  requirements: Requirements,
  taken: readonly { activity: Activity; day: string }[],
): GapAt[] {
  const wanted = wantedOf(profile, requirements);
  const lastDays = new Set(wanted.map(({ lastDay }) => lastDay));
  return [...lastDays].flatMap((lastDay) => {
    const credits = taken
      .filter(({ day }) => day <= lastDay)
      .map(({ activity, day }) => creditOfActivity(activity, day));
    const later = { ...profile, asOf: localDate(lastDay), credits: [...profile.credits, ...credits] };
    const { standings } = judgeProfile(later, requirements, localDate(lastDay));
    return wanted.filter((rule) => {
      if (rule.lastDay !== lastDay) return false;
      const standing = standings.find(({ credential }) => credential === rule.credential);
      const finding = standing?.findings.find((entry) => entry.rule === rule.rule);
      return finding?.status !== "met" && (!rule.isGap || (finding?.have ?? 0) + EPSILON < rule.need);
    });
  });
}

/** The gaps of a profile today, with the last day on which an hour could close them. */
export function gapsOf(profile: Profile, requirements: Requirements): GapAt[] {
  return wantedOf(profile, requirements).filter(({ isGap }) => isGap);
}

/** The gaps, and the rules that are met. */
function wantedOf(profile: Profile, requirements: Requirements): GapAt[] {
  const { standings } = judgeProfile(profile, requirements, profile.asOf as never);
  return standings.flatMap(({ credential, cycle, findings }) =>
    findings
      .filter((finding) => cycle !== null && finding.most === undefined)
      .filter((finding) => isMissed(finding) || finding.status === "met")
      .map((finding) => ({
        credential,
        rule: finding.rule,
        lastDay: cycle?.endsOn ?? "",
        need: finding.need ?? 0,
        isGap: isMissed(finding),
      })),
  );
}

export function bestPlan(
  profile: Profile,
  requirements: Requirements,
  activities: readonly Activity[],
): Best {
  const gaps = gapsOf(profile, requirements);
  const deadlines = [...new Set(gaps.map(({ lastDay }) => lastDay))].sort();
  let best: Best = { closed: -1, cents: 0, minutes: 0, count: 0 };
  const choose = (from: number, taken: { activity: Activity; day: string }[]) => {
    const one = activities[from];
    if (!one) {
      const missed = stillMissed(profile, requirements, taken);
      if (missed.some(({ isGap }) => !isGap)) return;
      const closed = gaps.length - missed.length;
      const found = { closed, ...costOf(taken.map(({ activity }) => activity)) };
      if (isBetter(found, best)) best = found;
      return;
    }
    choose(from + 1, taken);
    for (const day of daysOf(one, profile.asOf as string, deadlines))
      choose(from + 1, [...taken, { activity: one, day }]);
  };
  choose(0, []);
  return best;
}

export function costOf(activities: readonly Activity[]): Omit<Best, "closed"> {
  return {
    cents: activities.reduce((sum, { priceUsd }) => sum + Math.round(priceUsd * 100), 0),
    minutes: activities.reduce((sum, { hours }) => sum + hours * 60, 0),
    count: activities.length,
  };
}

function isBetter(one: Best, other: Best): boolean {
  return (
    (other.closed - one.closed ||
      one.cents - other.cents ||
      one.minutes - other.minutes ||
      one.count - other.count) < 0
  );
}

function daysOf(activity: Activity, asOf: string, deadlines: readonly string[]): string[] {
  const isOpen = (day: string) =>
    day >= asOf && day >= (activity.availableFrom ?? "") && day <= (activity.availableUntil ?? "9999");
  if (activity.delivery === "live") return (activity.sessions ?? []).filter(isOpen);
  const last = activity.availableUntil ?? "9999";
  return [...new Set(deadlines.map((deadline) => (deadline < last ? deadline : last)))].filter(isOpen);
}

function creditOfActivity(activity: Activity, day: string): Profile["credits"][number] {
  const {
    id,
    priceUsd: _price,
    availableFrom: _from,
    availableUntil: _until,
    sessions: _sessions,
    ...words
  } = activity;
  return { ...words, id: `taken ${id}`, completedOn: localDate(day) };
}

function isMissed({ status }: Finding): boolean {
  return status === "short" || status === "lapsed";
}
