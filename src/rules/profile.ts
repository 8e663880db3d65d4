import { z } from "zod";
import { isLocalDate, type LocalDate } from "#src/base/local-date.ts";
import { isCreditHours } from "#src/base/minutes.ts";
import { nearestWords } from "#src/base/nearest.ts";
import { plainFault, wants } from "#src/base/plain-faults.ts";
import { ok, type Result, refuse } from "#src/base/result.ts";
import { authorityMeant, authorityWords, FEDERAL, isAuthority, nearestAuthorities } from "./authorities.ts";
import { factOf, factWords } from "./facts.ts";
import { authorityOf } from "./requirement.ts";
import { accreditationShape, audienceShape, deliveryShape } from "./shape-words.ts";
import { isSurelySound } from "./sound-profile.ts";
import { topicWords } from "./topics.ts";
import { parseUan } from "./uan.ts";

/*
 * The profile: who holds what, and which hours they have. The shape is public and versioned. Bad input is refused whole,
 * every fault named by its path.
 */

/** The most a profile may hold; far above any person, and a bound on what a hostile one can cost. */
export const MOST_CREDITS = 5000;
export const MOST_CREDENTIALS = 100;
export const MOST_FACTS = 100;
const MOST_AUTHORITIES = 100;
/** Each credit is judged for each credential; so many judgings are done for one profile. */
export const MOST_JUDGINGS = 100_000;

const DAY = "a day that exists, as YYYY-MM-DD";
const day = z
  .string({ error: wants(DAY) })
  .refine(isLocalDate, { error: wants(`${DAY}, between 1900 and 2199`) })
  .transform((text) => text as LocalDate)
  .meta({ format: "date" });

const id = z
  .string({ error: wants("an id, any short text") })
  .min(1, { error: "this is empty; write an id, any short text" })
  .max(200);

const knownTopics = new Set<string>(topicWords);
const topic = z
  .string()
  .superRefine((word, context) => {
    if (!knownTopics.has(word)) context.addIssue(unknownWord("topic", word, topicWords));
  })
  .meta({ enum: [...topicWords] });

// Which there are is told across the fields, where the kinds are known.
const authority = z.string({ error: wants("an authority, like us-tx or ptcb") });

/** The words of hours, shared with the catalog of activities. */
export const creditWordsShape = {
  uan: z
    .string()
    .superRefine((text, context) => {
      const uan = parseUan(text);
      if (!uan.ok)
        context.addIssue({ code: "custom", message: `this UAN cannot be read. ${uan.refusal.fix}` });
    })
    .optional()
    .describe(
      "ACPE's Universal Activity Number; it fills delivery, topics, audience and accreditation where they are absent",
    ),
  delivery: deliveryShape.optional(),
  topics: z.array(topic).max(50).optional(),
  audience: audienceShape.optional(),
  accreditation: accreditationShape.optional(),
  approvedBy: z
    .array(authority)
    .max(MOST_AUTHORITIES)
    .optional()
    .describe("authorities, by the part of the kind before the slash"),
  lawOf: authority.optional().describe("whose law a law course teaches: us for federal, or an authority"),
};

export const hoursShape = z
  .number({ error: wants("the hours as a number") })
  .refine(isCreditHours, { error: wants("quarter-hours above 0, such as 0.25, 1 or 1.5") });

export const creditShape = z.strictObject({
  id,
  title: z.string().max(1000).optional(),
  completedOn: day,
  hours: hoursShape.describe("contact hours, in quarter-hours above 0"),
  ...creditWordsShape,
});

const factsShape = z
  .record(z.string(), z.unknown().describe("true, false, or a day as YYYY-MM-DD"))
  .superRefine((said, context) => {
    for (const [word, value] of Object.entries(said)) {
      const fact = factOf(word);
      if (!fact) context.addIssue({ ...unknownWord("fact", word, factWords), path: [word] });
      else if (fact.type === "boolean" && typeof value !== "boolean")
        context.addIssue({ code: "custom", path: [word], message: wants("true or false")({ input: value }) });
      else if (fact.type === "day" && !(typeof value === "string" && isLocalDate(value)))
        context.addIssue({ code: "custom", path: [word], message: wants(DAY)({ input: value }) });
    }
  })
  .meta({ propertyNames: { enum: [...factWords] } })
  .transform((said) => said as Record<string, boolean | LocalDate>);

export const credentialShape = z.strictObject({
  id,
  kind: z
    .string({ error: wants("the kind, like us-tx/pharmacy-technician") })
    .describe("which credential it is, like us-tx/pharmacy-technician"),
  issuedOn: day,
  expiresOn: day.optional().describe("the last day it is valid, as printed; it wins over any computed day"),
  facts: factsShape.optional(),
});

const NO_CREDENTIALS = "this is missing; write a list of credentials, each with its id, kind and issuedOn";

