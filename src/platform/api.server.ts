import { createRoute, type Hook, OpenAPIHono, type RouteConfig, z } from "@hono/zod-openapi";
import type { Env as HonoEnv, MiddlewareHandler } from "hono";
import { config, type core, toJSONSchema } from "zod";
import { plainFault } from "#src/base/plain-faults.ts";
import type { AppEnv } from "./http/app-env.server.ts";
import { limitBody, limitTime, ONE_MEGABYTE } from "./http/limits.server.ts";
import { problem } from "./http/problem.server.ts";

/** The error body as it stands in /openapi.json. */
export const problemSchema = z
  .object({
    code: z.string().openapi({ example: "request.invalid" }),
    message: z.string(),
    requestId: z.string(),
    facts: z.record(z.string(), z.unknown()).optional(),
  })
  .openapi("Problem");

/** The `responses` entry of an error. */
export function problemResponse(description: string) {
  return { description, content: { "application/json": { schema: problemSchema } } } as const;
}

/** Turns zod's issues into a problem that names each path in the form `credits[3].completedOn`. */
export const refuseInvalid: Hook<unknown, AppEnv, string, unknown> = (result, c) => {
  if (result.success) return;
  const faults = result.error.issues.map((issue) => ({
    path: formatPath(issue.path),
    message: issue.message,
  }));
  return problem(c, 400, "request.invalid", "The request has faults; each is named by its path.", { faults });
};

/* The framework parses requests itself; what it finds wrong is told in our words all the same. */
config({ customError: plainFault });

/** A path as people read it: `["credits", 3, "completedOn"]` is `credits[3].completedOn`. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    return text ? `${text}.${String(key)}` : String(key);
  }, "");
}

/** A room's REST door: `apiRouter().openapi(apiRoute({ … }), handler)`. */
export function apiRouter(): OpenAPIHono<AppEnv> {
  return new OpenAPIHono<AppEnv>({
    defaultHook: refuseInvalid as Hook<unknown, AppEnv & HonoEnv, string, unknown>,
  });
}

type Limits = { maxBytes?: number; timeoutMs?: number } | "streaming";

const DEFAULT_TIMEOUT_MS = 10_000;

/**
 * A route of the API. It must carry `security`, or `x-public-because` with the reason why it needs none. A body of 1 MB
 * and 10 seconds are its limits unless it says otherwise; `limits: "streaming"` leaves both to the handler. What stands in
 * `before` runs first.
 */
export function apiRoute<
  const Path extends string,
  const Config extends Omit<RouteConfig, "path"> & { path: Path },
>(config: Config & { limits?: Limits; before?: readonly MiddlewareHandler<AppEnv>[] }) {
  const { limits = {}, before = [], ...route } = config;
  return createRoute({ ...route, middleware: [...before, ...middlewareOf(limits)] } as unknown as Config);
}

function middlewareOf(limits: Limits) {
  if (limits === "streaming") return [];
  return [limitTime(limits.timeoutMs ?? DEFAULT_TIMEOUT_MS), limitBody(limits.maxBytes ?? ONE_MEGABYTE)];
}

type Reference = { $ref: string };
type JsonSchema = Record<string, unknown>;

/**
 * Puts a shape among the schemas of /openapi.json and returns the reference to it. What a route describes by reference is
 * not read by the router: its handler reads the body strictly and names the faults.
 */
export function describeShape(
  router: OpenAPIHono<AppEnv>,
  name: string,
  shape: core.$ZodType,
  io: "input" | "output",
): Reference {
  const { $schema: _, $defs, ...schema } = toJSONSchema(shape, { io, unrepresentable: "any" }) as JsonSchema;
  const place = (part: unknown) =>
    JSON.parse(JSON.stringify(part).replaceAll('"#/$defs/', `"#/components/schemas/${name}.`)) as never;
  for (const [def, part] of Object.entries((typeof $defs === "object" && $defs) || {}))
    router.openAPIRegistry.registerComponent("schemas", `${name}.${def}`, place(part));
  router.openAPIRegistry.registerComponent("schemas", name, place(schema));
  return { $ref: `#/components/schemas/${name}` };
}
