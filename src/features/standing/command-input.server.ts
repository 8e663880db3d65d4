import { createReadStream } from "node:fs";
import { ok, type Result, refuse } from "#src/base/result.ts";
import { parseStrictJson } from "#src/base/strict-json.ts";
import type { CommandIo } from "#src/platform/command.ts";
import { printable } from "#src/platform/terminal.ts";
import type { Fault } from "#src/rules/profile.ts";

/* What the commands of this room read, and how they say that it cannot be read. */

const MOST_FILE_BYTES = 32_000_000;
export const BAD_INPUT = 2;

/** The bytes of a file, or of standard input for `-`. */
export function chunksOf(file: string, io: CommandIo): AsyncIterable<Uint8Array | string> {
  return file === "-" ? io.stdin : createReadStream(file, { highWaterMark: 262_144 });
}

/** The JSON of some bytes, read strictly; `what` they are is said where they are not. */
export async function readJsonOf(
  chunks: AsyncIterable<Uint8Array | string>,
  what: string,
): Promise<Result<unknown, { code: "json.bad"; message: string }>> {
  const text = await textOf(chunks);
  if (text === null)
    return refuse({ code: "json.bad", message: `the ${what} is not UTF-8 text of at most 32 MB` });
  const json = parseStrictJson(text);
  return json.ok ? ok(json.value) : json;
}

async function textOf(chunks: AsyncIterable<Uint8Array | string>): Promise<string | null> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    const piece = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    bytes += piece.length;
    if (bytes > MOST_FILE_BYTES) return null;
    pieces.push(piece);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(pieces));
  } catch {
    return null;
  }
}

/** Says why nothing was done. */
export function refuseWith(io: CommandIo, sentence: string): typeof BAD_INPUT {
  io.stderr.write(`${sentence}\n`);
  return BAD_INPUT;
}

/** Names every fault with its path. */
export function refuseFaults(io: CommandIo, faults: readonly Fault[]): typeof BAD_INPUT {
  for (const { path, message } of faults)
    io.stderr.write(`${printable(path ? `${path}: ${message}` : message)}\n`);
  return BAD_INPUT;
}

/** Runs what reads files; a file that cannot be read is named with the reason. */
export async function readingFiles<T>(
  io: CommandIo,
  file: string,
  work: () => Promise<T>,
): Promise<T | typeof BAD_INPUT> {
  try {
    return await work();
  } catch (error) {
    if (!isFileError(error)) throw error;
    const why = FILE_FAULTS[error.code] ?? `it cannot be read (${error.code})`;
    return refuseWith(io, `${printable(error.path ?? file)}: ${why}`);
  }
}

const FILE_FAULTS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder, not a file",
  EACCES: "you may not read it",
};

function isFileError(error: unknown): error is { code: string; path?: string } {
  return error instanceof Error && "syscall" in error && "code" in error;
}
