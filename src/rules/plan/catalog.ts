import { z } from "zod";
import { isLocalDate, type LocalDate } from "#src/base/local-date.ts";
import { plainFault } from "#src/base/plain-faults.ts";
import { ok, type Result, refuse } from "#src/base/result.ts";
import { creditWordsShape, type Fault, faultsOf, hoursShape, type InputRefusal } from "#src/rules/profile.ts";

/*
 * The catalog: what there is to take, what it costs, and on which days. As public and as strict as a profile: bad input is
 * refused whole, every fault named by its path.
 */

/** The most a catalog may hold; a bound on what a hostile one can cost. */
export const MOST_ACTIVITIES = 20_000;
const MOST_SESSIONS = 1000;
const MOST_USD = 100_000;
const MOST_FAULTS = 200;

const day = z
  .string({ error: "write a day as YYYY-MM-DD" })
  .refine(isLocalDate, { error: "this day does not exist; write it as YYYY-MM-DD, between 1900 and 2199" })
  .transform((text) => text as LocalDate)
  .meta({ format: "date" });

export const activityShape = z.strictObject({
  id: z
    .string({ error: "give an id, any short text" })
    .min(1, { error: "give an id, any short text" })
    .max(200),
  title: z.string().max(1000).optional(),
  hours: hoursShape.describe("contact hours, in quarter-hours above 0"),
  priceUsd: z
    .number({ error: "give the price in US dollars; 0 where it is free" })
    .min(0, { error: "a price is 0 or more" })
    .max(MOST_USD, { error: `a price is at most ${MOST_USD}` })
    .refine(isWholeCents, { error: "a price is in whole cents" })
    .describe("the price in US dollars; 0 where it is free"),
  ...creditWordsShape,
  availableFrom: day.optional().describe("the first day it can be taken"),
  availableUntil: day.optional().describe("the last day it can be taken"),
  sessions: z
    .array(day)
    .max(MOST_SESSIONS)
    .optional()
    .describe("the only days that a live activity can be taken"),
});

/** The shape alone; `parseCatalog` also tells what is wrong between fields. */
export const catalogShape = z.strictObject({
  activities: z
    .array(activityShape, { error: "give a list of activities" })
    .max(MOST_ACTIVITIES, { error: `at most ${MOST_ACTIVITIES} activities` }),
});

export type Catalog = z.output<typeof catalogShape>;
export type Activity = Catalog["activities"][number];

/** Reads a catalog. Refuses whole, naming every fault. */
export function parseCatalog(value: unknown): Result<Catalog, InputRefusal> {
  const entries = entriesOf(value);
  if (entries.length > MOST_ACTIVITIES) {
    const message = `${entries.length} entries; at most ${MOST_ACTIVITIES} are taken at once`;
    return refuse({ code: "input.bad", faults: [{ path: "activities", message }] });
  }
  const parsed = catalogShape.safeParse(value, { error: plainFault });
  const faults = [...(parsed.success ? [] : faultsOf(parsed.error)), ...faultsAcross(entries)];
  if (!parsed.success || faults.length > 0)
    return refuse({ code: "input.bad", faults: faults.slice(0, MOST_FAULTS) });
  return ok(parsed.data);
}

function isWholeCents(usd: number): boolean {
  return Math.abs(usd * 100 - Math.round(usd * 100)) < 1e-6;
}

function entriesOf(value: unknown): Record<string, unknown>[] {
  const list = isRecord(value) ? value.activities : undefined;
  return Array.isArray(list) ? list.map((entry: unknown) => (isRecord(entry) ? entry : {})) : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** What is wrong between fields: ids that repeat, and days that contradict each other. */
function faultsAcross(entries: readonly Record<string, unknown>[]): Fault[] {
  const seen = new Set<string>();
  return entries.flatMap(({ id, availableFrom, availableUntil }, index): Fault[] => {
    const faults: Fault[] = [];
    if (typeof id === "string" && seen.has(id))
      faults.push({
        path: `activities[${index}].id`,
        message: `two activities have the id ${id.slice(0, 80)}; give each its own`,
      });
    if (typeof id === "string") seen.add(id);
    if (isDay(availableFrom) && isDay(availableUntil) && availableUntil < availableFrom)
      faults.push({
        path: `activities[${index}].availableUntil`,
        message: "it ends before it begins; check both days",
      });
    return faults;
  });
}

function isDay(value: unknown): value is LocalDate {
  return typeof value === "string" && isLocalDate(value);
}
