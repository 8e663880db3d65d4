import { apiRouter } from "#src/platform/api.server.ts";

/** The REST doors of the rooms, each mounted under /api/v1. */
const doors: ReturnType<typeof apiRouter>[] = [];

const DESCRIPTION = {
  openapi: "3.1.0",
  info: {
    title: "Goodstanding",
    version: "1",
    description: "Where a pharmacy technician stands with every board and certifier, and why.",
  },
};

/** The API with all its routes, and its own description at /openapi.json. */
export function createApi() {
  const api = apiRouter();
  for (const door of doors) api.route("/api/v1", door);
  const description = api.getOpenAPI31Document(DESCRIPTION);
  api.get("/openapi.json", (c) => {
    c.header("access-control-allow-origin", "*");
    return c.json(description);
  });
  return api;
}
