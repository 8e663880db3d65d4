import { Hono } from "hono";
import type { Database } from "#src/platform/db.server.ts";
import type { AppEnv } from "#src/platform/http/app-env.server.ts";
import { giveContext } from "#src/platform/http/give-context.server.ts";
import { createLog, type Log } from "#src/platform/log.server.ts";

export const NOW = new Date("2026-11-24T17:00:00Z");

/** An app with nothing but a context, to hang the middleware under test on. */
export function bareApp({
  log = createLog("silent"),
  now = () => NOW,
}: {
  log?: Log;
  now?: () => Date;
} = {}) {
  const app = new Hono<AppEnv>();
  const noDatabase = undefined as unknown as Database["db"];
  app.use(giveContext({ db: noDatabase, log, timeZone: "America/New_York", now }));
  return app;
}

/** A log whose lines can be read back. */
export function readableLog(): { log: Log; lines: () => Record<string, unknown>[] } {
  const written: string[] = [];
  const log = createLog("info", { write: (line: string) => written.push(line) });
  return { log, lines: () => written.map((line) => JSON.parse(line) as Record<string, unknown>) };
}
