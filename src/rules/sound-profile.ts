import { isLocalDate } from "#src/base/local-date.ts";
import { isCreditHours } from "#src/base/minutes.ts";
import { FEDERAL, isAuthority } from "./authorities.ts";
import { factOf } from "./facts.ts";
import { accreditationShape, audienceShape, deliveryShape } from "./shape-words.ts";
import { topicWords } from "./topics.ts";
import { parseUan } from "./uan.ts";

/*
 * A quick reading for the many profiles that have no fault: yes only where the shape would surely say yes and leave the
 * value as it is. Anything else is read by the shape, which names the faults. A test holds the two together.
 */

type Check = (value: unknown) => boolean;

const TOPICS: ReadonlySet<unknown> = new Set(topicWords);
const DELIVERIES: ReadonlySet<unknown> = new Set(deliveryShape.options);
const AUDIENCES: ReadonlySet<unknown> = new Set(audienceShape.options);
const ACCREDITATIONS: ReadonlySet<unknown> = new Set(accreditationShape.options);

const isDay: Check = (value) => typeof value === "string" && isLocalDate(value);
const isId: Check = (value) => typeof value === "string" && value.length > 0 && value.length <= 200;
const isListOf =
  (most: number, check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every(check);

const CREDIT: Readonly<Record<string, Check>> = {
  id: isId,
  title: (value) => typeof value === "string" && value.length <= 1000,
  completedOn: isDay,
  hours: (value) => typeof value === "number" && isCreditHours(value),
  uan: (value) => typeof value === "string" && parseUan(value).ok,
  delivery: (value) => DELIVERIES.has(value),
  topics: isListOf(50, (value) => TOPICS.has(value)),
  audience: (value) => AUDIENCES.has(value),
  accreditation: (value) => ACCREDITATIONS.has(value),
  approvedBy: isListOf(100, isAuthority),
  lawOf: (value) => value === FEDERAL || isAuthority(value),
};
const CREDENTIAL: Readonly<Record<string, Check>> = {
  id: isId,
  kind: (value) => typeof value === "string",
  issuedOn: isDay,
  expiresOn: isDay,
  facts: areFacts,
};
const PERSON: Readonly<Record<string, Check>> = { birthDate: isDay };

/** The most entries of each list, as the shape has them. */
type Limits = {
  readonly credits: number;
  readonly credentials: number;
  readonly facts: number;
  readonly judgings: number;
};

/** Whether a value is surely a well-formed profile of these kinds. */
export function isSurelySound(value: unknown, kinds: ReadonlySet<string>, limits: Limits): boolean {
  if (!isRecord(value)) return false;
  const { credentials, credits } = value;
  if (!Array.isArray(credentials) || credentials.length > limits.credentials) return false;
  if (!Array.isArray(credits) || credits.length > limits.credits) return false;
  if (credits.length * credentials.length > limits.judgings) return false;
  for (const key of Object.keys(value))
    if (key === "asOf") {
      if (!isDay(value.asOf)) return false;
    } else if (key === "person") {
      if (!fits(value.person, PERSON)) return false;
    } else if (key !== "credentials" && key !== "credits") return false;
  return areCredentials(credentials, kinds, limits.facts) && areCredits(credits);
}

function areCredentials(
  credentials: readonly unknown[],
  kinds: ReadonlySet<string>,
  mostFacts: number,
): boolean {
  const ids = new Set<unknown>();
  for (const entry of credentials) {
    if (!fits(entry, CREDENTIAL)) return false;
    const { id, kind, issuedOn, expiresOn, facts } = entry;
    if (id === undefined || issuedOn === undefined || !kinds.has(kind as string) || ids.has(id)) return false;
    if (typeof expiresOn === "string" && expiresOn < (issuedOn as string)) return false;
    if (isRecord(facts) && Object.keys(facts).length > mostFacts) return false;
    ids.add(id);
  }
  return true;
}

function areCredits(credits: readonly unknown[]): boolean {
  const ids = new Set<unknown>();
  for (const entry of credits) {
    if (!fits(entry, CREDIT)) return false;
    const { id, completedOn, hours } = entry;
    if (id === undefined || completedOn === undefined || hours === undefined || ids.has(id)) return false;
    ids.add(id);
  }
  return true;
}

/** Whether a value is a plain object of which each field is known and as its check wants it. */
function fits(value: unknown, checks: Readonly<Record<string, Check>>): value is Record<string, unknown> {
  if (!isRecord(value)) return false;
  for (const key of Object.keys(value)) {
    const check = Object.hasOwn(checks, key) ? checks[key] : undefined;
    if (!check?.(value[key])) return false;
  }
  return true;
}

function areFacts(value: unknown): boolean {
  if (!isRecord(value)) return false;
  return Object.keys(value).every((word) => {
    const type = factOf(word)?.type;
    return type === "boolean" ? typeof value[word] === "boolean" : type === "day" && isDay(value[word]);
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
