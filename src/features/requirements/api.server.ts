import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { apiRoute, apiRouter, describeShape, problemResponse } from "#src/platform/api.server.ts";
import type { AppEnv } from "#src/platform/http/app-env.server.ts";
import { limitRate } from "#src/platform/http/limits.server.ts";
import { refusalProblem } from "#src/platform/http/problem.server.ts";
import { bodyProblem, readJson } from "#src/platform/http/read-json.server.ts";
import { requirementShape } from "#src/rules/requirement.ts";
import { REPORTS_PER_HOUR, type ReportRefusal, reportMistake } from "./reports.server.ts";
import { factsOfKind, summaryOf } from "./requirement-summary.ts";
import { findRequirement, type RequirementRefusal, readBundle } from "./requirements.server.ts";
import { factsAskedShape, mistakeReportShape, requirementListShape } from "./schema.ts";

const STATUSES = { "requirement.unknown-kind": 404 } as const satisfies Record<
  RequirementRefusal["code"],
  number
>;
const REPORT_STATUSES = { "report.bad": 400 } as const satisfies Record<ReportRefusal["code"], number>;
const EXAMPLE_REPORT = {
  kind: "us-tx/pharmacy-technician",
  rule: "law",
  text: "A fictional report: the source that you name was replaced on January 1; the new text asks for the same hour.",
};
const PUBLIC = "The law is public, and so is our reading of it.";
const CACHE = "public, max-age=300, must-revalidate";
const EXAMPLE_KIND = "us-tx/pharmacy-technician";

/** The REST door to the requirements. `trustedProxies` tells whose word of a caller's address counts. */
export function requirementsApi({ trustedProxies }: { trustedProxies: number }) {
  const router = apiRouter();
  const requirement = describeShape(router, "Requirement", requirementShape, "output");
  const list = describeShape(router, "RequirementList", requirementListShape, "output");
  const facts = describeShape(router, "FactsAsked", factsAskedShape, "output");

  const all = apiRoute({
    method: "get",
    path: "/requirements",
    operationId: "listRequirements",
    tags: ["Requirements"],
    summary: "Every kind of credential whose requirement is known, in short",
    security: [],
    "x-public-because": PUBLIC,
    responses: {
      200: { description: "The kinds, sorted", content: { "application/json": { schema: list } } },
      429: problemResponse("Too many requests from this address"),
    },
  });
  router.openapi(all, (c) => {
    const { version, license, requirements } = readBundle();
    openToAll(c.header.bind(c), version);
    const today = c.get("ctx").today;
    return c.json({
      version,
      license,
      requirements: requirements.map((entry) => summaryOf(entry, today)),
    }) as never;
  });

  const one = apiRoute({
    method: "get",
    path: "/requirements/{authority}/{credential}",
    operationId: "findRequirement",
    tags: ["Requirements"],
    summary: "What one authority asks of the holders of one kind of credential, with every source",
    security: [],
    "x-public-because": PUBLIC,
    request: {
      params: z.object({
        authority: z.string().max(100).openapi({ example: "us-tx" }),
        credential: z.string().max(100).openapi({ example: "pharmacy-technician" }),
      }),
    },
    responses: {
      200: {
        description: "The requirement, and the facts about the holder that its rules hang on",
        content: {
          "application/json": {
            schema: {
              type: "object",
              required: ["version", "license", "requirement", "factsAsked"],
              properties: {
                version: { type: "string", description: "a hash of all requirements" },
                license: { const: "CC-BY-4.0" },
                requirement,
                factsAsked: facts,
              },
            },
            ...exampleOf(EXAMPLE_KIND),
          },
        },
      },
      404: problemResponse("No such kind; `facts.nearest` names the nearest ones"),
      429: problemResponse("Too many requests from this address"),
    },
  });
  router.openapi(one, (c) => {
    const { authority, credential } = c.req.valid("param");
    return answerOne(c as Context<AppEnv>, `${authority}/${credential}`) as never;
  });
  // The same where a program wrote the kind's slash as %2F, and a word that is no kind learns the nearest.
  router.get("/requirements/:kind", (c) => answerOne(c, c.req.param("kind")));
  mountReports(router, trustedProxies);
  return router;
}

function answerOne(c: Context<AppEnv>, kind: string): Response {
  const found = findRequirement(kind);
  const { version, license } = readBundle();
  openToAll(c.header.bind(c), version);
  if (!found.ok) return refusalProblem(c, found.refusal, STATUSES, "No requirement is known for this kind.");
  return c.json({ version, license, requirement: found.value, factsAsked: factsOfKind(found.value) });
}

function mountReports(router: ReturnType<typeof apiRouter>, trustedProxies: number): void {
  const shape = describeShape(router, "MistakeReport", mistakeReportShape, "input");
  const report = apiRoute({
    method: "post",
    path: "/requirement-reports",
    operationId: "reportMistake",
    tags: ["Requirements"],
    summary: "Report a mistake in a requirement",
    description: `At most ${REPORTS_PER_HOUR} an hour from one address. No address is kept; the e-mail address only if you give one.`,
    security: [],
    "x-public-because": "A reader without an account may tell what is wrong.",
    request: {
      body: { required: true, content: { "application/json": { schema: shape, example: EXAMPLE_REPORT } } },
    },
    responses: {
      201: {
        description: "It is kept",
        content: {
          "application/json": {
            schema: {
              type: "object",
              required: ["id"],
              properties: { id: { type: "string", format: "uuid" } },
            },
          },
        },
      },
      400: problemResponse("The body is not JSON, or the report has faults; each is named by its path"),
      413: problemResponse("The body has more than 64 KB"),
      415: problemResponse("The body is not marked as JSON"),
      429: problemResponse("Too many reports from this address; `Retry-After` says when the next may come"),
    },
    limits: { maxBytes: 65_536 },
    before: [limitRate({ points: REPORTS_PER_HOUR, perSeconds: 3600, trustedProxies })],
  });
  router.openapi(report, async (c) => {
    c.header("cache-control", "no-store");
    const body = await readJson(c);
    if (!body.ok) return bodyProblem(c, body.refusal) as never;
    const kept = await reportMistake(c.get("ctx"), body.value);
    if (!kept.ok)
      return refusalProblem(
        c,
        kept.refusal,
        REPORT_STATUSES,
        "The report has faults; each is named by its path.",
      ) as never;
    return c.json(kept.value, 201) as never;
  });
}

/** Lets any site read it, and any cache keep it for five minutes. */
function openToAll(header: (name: string, value: string) => void, version: string): void {
  header("access-control-allow-origin", "*");
  header("cross-origin-resource-policy", "cross-origin");
  header("cache-control", CACHE);
  header("x-requirements-version", version);
}

function exampleOf(kind: string): { example?: unknown } {
  const found = findRequirement(kind);
  const { version, license } = readBundle();
  return found.ok
    ? { example: { version, license, requirement: found.value, factsAsked: factsOfKind(found.value) } }
    : {};
}
