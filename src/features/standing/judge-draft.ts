import type { LocalDate } from "#src/base/local-date.ts";
import { judgeProfile, type Requirements } from "#src/rules/judge-profile.ts";
import { type Fault, type Profile, parseProfile } from "#src/rules/profile.ts";
import type { Judgement } from "#src/rules/standing.ts";
import { type Doubt, doubtsOf } from "./doubts.ts";
import { type Draft, profileOfDraft } from "./draft.ts";

/** What can be said of a draft: the standings of all that is complete and right, and what is wrong, by its place in the draft. */
export type DraftOutcome = {
  readonly judgement: Judgement;
  /** Paths of the draft: `credentials[0].expiresOn`, `credits[3].hours`, `person.birthDate`. */
  readonly faults: readonly Fault[];
  /** What looks like a slip of the pen in what was judged. */
  readonly doubts: readonly Doubt[];
};

/**
 * Judges what a person has typed so far. A row with a fault is told and left out, never half-used: what is left out counts
 * for nothing, so nobody is told "fine" because of it.
 */
export function judgeDraft(draft: Draft, requirements: Requirements, today: LocalDate): DraftOutcome {
  const kinds = new Set(requirements.keys());
  const { profile, places } = profileOfDraft(draft);
  const parsed = parseProfile(profile, kinds);
  if (parsed.ok) return { ...judged(parsed.value, requirements, today), faults: [] };
  const faults = parsed.refusal.faults.map((fault) => ({ ...fault, path: inDraft(fault.path, places) }));
  const again = parseProfile(profileOfDraft(withoutFaulty(draft, faults)).profile, kinds);
  const nothing = { judgement: { asOf: today, standings: [] }, doubts: [] };
  return { ...(again.ok ? judged(again.value, requirements, today) : nothing), faults };
}

function judged(
  profile: Profile,
  requirements: Requirements,
  today: LocalDate,
): Pick<DraftOutcome, "judgement" | "doubts"> {
  const judgement = judgeProfile(profile, requirements, today);
  return { judgement, doubts: doubtsOf(profile, judgement, today) };
}

/** The faults of one field or row: `faultAt(faults, "credits[3].hours")`. */
export function faultAt(faults: readonly Fault[], path: string): string | undefined {
  const found = faults.find(
    (fault) => fault.path === path || fault.path.startsWith(`${path}.`) || fault.path.startsWith(`${path}[`),
  );
  return found?.message;
}

function inDraft(path: string, places: { credentials: number[]; credits: number[] }): string {
  return path.replace(
    /^(credentials|credits)\[(\d+)\]/,
    (_, list: "credentials" | "credits", index: string) => `${list}[${places[list][Number(index)]}]`,
  );
}

function withoutFaulty(draft: Draft, faults: readonly Fault[]): Draft {
  const isSound = (list: string) => (_: unknown, index: number) =>
    !faults.some(({ path }) => path.startsWith(`${list}[${index}]`));
  return {
    asOf: faults.some(({ path }) => path === "asOf") ? "" : draft.asOf,
    birthDate: faults.some(({ path }) => path.startsWith("person")) ? "" : draft.birthDate,
    credentials: draft.credentials.filter(isSound("credentials")),
    credits: draft.credits.filter(isSound("credits")),
  };
}
