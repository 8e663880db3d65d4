import { createMiddleware } from "hono/factory";
import type { AppEnv } from "./app-env.server.ts";
import { problem } from "./problem.server.ts";

/** Refuses an address such as `/%` that cannot be decoded: what draws the pages would write it down as a person typed it. */
export function readableAddress() {
  return createMiddleware<AppEnv>(async (c, next) => {
    if (isReadable(new URL(c.req.url).pathname)) return next();
    return problem(
      c,
      400,
      "request.unreadable-address",
      "This address cannot be read: it holds a % that begins nothing.",
    );
  });
}

function isReadable(pathname: string): boolean {
  try {
    // Its result is used: a bundler leaves out a call that it takes to have no effect.
    return decodeURIComponent(pathname).length > 0;
  } catch {
    return false;
  }
}
