import pg from "pg";
import { type DatabaseSource, findRunning, startEmbedded } from "./embedded-postgres.server.ts";
import type { Env } from "./env.server.ts";
import { startFault } from "./start-fault.server.ts";

const OLDEST_SERVER = 150_000;

/**
 * The database of this environment: the server that DATABASE_URL names, else the embedded one of the data folder, started
 * here. Every way in which it cannot be used is a start fault. `onLost` is called when an embedded server dies later.
 */
export async function openDatabaseSource(
  env: Env,
  say: (sentence: string) => void,
  onLost: () => void,
): Promise<DatabaseSource> {
  if (!env.DATABASE_URL) return startEmbedded(env.DATA_DIR, say, onLost);
  const source = outerSource(env, env.DATABASE_URL);
  await requireUsable(source.appUrl, "DATABASE_URL");
  if (source.ownerUrl !== source.appUrl) await requireUsable(source.ownerUrl, "MIGRATION_DATABASE_URL");
  return source;
}

/** As above for a command that may run beside the web process: joins the embedded server that already runs. */
export async function joinDatabaseSource(env: Env, say: (sentence: string) => void): Promise<DatabaseSource> {
  const running = env.DATABASE_URL ? null : findRunning(env.DATA_DIR);
  return running ?? openDatabaseSource(env, say, () => undefined);
}

function outerSource(env: Env, url: string): DatabaseSource {
  return { appUrl: url, ownerUrl: env.MIGRATION_DATABASE_URL ?? url, stop: async () => undefined };
}

async function requireUsable(url: string, variable: string): Promise<void> {
  const version = await serverVersion(url).catch((error) => {
    throw startFault(connectionSentence(variable, url, error), error);
  });
  if (version < OLDEST_SERVER)
    throw startFault(
      `${variable} leads to PostgreSQL ${Math.floor(version / 10_000)}; Goodstanding needs 15 or newer.`,
    );
}

async function serverVersion(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version_num: string }>("show server_version_num");
    return Number(rows[0]?.server_version_num);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function connectionSentence(variable: string, url: string, error: unknown): string {
  const { hostname, port, pathname, username } = new URL(url);
  const server = `${hostname || "localhost"}:${port || "5432"}`;
  switch ((error as { code?: string }).code) {
    case "ECONNREFUSED":
    case "EHOSTUNREACH":
    case "ENETUNREACH":
    case "ETIMEDOUT":
    case "ECONNRESET":
      return `${variable} leads to ${server}, where no PostgreSQL answers.`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `${variable} names the host ${hostname}, which cannot be found.`;
    case "28P01":
    case "28000":
      return `${variable}: the server at ${server} does not let ${decodeURIComponent(username) || "this user"} in with this password.`;
    case "3D000":
      return `${variable}: the server at ${server} has no database ${decodeURIComponent(pathname.slice(1))}.`;
    case "53300":
      return `${variable}: the server at ${server} has no connection free.`;
    default:
      return `${variable}: no connection to ${server} (${(error as Error).message}).`;
  }
}
