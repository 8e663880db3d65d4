import { localDate } from "#src/base/local-date.ts";
import { apiRoute, apiRouter, describeShape, problemResponse } from "#src/platform/api.server.ts";
import { problem, refusalProblem } from "#src/platform/http/problem.server.ts";
import { bodyProblem, readJson } from "#src/platform/http/read-json.server.ts";
import { bodyChunks, isIdleFault, streamLines } from "#src/platform/http/stream-lines.server.ts";
import { type InputRefusal, profileShape } from "#src/rules/profile.ts";
import { judgementShape } from "#src/rules/standing.ts";
import { exampleProfile } from "./example-profile.ts";
import { formatAnswers, judgeLines, PROFILE_FAULTS } from "./profile-lines.server.ts";
import { lineErrorShape } from "./schema.ts";
import { tellStanding } from "./standing.server.ts";

const STATUSES = { "input.bad": 400 } as const satisfies Record<InputRefusal["code"], number>;
const PUBLIC = "It judges what the caller sends and stores nothing, so that anybody may ask.";
const LINES_TYPE =
  /^(application\/(x-ndjson|ndjson|jsonl|x-jsonlines|json|octet-stream)|text\/plain)\s*(;|$)/i;

/** The REST door to standings: one profile, or a stream of them. */
export function standingApi() {
  const router = apiRouter();
  const profile = describeShape(router, "Profile", profileShape, "input");
  const judgement = describeShape(router, "Judgement", judgementShape, "output");
  const lineError = describeShape(router, "LineError", lineErrorShape, "output");
  const example = tellStanding(exampleProfile, localDate(exampleProfile.asOf));
  const examples = example.ok ? { example: example.value } : {};

  const one = apiRoute({
    method: "post",
    path: "/standing",
    operationId: "tellStanding",
    tags: ["Standing"],
    summary: "Where one profile stands with every board and certifier it names",
    description:
      "The day judged is the profile's asOf, or today in the server's zone. Bad input is refused whole; `facts.faults` names every fault by its path.",
    security: [],
    "x-public-because": PUBLIC,
    request: {
      body: { required: true, content: { "application/json": { schema: profile, example: exampleProfile } } },
    },
    responses: {
      200: {
        description: "The judgement",
        content: { "application/json": { schema: judgement, ...examples } },
      },
      400: problemResponse("The body is not JSON, or the profile has faults"),
      413: problemResponse("The body has more than 1 MB"),
      415: problemResponse("The body is not marked as JSON"),
      429: problemResponse("Too many requests from this address"),
    },
  });
  router.openapi(one, async (c) => {
    c.header("cache-control", "no-store");
    const body = await readJson(c);
    if (!body.ok) return bodyProblem(c, body.refusal) as never;
    const told = tellStanding(body.value, c.get("ctx").today);
    if (!told.ok) return refusalProblem(c, told.refusal, STATUSES, PROFILE_FAULTS) as never;
    return c.json(told.value, 200) as never;
  });

  const many = apiRoute({
    method: "post",
    path: "/standings",
    operationId: "tellStandings",
    tags: ["Standing"],
    summary: "Where many profiles stand: one JSON document a line, answered one a line",
    description:
      "Newline-delimited JSON in and out, in the same order, answered while it is being sent. A line that is no profile is answered by a LineError and the rest goes on; blank lines are left out. A line may have 1 MB; a party that neither sends nor takes anything for a minute is given up.",
    security: [],
    "x-public-because": PUBLIC,
    limits: "streaming",
    request: {
      body: {
        required: true,
        content: {
          "application/x-ndjson": { schema: profile, example: exampleProfile },
        },
      },
    },
    responses: {
      200: {
        description: "One judgement, or one LineError, a line",
        content: { "application/x-ndjson": { schema: { oneOf: [judgement, lineError] } } },
      },
      415: problemResponse("The body is not marked as newline-delimited JSON"),
      429: problemResponse("Too many requests from this address"),
    },
  });
  router.openapi(many, (c) => {
    if (!LINES_TYPE.test(c.req.header("content-type") ?? ""))
      return problem(
        c,
        415,
        "request.not-ndjson",
        "Send one JSON document a line, with the header content-type: application/x-ndjson.",
      ) as never;
    return streamLines(
      c,
      answersTo(c.req.raw, c.get("ctx").today),
      "application/x-ndjson; charset=utf-8",
    ) as never;
  });
  return router;
}

/** The answers, line by line; a sender that falls silent is told so in a last one. */
async function* answersTo(request: Request, today: Parameters<typeof judgeLines>[1]): AsyncGenerator<string> {
  let line = 0;
  try {
    for await (const answers of judgeLines(bodyChunks(request), today)) {
      line += answers.length;
      yield formatAnswers(answers);
    }
  } catch (error) {
    if (!isIdleFault(error)) throw error;
    yield `${JSON.stringify({ line: line + 1, error: { code: "request.too-slow", message: error.message, facts: {} } })}\n`;
  }
}
