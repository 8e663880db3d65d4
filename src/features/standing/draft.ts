import { z } from "zod";
import { isLocalDate } from "#src/base/local-date.ts";
import type { Profile, ProfileCredit } from "#src/rules/profile.ts";
import { accreditationShape, audienceShape, deliveryShape } from "#src/rules/shape-words.ts";
import { topicWords } from "#src/rules/topics.ts";

/*
 * What a person has typed on /check, as text, complete or not. It is kept as it was typed, whatever is wrong with it. The
 * same shape travels in the form's hidden field (before JavaScript arrives), in the browser's memory and, if the person
 * wants it, in the browser's storage.
 */

const text = z.string().max(1000);
const word = z.string().max(100);

export const credentialDraftShape = z.object({
  id: word,
  kind: word,
  issuedOn: word,
  expiresOn: word,
  /** `true`, `false`, a day, or empty where nothing is said. */
  facts: z.record(word, word),
});
export const creditDraftShape = z.object({
  id: word,
  title: text,
  completedOn: word,
  hours: word,
  uan: word,
  delivery: word,
  audience: word,
  accreditation: word,
  topics: z.array(word).max(50),
  approvedBy: z.array(word).max(100),
  lawOf: word,
});
export const draftShape = z.object({
  /** The day to judge; empty for today. */
  asOf: word,
  birthDate: word,
  credentials: z.array(credentialDraftShape).max(100),
  credits: z.array(creditDraftShape).max(5000),
});

export type Draft = z.output<typeof draftShape>;
export type CredentialDraft = Draft["credentials"][number];
export type CreditDraft = Draft["credits"][number];

/** The last day that is taken anywhere; with it, a day's field takes years of four digits. */
export const LAST_DAY = "2199-12-31";

export const emptyDraft: Draft = { asOf: "", birthDate: "", credentials: [], credits: [] };
export const emptyCredit: CreditDraft = {
  id: "",
  title: "",
  completedOn: "",
  hours: "",
  uan: "",
  delivery: "",
  audience: "",
  accreditation: "",
  topics: [],
  approvedBy: [],
  lawOf: "",
};

/** The draft that a profile says, e.g. of a file that was opened. */
export function draftOfProfile(profile: Profile): Draft {
  return {
    asOf: profile.asOf ?? "",
    birthDate: profile.person?.birthDate ?? "",
    credentials: profile.credentials.map(({ id, kind, issuedOn, expiresOn, facts }) => ({
      id,
      kind,
      issuedOn,
      expiresOn: expiresOn ?? "",
      facts: Object.fromEntries(Object.entries(facts ?? {}).map(([fact, value]) => [fact, String(value)])),
    })),
    credits: profile.credits.map(draftOfCredit),
  };
}

function draftOfCredit(credit: ProfileCredit): CreditDraft {
  return {
    id: credit.id,
    title: credit.title ?? "",
    completedOn: credit.completedOn,
    hours: String(credit.hours),
    uan: credit.uan ?? "",
    delivery: credit.delivery ?? "",
    audience: credit.audience ?? "",
    accreditation: credit.accreditation ?? "",
    topics: [...(credit.topics ?? [])],
    approvedBy: [...(credit.approvedBy ?? [])],
    lawOf: credit.lawOf ?? "",
  };
}

/** Whether a credential says enough to be judged: the day of issue. */
export function isJudgeable(credential: CredentialDraft): boolean {
  return isLocalDate(credential.issuedOn.trim());
}

/** Whether a credit says enough to be judged: a day and hours. */
export function isComplete(credit: CreditDraft): boolean {
  return isLocalDate(credit.completedOn.trim()) && credit.hours.trim() !== "";
}

/**
 * The profile that a draft makes, as `parseProfile` reads it; empty words are left out. `places` leads a path of the profile
 * back to the draft: what is not complete yet is left out of the profile.
 */
export function profileOfDraft(draft: Draft): {
  profile: unknown;
  places: { credentials: number[]; credits: number[] };
} {
  const credentials = placed(draft.credentials, isJudgeable);
  const credits = placed(draft.credits, isComplete);
  const birthDate = draft.birthDate.trim();
  const asOf = draft.asOf.trim();
  return {
    profile: {
      ...(asOf ? { asOf } : {}),
      ...(birthDate ? { person: { birthDate } } : {}),
      credentials: credentials.map(({ entry }) => credentialOf(entry)),
      credits: credits.map(({ entry }) => creditInputOf(entry)),
    },
    places: {
      credentials: credentials.map(({ place }) => place),
      credits: credits.map(({ place }) => place),
    },
  };
}

function placed<T>(entries: readonly T[], isReady: (entry: T) => boolean): { entry: T; place: number }[] {
  return entries.map((entry, place) => ({ entry, place })).filter(({ entry }) => isReady(entry));
}

function credentialOf({ id, kind, issuedOn, expiresOn, facts }: CredentialDraft): unknown {
  const said = Object.entries(facts).filter(([, value]) => value !== "");
  return withoutBlanks({
    id,
    kind,
    issuedOn: issuedOn.trim(),
    expiresOn: expiresOn.trim(),
    facts: said.length > 0 ? Object.fromEntries(said.map(([fact, value]) => [fact, factValue(value)])) : "",
  });
}

function factValue(value: string): unknown {
  if (value === "true") return true;
  return value === "false" ? false : value;
}

/** One credit as a profile has it. */
export function creditInputOf({ hours, topics, approvedBy, ...rest }: CreditDraft): unknown {
  const words = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, value.trim()]));
  return withoutBlanks({
    ...words,
    hours: hoursOfText(hours),
    topics: topics.length > 0 ? topics : "",
    approvedBy: approvedBy.length > 0 ? approvedBy : "",
  });
}

/** `1.5`, `1.5 h` and `1,5` are 1.5; what is no number stays text, and is refused as such. */
function hoursOfText(typed: string): unknown {
  const plain = typed
    .trim()
    .replace(/\s*(h|hrs?|hours?)\.?$/i, "")
    .replace(",", ".");
  return /^\d+(\.\d+)?$|^\.\d+$/.test(plain) ? Number(plain) : typed.trim();
}

function withoutBlanks(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== ""));
}

/** The choices of the words of a credit, for the form. */
export const creditChoices = {
  delivery: deliveryShape.options,
  audience: audienceShape.options,
  accreditation: accreditationShape.options,
  topics: topicWords,
} as const;
