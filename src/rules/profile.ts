import { z } from "zod";
import { isLocalDate, type LocalDate } from "#src/base/local-date.ts";
import { isCreditHours } from "#src/base/minutes.ts";
import { nearestWords } from "#src/base/nearest.ts";
import { ok, type Result, refuse } from "#src/base/result.ts";
import { factOf, factWords } from "./facts.ts";
import { accreditationShape, audienceShape, authorityOf, deliveryShape } from "./requirement.ts";
import { topicWords } from "./topics.ts";
import { parseUan } from "./uan.ts";

/*
 * The profile: who holds what, and which hours they have. The shape is public and versioned. Bad input is refused whole,
 * every fault named by its path.
 */

/** The most a profile may hold; far above any person, and a bound on what a hostile one can cost. */
export const MOST_CREDITS = 5000;
export const MOST_CREDENTIALS = 100;

const day = z
  .string({ error: "write a day as YYYY-MM-DD" })
  .refine(isLocalDate, { error: "this day does not exist; write it as YYYY-MM-DD, between 1900 and 2199" })
  .transform((text) => text as LocalDate)
  .meta({ format: "date" });

const id = z.string({ error: "give an id, any short text" }).min(1, { error: "give an id, any short text" }).max(200);

const knownTopics = new Set<string>(topicWords);
const topic = z.string().superRefine((word, context) => {
  if (!knownTopics.has(word)) context.addIssue({ code: "custom", message: unknownWord("topic", word, topicWords) });
});

const AUTHORITY = /^us(-[a-z]{2})?$|^[a-z]+(-[a-z]+)*$/;
const authority = z.string().regex(AUTHORITY, { error: "name the authority like us-tx or ptcb" });

/** The words of hours, shared with the catalog of activities. */
export const creditWordsShape = {
  uan: z
    .string()
    .superRefine((text, context) => {
      const uan = parseUan(text);
      if (!uan.ok) context.addIssue({ code: "custom", message: `this UAN cannot be read. ${uan.refusal.fix}` });
    })
    .optional()
    .describe("ACPE's Universal Activity Number; it fills delivery, topics, audience and accreditation where they are absent"),
  delivery: deliveryShape.optional(),
  topics: z.array(topic).max(50).optional(),
  audience: audienceShape.optional(),
  accreditation: accreditationShape.optional(),
  approvedBy: z.array(authority).max(100).optional().describe("authorities, by the part of the kind before the slash"),
  lawOf: authority.optional().describe("whose law a law course teaches: us for federal, or an authority"),
};

export const hoursShape = z
  .number({ error: "give the hours as a number" })
  .refine(isCreditHours, { error: "hours are quarter-hours above 0, such as 0.25, 1 or 1.5" });

export const creditShape = z.strictObject({
  id,
  title: z.string().max(1000).optional(),
  completedOn: day,
  hours: hoursShape.describe("contact hours, in quarter-hours above 0"),
  ...creditWordsShape,
});

const factsShape = z
  .record(z.string(), z.union([z.boolean(), z.string()], { error: "a fact is true, false, or a day" }))
  .superRefine((said, context) => {
    for (const [word, value] of Object.entries(said)) {
      const fact = factOf(word);
      if (!fact) context.addIssue({ code: "custom", path: [word], message: unknownWord("fact", word, factWords) });
      else if (fact.type === "boolean" && typeof value !== "boolean") context.addIssue({ code: "custom", path: [word], message: "write true or false" });
      else if (fact.type === "day" && !(typeof value === "string" && isLocalDate(value)))
        context.addIssue({ code: "custom", path: [word], message: "write a day that exists, as YYYY-MM-DD" });
    }
  })
  .transform((said) => said as Record<string, boolean | LocalDate>);

export const credentialShape = z
  .strictObject({
    id,
    kind: z.string({ error: "name the kind, like us-tx/pharmacy-technician" }).describe("which credential it is, like us-tx/pharmacy-technician"),
    issuedOn: day,
    expiresOn: day.optional().describe("the last day it is valid, as printed; it wins over any computed day"),
    facts: factsShape.optional(),
  })
  .refine((credential) => credential.expiresOn === undefined || credential.expiresOn >= credential.issuedOn, {
    error: "it expires before it was issued; check both days",
    path: ["expiresOn"],
  });

