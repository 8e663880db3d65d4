import type { Context } from "hono";
import type { AppEnv } from "./app-env.server.ts";

/** A party that neither sends nor takes anything for so long is given up. */
export const IDLE_MS = 60_000;

export type IdleFault = Error & { name: "IdleFault" };

/**
 * Answers with text that is made as the reader takes it: nothing is made ahead, and what was begun is ended when the
 * reader goes away, or takes nothing for a minute.
 */
export function streamLines(
  c: Context<AppEnv>,
  pieces: AsyncGenerator<string>,
  type: string,
  idleMs: number = IDLE_MS,
): Response {
  c.set("isStreaming", true);
  const encoder = new TextEncoder();
  let idle: NodeJS.Timeout | undefined;
  const endPieces = () => {
    clearTimeout(idle);
    // What it still waits for breaks off by itself, as the request does; nobody is left to tell.
    pieces.return(undefined).catch(() => undefined);
  };
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      clearTimeout(idle);
      try {
        const { done, value } = await pieces.next();
        if (done) return controller.close();
        controller.enqueue(encoder.encode(value));
        idle = setTimeout(() => breakOff(c, controller, idleFault("took"), endPieces), idleMs);
        idle.unref();
      } catch (error) {
        c.get("ctx")?.log.error({ err: error }, "a stream broke");
        breakOff(c, controller, error, endPieces);
      }
    },
    cancel: endPieces,
  });
  return new Response(body, { headers: { "content-type": type, "cache-control": "no-store" } });
}

/** Cuts the connection, so that nobody takes half an answer for a whole one. */
function breakOff(
  c: Context<AppEnv>,
  controller: ReadableStreamDefaultController,
  reason: unknown,
  endPieces: () => void,
): void {
  endPieces();
  const connection = c.env?.outgoing;
  if (connection) connection.destroy();
  else controller.error(reason);
}

/** The chunks of a request's body, as they come; throws an IdleFault when none comes for too long. */
export async function* bodyChunks(request: Request, idleMs: number = IDLE_MS): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader();
  if (!reader) return;
  try {
    for (;;) {
      const { done, value } = await withinIdle(reader.read(), idleMs);
      if (done) return;
      yield value;
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

async function withinIdle<T>(read: Promise<T>, idleMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(idleFault("sent")), idleMs);
  });
  return Promise.race([read, late]).finally(() => clearTimeout(timer));
}

function idleFault(did: "sent" | "took"): IdleFault {
  return Object.assign(new Error(`The other side ${did} nothing for too long.`), {
    name: "IdleFault" as const,
  });
}

export function isIdleFault(error: unknown): error is IdleFault {
  return error instanceof Error && error.name === "IdleFault";
}