/**
 * The shape alone; `parseProfile` also tells what is wrong between fields: ids that repeat, days that
 * contradict, unknown kinds and authorities.
 */
export const profileShape = z.strictObject(
  {
    asOf: day.optional().describe("the day judged; today when absent"),
    person: z.strictObject({ birthDate: day.optional() }).optional(),
    credentials: z
      .array(credentialShape, { error: ({ input }) => (input === undefined ? NO_CREDENTIALS : undefined) })
      .max(MOST_CREDENTIALS),
    credits: z
      .array(creditShape, {
        error: ({ input }) =>
          input === undefined
            ? "this is missing; write a list of credits, an empty one where there are none"
            : undefined,
      })
      .max(MOST_CREDITS),
  },
  { error: ({ code, input }) => (code === "invalid_type" ? wants(WHOLE)({ input }) : undefined) },
);
const WHOLE = 'one profile, as {"credentials": [ … ], "credits": [ … ]}';

export type Profile = z.output<typeof profileShape>;
export type ProfileCredential = Profile["credentials"][number];
export type ProfileCredit = Profile["credits"][number];

/** One thing wrong in an input: where (`credits[3].completedOn`), and what to do about it. */
export type Fault = { readonly path: string; readonly message: string };
export type InputRefusal = { code: "input.bad"; faults: readonly Fault[] };

/** How many faults are told at once; enough to mend by, and a bound on the answer. */
const MOST_FAULTS = 200;

/** Reads a profile. `kinds` are the kinds that requirements exist for. Refuses whole, naming every fault. */
export function parseProfile(value: unknown, kinds: ReadonlySet<string>): Result<Profile, InputRefusal> {
  return isSurelySound(value, kinds, LIMITS) ? ok(value as Profile) : parseByShape(value, kinds);
}

const LIMITS = {
  credits: MOST_CREDITS,
  credentials: MOST_CREDENTIALS,
  facts: MOST_FACTS,
  judgings: MOST_JUDGINGS,
};

/** The full reading, which names the faults. Exported for the test that holds the quick one to it. */
export function parseByShape(value: unknown, kinds: ReadonlySet<string>): Result<Profile, InputRefusal> {
  const excess = overfull(value);
  if (excess) return refuse({ code: "input.bad", faults: [excess] });
  const parsed = profileShape.safeParse(value, { error: plainFault });
  const faults = [...(parsed.success ? [] : faultsOf(parsed.error)), ...faultsAcross(value, kinds)];
  if (!parsed.success || faults.length > 0)
    return refuse({ code: "input.bad", faults: faults.slice(0, MOST_FAULTS) });
  return ok(parsed.data);
}

/** The first faults of a zod error, each with a path like `credits[3].completedOn`. */
export function faultsOf(error: z.ZodError): Fault[] {
  const faults: Fault[] = [];
  for (const issue of error.issues) {
    if (faults.length >= MOST_FAULTS) break;
    if (issue.code === "unrecognized_keys")
      for (const key of issue.keys.slice(0, MOST_FAULTS))
        faults.push({
          path: pathOf([...issue.path, key]),
          message: "this field is not known here; remove it or correct its spelling",
        });
    else
      faults.push({
        path: pathOf(issue.path),
        message: `${issue.message}${issue.code === "custom" ? nearTo(issue.params) : ""}`,
      });
  }
  return faults;
}

export function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) => (typeof key === "number" ? `[${key}]` : `${index > 0 ? "." : ""}${String(key)}`))
    .join("");
}

function overfull(value: unknown): Fault | null {
  const credentials = entriesOf(value, "credentials");
  const credits = entriesOf(value, "credits");
  if (credits.length > MOST_CREDITS) return tooMany("credits", credits.length, MOST_CREDITS);
  if (credentials.length > MOST_CREDENTIALS)
    return tooMany("credentials", credentials.length, MOST_CREDENTIALS);
  if (credits.length * credentials.length > MOST_JUDGINGS)
    return {
      path: "credits",
      message: `${credits.length} credits for ${credentials.length} credentials; send fewer of either at once (their product may be ${MOST_JUDGINGS})`,
    };
  for (const [index, { facts }] of credentials.entries()) {
    const count = typeof facts === "object" && facts !== null ? Object.keys(facts).length : 0;
    if (count > MOST_FACTS) return tooMany(`credentials[${index}].facts`, count, MOST_FACTS);
  }
  return null;
}

function tooMany(path: string, count: number, most: number): Fault {
  return { path, message: `${count} entries; at most ${most} are taken at once` };
}

/**
 * What is wrong between the fields of an input, whatever else is: zod leaves such checks out where a part is at fault
 * otherwise, and every fault is to be named in one answer.
 */
