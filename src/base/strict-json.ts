import { ok, type Result, refuse } from "./result.ts";

export type JsonRefusal = { code: "json.bad"; message: string };

/** No document of ours nests deeper; a deeper one is an attack or a mistake. */
const MOST_DEPTH = 32;

/**
 * Parses JSON, and refuses what `JSON.parse` lets pass in silence: a key that stands twice in one object, and nesting
 * deeper than 32. One pass over the text beside the parse; linear in its length.
 */
export function parseStrictJson(text: string): Result<unknown, JsonRefusal> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refuse({ code: "json.bad", message: `not JSON: ${(error as Error).message}` });
  }
  const fault = structureFault(text);
  return fault ? refuse({ code: "json.bad", message: fault }) : ok(value);
}

const QUOTE = 34;
const BACKSLASH = 92;

/** Walks valid JSON once; keys are told from other strings by the colon that follows. */
function structureFault(text: string): string | null {
  const keysByDepth: (Set<string> | null)[] = [];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 123 || code === 91) {
      if (keysByDepth.push(code === 123 ? new Set() : null) > MOST_DEPTH) return `nested deeper than ${MOST_DEPTH} levels`;
    } else if (code === 125 || code === 93) keysByDepth.pop();
    else if (code === QUOTE) {
      const end = endOfString(text, index);
      const keys = keysByDepth[keysByDepth.length - 1];
      if (keys && isFollowedByColon(text, end)) {
        const raw = text.slice(index, end + 1);
        const key = raw.includes("\\") ? (JSON.parse(raw) as string) : raw.slice(1, -1);
        if (keys.has(key)) return `the key ${JSON.stringify(key.slice(0, 80))} stands twice in one object`;
        keys.add(key);
      }
      index = end;
    }
  }
  return null;
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
