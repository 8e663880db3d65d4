import type { CommandIo } from "./command.ts";

/*
 * How commands talk to people: in the width at hand, with color only where a person looks at it. Nothing here is said by
 * color alone.
 */

export type Tone = "strong" | "quiet" | "good" | "bad" | "open";
export type Paper = { width: number; paint: (tone: Tone, text: string) => string };

const CODES: Record<Tone, string> = { strong: "1", quiet: "2", good: "32", bad: "31;1", open: "33" };
const NARROWEST = 60;
const WIDEST = 100;

/** The paper that a command writes on: as wide as the terminal, within what reads well. */
export function paperOf(io: CommandIo): Paper {
  const isColored = io.stdout.isTTY === true && !io.isPlain;
  const columns = io.columns ?? io.stdout.columns ?? 80;
  return {
    width: Math.min(WIDEST, Math.max(NARROWEST, columns)),
    paint: isColored ? (tone, text) => `\u001b[${CODES[tone]}m${text}\u001b[0m` : (_, text) => text,
  };
}

/** Breaks text into lines of at most `width`, each begun by `indent`; a word that is longer stands alone. */
export function wrapped(text: string, width: number, indent = ""): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  if (line) lines.push(indent + line);
  return lines.join("\n");
}

/** As above, with the first line begun by a mark and the others aligned under its text. */
export function marked(mark: string, text: string, width: number, indent = "  "): string {
  const under = indent + " ".repeat(mark.length + 1);
  return `${indent}${mark} ${wrapped(text, width, under).trimStart()}`;
}

/** The text without control characters, which could repaint a terminal: what a person typed is printed as letters only. */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/g, "\uFFFD");
}

/** Writes an answer and waits where the reader is slower than we are. */
export async function writeSlowly(io: CommandIo, text: string): Promise<void> {
  const { stdout } = io;
  if (stdout.write(text) !== false || !stdout.once) return;
  await new Promise<void>((resolve) => stdout.once?.("drain", resolve));
}
