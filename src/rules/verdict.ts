import type { LocalDate } from "#src/base/local-date.ts";
import type { Holder } from "./conditions.ts";
import { type Acceptance, type Credit, isExpiredActivity } from "./credit.ts";
import type { Cycle } from "./cycle.ts";
import { because, becauseOf, type Reason } from "./reasons.ts";

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

type Accepts = (credit: Credit) => Acceptance;
type Bounds = {
  readonly cycle: Cycle;
  readonly until: LocalDate;
  readonly holder: Holder;
  readonly authority: string;
};
/** The day on which each number was first taken, inside the cycle and outside. */
type Taken = { readonly inside: Map<string, LocalDate>; readonly outside: Map<string, LocalDate> };

/** One verdict for each credit, in the order of their days and then of the file. */
export function verdictsOf(
  credits: readonly Credit[],
  cycle: Cycle,
  creditsUntil: LocalDate,
  holder: Holder,
  authority: string,
  accepts: Accepts,
): Verdict[] {
  const bounds = { cycle, until: creditsUntil, holder, authority };
  const taken = { inside: new Map(), outside: new Map() };
  const order = inOrder(credits);
  const verdicts = new Array<Verdict>(order.length);
  for (let rank = 0; rank < order.length; rank++) {
    const place = order[rank] as number;
    verdicts[rank] = verdictOf(credits[place] as Credit, place, bounds, taken, accepts);
  }
  return verdicts;
}

function verdictOf(credit: Credit, place: number, bounds: Bounds, taken: Taken, accepts: Accepts): Verdict {
  const { cycle, until, holder, authority } = bounds;
  const day = credit.completedOn;
  if (day > holder.asOf) return out(credit, place, becauseOf("in-the-future", day));
  const inside = day >= cycle.startsOn && day <= until;
  if (day < holder.issuedOn)
    return out(credit, place, becauseOf(inside ? "before-issue" : "outside-cycle", day));
  if (isExpiredActivity(credit))
    return out(credit, place, because("activity-expired", { year: credit.homeStudySince ?? 0 }));
  const accepted = accepts(credit);
  if (accepted === false)
    return out(
      credit,
      place,
      inside ? because("not-accepted", { authority }) : becauseOf("outside-cycle", day),
    );
  const earlier = takenBefore(credit, inside ? taken.inside : taken.outside);
  if (earlier) return out(credit, place, becauseOf("duplicate-activity", earlier));
  if (!inside) return out(credit, place, becauseOf("outside-cycle", day), accepted === true);
  if (accepted === true) return { credit, place, state: "counts", because: [], anyTime: true };
  return { credit, place, state: "maybe", because: [acceptanceReason(accepted, authority)], anyTime: false };
}

function out(credit: Credit, place: number, reason: Reason, anyTime = false): Verdict {
  return { credit, place, state: "out", because: [reason], anyTime };
}

/** The day on which one of the credit's numbers was taken before; where none was, they are now. */
function takenBefore({ uans, completedOn }: Credit, seen: Map<string, LocalDate>): LocalDate | undefined {
  for (const uan of uans) {
    const found = seen.get(uan);
    if (found !== undefined) return found;
  }
  for (const uan of uans) seen.set(uan, completedOn);
  return undefined;
}

function acceptanceReason(accepted: Exclude<Acceptance, boolean>, authority: string): Reason {
  if (accepted === "ask") return because("acceptance-unknown", { authority });
  return because("word-missing", { word: accepted, rule: "whether it is accepted" });
}

const orders = new WeakMap<readonly Credit[], readonly number[]>();
/** Room for the place of a credit beside its day in one number. */
const MOST_PLACES = 2 ** 24;

/** The places of the credits in the order of their days and then of the file; found once for all credentials of a profile. */
function inOrder(credits: readonly Credit[]): readonly number[] {
  const known = orders.get(credits);
  if (known) return known;
  const keys = new Float64Array(credits.length);
  for (let place = 0; place < keys.length; place++)
    keys[place] = digitsOf((credits[place] as Credit).completedOn) * MOST_PLACES + place;
  keys.sort();
  const order = new Array<number>(keys.length);
  for (let rank = 0; rank < order.length; rank++) order[rank] = (keys[rank] as number) % MOST_PLACES;
  orders.set(credits, order);
  return order;
}

/** The day as a number that grows with it: 2026-03-01 is 20260301. */
function digitsOf(day: LocalDate): number {
  let number = 0;
  for (let index = 0; index < day.length; index++) {
    const digit = day.charCodeAt(index) - ZERO;
    if (digit >= 0) number = number * 10 + digit;
  }
  return number;
}

const ZERO = 48;
