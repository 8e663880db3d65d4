import type { LocalDate } from "#src/base/local-date.ts";
import type { Holder } from "./conditions.ts";
import { type Acceptance, type Credit, isExpiredActivity } from "./credit.ts";
import type { Cycle } from "./cycle.ts";
import { longDay } from "./long-day.ts";
import { because, type Reason } from "./reasons.ts";

/**
 * Where a credit stands before any allocation: `counts` surely, `maybe` counts (a word or a fact is missing), or is `out`.
 * `anyTime` tells whether it could count toward a rule with a longer period, though it lies outside this cycle.
 */
export type Verdict = {
  readonly credit: Credit;
  readonly place: number;
  readonly state: "counts" | "maybe" | "out";
  readonly because: Reason[];
  readonly anyTime: boolean;
};

/** One verdict for each credit, in the order of their days and then of the file. */
export function verdictsOf(
  credits: readonly Credit[],
  cycle: Cycle,
  creditsUntil: LocalDate,
  holder: Holder,
  authority: string,
  accepts: (credit: Credit) => Acceptance,
): Verdict[] {
  const taken = new Map<string, LocalDate>();
  const outsideTaken = new Map<string, LocalDate>();
  return inOrder(credits).map(({ credit, place }) => {
    const out = (reason: Reason): Verdict => ({
      credit,
      place,
      state: "out",
      because: [reason],
      anyTime: false,
    });
    const day = credit.completedOn;
    if (day > holder.asOf) return out(because("in-the-future", { day: longDay(day) }));
    const inside = day >= cycle.startsOn && day <= creditsUntil;
    if (day < holder.issuedOn)
      return out(because(inside ? "before-issue" : "outside-cycle", { day: longDay(day) }));
    if (isExpiredActivity(credit))
      return out(because("activity-expired", { year: credit.homeStudySince ?? 0 }));
    const accepted = accepts(credit);
    if (accepted === false)
      return out(
        inside ? because("not-accepted", { authority }) : because("outside-cycle", { day: longDay(day) }),
      );
    const seen = inside ? taken : outsideTaken;
    const earlier = credit.uans.map((uan) => seen.get(uan)).find((found) => found !== undefined);
    if (earlier) return out(because("duplicate-activity", { day: longDay(earlier) }));
    for (const uan of credit.uans) seen.set(uan, day);
    if (!inside)
      return {
        credit,
        place,
        state: "out",
        because: [because("outside-cycle", { day: longDay(day) })],
        anyTime: accepted === true,
      };
    if (accepted === true) return { credit, place, state: "counts", because: [], anyTime: true };
    return {
      credit,
      place,
      state: "maybe",
      because: [acceptanceReason(accepted, authority)],
      anyTime: false,
    };
  });
}

function acceptanceReason(accepted: Exclude<Acceptance, boolean>, authority: string): Reason {
  if (accepted === "ask") return because("acceptance-unknown", { authority });
  return because("word-missing", { word: accepted, rule: "whether it is accepted" });
}

function inOrder(credits: readonly Credit[]): { credit: Credit; place: number }[] {
  const placed = credits.map((credit, place) => ({ credit, place }));
  for (let index = 1; index < credits.length; index++)
    if ((credits[index] as Credit).completedOn < (credits[index - 1] as Credit).completedOn)
      return placed.sort((a, b) =>
        a.credit.completedOn < b.credit.completedOn
          ? -1
          : a.credit.completedOn > b.credit.completedOn
            ? 1
            : a.place - b.place,
      );
  return placed;
}
