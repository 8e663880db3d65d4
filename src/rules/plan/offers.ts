import type { LocalDate } from "#src/base/local-date.ts";
import { compile } from "#src/rules/compile.ts";
import { type Credit, creditOf } from "#src/rules/credit.ts";
import { weighCycle } from "#src/rules/judge.ts";
import { inForceOn } from "#src/rules/need.ts";
import { type Cap, isInPeriod, limitOf, slotOf } from "#src/rules/reckon.ts";
import type { Verdict } from "#src/rules/verdict.ts";
import type { Activity } from "./catalog.ts";
import type { Case } from "./gaps.ts";
import { type Day, daysOf } from "./offer-days.ts";

/**
 * What an activity surely gives to one credential: its minutes, the places of the rules and caps that they fall under, of
 * rules that come on top, and of rules that count courses.
 */
export type Share = {
  readonly minutes: number;
  readonly caps: readonly number[];
  readonly rules: readonly number[];
  readonly onTop: readonly number[];
  readonly courses: readonly number[];
};

/** An activity on one of its days. */
export type Offer = Day & {
  readonly place: number;
  readonly activity: Activity;
  readonly credit: Credit;
  /** One for each case; null where it adds nothing there. */
  readonly shares: readonly (Share | null)[];
};

/** What is left of a case once its offers are known: the caps, with those of crowded days, and what the credits give. */
export type Supply = { readonly caps: readonly Cap[]; readonly held: readonly Share[] };
export type Offers = { readonly offers: readonly Offer[]; readonly supplies: readonly Supply[] };

/** Every activity on each day that could make a difference, with what the judge lets it count; what counts nowhere is left out. */
export function offersOf(activities: readonly Activity[], cases: readonly Case[], asOf: LocalDate): Offers {
  const deadlines = [...new Set(cases.flatMap(({ gaps }) => gaps.map(({ lastDay }) => lastDay)))].sort();
  const drafts = activities.flatMap((activity, place) =>
    daysOf(activity, asOf, deadlines, cases.some(hasDailyCap)).map((day) => ({
      place,
      activity,
      ...day,
      credit: creditOf(`${place} ${day.day}`, day.day, activity.hours, activity),
    })),
  );
  const supplies: Supply[] = [];
  const columns = cases.map((one) => {
    const { supply, shares } = sharesOf(one, drafts);
    supplies.push(supply);
    return shares;
  });
  const offers = drafts.map((draft, index) => ({
    ...draft,
    shares: columns.map((shares) => shares[index] ?? null),
  }));
  return { offers: offers.filter(({ shares }) => shares.some((share) => share !== null)), supplies };
}

type Draft = Day & { readonly place: number; readonly activity: Activity; readonly credit: Credit };

function hasDailyCap({ requirement }: Case): boolean {
  return compile(requirement).perDay.length > 0;
}

/**
 * Asks the judge what each draft is to a case. All at once, without their numbers, so that they do not stand in each
 * other's way; one at a time where the person has taken a course of that number.
 */
function sharesOf(one: Case, drafts: readonly Draft[]): { supply: Supply; shares: (Share | null)[] } {
  const taken = new Set(one.credits.flatMap(({ uans }) => uans));
  const plain = drafts.map(({ credit }): Credit => ({ ...credit, uans: [] }));
  const { requirement, cycle, holder, credits } = one;
  const { caps, verdicts } = weighCycle(requirement, cycle, holder, [...credits, ...plain]);
  const shares = new Array<Share | null>(drafts.length).fill(null);
  const done = verdicts.filter(({ place }) => place < credits.length);
  const held = done.flatMap((verdict) => shareOf(one, verdict, caps) ?? []);
  const wanted = wantedOf(one, held);
  for (const verdict of verdicts) {
    const index = verdict.place - credits.length;
    const draft = drafts[index];
    if (draft && draft.day <= one.lastDay && !isTaken(one, draft, taken))
      shares[index] = useful(one, wanted, shareOf(one, verdict, capsFor(one, draft, caps)), draft);
  }
  return { supply: { caps, held }, shares };
}

function isTaken(one: Case, { credit }: Draft, taken: ReadonlySet<string>): boolean {
  if (!credit.uans.some((uan) => taken.has(uan))) return false;
  const { requirement, cycle, holder, credits } = one;
  const { verdicts } = weighCycle(requirement, cycle, holder, [...credits, credit]);
  return verdicts.some(
    ({ place, because }) => place === credits.length && because[0]?.code === "duplicate-activity",
  );
}

/** Caps of a day are for what is fixed to it. */
function capsFor(one: Case, { fixed }: Draft, caps: readonly Cap[]): readonly Cap[] {
  if (fixed) return caps;
  const daily = new Set(compile(one.requirement).perDay.map(({ id }) => id));
  return daily.size === 0
    ? caps
    : caps.map((cap) => (daily.has(cap.id) ? { ...cap, includes: () => false } : cap));
}

/** What the least favorable reading takes a credit for; null where it surely gives nothing. */
function shareOf(one: Case, verdict: Verdict, caps: readonly Cap[]): Share | null {
  const { rules } = one.weighed;
  const inCycle = verdict.state === "counts";
  if (!inCycle && verdict.anyTime !== true) return null;
  const share = { minutes: verdict.credit.minutes as number, caps: [] as number[], rules: [] as number[] };
  const onTop: number[] = [];
  const courses: number[] = [];
  for (const [index, entry] of rules.entries()) {
    if (!isInPeriod(entry, verdict, inCycle) || entry.matches(verdict.credit) !== true) continue;
    if (entry.rule.unit === "course") courses.push(index);
    else if (inCycle && slotOf(entry, false).kind === "on-top") onTop.push(index);
    else share.rules.push(index);
  }
  if (inCycle)
    for (const [index, cap] of caps.entries()) if (cap.includes(verdict) !== false) share.caps.push(index);
  return { ...share, onTop, courses };
}

/** The rules that an hour may help: those with gaps; and where hours contend for room, those that would give some up. */
function wantedOf({ gaps, met }: Case, held: readonly Share[]): ReadonlySet<number> {
  const contend = held.some(({ caps, onTop }) => caps.length > 0 || onTop.length > 0);
  return new Set([...gaps.map(({ index }) => index), ...(contend ? met : [])]);
}

/** Null where the share serves nothing that is wanted; otherwise with no more minutes than one day may count. */
function useful(one: Case, wanted: ReadonlySet<number>, share: Share | null, { fixed }: Draft): Share | null {
  if (!share) return null;
  if (![...share.rules, ...share.onTop, ...share.courses].some((rule) => wanted.has(rule))) return null;
  if (fixed) return share;
  return { ...share, minutes: Math.min(share.minutes, dailyLimit(one)) };
}

/** The most minutes that may count on one day; infinite where no law bounds it. */
export function dailyLimit({ requirement, cycle }: Case): number {
  const limits = compile(requirement).perDay.map(({ rule }) => {
    const entry = inForceOn(rule.history, cycle.endsOn);
    return entry ? limitOf(entry, false) : Number.POSITIVE_INFINITY;
  });
  return Math.min(Number.POSITIVE_INFINITY, ...limits);
}
