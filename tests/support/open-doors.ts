import { Hono } from "hono";
import { createApi } from "#src/api.ts";
import { openData } from "#src/features/requirements/open-data.server.ts";
import type { Database } from "#src/platform/db.server.ts";
import type { AppEnv } from "#src/platform/http/app-env.server.ts";
import { deliver } from "#src/platform/http/deliver.server.ts";
import { giveContext } from "#src/platform/http/give-context.server.ts";
import { securityHeaders } from "#src/platform/http/security-headers.server.ts";
import { createLog } from "#src/platform/log.server.ts";

/** The program-facing doors as the web process mounts them, without its pages. Without `db`, no route may need one. */
export function openDoors(db?: Database["db"]): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const now = () => new Date("2026-11-24T17:00:00Z");
  const noDatabase = undefined as unknown as Database["db"];
  app.use(giveContext({ db: db ?? noDatabase, log: createLog("silent"), timeZone: "America/New_York", now }));
  app.use(
    securityHeaders(() => false),
    deliver(),
  );
  app.route("/", createApi({ trustedProxies: 1 }));
  app.route("/", openData({ publicUrl: "https://ce.example" }));
  return app;
}
