import type { Fault } from "#src/rules/profile.ts";
import { type CreditDraft, isComplete } from "./draft.ts";
import { faultAt } from "./judge-draft.ts";

/** A course with its place in the draft; `needs` where something must be added or mended before it is judged. */
export type PlacedCredit = { credit: CreditDraft; place: number; fault: string | undefined; needs: boolean };

/** The courses as they are read: first those that need something, then the newest; of one day the one typed first. */
export function inReadingOrder(credits: readonly CreditDraft[], faults: readonly Fault[]): PlacedCredit[] {
  const placed = credits.map((credit, place) => {
    const fault = faults.length > 0 ? faultAt(faults, `credits[${place}]`) : undefined;
    return { credit, place, fault, needs: fault !== undefined || !isComplete(credit) };
  });
  return placed.sort(
    (a, b) =>
      Number(b.needs) - Number(a.needs) ||
      compareText(b.credit.completedOn, a.credit.completedOn) ||
      a.place - b.place,
  );
}

function compareText(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
