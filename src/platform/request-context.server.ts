import { createContext } from "react-router";
import type { LocalDate } from "#src/base/local-date.ts";
import type { Database } from "./db.server.ts";
import type { Log } from "./log.server.ts";

/**
 * What every operation, loader and API handler is given: the database, who acts, the instant and the legal day of the
 * request, a log that carries the request's id, and a maker of ids. `actor` is null for a visitor without an account.
 */
export type Ctx = {
  db: Database["db"];
  actor: null;
  now: Date;
  today: LocalDate;
  log: Log;
  newId: () => string;
  requestId: string;
  /** The day's page is drawn with it: scripts carry it and the Content-Security-Policy names it. */
  nonce: string;
};

/** For a form that one address may send only so often: the seconds to wait before it may be sent again, 0 for none. */
export const secondsToWaitContext = createContext<number>(0);

/** How a loader or an action reads it: `context.get(requestContext)`. */
export const requestContext = createContext<Ctx>();
