import { addDays, type LocalDate } from "#src/base/local-date.ts";
import { hoursOfMinutes } from "#src/base/minutes.ts";
import { type Credit, creditOf } from "#src/rules/credit.ts";
import { judge } from "#src/rules/judge.ts";
import type { Finding, Standing } from "#src/rules/standing.ts";
import type { Case } from "./gaps.ts";
import { ownLastDay } from "./offer-days.ts";
import { dailyLimit, type Offer } from "./offers.ts";
import type { PlannedActivity } from "./plan-shape.ts";

/** Which gaps of which case are said to be closed, in the order of the cases and of their gaps. */
export type Claim = readonly boolean[];

/** An offer that is taken, and the day by which. */
type Taken = { readonly offer: Offer; readonly by: LocalDate };

/** What the judge said of every case with some offers taken on their days. */
type Judged = {
  readonly credits: readonly Credit[];
  readonly standings: readonly Pick<Standing, "credits">[];
};

/**
 * Hands a plan back to the judge. Returns the activities with what each is for, or null where a gap that was said to be
 * closed is not, or a rule that was met no longer is. Each is judged on the very day that the plan then names.
 */
export function prove(
  cases: readonly Case[],
  offers: readonly Offer[],
  claim: Claim,
  asOf: LocalDate,
): PlannedActivity[] | null {
  const first = offers.map((offer): Taken => ({ offer, by: offer.day }));
  const judged = judgeTaken(cases, first, claim, asOf);
  if (!judged) return null;
  const last = offers.map((offer): Taken => {
    const purposes = purposesOf(cases, offer, claim, judged.standings);
    return { offer, by: takeBy(cases, offer, purposes) };
  });
  const { credits, standings } = judgeTaken(cases, last, claim, asOf) ?? judged;
  return offers.map((offer, index) => {
    const day = credits[index]?.completedOn ?? offer.day;
    return {
      id: offer.activity.id,
      ...(offer.fixed && isOnSession(offer) ? { takeOn: day } : { takeBy: day }),
      for: purposesOf(cases, offer, claim, standings),
    };
  });
}

function isOnSession({ activity, day }: Offer): boolean {
  return activity.sessions?.includes(day) ?? false;
}

/** Judges every case with what is taken; null where the claim does not hold. */
function judgeTaken(
  cases: readonly Case[],
  taken: readonly Taken[],
  claim: Claim,
  asOf: LocalDate,
): Judged | null {
  const credits = placed(cases, taken, asOf);
  let gap = 0;
  const standings: Pick<Standing, "credits">[] = [];
  for (const one of cases) {
    const inTime = credits.filter(({ completedOn }) => completedOn <= one.lastDay);
    const standing = judge(one.requirement, one.cycle, one.holder, [...one.credits, ...inTime]);
    const finding = (rule: string | undefined) => standing.findings.find((entry) => entry.rule === rule);
    for (const { rule, need } of one.gaps) if (claim[gap++] && !isClosed(finding(rule), need)) return null;
    if (one.met.some((index) => finding(one.weighed.rules[index]?.id)?.status !== "met")) return null;
    standings.push(standing);
  }
  return { credits, standings };
}

const EPSILON = 1e-6;

/** Met, or all there that the gap surely missed, where nobody knows how much is asked in the end. */
function isClosed(finding: Finding | undefined, need: number): boolean {
  return finding !== undefined && (finding.status === "met" || (finding.have ?? 0) + EPSILON >= need);
}

/**
 * A credit for each activity, on its day. Where a law lets so many hours a day count, home study is spread over the days
 * before; a day with hours of the person's own has no more room.
 */
function placed(cases: readonly Case[], taken: readonly Taken[], asOf: LocalDate): Credit[] {
  const limit = Math.min(...cases.map(dailyLimit));
  const held = new Map<LocalDate, number>();
  const book = (day: LocalDate, minutes: number) => held.set(day, (held.get(day) ?? 0) + minutes);
  if (cases.some(({ credits }) => credits.some(({ completedOn }) => completedOn === asOf))) book(asOf, limit);
  for (const { offer, by } of taken) if (offer.fixed) book(by, offer.credit.minutes);
  return taken.map(({ offer, by }) => {
    const { activity, credit, fixed } = offer;
    const minutes = Math.min(credit.minutes, limit);
    let day = by;
    while (!fixed && day > (activity.availableFrom ?? asOf) && day > asOf) {
      if ((held.get(day) ?? 0) + minutes <= limit) break;
      day = addDays(day, -1);
    }
    if (!fixed) book(day, minutes);
    return creditOf(String(offer.place), day, activity.hours, activity);
  });
}

/** The closed gaps that an offer's hours count toward, and with how many hours. */
function purposesOf(
  cases: readonly Case[],
  offer: Offer,
  claim: Claim,
  standings: readonly Pick<Standing, "credits">[],
): PlannedActivity["for"] {
  const purposes: PlannedActivity["for"] = [];
  const aside: PlannedActivity["for"] = [];
  let gap = 0;
  for (const [index, one] of cases.entries()) {
    const share = offer.shares[index];
    const counts = standings[index]?.credits.find(
      ({ id }, place) => place >= one.credits.length && id === String(offer.place),
    )?.counts;
    for (const { rule, index: at } of one.gaps) {
      if (!claim[gap++] || !share || counts === undefined) continue;
      const serves = share.rules.includes(at) || share.onTop.includes(at) || share.courses.includes(at);
      const isOwnPeriod = counts === 0 && one.weighed.rules[at]?.period;
      const hours = isOwnPeriod ? hoursOfMinutes(share.minutes) : counts;
      if (hours > 0) (serves ? purposes : aside).push({ credential: one.credential, rule, hours });
    }
  }
  return purposes.length > 0 ? purposes : aside.slice(0, 1);
}

/** The earliest deadline that an offer serves, or its own last day if sooner; a session's own day. */
function takeBy(cases: readonly Case[], offer: Offer, purposes: PlannedActivity["for"]): LocalDate {
  if (offer.fixed) return offer.day;
  const deadlines = cases.flatMap((one) =>
    one.gaps
      .filter(({ rule }) =>
        purposes.some((purpose) => purpose.credential === one.credential && purpose.rule === rule),
      )
      .map(({ lastDay }) => lastDay),
  );
  const [first = offer.day] = deadlines.sort();
  const own = ownLastDay(offer.activity, first);
  return own < first ? own : first;
}
