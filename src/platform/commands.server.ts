import { pathToFileURL } from "node:url";
import type { Command, CommandIo } from "./command.ts";
import { builtFile } from "./package-root.server.ts";

const start: Command = {
  name: "start",
  summary: "serve the web application, with its own PostgreSQL unless DATABASE_URL is set",
  usage: "start\n\nSettings come from the environment; see docs/configuration.md.",
  needsDatabase: true,
  run: async () => {
    const bundle = pathToFileURL(builtFile("web/server/index.js")).href;
    const { serveUntilStopped } = (await import(/* @vite-ignore */ bundle)) as {
      serveUntilStopped: () => Promise<number>;
    };
    return serveUntilStopped();
  },
};

const migrate: Command = {
  name: "migrate",
  summary: "bring the database up to date and say what was done",
  usage: "migrate",
  needsDatabase: true,
  run: async (_args, io) => {
    const [{ joinDatabaseSource }, { readEnv }, { migrate: bringUpToDate }] = await Promise.all([
      import("./database-source.server.ts"),
      import("./env.server.ts"),
      import("./migrations.server.ts"),
    ]);
    const source = await joinDatabaseSource(readEnv(), (sentence) => io.stderr.write(`${sentence}\n`));
    const applied = await bringUpToDate(source.ownerUrl).finally(source.stop);
    tellApplied(applied, io);
    return 0;
  },
};

function tellApplied(applied: string[], io: CommandIo): void {
  for (const name of applied) io.stdout.write(`applied ${name}\n`);
  if (applied.length === 0) io.stdout.write("the database is up to date\n");
}

/** The commands of the house itself; the rooms bring their own. */
export const platformCommands: readonly Command[] = [start, migrate];
