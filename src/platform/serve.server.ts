import type { Hono } from "hono";
import type { Database } from "./db.server.ts";
import { type Env, readEnv } from "./env.server.ts";
import type { AppEnv } from "./http/app-env.server.ts";
import { createLog, type Log } from "./log.server.ts";
import { isStartFault } from "./start-fault.server.ts";
import { type RunningWeb, startWeb } from "./start-web.server.ts";

type CreateApp = (parts: { env: Env; db: Database["db"]; log: Log }) => Hono<AppEnv>;

const say = (sentence: string) => process.stdout.write(`${sentence}\n`);
const complain = (sentence: string) => process.stderr.write(`${sentence}\n`);

/**
 * Serves until the process is told to stop (SIGTERM, SIGINT, SIGHUP, or the end of the parent that started it), then lets
 * open requests end. Resolves to the exit code; a start fault is one sentence on stderr.
 */
export async function serve(createApp: CreateApp): Promise<number> {
  const ending = waitForEnding();
  let web: RunningWeb | undefined;
  try {
    const env = readEnv();
    const log = createLog(env.LOG_LEVEL);
    web = await startWeb({
      env,
      log,
      say,
      createApp: (db) => createApp({ env, db, log }),
      onLost: ending.lose,
    });
    say(`Goodstanding is ready: ${web.address}`);
    const fault = await ending.reached;
    if (fault) throw fault;
    say("Stopping: open requests end first.");
    return 0;
  } catch (error) {
    if (!isStartFault(error)) throw error;
    complain(error.message);
    return 1;
  } finally {
    await web?.stop();
  }
}

type Ending = { reached: Promise<Error | null>; lose: (fault: Error) => void };

const HURRY_AFTER_MS = 1_500; // one Ctrl-C can arrive twice, from the terminal and from npm

function waitForEnding(): Ending {
  const { promise, resolve } = Promise.withResolvers<Error | null>();
  let toldAt = 0;
  const end = () => {
    if (toldAt && Date.now() - toldAt > HURRY_AFTER_MS) process.exit(1);
    toldAt ||= Date.now();
    resolve(null);
  };
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, end);
  process.on("disconnect", end);
  return { reached: promise, lose: resolve };
}
