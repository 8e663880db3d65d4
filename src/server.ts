import { join } from "node:path";
import { Hono } from "hono";
import { createRequestHandler, RouterContextProvider } from "react-router";
import { openData } from "#src/features/requirements/open-data.server.ts";
import { REPORTS_PER_HOUR } from "#src/features/requirements/reports.server.ts";
import { type ApiDescription, apiDescriptionContext } from "#src/platform/api-description.server.ts";
import type { Database } from "#src/platform/db.server.ts";
import type { DocumentParts } from "#src/platform/document/document.tsx";
import { documentPartsContext } from "#src/platform/document/document-parts.server.ts";
import type { Env } from "#src/platform/env.server.ts";
import type { AppEnv } from "#src/platform/http/app-env.server.ts";
import { deliver } from "#src/platform/http/deliver.server.ts";
import { giveContext } from "#src/platform/http/give-context.server.ts";
import { notReadyBecause } from "#src/platform/http/health.server.ts";
import { countRate, limitBody, limitRate, limitTime } from "#src/platform/http/limits.server.ts";
import { logRequests } from "#src/platform/http/log-requests.server.ts";
import { problem } from "#src/platform/http/problem.server.ts";
import { keepPublicPages } from "#src/platform/http/public-pages.server.ts";
import { readableAddress } from "#src/platform/http/readable-address.server.ts";
import { securityHeaders } from "#src/platform/http/security-headers.server.ts";
import { staticFiles } from "#src/platform/http/static-files.server.ts";
import type { Locale } from "#src/platform/i18n/locales.ts";
import { messagesOf } from "#src/platform/i18n/translator.server.ts";
import type { Log } from "#src/platform/log.server.ts";
import { readMigrations } from "#src/platform/migrations.server.ts";
import { packageRoot } from "#src/platform/package-root.server.ts";
import { type Ctx, requestContext, secondsToWaitContext } from "#src/platform/request-context.server.ts";
import { serve } from "#src/platform/serve.server.ts";
import { createApi, describeApi } from "./api.ts";

export type AppParts = { env: Env; db: Database["db"]; log: Log; now?: () => Date };

/** The whole web application as one Hono app: health, API, files of the built client, pages. */
export function createApp({ env, db, log, now = () => new Date() }: AppParts): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use(giveContext({ db, log, timeZone: env.TIME_ZONE, now }), logRequests());
  app.use(securityHeaders(isSecureBy(env)), deliver());
  app.onError((error, c) => {
    c.get("ctx").log.error({ err: error }, "a request failed");
    return problem(
      c,
      500,
      "request.failed",
      "Something broke on our side. It is written down under this request id.",
    );
  });
  app.use(readableAddress());
  mountHealth(app, db);
  const rate = limitRate({
    points: env.RATE_LIMIT_PER_MINUTE,
    perSeconds: 60,
    trustedProxies: env.TRUSTED_PROXIES,
  });
  app.use("/api/*", rate);
  const api = createApi({ trustedProxies: env.TRUSTED_PROXIES });
  app.route("/", api);
  app.all("/api/*", (c) =>
    problem(c, 404, "request.no-such-operation", "The API has no operation at this address."),
  );
  app.route("/", openData({ publicUrl: env.PUBLIC_URL }));
  app.use(staticFiles(join(packageRoot(), "dist/web/client")));
  app.on(["POST"], "*", rate, limitBody());
  app.use(limitTime(env.REQUEST_TIMEOUT_SECONDS * 1000), keepPublicPages());
  mountPages(app, env, describeApi(api));
  return app;
}

/** The whole life of a web process; resolves to its exit code. */
export function serveUntilStopped(): Promise<number> {
  return serve(createApp);
}

/** HTTPS is made lasting only where people come over TLS: the site's own address says so, or a trusted proxy does. */
function isSecureBy(env: Env): (forwardedProto: string | undefined) => boolean {
  const isPublic = env.PUBLIC_URL?.startsWith("https:") ?? false;
  return (forwardedProto) => isPublic || (env.TRUSTED_PROXIES > 0 && forwardedProto === "https");
}

function mountHealth(app: Hono<AppEnv>, db: Database["db"]): void {
  const migrations = readMigrations();
  app.get("/healthz", (c) => c.json({ status: "ok" }));
  app.get("/readyz", async (c) => {
    const reason = await notReadyBecause(db, migrations);
    return reason ? c.json({ status: "not-ready", reason }, 503) : c.json({ status: "ready" });
  });
}

function mountPages(app: Hono<AppEnv>, env: Env, description: ApiDescription): void {
  const locale: Locale = env.PSEUDO_LOCALE ? "en-XA" : "en";
  const isSecure = isSecureBy(env);
  const points = env.RATE_LIMIT_PER_MINUTE === 0 ? 0 : REPORTS_PER_HOUR;
  const secondsToWait = countRate({ points, perSeconds: 3600, trustedProxies: env.TRUSTED_PROXIES });
  const load = () => import("virtual:react-router/server-build");
  // Loaded at the start, so that a later build in the same folder cannot take it from under a server that runs.
  const loaded = import.meta.env.DEV ? null : load();
  const pages = createRequestHandler(() => loaded ?? load(), import.meta.env.MODE);
  const messages = messagesOf(locale);
  app.all("*", async (c) => {
    const ctx = c.get("ctx");
    const isReport = c.req.method === "POST" && c.req.path.startsWith("/requirements/");
    const request = isSecure(c.req.header("x-forwarded-proto")) ? overTls(c.req.raw) : c.req.raw;
    const context = routerContext(ctx, { locale, messages, publicUrl: env.PUBLIC_URL }, description);
    if (isReport) context.set(secondsToWaitContext, await secondsToWait(c));
    return pages(request, context);
  });
}

/** The request as the reader's browser sent it, before a proxy took TLS off: its origin is compared with a form's. */
function overTls(request: Request): Request {
  const url = new URL(request.url);
  url.protocol = "https:";
  return new Request(url, request);
}

function routerContext(
  ctx: Ctx,
  parts: Omit<DocumentParts, "nonce" | "requestId">,
  description: ApiDescription,
) {
  const context = new RouterContextProvider();
  context.set(requestContext, ctx);
  context.set(documentPartsContext, { ...parts, nonce: ctx.nonce, requestId: ctx.requestId });
  context.set(apiDescriptionContext, description);
  return context;
}
