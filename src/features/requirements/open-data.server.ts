import { createHash } from "node:crypto";
import { type Context, Hono } from "hono";
import type { LocalDate } from "#src/base/local-date.ts";
import type { AppEnv } from "#src/platform/http/app-env.server.ts";
import { problem } from "#src/platform/http/problem.server.ts";
import type { Requirement } from "#src/rules/requirement.ts";
import { changesOf } from "./changes.ts";
import { atomFeed } from "./changes-feed.ts";
import { requirementCsv } from "./requirement-csv.ts";
import { findRequirement, readBundle } from "./requirements.server.ts";

/*
 * The law as open data, at the site's own addresses. Any site may read it; caches keep it for five minutes and then ask
 * again by its tag. An address that names the version in `?v=` never changes.
 */

const REVALIDATED = "public, max-age=300, must-revalidate";
const FOREVER = "public, max-age=31536000, immutable";
const FEED_ID = urnOf("requirement changes");

/** The addresses of the open data. `publicUrl` is the site's own, for the feed's links; else the request's. */
export function openData({ publicUrl }: { publicUrl: string | undefined }): Hono<AppEnv> {
  const router = new Hono<AppEnv>();
  const bundleText = JSON.stringify(readBundle());
  router.get("/requirements.json", (c) => answer(c, bundleText, "application/json"));
  router.get("/requirements/changes.atom", (c) => {
    const site = (publicUrl ?? new URL(c.req.url).origin).replace(/\/$/, "");
    return answer(c, feedOf(readBundle().requirements, site), "application/atom+xml; charset=utf-8");
  });
  router.get("/requirements/:authority/:file{.+\\.(?:json|csv)}", (c) => {
    const [, credential = "", form = ""] = /^(.+)\.(json|csv)$/.exec(c.req.param("file")) ?? [];
    const found = findRequirement(`${c.req.param("authority")}/${credential}`);
    if (!found.ok) {
      const { code, ...facts } = found.refusal;
      return problem(c, 404, code, "No requirement is known for this kind.", facts);
    }
    return form === "csv"
      ? answer(c, requirementCsv(found.value), "text/csv; charset=utf-8; header=present", `${credential}.csv`)
      : answer(c, requirementText(found.value), "application/json");
  });
  return router;
}

function requirementText(requirement: Requirement): string {
  const { version, license } = readBundle();
  return JSON.stringify({ version, license, requirement });
}

function answer(c: Context<AppEnv>, text: string, type: string, fileName?: string): Response {
  const { version } = readBundle();
  return c.body(text, 200, {
    "content-type": type,
    "cache-control": c.req.query("v") === version ? FOREVER : REVALIDATED,
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "etag, x-requirements-version",
    "cross-origin-resource-policy": "cross-origin",
    "x-requirements-version": version,
    link: '<https://creativecommons.org/licenses/by/4.0/>; rel="license"',
    ...(fileName ? { "content-disposition": `inline; filename="${fileName}"` } : {}),
  });
}

function feedOf(requirements: readonly Requirement[], site: string): string {
  const readOn = requirements.reduce(
    (latest, { checked }) => (checked > latest ? checked : latest),
    "1970-01-01" as LocalDate,
  );
  return atomFeed(changesOf(requirements), { site, id: FEED_ID, updatedOn: readOn, idOf: urnOf });
}

/** An id that is the same on every server and for ever: a UUID made from a name (RFC 9562, version 8). */
function urnOf(name: string): string {
  const hash = createHash("sha256").update(`goodstanding ${name}`).digest("hex");
  const variant = ((Number.parseInt(hash[16] ?? "0", 16) & 3) | 8).toString(16);
  return `urn:uuid:${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
