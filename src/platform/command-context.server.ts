import { joinDatabaseSource } from "./database-source.server.ts";
import { openDatabase } from "./db.server.ts";
import { makeContext } from "./http/give-context.server.ts";
import { createLog } from "./log.server.ts";
import { migrate } from "./migrations.server.ts";
import type { Ctx } from "./request-context.server.ts";

/** Runs a command's work with the database of this environment, migrated, and closes it again. `say` goes to stderr. */
export async function withContext<T>(
  say: (sentence: string) => void,
  work: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  const { readEnv } = await import("./env.server.ts");
  const env = readEnv();
  const source = await joinDatabaseSource(env, say);
  try {
    await migrate(source.ownerUrl);
    const database = openDatabase(source.appUrl, 2, () => undefined);
    try {
      const log = createLog("silent");
      return await work(
        makeContext({ db: database.db, log, timeZone: env.TIME_ZONE, now: () => new Date() }),
      );
    } finally {
      await database.close();
    }
  } finally {
    await source.stop();
  }
}
