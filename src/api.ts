import { catalogApi } from "#src/features/catalog/api.server.ts";
import { requirementsApi } from "#src/features/requirements/api.server.ts";
import { standingApi } from "#src/features/standing/api.server.ts";
import { planApi } from "#src/features/standing/plan-api.server.ts";
import { apiRouter } from "#src/platform/api.server.ts";
import type { ApiDescription } from "#src/platform/api-description.server.ts";

/** The REST doors of the rooms, each mounted under /api/v1. */
const doors: readonly ((parts: ApiParts) => ReturnType<typeof apiRouter>)[] = [
  standingApi,
  planApi,
  requirementsApi,
  catalogApi,
];

/** How many proxies before us are trusted to tell a caller's address. */
export type ApiParts = { trustedProxies: number };

const DESCRIPTION = {
  openapi: "3.1.0",
  info: {
    title: "Goodstanding",
    version: "1",
    description: "Where a pharmacy technician stands with every board and certifier, and why.",
    license: { name: "Apache 2.0", identifier: "Apache-2.0" },
  },
  servers: [{ url: "/", description: "this server" }],
  tags: [
    { name: "Standing", description: "Where a person stands; nothing that is asked is stored." },
    { name: "Requirements", description: "The law as dated, sourced data." },
    { name: "Catalog", description: "Activities and their numbers." },
  ],
};

/** What the API says of itself, as OpenAPI 3.1. */
export function describeApi(api: ReturnType<typeof apiRouter>): ApiDescription {
  // The library's type allows a $ref in any place; our own routes write their parts out.
  return api.getOpenAPI31Document(DESCRIPTION) as unknown as ApiDescription;
}

/** The API with all its routes, and its own description at /openapi.json. */
export function createApi(parts: ApiParts) {
  const api = apiRouter();
  for (const door of doors) api.route("/api/v1", door(parts));
  const description = describeApi(api);
  api.get("/openapi.json", (c) => {
    c.header("access-control-allow-origin", "*");
    return c.json(description);
  });
  return api;
}
