import type { LocalDate } from "#src/base/local-date.ts";
import { parseStrictJson } from "#src/base/strict-json.ts";
import { type Line, linesOf } from "#src/platform/text-lines.server.ts";
import type { Fault } from "#src/rules/profile.ts";
import type { Judgement } from "#src/rules/standing.ts";
import { judgeRead, readProfile } from "./standing.server.ts";

/** The longest line that is read; a profile at every limit fits. */
export const MOST_LINE_BYTES = 1_048_576;

/** What is said of one line that is no profile; the other lines go on. */
export type LineError = {
  line: number;
  error: { code: string; message: string; facts: { faults?: readonly Fault[]; maxBytes?: number } };
};
export type LineAnswer = Judgement | LineError;

/** The sentence above the faults of a profile. */
export const PROFILE_FAULTS = "The profile has faults; each is named by its path.";

const WORK_MS = 20;

/**
 * Judges a stream of profiles, one JSON document a line, and answers in their order, in batches as they come. Blank lines
 * are left out; `asOf` wins over a profile's own. Memory does not grow with the number of lines, and a long batch lets others have a turn.
 */
export async function* judgeLines(
  chunks: AsyncIterable<Uint8Array | string>,
  today: LocalDate,
  asOf?: LocalDate,
): AsyncGenerator<LineAnswer[]> {
  for await (const batch of linesOf(chunks, MOST_LINE_BYTES)) {
    let answers: LineAnswer[] = [];
    let until = performance.now() + WORK_MS;
    for (const line of batch) {
      answers.push(judgeLine(line, today, asOf));
      if (performance.now() < until) continue;
      yield answers;
      answers = [];
      await new Promise(setImmediate);
      until = performance.now() + WORK_MS;
    }
    if (answers.length > 0) yield answers;
  }
}

export function isLineError(answer: LineAnswer): answer is LineError {
  return "error" in answer;
}

/** The lines of an answer, each with its newline. */
export function formatAnswers(answers: readonly LineAnswer[]): string {
  return answers.map((answer) => `${JSON.stringify(answer)}\n`).join("");
}

function judgeLine(line: Line, today: LocalDate, asOf: LocalDate | undefined): LineAnswer {
  if ("fault" in line) return unreadable(line);
  const json = parseStrictJson(line.text);
  if (!json.ok)
    return refused(line.number, json.refusal.code, json.refusal.message, [
      { path: "", message: json.refusal.message },
    ]);
  const read = readProfile(json.value);
  if (read.ok) return judgeRead(asOf ? { ...read.value, asOf } : read.value, today);
  return refused(line.number, read.refusal.code, PROFILE_FAULTS, read.refusal.faults);
}

function refused(line: number, code: string, message: string, faults: readonly Fault[]): LineError {
  return { line, error: { code, message, facts: { faults } } };
}

function unreadable({ number, fault }: Extract<Line, { fault: string }>): LineError {
  const maxBytes = MOST_LINE_BYTES;
  return fault === "too-long"
    ? {
        line: number,
        error: {
          code: "line.too-long",
          message: `The line has more than ${maxBytes} bytes.`,
          facts: { maxBytes },
        },
      }
    : { line: number, error: { code: "line.not-utf-8", message: "The line is not UTF-8 text.", facts: {} } };
}
