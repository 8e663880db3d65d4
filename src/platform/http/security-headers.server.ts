import { createMiddleware } from "hono/factory";
import type { AppEnv } from "./app-env.server.ts";

const CONSTANT_HEADERS = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
};
const TWO_YEARS_SECONDS = 63_072_000;

/**
 * The headers that keep a page to itself: a strict Content-Security-Policy with the request's nonce, no framing, no
 * sniffing, no referrer. `isSecure` says that people reach us over TLS; only then is HTTPS made lasting.
 */
export function securityHeaders(isSecure: (forwardedProto: string | undefined) => boolean) {
  return createMiddleware<AppEnv>(async (c, next) => {
    await next();
    const { headers } = c.res;
    for (const [name, value] of Object.entries(CONSTANT_HEADERS))
      if (!headers.has(name)) headers.set(name, value);
    // A 304 keeps the stored page with its stored nonce; a new policy would block the page's own scripts.
    if (c.res.status !== 304 && !headers.has("content-security-policy"))
      headers.set("content-security-policy", contentSecurityPolicy(c.get("ctx").nonce));
    if (isSecure(c.req.header("x-forwarded-proto")))
      headers.set("strict-transport-security", `max-age=${TWO_YEARS_SECONDS}; includeSubDomains`);
  });
}

/** The policy: our own origin for everything, scripts only by nonce or from our own files, no plugins, no frames. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
