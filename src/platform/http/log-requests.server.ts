import { createMiddleware } from "hono/factory";
import { routePath } from "hono/route";
import type { AppEnv } from "./app-env.server.ts";

/** One line per request: method, route, status, duration. Not the path: it may hold what a person typed. */
export function logRequests() {
  return createMiddleware<AppEnv>(async (c, next) => {
    const started = performance.now();
    await next();
    const durationMs = Math.round((performance.now() - started) * 10) / 10;
    const { log } = c.get("ctx");
    // After next() the current route is the one that answered; the last would be the pages' catch-all.
    log.info({ method: c.req.method, route: routePath(c), status: c.res.status, durationMs }, "request");
  });
}
