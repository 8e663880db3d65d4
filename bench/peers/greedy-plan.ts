import type { LocalDate } from "#src/base/local-date.ts";
import type { Requirements } from "#src/rules/judge-profile.ts";
import type { Activity } from "#src/rules/plan/catalog.ts";
import { gapsOf } from "#src/rules/plan/gaps.ts";
import { centsOf } from "#src/rules/plan/groups.ts";
import { type Offer, offersOf } from "#src/rules/plan/offers.ts";
import type { Plan } from "#src/rules/plan/plan-shape.ts";
import { prove } from "#src/rules/plan/proof.ts";
import type { Profile } from "#src/rules/profile.ts";

/**
 * What a person would pay who takes again and again the activity that gives the most missing hours for its price; null
 * where that does not close, by the judge's word, what the plan closes.
 */
export function greedyCents(
  profile: Profile,
  activities: readonly Activity[],
  requirements: Requirements,
  today: LocalDate,
  plan: Plan,
): number | null {
  const { cases, asOf } = gapsOf(profile, requirements, today);
  const { offers } = offersOf(activities, cases, asOf);
  const gaps = cases.flatMap(({ credential, gaps: each }, place) =>
    each.map((gap) => ({ ...gap, place, credential })),
  );
  const isOpen = (credential: string, rule: string) =>
    plan.impossible.some((gap) => gap.credential === credential && gap.rule === rule);
  const claim = gaps.map(({ credential, rule }) => !isOpen(credential, rule));
  const left = gaps.map(({ missing }, gap) => (claim[gap] ? missing * 60 : 0));
  const gives = ({ shares }: Offer) =>
    gaps.map(({ place, index }, gap) => {
      const share = shares[place];
      if (!share || ![...share.rules, ...share.onTop, ...share.courses].includes(index)) return 0;
      return Math.min(left[gap] ?? 0, share.minutes);
    });
  const chosen: Offer[] = [];
  for (;;) {
    let best: { offer: Offer; worth: number } | null = null;
    for (const offer of offers) {
      if (chosen.some(({ place }) => place === offer.place)) continue;
      const minutes = gives(offer).reduce((sum, each) => sum + each, 0);
      const worth = minutes / (centsOf(offer) + 1);
      if (minutes > 0 && (best === null || worth > best.worth)) best = { offer, worth };
    }
    if (!best) break;
    const given = gives(best.offer);
    for (const [gap, minutes] of given.entries()) left[gap] = (left[gap] ?? 0) - minutes;
    chosen.push(best.offer);
  }
  if (!prove(cases, chosen, claim, asOf)) return null;
  return chosen.reduce((sum, offer) => sum + centsOf(offer), 0);
}
