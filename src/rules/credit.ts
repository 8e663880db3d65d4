import { digitsOf, type LocalDate } from "#src/base/local-date.ts";
import { type Minutes, minutesOfHours } from "#src/base/minutes.ts";
import {
  type Accreditation,
  type Audience,
  authorityOf,
  type CreditFilter,
  type Delivery,
  type Requirement,
} from "./requirement.ts";
import { widerTopic, withWider } from "./topics.ts";
import { parseUan } from "./uan.ts";

/** A credit as the judge reads it: what was said, and what its UAN says where nothing was said. */
export type Credit = {
  readonly id: string;
  readonly completedOn: LocalDate;
  /** The same day as a number, since it is compared more often than anything else. */
  readonly completedDigits: number;
  readonly minutes: Minutes;
  /** The UANs it bears, as ACPE writes them; several for `P/T`, none without a number. */
  readonly uans: readonly string[];
  /** The topics, with the wider ones that they are part of. */
  readonly topics: readonly string[];
  readonly delivery?: Delivery | undefined;
  readonly audience?: Audience | undefined;
  readonly accreditation?: Accreditation | undefined;
  /** Authorities that approved it; absent when nothing was said. */
  readonly approvedBy?: readonly string[] | undefined;
  readonly lawOf?: string | undefined;
  /** The year of release of a home-study activity, from its UAN. */
  readonly homeStudySince?: number | undefined;
};

/** A credit of a profile, or an activity of a catalog: the fields that say what the hours are. */
export type CreditWords = {
  readonly uan?: string | undefined;
  readonly delivery?: Delivery | undefined;
  readonly topics?: readonly string[] | undefined;
  readonly audience?: Audience | undefined;
  readonly accreditation?: Accreditation | undefined;
  readonly approvedBy?: readonly string[] | undefined;
  readonly lawOf?: string | undefined;
};

/** Reads a credit that was found well-formed; its UAN fills the words that are absent. */
export function creditOf(id: string, completedOn: LocalDate, hours: number, words: CreditWords): Credit {
  const parsed = words.uan === undefined ? null : parseUan(words.uan);
  const uan = parsed?.ok ? parsed.value : null;
  const topics = words.topics ?? (uan?.topic ? [uan.topic] : []);
  return {
    id,
    completedOn,
    completedDigits: digitsOf(completedOn),
    minutes: minutesOfHours(hours),
    uans: uan?.numbers ?? [],
    topics: topics.some(widerTopic) ? topics.flatMap(withWider) : topics,
    delivery: words.delivery ?? uan?.delivery,
    audience: words.audience ?? (uan?.audiences.length === 1 ? uan.audiences[0] : undefined),
    accreditation: words.accreditation ?? (uan ? "acpe" : undefined),
    approvedBy: words.approvedBy,
    lawOf: words.lawOf,
    homeStudySince: uan?.format === "H" ? uan.releaseYear : undefined,
  };
}

/** ACPE lets a home-study activity run for at most three years from its release (ACPE, "Universal Activity Numbers"). */
export const HOME_STUDY_YEARS = 3;

/** Whether the activity cannot have been open any more on the day it is said to have been completed. */
export function isExpiredActivity(credit: Credit): boolean {
  return (
    credit.homeStudySince !== undefined &&
    Number(credit.completedOn.slice(0, 4)) > credit.homeStudySince + HOME_STUDY_YEARS
  );
}

/** Whether a credit is what a rule speaks of: yes, no, or the word that would tell. */
export type Match = true | false | string;

/** A rule's filter, ready to be asked many times. */
export function matcherOf(filter: CreditFilter | undefined): (credit: Credit) => Match {
  const checks: ((credit: Credit) => Match)[] = [];
  if (filter?.topics) checks.push(topicCheck(filter.topics));
  if (filter?.law_of) checks.push(lawCheck(filter.law_of));
  if (filter?.delivery) checks.push(wordCheck("delivery", [filter.delivery]));
  if (filter?.audience) checks.push(wordCheck("audience", [filter.audience]));
  if (filter?.accreditation) checks.push(wordCheck("accreditation", filter.accreditation));
  const [only] = checks;
  if (!only) return () => true;
  if (checks.length === 1) return only;
  return (credit) => {
    let match: Match = true;
    for (const check of checks) {
      const answer = check(credit);
      if (answer === false) return false;
      if (match === true) match = answer;
    }
    return match;
  };
}

function topicCheck(wanted: readonly string[]): (credit: Credit) => Match {
  const wider = wanted.flatMap((topic) => widerTopic(topic) ?? []);
  return (credit) => {
    for (const topic of credit.topics) if (wanted.includes(topic)) return true;
    if (wider.length > 0)
      for (const topic of credit.topics)
        if (wider.includes(topic)) return saysNarrower(credit, wider) ? false : "topics";
    return false;
  };
}

/** Whether the credit names some narrower topic of the wider ones, so that it is known to be another one. */
function saysNarrower(credit: Credit, wider: readonly string[]): boolean {
  return credit.topics.some((topic) => wider.includes(widerTopic(topic) ?? ""));
}

function lawCheck(wanted: readonly string[]): (credit: Credit) => Match {
  return (credit) => (credit.lawOf === undefined ? "lawOf" : wanted.includes(credit.lawOf));
}

function wordCheck(
  word: "delivery" | "audience" | "accreditation",
  wanted: readonly string[],
): (credit: Credit) => Match {
  return (credit) => {
    const said = credit[word];
    return said === undefined ? word : wanted.includes(said);
  };
}

/** Whether the authority accepts a credit: yes, no, not known (`ask`), or the word that would tell. */
export type Acceptance = true | false | "ask" | "accreditation" | "approvedBy";

/** The authority's acceptance, ready to be asked many times. Where the file names no kinds, ACPE counts, the rest is unknown. */
export function acceptanceOf(requirement: Requirement): (credit: Credit) => Acceptance {
  const { accepts } = requirement;
  const authority = authorityOf(requirement.id);
  const boardCounts = accepts?.board?.answer === "yes";
  return (credit) => {
    if (boardCounts && credit.approvedBy?.includes(authority)) return true;
    const kind = credit.accreditation;
    if (kind === undefined) return "accreditation";
    if (!accepts) return kind === "acpe" ? true : "ask";
    const answer = accepts[kind]?.answer ?? "no";
    if (answer !== "yes") return answer === "ask" ? "ask" : false;
    if (kind !== "board") return true;
    return credit.approvedBy === undefined ? "approvedBy" : false;
  };
}
