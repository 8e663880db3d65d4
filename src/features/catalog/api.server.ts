import { z } from "@hono/zod-openapi";
import { apiRoute, apiRouter, describeShape, problemResponse } from "#src/platform/api.server.ts";
import { refusalProblem } from "#src/platform/http/problem.server.ts";
import type { UanRefusal } from "#src/rules/uan.ts";
import { readUan } from "./catalog.server.ts";
import { uanReadingShape } from "./schema.ts";

const STATUSES = { "uan.unreadable": 400 } as const satisfies Record<UanRefusal["code"], number>;

/** The REST door to activities. */
export function catalogApi() {
  const router = apiRouter();
  const reading = describeShape(router, "UanReading", uanReadingShape, "output");
  const uan = apiRoute({
    method: "get",
    path: "/uan/{uan}",
    operationId: "readUan",
    tags: ["Catalog"],
    summary: "What a Universal Activity Number says, and for whom a course that bears it counts",
    description: "Read leniently in form (hyphens, case, P/T with the slash as %2F), strictly in meaning.",
    security: [],
    "x-public-because": "It reads a public number and stores nothing.",
    request: {
      params: z.object({ uan: z.string().max(200).openapi({ example: "0202-0000-25-012-H03-T" }) }),
    },
    responses: {
      200: { description: "The parts of the number", content: { "application/json": { schema: reading } } },
      400: problemResponse("The number cannot be read; `facts.part` and `facts.fix` say what to mend"),
      429: problemResponse("Too many requests from this address"),
    },
  });
  router.openapi(uan, (c) => {
    const read = readUan(c.req.valid("param").uan, c.get("ctx").today);
    if (!read.ok)
      return refusalProblem(
        c,
        read.refusal,
        STATUSES,
        `This UAN cannot be read. ${read.refusal.fix}`,
      ) as never;
    return c.json(read.value) as never;
  });
  return router;
}