function faultsAcross(value: unknown, kinds: ReadonlySet<string>): Fault[] {
  const credentials = entriesOf(value, "credentials");
  const faults = [
    ...repeatedIds("credentials", credentials),
    ...repeatedIds("credits", entriesOf(value, "credits")),
  ];
  faults.push(...unknownAuthorities(entriesOf(value, "credits"), kinds));
  for (const [index, { kind, issuedOn, expiresOn, facts }] of credentials.entries()) {
    const path = `credentials[${index}]`;
    if (typeof kind === "string" && !kinds.has(kind))
      faults.push({ path: `${path}.kind`, message: unknownKind(kind, kinds) });
    if (isDay(issuedOn) && isDay(expiresOn) && expiresOn < issuedOn)
      faults.push({ path: `${path}.expiresOn`, message: "it expires before it was issued; check both days" });
    if (typeof facts === "object" && facts !== null && Object.hasOwn(facts, "__proto__"))
      faults.push({ path: `${path}.facts.__proto__`, message: 'no fact is called "__proto__"' });
  }
  return faults;
}

/** The entries of a list, as far as they are objects. */
function entriesOf(value: unknown, list: "credentials" | "credits"): Record<string, unknown>[] {
  const entries =
    typeof value === "object" && value !== null ? (value as Record<string, unknown>)[list] : undefined;
  if (!Array.isArray(entries)) return [];
  return entries.map((entry: unknown) =>
    typeof entry === "object" && entry !== null ? (entry as Record<string, unknown>) : {},
  );
}

function repeatedIds(list: "credentials" | "credits", entries: readonly Record<string, unknown>[]): Fault[] {
  const seen = new Set<string>();
  return entries.flatMap(({ id }, index): Fault[] => {
    if (typeof id !== "string" || !seen.has(id)) {
      if (typeof id === "string") seen.add(id);
      return [];
    }
    return [
      {
        path: `${list}[${index}].id`,
        message: `two ${list} have the id ${id.slice(0, 80)}; give each its own`,
      },
    ];
  });
}

/** The first words of credits that name no authority. */
function unknownAuthorities(
  credits: readonly Record<string, unknown>[],
  kinds: ReadonlySet<string>,
): Fault[] {
  const faults: Fault[] = [];
  let loaded: ReadonlySet<unknown> | undefined;
  const isUnknown = (word: unknown): word is string => {
    if (typeof word !== "string" || isAuthority(word)) return false;
    loaded ??= new Set(Array.from(kinds, authorityOf));
    return !loaded.has(word);
  };
  for (const [index, { approvedBy, lawOf }] of credits.entries()) {
    if (faults.length >= MOST_FAULTS) break;
    const approving: unknown[] = Array.isArray(approvedBy) ? approvedBy.slice(0, MOST_AUTHORITIES) : [];
    for (const [place, word] of approving.entries())
      if (isUnknown(word))
        faults.push({ path: `credits[${index}].approvedBy[${place}]`, message: unknownAuthority(word) });
    if (isUnknown(lawOf) && lawOf !== FEDERAL)
      faults.push({
        path: `credits[${index}].lawOf`,
        message: `${unknownAuthority(lawOf)}; ${FEDERAL} is federal law`,
      });
  }
  return faults;
}

function unknownAuthority(word: string): string {
  const near = nearestAuthorities(word);
  const known = near.length > 0 ? `nearest: ${near.join(", ")}` : `known: ${authorityWords.join(", ")}`;
  return `no authority is called ${JSON.stringify(word.slice(0, 80))}; ${known}`;
}

function isDay(value: unknown): value is LocalDate {
  return typeof value === "string" && isLocalDate(value);
}

function unknownKind(kind: string, kinds: ReadonlySet<string>): string {
  const authority = authorityMeant(kind) ?? authorityOf(`${kind}/`);
  const ofAuthority = [...kinds].filter((known) => authorityOf(known) === authority);
  const near = ofAuthority.length > 0 ? ofAuthority.slice(0, 5) : nearestWords(kind, kinds);
  return `no requirement is known for ${JSON.stringify(kind.slice(0, 80))}${near.length > 0 ? `; did you mean ${near.join(", ")}?` : "; `goodstanding requirements` lists them"}`;
}

type UnknownWord = { code: "custom"; message: string; params: { word: string; known: readonly string[] } };

/** The issue of a word that no table has. Its neighbors are sought only once it is told, since they cost time. */
function unknownWord(what: string, word: string, known: readonly string[]): UnknownWord {
  return {
    code: "custom",
    message: `no ${what} is called ${JSON.stringify(word.slice(0, 80))}`,
    params: { word, known },
  };
}

function nearTo(params: Partial<UnknownWord["params"]> | undefined): string {
  if (params?.word === undefined || !params.known) return "";
  const near = nearestWords(params.word, params.known);
  return near.length > 0 ? `; nearest: ${near.join(", ")}` : `; known: ${params.known.join(", ")}`;
}
