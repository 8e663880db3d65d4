import { apiRoute, apiRouter, describeShape, problemResponse } from "#src/platform/api.server.ts";
import { refusalProblem } from "#src/platform/http/problem.server.ts";
import { bodyProblem, readJson } from "#src/platform/http/read-json.server.ts";
import { planShape } from "#src/rules/plan/plan-shape.ts";
import type { InputRefusal } from "#src/rules/profile.ts";
import { exampleCatalog } from "./example-catalog.ts";
import { exampleProfile } from "./example-profile.ts";
import { makePlan, PLAN_MS, type PlanRefusal, readPlanRequest } from "./planner.server.ts";
import { planRequestShape } from "./schema.ts";

const STATUSES = {
  "input.bad": 400,
  "plan.busy": 503,
  "plan.too-slow": 503,
} as const satisfies Record<InputRefusal["code"] | PlanRefusal["code"], number>;
const SENTENCES = {
  "plan.busy": "Too many plans are being made; ask again in a minute.",
  "plan.too-slow": "This took too long and was given up; send fewer activities or credentials at once.",
} as const satisfies Record<PlanRefusal["code"], string>;
const EIGHT_MEGABYTES = 8 * 1_048_576;
const ONE_MINUTE = 60_000;

/** The REST door to plans. */
export function planApi() {
  const router = apiRouter();
  const request = describeShape(router, "PlanRequest", planRequestShape, "input");
  const plan = describeShape(router, "Plan", planShape, "output");
  const route = apiRoute({
    method: "post",
    path: "/plan",
    operationId: "makePlan",
    tags: ["Standing"],
    summary: "Which activities of a catalog close every gap of a profile, at the lowest price",
    description:
      "Every gap that can be closed is, at the lowest price, then in the fewest hours, then with the fewest activities; the judge confirms it before it is told. Where the time runs out, the best plan found is told as not-proven, with what no plan can cost less than. Bad input is refused whole; `facts.faults` names every fault by its path.",
    security: [],
    "x-public-because": "It plans for what the caller sends and stores nothing, so that anybody may ask.",
    limits: { maxBytes: EIGHT_MEGABYTES, timeoutMs: ONE_MINUTE },
    request: {
      body: {
        required: true,
        content: {
          "application/json": {
            schema: request,
            example: { profile: exampleProfile, catalog: exampleCatalog },
          },
        },
      },
    },
    responses: {
      200: { description: "The plan", content: { "application/json": { schema: plan } } },
      400: problemResponse("The body is not JSON, or the profile or the catalog has faults"),
      413: problemResponse("The body has more than 8 MB"),
      415: problemResponse("The body is not marked as JSON"),
      429: problemResponse("Too many requests from this address"),
      503: problemResponse("Too many plans are being made, or this one took too long"),
    },
  });
  router.openapi(route, async (c) => {
    c.header("cache-control", "no-store");
    const body = await readJson(c);
    if (!body.ok) return bodyProblem(c, body.refusal) as never;
    const read = readPlanRequest(body.value);
    if (!read.ok)
      return refusalProblem(
        c,
        read.refusal,
        STATUSES,
        "The input has faults; each is named by its path.",
      ) as never;
    const made = await makePlan({ ...read.value, today: c.get("ctx").today, milliseconds: PLAN_MS });
    if (!made.ok) return refusalProblem(c, made.refusal, STATUSES, SENTENCES[made.refusal.code]) as never;
    return c.json(made.value, 200) as never;
  });
  return router;
}
