import { isUtf8 } from "node:buffer";

/** One line of a stream, counted from 1: its text, or why it has none. */
export type Line = { number: number; text: string } | { number: number; fault: "too-long" | "not-utf-8" };

const NEWLINE = 10;

/**
 * The lines of a stream of bytes, in batches as they arrive, without the blank ones. Holds no more than one line; one
 * above `maxBytes` is told as a fault and skipped to its end.
 */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array | string>,
  maxBytes: number,
): AsyncGenerator<Line[]> {
  let number = 0;
  let held: Buffer[] = [];
  let heldBytes = 0;
  const take = (piece: Buffer, staysHeld: boolean) => {
    heldBytes += piece.length;
    if (heldBytes > maxBytes) held = [];
    // The bytes of a chunk belong to whoever sent it; what outlives the chunk is copied.
    else held.push(staysHeld ? Buffer.from(piece) : piece);
  };
  const end = (): Line[] => {
    number++;
    const line = heldBytes > maxBytes ? { number, fault: "too-long" as const } : readLine(number, held);
    held = [];
    heldBytes = 0;
    return "text" in line && line.text.trim() === "" ? [] : [line];
  };
  for await (const chunk of chunks) {
    const bytes =
      typeof chunk === "string"
        ? Buffer.from(chunk)
        : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    const batch: Line[] = [];
    let from = 0;
    for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, from)) {
      take(bytes.subarray(from, at), false);
      batch.push(...end());
      from = at + 1;
    }
    if (from < bytes.length) take(bytes.subarray(from), true);
    if (batch.length > 0) yield batch;
  }
  const last = heldBytes > 0 ? end() : [];
  if (last.length > 0) yield last;
}

function readLine(number: number, pieces: Buffer[]): Line {
  const [only] = pieces;
  const bytes = pieces.length === 1 && only ? only : Buffer.concat(pieces);
  if (!isUtf8(bytes)) return { number, fault: "not-utf-8" };
  const text = bytes.toString("utf8");
  return { number, text: number === 1 && text.startsWith("\uFEFF") ? text.slice(1) : text };
}
