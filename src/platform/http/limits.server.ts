import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { RateLimiterMemory } from "rate-limiter-flexible";
import type { AppEnv } from "./app-env.server.ts";
import { problem } from "./problem.server.ts";

export const ONE_MEGABYTE = 1_048_576;

/** Refuses a body above the limit before it is read whole. */
export function limitBody(maxBytes: number = ONE_MEGABYTE) {
  return bodyLimit({
    maxSize: maxBytes,
    onError: (c) =>
      problem(
        c as Context<AppEnv>,
        413,
        "request.too-large",
        `The body may have at most ${maxBytes} bytes.`,
        { maxBytes },
      ),
  });
}

/** Answers 503 when the handler takes longer; what it still does is its own to bound. */
export function limitTime(timeoutMs: number) {
  return createMiddleware<AppEnv>(async (c, next) => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<"late">((resolve) => {
      timer = setTimeout(resolve, timeoutMs, "late");
    });
    const outcome = await Promise.race([next(), late]).finally(() => clearTimeout(timer));
    if (outcome !== "late") return;
    return problem(c, 503, "request.too-slow", "This took too long and was given up.", { timeoutMs });
  });
}

export type Rate = { points: number; perSeconds: number; trustedProxies: number };

/** Counts requests per address in memory: the seconds to wait before this one may go on, 0 for none. `points` 0 counts nothing. */
export function countRate({
  points,
  perSeconds,
  trustedProxies,
}: Rate): (c: Context<AppEnv>) => Promise<number> {
  const limiter = new RateLimiterMemory({ points: Math.max(points, 1), duration: perSeconds });
  return async (c) => {
    if (points === 0) return 0;
    const waitMs = await limiter.consume(addressOf(c, trustedProxies)).then(
      () => 0,
      (refused: { msBeforeNext: number }) => refused.msBeforeNext,
    );
    return waitMs === 0 ? 0 : Math.max(1, Math.ceil(waitMs / 1000));
  };
}

/** Above the rate of one address, 429 with `Retry-After`. */
export function limitRate(rate: Rate) {
  const secondsToWait = countRate(rate);
  return createMiddleware<AppEnv>(async (c, next) => {
    const retryAfterSeconds = await secondsToWait(c);
    if (retryAfterSeconds === 0) return next();
    c.header("retry-after", String(retryAfterSeconds));
    return problem(c, 429, "request.too-many", "Too many requests from this address.", { retryAfterSeconds });
  });
}

/** The address that the outermost trusted proxy saw; without proxies, the connection's own. Never logged. */
function addressOf(c: Context<AppEnv>, trustedProxies: number): string {
  const forwarded = c.req.header("x-forwarded-for")?.split(",") ?? [];
  const told = trustedProxies > 0 ? forwarded.at(-trustedProxies)?.trim() : undefined;
  if (told) return told;
  return c.env?.incoming ? (getConnInfo(c).remote.address ?? "unknown") : "in-process";
}
