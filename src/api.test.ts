import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packageRoot } from "#src/platform/package-root.server.ts";
import { parseProfile } from "#src/rules/profile.ts";
import { judgementShape } from "#src/rules/standing.ts";
import { openDoors } from "../tests/support/open-doors.ts";

type Media = Record<string, { schema?: unknown; example?: unknown }>;
type Operation = {
  operationId: string;
  security?: unknown[];
  "x-public-because"?: string;
  requestBody?: { content: Media };
  responses: Record<string, { content?: Media }>;
};
type Description = { openapi: string; paths: Record<string, Record<string, Operation>> };

const NAMES = [
  "tellStanding",
  "tellStandings",
  "listRequirements",
  "findRequirement",
  "reportMistake",
  "readUan",
];
let description: Description;
let response: Response;
beforeAll(async () => {
  response = await openDoors().request("/openapi.json");
  description = (await response.clone().json()) as Description;
});
const operations = () =>
  Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.values(methods).map((operation) => ({ path, operation })),
  );

describe("/openapi.json", () => {
  test("is OpenAPI 3.1, may be read by any site, and names every operation once", () => {
    expect(response.status).toBe(200);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(description.openapi).toBe("3.1.0");
    const names = operations().map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(NAMES));
  });

  test("says of every operation how it is secured, or why it needs nothing", () => {
    for (const { path, operation } of operations()) {
      expect(operation.security, path).toBeDefined();
      if (operation.security?.length === 0)
        expect(operation["x-public-because"], path).toMatch(/\w+ \w+ .*\.$/);
    }
  });

  test("names every refusal that an operation can answer in the one shape of problems", () => {
    for (const { path, operation } of operations())
      for (const [status, { content }] of Object.entries(operation.responses))
        if (Number(status) >= 400)
          expect(content?.["application/json"]?.schema, `${path} ${status}`).toEqual({
            $ref: "#/components/schemas/Problem",
          });
  });

  test("is found clean by redocly, its examples fitting their schemas", async () => {
    const folder = mkdtempSync(join(tmpdir(), "openapi-"));
    afterAll(() => rmSync(folder, { recursive: true }));
    const file = join(folder, "openapi.json");
    writeFileSync(file, JSON.stringify(description));
    const lint = promisify(execFile)(
      join(packageRoot(), "node_modules/.bin/redocly"),
      ["lint", file, "--format", "json"],
      {
        env: { PATH: process.env.PATH, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
      },
    );
    const { stdout } = await lint.catch((error: { stdout: string }) => error);
    const { totals, problems } = JSON.parse(stdout) as {
      totals: Record<string, number>;
      problems: unknown[];
    };
    expect(problems).toEqual([]);
    expect(totals).toMatchObject({ errors: 0, warnings: 0 });
  }, 60_000);

  test("shows a profile that is accepted and the answer that it really gets", async () => {
    const operation = operations().find(
      ({ operation }) => operation.operationId === "tellStanding",
    )?.operation;
    const profile = operation?.requestBody?.content["application/json"]?.example;
    const answer = operation?.responses[200]?.content?.["application/json"]?.example;
    expect(parseProfile(profile, new Set(["us-tx/pharmacy-technician"])).ok).toBe(true);
    expect(judgementShape.strict().parse(answer).standings).toHaveLength(1);
    const asked = await openDoors().request("/api/v1/standing", {
      method: "POST",
      body: JSON.stringify(profile),
      headers: { "content-type": "application/json" },
    });
    expect(await asked.json()).toEqual(answer);
  });

  test("every problem has the four fields and no other", async () => {
    for (const path of ["/api/v1/uan/x", "/api/v1/requirements/us-zz/none"]) {
      const problem = (await (await openDoors().request(path)).json()) as object;
      expect(Object.keys(problem).sort()).toEqual(["code", "facts", "message", "requestId"]);
    }
  });
});
