import { randomBytes, randomUUID } from "node:crypto";
import { createMiddleware } from "hono/factory";
import type { Database } from "../db.server.ts";
import type { Log } from "../log.server.ts";
import type { Ctx } from "../request-context.server.ts";
import { dayIn } from "../today.server.ts";
import type { AppEnv } from "./app-env.server.ts";

export type ContextParts = { db: Database["db"]; log: Log; timeZone: string; now: () => Date };

const INCOMING_ID = /^[\w-]{8,64}$/;

/** Gives each request its context; keeps an id that a proxy already gave it, and tells it in the answer. */
export function giveContext(parts: ContextParts) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const ctx = makeContext(parts, c.req.header("x-request-id"));
    c.set("ctx", ctx);
    await next();
    c.res.headers.set("x-request-id", ctx.requestId);
  });
}

/** A context outside HTTP is made the same way: for commands, jobs and tests. */
export function makeContext({ db, log, timeZone, now }: ContextParts, incomingId?: string): Ctx {
  const instant = now();
  const requestId = incomingId && INCOMING_ID.test(incomingId) ? incomingId : randomUUID();
  return {
    db,
    actor: null,
    now: instant,
    today: dayIn(timeZone, instant),
    log: log.child({ requestId }),
    newId: randomUUID,
    requestId,
    nonce: randomBytes(16).toString("base64"),
  };
}
