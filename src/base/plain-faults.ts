import type { z } from "zod";

/*
 * What a shape finds wrong, in the words of whoever wrote the input: what is allowed, and what was given instead. The path is
 * told beside it. A shape's own `error` goes before these.
 */

type RawIssue = Parameters<z.core.$ZodErrorMap>[0];

/** The words of a fault; hand it to a parse as its `error`. */
export const plainFault: z.core.$ZodErrorMap = (issue) => {
  if (isAbsent(issue)) return `this is missing; write ${wantedBy(issue)}`;
  return `write ${wantedBy(issue)}, not ${givenWords(issue.input)}`;
};

/** The same for a shape of its own words: what to write, where it is missing or something else was given. */
export function wants(what: string): (issue: { input?: unknown }) => string {
  return ({ input }) =>
    input === undefined ? `this is missing; write ${what}` : `write ${what}, not ${givenWords(input)}`;
}

function isAbsent({ code, input }: RawIssue): boolean {
  return input === undefined && code !== "unrecognized_keys";
}

/** What is allowed, as it follows on "write". */
function wantedBy(issue: RawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return TYPES[issue.expected] ?? "something else";
    case "invalid_value":
      return choiceOf(issue.values.map(String));
    case "too_small":
      return boundWords(issue.origin, issue.inclusive === false ? "more than" : "at least", issue.minimum);
    case "too_big":
      return boundWords(issue.origin, issue.inclusive === false ? "less than" : "at most", issue.maximum);
    case "invalid_format":
      return FORMATS[issue.format] ?? "it in the form that is asked";
    case "not_multiple_of":
      return `a multiple of ${issue.divisor}`;
    case "unrecognized_keys":
      return "only fields that are known here";
    case "invalid_key":
    case "invalid_element":
    case "invalid_union":
      return "one of the forms that are allowed here";
    default:
      return "something that is allowed here";
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object with named fields",
  record: "an object with named fields",
  null: "null",
};

const FORMATS: Readonly<Record<string, string>> = {
  date: "a day that exists, as YYYY-MM-DD",
  datetime: "an instant as 2026-11-24T12:00:00Z",
  email: "an e-mail address",
  url: "an address like https://ce.example.org",
  uuid: "a UUID",
};

function boundWords(origin: string, bound: string, limit: number | bigint): string {
  const unit = UNITS[origin];
  if (!unit)
    return origin === "int" ? `a whole number of ${bound} ${limit}` : `a number of ${bound} ${limit}`;
  return `${bound} ${limit} ${Number(limit) === 1 ? unit.one : unit.many}`;
}

const UNITS: Readonly<Record<string, { one: string; many: string }>> = {
  string: { one: "character", many: "characters" },
  array: { one: "entry", many: "entries" },
  set: { one: "entry", many: "entries" },
  map: { one: "entry", many: "entries" },
};

/** "live or home-study"; many are told by commas. */
function choiceOf(words: readonly string[]): string {
  if (words.length < 3) return words.join(" or ");
  return `one of ${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

const LONGEST = 60;

/** What was given, short enough to be read: `"webinar"`, `5`, `a list`. */
export function givenWords(value: unknown): string {
  if (typeof value === "string")
    return value.length > LONGEST
      ? `${JSON.stringify(`${value.slice(0, LONGEST)}…`)} (${value.length} characters)`
      : JSON.stringify(value);
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
  return typeof value === "object" && value !== null ? "an object" : String(value);
}
