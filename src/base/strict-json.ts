import { ok, type Result, refuse } from "./result.ts";

export type JsonRefusal = { code: "json.bad"; message: string };

/** No document of ours nests deeper, or has an object with more keys; one that does is an attack or a mistake. */
const MOST_DEPTH = 32;
const MOST_KEYS = 10_000;

/**
 * Parses JSON, and refuses what `JSON.parse` lets pass in silence: a key that stands twice in one object, nesting deeper
 * than 32, an object of more than 10,000 keys. One pass over the text before the parse, so that hostile text is refused
 * before it costs memory; linear in its length.
 */
export function parseStrictJson(text: string): Result<unknown, JsonRefusal> {
  const fault = structureFault(text);
  if (fault) return refuse({ code: "json.bad", message: fault });
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    return refuse({ code: "json.bad", message: `not JSON: ${(error as Error).message}` });
  }
}

const QUOTE = 34;
const BACKSLASH = 92;

/** Walks the text once, JSON or not; keys are told from other strings by the colon that follows. */
function structureFault(text: string): string | null {
  const keysByDepth: (Set<string> | null)[] = [];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 123 || code === 91) {
      if (keysByDepth.push(code === 123 ? new Set() : null) > MOST_DEPTH)
        return `nested deeper than ${MOST_DEPTH} levels`;
    } else if (code === 125 || code === 93) keysByDepth.pop();
    else if (code === QUOTE) {
      const end = endOfString(text, index);
      const keys = keysByDepth[keysByDepth.length - 1];
      if (keys && isFollowedByColon(text, end)) {
        const key = keyOf(text.slice(index, end + 1));
        if (keys.has(key)) return `the key ${JSON.stringify(key.slice(0, 80))} stands twice in one object`;
        if (keys.add(key).size > MOST_KEYS) return `more than ${MOST_KEYS} keys in one object`;
      }
      index = end;
    }
  }
  return null;
}

/** The key that a quoted text spells; a misspelled escape stays as it is, since the parse refuses it anyway. */
function keyOf(quoted: string): string {
  if (!quoted.includes("\\")) return quoted.slice(1, -1);
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return quoted;
  }
}

function endOfString(text: string, start: number): number {
  for (let index = start + 1; ; index++) {
    const code = text.charCodeAt(index);
    if (code === BACKSLASH) index++;
    else if (code === QUOTE || Number.isNaN(code)) return index;
  }
}

function isFollowedByColon(text: string, end: number): boolean {
  let index = end + 1;
  while (index < text.length && text.charCodeAt(index) <= 32) index++;
  return text.charCodeAt(index) === 58;
}
