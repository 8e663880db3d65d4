import { digitsOf, type LocalDate } from "#src/base/local-date.ts";
import type { Holder } from "./conditions.ts";
import { type Acceptance, type Credit, isExpiredActivity } from "./credit.ts";
import type { Cycle } from "./cycle.ts";
import { because, becauseOf, type Reason } from "./reasons.ts";

/**
 * Where a credit stands before any allocation: `counts` surely, `maybe` counts (a word or a fact is missing), or is `out`.
 * `anyTime` tells whether it could count toward a rule with a longer period, though it lies outside this cycle; where
 * its acceptance is not known, what would tell.
 */
export type Verdict = {
  readonly credit: Credit;
  readonly place: number;
  readonly state: "counts" | "maybe" | "out";
  readonly because: readonly Reason[];
  readonly anyTime: Acceptance;
};

type Accepts = (credit: Credit) => Acceptance;
/** Which days belong to a cycle beside its own: more after its end, or, if `perhaps`, before its start. */
export type Reach = {
  readonly until: LocalDate;
  readonly perhaps: { readonly from: LocalDate; readonly why: Reason } | null;
  /** Up to this day the cycle before may have used the hours. */
  readonly usedUntil: LocalDate | null;
};
/** What every credit is held against; days as numbers. */
type Bounds = {
  readonly from: number;
  readonly startsOn: number;
  readonly until: number;
  readonly early: Reason | undefined;
  readonly usedUntil: number;
  readonly asOf: number;
  readonly issuedOn: number;
  readonly authority: string;
};
/** The credit that took each number first, inside the cycle and outside. */
type Taken = { readonly inside: Map<string, Credit>; readonly outside: Map<string, Credit> };

/** One verdict for each credit, in the order of their days and then of the file. */
export function verdictsOf(
  credits: readonly Credit[],
  cycle: Cycle,
  reach: Reach,
  holder: Holder,
  authority: string,
  accepts: Accepts,
): Verdict[] {
  const startsOn = digitsOf(cycle.startsOn);
  const bounds = {
    from: reach.perhaps ? digitsOf(reach.perhaps.from) : startsOn,
    startsOn,
    early: reach.perhaps?.why,
    until: digitsOf(reach.until),
    usedUntil: reach.usedUntil ? digitsOf(reach.usedUntil) : 0,
    asOf: digitsOf(holder.foresees ?? holder.asOf),
    issuedOn: digitsOf(holder.issuedOn),
    authority,
  };
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
  const { completedOn: day, completedDigits: digits } = credit;
  if (digits > bounds.asOf) return out(credit, place, becauseOf("in-the-future", day, digits));
  const inside = digits >= bounds.from && digits <= bounds.until;
  if (digits < bounds.issuedOn)
    return out(credit, place, becauseOf(inside ? "before-issue" : "outside-cycle", day, digits));
  if (isExpiredActivity(credit))
    return out(credit, place, [because("activity-expired", { year: credit.homeStudySince ?? 0 })]);
  const accepted = accepts(credit);
  if (accepted === false)
    return out(
      credit,
      place,
      inside
        ? [because("not-accepted", { authority: bounds.authority })]
        : becauseOf("outside-cycle", day, digits),
    );
  const earlier = takenBefore(credit, inside ? taken.inside : taken.outside);
  if (earlier)
    return out(credit, place, becauseOf("duplicate-activity", earlier.completedOn, earlier.completedDigits));
  if (!inside) return out(credit, place, becauseOf("outside-cycle", day, digits), accepted);
  const why = doubtsOf(day, digits, bounds);
  if (accepted !== true) {
    const open = [acceptanceReason(accepted, bounds.authority), ...why];
    return { credit, place, state: "maybe", because: open, anyTime: false };
  }
  return { credit, place, state: why === NOTHING ? "counts" : "maybe", because: why, anyTime: true };
}

const NOTHING: readonly Reason[] = [];

/** Why the hours of a day that the cycle reaches may not be this cycle's. */
function doubtsOf(day: LocalDate, digits: number, { startsOn, early, usedUntil }: Bounds): readonly Reason[] {
  if (digits < startsOn) return early ? [early] : NOTHING;
  return digits <= usedUntil ? becauseOf("used-before", day, digits) : NOTHING;
}

function out(credit: Credit, place: number, why: readonly Reason[], anyTime: Acceptance = false): Verdict {
  return { credit, place, state: "out", because: why, anyTime };
}

/** The credit that took one of the numbers before; where none did, this one takes them. */
function takenBefore(credit: Credit, seen: Map<string, Credit>): Credit | undefined {
  for (const uan of credit.uans) {
    const found = seen.get(uan);
    if (found !== undefined) return found;
  }
  for (const uan of credit.uans) seen.set(uan, credit);
  return undefined;
}

/** Why it is not known whether the authority accepts a credit. */
export function acceptanceReason(accepted: Exclude<Acceptance, boolean>, authority: string): Reason {
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
    keys[place] = (credits[place] as Credit).completedDigits * MOST_PLACES + place;
  keys.sort();
  const order = new Array<number>(keys.length);
  for (let rank = 0; rank < order.length; rank++) order[rank] = (keys[rank] as number) % MOST_PLACES;
  orders.set(credits, order);
  return order;
}
