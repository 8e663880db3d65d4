import { z } from "zod";
import { plainFault } from "#src/base/plain-faults.ts";
import { startFault } from "./start-fault.server.ts";

/*
 * Every setting of the product. This file alone reads the environment; docs/configuration.md repeats the table in prose,
 * and a test holds the two together.
 */

const count = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\//, "must begin with postgres://")
  .refine((text) => URL.canParse(text), "is not an address that can be read");

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export const envShape = z.object({
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: count(0, 65_535).default(3000),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: "must be an address like https://ce.example.org" })
    .optional(),
  DATA_DIR: z.string().min(1).default("./data-dir"),
  DATABASE_URL: postgresUrl.optional(),
  MIGRATION_DATABASE_URL: postgresUrl.optional(),
  DATABASE_POOL_SIZE: count(1, 500).default(10),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  TIME_ZONE: z.string().refine(isTimeZone, "must be a zone like America/Chicago").default("America/New_York"),
  TRUSTED_PROXIES: count(0, 10).default(0),
  RATE_LIMIT_PER_MINUTE: count(0, 1_000_000).default(600),
  REQUEST_TIMEOUT_SECONDS: count(1, 3600).default(30),
  SHUTDOWN_TIMEOUT_SECONDS: count(0, 600).default(20),
  PSEUDO_LOCALE: z.stringbool().default(false),
});

export type Env = z.output<typeof envShape>;

/** The settings, from the environment given or this process's own; a start fault that lists everything wrong at once. */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const reading = envShape.safeParse(given, { error: plainFault });
  if (reading.success) return reading.data;
  const faults = reading.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw startFault(
    `The environment has ${faults.length === 1 ? "a fault" : "faults"}: ${faults.join("; ")}.`,
  );
}

/** The environment that a child process inherits, with additions. */
export function childEnv(additions: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...additions };
}

/** What the environment says of the terminal: whether color is not wanted (no-color.org), and a width that was set. */
export function readTerminal(source: Readonly<Record<string, string | undefined>> = process.env): {
  isPlain: boolean;
  columns: number | undefined;
} {
  const columns = Number(source.COLUMNS);
  return {
    isPlain: Boolean(source.NO_COLOR) || source.TERM === "dumb",
    columns: Number.isInteger(columns) && columns > 0 ? columns : undefined,
  };
}