export const profileShape = z
  .strictObject({
    asOf: day.optional().describe("the day judged; today when absent"),
    person: z.strictObject({ birthDate: day.optional() }).optional(),
    credentials: z.array(credentialShape).max(MOST_CREDENTIALS, { error: `at most ${MOST_CREDENTIALS} credentials` }),
    credits: z.array(creditShape).max(MOST_CREDITS, { error: `at most ${MOST_CREDITS} credits` }),
  })
  .superRefine((profile, context) => {
    for (const list of ["credentials", "credits"] as const) {
      const seen = new Set<string>();
      for (const [index, entry] of profile[list].entries()) {
        if (seen.has(entry.id)) context.addIssue({ code: "custom", path: [list, index, "id"], message: `two ${list} have the id ${entry.id}; give each its own` });
        seen.add(entry.id);
      }
    }
  });

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
  const tooMany = overfull(value);
  if (tooMany) return refuse({ code: "input.bad", faults: [tooMany] });
  const parsed = profileShape.safeParse(value);
  const faults = parsed.success ? [] : faultsOf(parsed.error);
  const credentials = parsed.success ? parsed.data.credentials : credentialsIn(value);
  for (const [index, { kind }] of credentials.entries())
    if (typeof kind === "string" && !kinds.has(kind))
      faults.push({ path: `credentials[${index}].kind`, message: unknownKind(kind, kinds) });
  if (!parsed.success || faults.length > 0) return refuse({ code: "input.bad", faults: faults.slice(0, MOST_FAULTS) });
  return ok(parsed.data);
}

/** The faults of a zod error, each with a path like `credits[3].completedOn`. */
export function faultsOf(error: z.ZodError): Fault[] {
  return error.issues.flatMap((issue): Fault[] => {
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => ({ path: pathOf([...issue.path, key]), message: "this field is not known here; remove it or correct its spelling" }));
    return [{ path: pathOf(issue.path), message: issue.message }];
  });
}

export function pathOf(path: readonly PropertyKey[]): string {
  return path.map((key, index) => (typeof key === "number" ? `[${key}]` : `${index > 0 ? "." : ""}${String(key)}`)).join("");
}

function overfull(value: unknown): Fault | null {
  for (const [list, most] of [["credits", MOST_CREDITS], ["credentials", MOST_CREDENTIALS]] as const) {
    const entries = typeof value === "object" && value !== null ? (value as Record<string, unknown>)[list] : undefined;
    if (Array.isArray(entries) && entries.length > most) return { path: list, message: `${entries.length} entries; at most ${most} are taken at once` };
  }
  return null;
}

/** The credentials of an input that is otherwise at fault, so that unknown kinds are named in the same answer. */
function credentialsIn(value: unknown): { kind: unknown }[] {
  const list = typeof value === "object" && value !== null ? (value as { credentials?: unknown }).credentials : undefined;
  if (!Array.isArray(list)) return [];
  return list.map((entry: unknown) => ({ kind: typeof entry === "object" && entry !== null ? (entry as { kind?: unknown }).kind : undefined }));
}

function unknownKind(kind: string, kinds: ReadonlySet<string>): string {
  const authority = authorityOf(`${kind}/`);
  const ofAuthority = [...kinds].filter((known) => authorityOf(known) === authority);
  const near = ofAuthority.length > 0 ? ofAuthority.slice(0, 5) : nearestWords(kind, kinds);
  return `no requirement is known for ${JSON.stringify(kind.slice(0, 80))}${near.length > 0 ? `; did you mean ${near.join(", ")}?` : "; `goodstanding requirements` lists them"}`;
}

function unknownWord(what: string, word: string, known: readonly string[]): string {
  const near = nearestWords(word, known);
  return `no ${what} is called ${JSON.stringify(word.slice(0, 80))}; ${near.length > 0 ? `nearest: ${near.join(", ")}` : `known: ${known.join(", ")}`}`;
}
