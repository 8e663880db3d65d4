import type { Case } from "./gaps.ts";
import type { Offer, Share } from "./offers.ts";

/** Offers that are the same to every credential and cost the same; one variable counts how many are taken, the first ones first. */
export type Group = { readonly offers: readonly Offer[]; readonly cents: number };

/** What a rule asks for in all, in minutes or courses, where it is a gap or met; by case and rule. */
export type Targets = readonly ReadonlyMap<number, number>[];

export function targetsOf(cases: readonly Case[]): Targets {
  return cases.map(({ gaps, met, weighed }) => {
    const targets = new Map<number, number>();
    const needOf = (index: number) => {
      const need = weighed.rules[index]?.need;
      return need?.state === "asked" ? need : { low: 0, high: 0 };
    };
    for (const { index } of gaps) targets.set(index, needOf(index).low);
    for (const index of met) targets.set(index, needOf(index).high);
    return targets;
  });
}

export function centsOf({ activity }: Offer): number {
  return Math.round(activity.priceUsd * 100);
}

/**
 * The offers worth weighing, grouped by likeness: of those that give the same, no more than could ever be used, the
 * cheapest first. An activity with several days, or whose number another one bears, stands alone.
 */
export function groupsOf(offers: readonly Offer[], targets: Targets): Group[] {
  const worthwhile = withoutWorseDays(offers);
  const alone = boundActivities(worthwhile);
  const groups = new Map<string, Offer[]>();
  for (const offer of worthwhile) {
    const key = alone.has(offer.place)
      ? `${offer.place} ${offer.day}`
      : `${offer.credit.minutes} ${JSON.stringify(offer.shares)}`;
    const group = groups.get(key);
    if (group) group.push(offer);
    else groups.set(key, [offer]);
  }
  return [...groups.values()].flatMap((group) => byPrice(group, targets));
}

/** The offers without those that another day of the same activity makes needless; of equal days the earlier stays. */
function withoutWorseDays(offers: readonly Offer[]): Offer[] {
  const kept: Offer[] = [];
  let days: Offer[] = [];
  for (const offer of offers) {
    if (days[0]?.place !== offer.place) days = [];
    if (days.some((other) => isAtLeast(other, offer))) continue;
    days.push(offer);
    kept.push(offer);
  }
  return kept;
}

function isAtLeast(one: Offer, other: Offer): boolean {
  return one.shares.every((share, index) => givesAtLeast(share, other.shares[index] ?? null));
}

function givesAtLeast(one: Share | null, other: Share | null): boolean {
  if (!other) return true;
  return (
    one !== null &&
    one.minutes >= other.minutes &&
    includes(one.rules, other.rules) &&
    includes(one.onTop, other.onTop) &&
    includes(one.courses, other.courses) &&
    includes(other.caps, one.caps)
  );
}

function includes(all: readonly number[], some: readonly number[]): boolean {
  return some.every((entry) => all.includes(entry));
}

/** The activities of which a choice must be made: between their days, or with others that bear the same number. */
function boundActivities(offers: readonly Offer[]): ReadonlySet<number> {
  const bound = new Set<number>();
  for (const { places } of exclusions(offers))
    if (places.length > 1) for (const place of places) bound.add(place);
  return bound;
}

/** What can be taken once: each activity, and each number. `places` are those of the activities of its offers. */
export function exclusions(offers: readonly Offer[]): { places: readonly number[] }[] {
  const sets = new Map<string, number[]>();
  for (const { place, credit } of offers)
    for (const key of [`#${place}`, ...credit.uans]) {
      const set = sets.get(key);
      if (set) set.push(place);
      else sets.set(key, [place]);
    }
  return [...sets.values()].map((places) => ({ places }));
}

/** A group of like offers as groups of one price each, without those that are more than could be used. */
function byPrice(offers: readonly Offer[], targets: Targets): Group[] {
  const cheapest = [...offers].sort((a, b) => centsOf(a) - centsOf(b) || a.place - b.place);
  const groups = new Map<number, Offer[]>();
  for (const offer of cheapest.slice(0, mostUsed(offers[0] as Offer, targets))) {
    const cents = centsOf(offer);
    const group = groups.get(cents);
    if (group) group.push(offer);
    else groups.set(cents, [offer]);
  }
  return [...groups].map(([cents, like]) => ({ offers: like, cents }));
}

/**
 * How many of such offers could ever be used. Beyond the largest need of the rules inside and the sum of those on top,
 * another minute of the same likeness changes nothing.
 */
function mostUsed({ shares }: Offer, targets: Targets): number {
  const counts = shares.map((share, index) => {
    if (!share || share.minutes === 0) return 0;
    const needs = (rules: readonly number[]) => rules.map((rule) => targets[index]?.get(rule) ?? 0);
    const minutes =
      Math.max(0, ...needs(share.rules)) + needs(share.onTop).reduce((sum, need) => sum + need, 0);
    return Math.max(Math.ceil(minutes / share.minutes), ...needs(share.courses), 0);
  });
  return Math.max(...counts);
}
