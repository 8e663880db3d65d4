import type { AddressInfo } from "node:net";
import { type ServerType, serve } from "@hono/node-server";
import type { Hono } from "hono";
import { openDatabaseSource } from "./database-source.server.ts";
import { type Database, openDatabase } from "./db.server.ts";
import type { Env } from "./env.server.ts";
import type { AppEnv } from "./http/app-env.server.ts";
import type { Log } from "./log.server.ts";
import { migrate } from "./migrations.server.ts";
import { startFault } from "./start-fault.server.ts";

export type RunningWeb = { address: string; stop: () => Promise<void> };

type Parts = {
  env: Env;
  log: Log;
  /** Progress in plain words for the person who waits. */
  say: (sentence: string) => void;
  createApp: (db: Database["db"]) => Hono<AppEnv>;
  /** Called when the web process can no longer serve: its embedded database is gone. */
  onLost: (fault: Error) => void;
};

/**
 * Opens the database, migrates it, and serves until `stop`, which lets open requests end, then closes the database. What
 * was opened is closed again when a later step fails.
 */
export async function startWeb({ env, log, say, createApp, onLost }: Parts): Promise<RunningWeb> {
  const lost = startFault("The embedded PostgreSQL ended unexpectedly; start again, it recovers by itself.");
  const source = await openDatabaseSource(env, say, () => onLost(lost));
  const closers: (() => Promise<void>)[] = [source.stop];
  const closeAll = async () => {
    for (const close of closers.toReversed()) await close();
  };
  try {
    const applied = await migrate(source.ownerUrl);
    if (applied.length > 0)
      say(`Brought the database up to date (${applied.length} ${applied.length === 1 ? "step" : "steps"}).`);
    const database = openDatabase(source.appUrl, env.DATABASE_POOL_SIZE, (error) =>
      log.warn({ code: (error as { code?: string }).code }, "a database connection broke"),
    );
    closers.push(database.close);
    const server = await listen(createApp(database.db), env);
    closers.push(() => drain(server, env.SHUTDOWN_TIMEOUT_SECONDS * 1000));
    return { address: addressOf(server, env), stop: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

function listen(app: Hono<AppEnv>, env: Env): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const limits = {
      // A stream of profiles is judged as fast as it comes and may come for an hour; whoever falls silent is cut off sooner.
      requestTimeout: 3_600_000,
      headersTimeout: 20_000,
      maxHeaderSize: 16_384,
      keepAliveTimeout: 10_000,
    };
    const server = serve(
      { fetch: app.fetch, port: env.PORT, hostname: env.HOST, serverOptions: limits },
      () => resolve(server),
    );
    server.once("error", (error) => reject(listenFault(env, error as NodeJS.ErrnoException)));
  });
}

function listenFault(env: Env, error: NodeJS.ErrnoException): Error {
  switch (error.code) {
    case "EADDRINUSE":
      return startFault(
        `Port ${env.PORT} on ${env.HOST} is taken by another program; stop it, or set PORT to another number.`,
        error,
      );
    case "EACCES":
      return startFault(
        `Port ${env.PORT} may not be used by this user; set PORT to a number above 1023.`,
        error,
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return startFault(
        `HOST ${env.HOST} is no address of this machine; 127.0.0.1 and 0.0.0.0 always are.`,
        error,
      );
    default:
      return error;
  }
}

function addressOf(server: ServerType, env: Env): string {
  const { port } = server.address() as AddressInfo;
  const host = ["0.0.0.0", "::"].includes(env.HOST) ? "localhost" : env.HOST;
  return env.PUBLIC_URL ?? `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** Takes no new connection, lets open requests end, and cuts what is left after the patience given. */
function drain(server: ServerType, patienceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(
      () => "closeAllConnections" in server && server.closeAllConnections(),
      patienceMs,
    );
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    if ("closeIdleConnections" in server) server.closeIdleConnections();
  });
}
