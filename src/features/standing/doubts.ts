import { addMonths, type LocalDate, yearOf } from "#src/base/local-date.ts";
import type { Profile, ProfileCredit } from "#src/rules/profile.ts";
import type { Judgement } from "#src/rules/standing.ts";
import { listedUnder, withWider } from "#src/rules/topics.ts";
import { parseUan, type Uan, uanTopics } from "#src/rules/uan.ts";

/*
 * What in a profile looks like a slip of the pen. A doubt is not a fault: nothing is refused and nothing is judged otherwise
 * because of it; it is told, calmly, so that a person looks once more. The words are the door's (`standing.doubts.…`).
 */

export type Doubt =
  | { code: "judged-day-far"; asOf: LocalDate }
  | { code: "issued-later"; credential: string; on: LocalDate }
  | { code: "cycle-begins-later"; credential: string; on: LocalDate }
  | { code: "day-over-24-hours"; credits: readonly string[]; on: LocalDate; hours: number }
  | { code: "uan-after-completion"; credits: readonly [string]; on: LocalDate; year: number }
  | {
      code: "words-against-uan";
      credits: readonly [string];
      word: "delivery" | "audience" | "topics";
      said: readonly string[];
      printed: string;
    }
  | { code: "sibling-uans"; credits: readonly string[]; numbers: readonly string[] };

/** Above so many years between today and the day judged, the year is likely mistyped. */
const FAR_YEARS = 10;
const DAY_HOURS = 24;
const CODED = new Set(uanTopics.map(({ topic }) => topic));

/** Everything doubtful in a profile that was judged: of the day, then of its credentials, then of its credits in their order. */
export function doubtsOf(profile: Profile, { asOf, standings }: Judgement, today: LocalDate): Doubt[] {
  return [
    ...farDay(asOf as LocalDate, today),
    ...standings.flatMap((standing) => credentialDoubts(profile, standing, asOf)),
    ...overfullDays(profile.credits),
    ...profile.credits.flatMap(uanDoubts),
    ...siblings(profile.credits),
  ];
}

function farDay(asOf: LocalDate, today: LocalDate): Doubt[] {
  const isFar = asOf > addMonths(today, FAR_YEARS * 12) || asOf < addMonths(today, -FAR_YEARS * 12);
  return isFar ? [{ code: "judged-day-far", asOf }] : [];
}

function credentialDoubts(
  { credentials }: Profile,
  { credential, cycle }: Judgement["standings"][number],
  asOf: string,
): Doubt[] {
  const issuedOn = credentials.find(({ id }) => id === credential)?.issuedOn;
  // A cycle of a credential that was not issued yet cannot have begun; one doubt is enough.
  if (issuedOn && issuedOn > asOf) return [{ code: "issued-later", credential, on: issuedOn }];
  if (cycle && cycle.startsOn > asOf)
    return [{ code: "cycle-begins-later", credential, on: cycle.startsOn as LocalDate }];
  return [];
}

/** A college course ends on one day and holds the hours of a term; no other credit of one day exceeds the day. */
function overfullDays(credits: readonly ProfileCredit[]): Doubt[] {
  const byDay = new Map<LocalDate, ProfileCredit[]>();
  for (const credit of credits)
    if (credit.accreditation !== "college")
      byDay.set(credit.completedOn, [...(byDay.get(credit.completedOn) ?? []), credit]);
  return [...byDay].flatMap(([on, ofDay]): Doubt[] => {
    const hours = ofDay.reduce((sum, credit) => sum + credit.hours, 0);
    return hours > DAY_HOURS
      ? [{ code: "day-over-24-hours", credits: ofDay.map(({ id }) => id), on, hours }]
      : [];
  });
}

function uanDoubts(credit: ProfileCredit): Doubt[] {
  const uan = uanOf(credit);
  if (!uan) return [];
  const { id, completedOn: on, delivery, audience, topics: said = [] } = credit;
  const credits = [id] as const;
  const doubts: Doubt[] = [];
  if (uan.releaseYear > yearOf(on))
    doubts.push({ code: "uan-after-completion", credits, on, year: uan.releaseYear });
  const against = (word: "delivery" | "audience" | "topics", words: readonly string[], printed: string) =>
    doubts.push({ code: "words-against-uan", credits, word, said: words, printed });
  if (delivery && uan.delivery && delivery !== uan.delivery) against("delivery", [delivery], uan.delivery);
  const [printed] = uan.audiences;
  if (audience && printed && !uan.audiences.includes(audience)) against("audience", [audience], printed);
  if (uan.topic && isOtherTopic(said, uan.topic)) against("topics", said, uan.topic);
  return doubts;
}

/** Whether topics were said that have a code of their own, and none that the printed code may stand for. */
function isOtherTopic(said: readonly string[], printed: string): boolean {
  const fits = (topic: string) => withWider(topic).includes(printed) || listedUnder(topic) === printed;
  return !said.some(fits) && said.some((topic) => CODED.has(topic));
}

/** Numbers that differ only in how the course was taken, or for whom: likely one course, taken or typed twice. */
function siblings(credits: readonly ProfileCredit[]): Doubt[] {
  const families = new Map<string, { id: string; numbers: readonly string[] }[]>();
  for (const credit of credits) {
    const uan = uanOf(credit);
    if (!uan) continue;
    const { provider, joint, releaseYear, sequence, topicCode } = uan;
    const family = [provider, joint, releaseYear, sequence, topicCode].join("-");
    families.set(family, [...(families.get(family) ?? []), { id: credit.id, numbers: uan.numbers }]);
  }
  return [...families.values()].flatMap((members): Doubt[] => {
    const [first] = members;
    const isOne = members.every(({ numbers }) => numbers.some((number) => first?.numbers.includes(number)));
    if (isOne) return [];
    const numbers = [...new Set(members.flatMap((member) => member.numbers))];
    return [{ code: "sibling-uans", credits: members.map(({ id }) => id), numbers }];
  });
}

function uanOf({ uan }: ProfileCredit): Uan | null {
  const parsed = uan ? parseUan(uan) : null;
  return parsed?.ok ? parsed.value : null;
}
