import { createMiddleware } from "hono/factory";
import type { AppEnv } from "./app-env.server.ts";
import { DRAWN_WITH_NONCE } from "./deliver.server.ts";
import { keepRecent } from "./keep-recent.server.ts";

const KEPT_BYTES = 32_000_000;

type KeptPage = { body: Uint8Array<ArrayBuffer>; headers: [string, string][]; until: number };

/**
 * What a public page says of itself: `export const headers = () => publicFor(60)`. This process keeps the drawn page for
 * so many seconds (and not past the legal day); a reader asks each time and gets 304 while nothing changed. For pages that
 * are the same for everybody: they read no cookie and no query.
 */
export function publicFor(seconds: number): { "Cache-Control": string } {
  return { "Cache-Control": `public, max-age=0, s-maxage=${seconds}, must-revalidate` };
}

/** Answers a kept public page without drawing it again. */
export function keepPublicPages(clock: () => number = Date.now) {
  const kept = keepRecent<KeptPage>(KEPT_BYTES);
  return createMiddleware<AppEnv>(async (c, next) => {
    const url = new URL(c.req.url);
    if (c.req.method !== "GET" || url.search) return next();
    const key = `${c.get("ctx").today} ${url.pathname}`;
    const page = kept.get(key);
    if (page && page.until > clock()) return new Response(page.body, { headers: page.headers });
    await next();
    const seconds = keepSeconds(c.res);
    if (!seconds) return;
    const headers = [...c.res.headers];
    const body = new Uint8Array(await c.res.arrayBuffer());
    kept.set(key, { body, headers, until: clock() + seconds * 1000 }, body.length);
    c.res = new Response(body, { headers });
  });
}

function keepSeconds(response: Response): number {
  const control = response.headers.get("cache-control") ?? "";
  if (response.status !== 200 || !control.includes("public") || response.headers.has(DRAWN_WITH_NONCE))
    return 0;
  if (response.headers.has("set-cookie") || response.headers.has("vary")) return 0;
  return Number(/s-maxage=(\d+)/.exec(control)?.[1] ?? 0);
}
