import type { Hono } from "hono";
import { beforeAll, describe, expect, test } from "vitest";
import type { AppEnv } from "#src/platform/http/app-env.server.ts";
import { requirementShape } from "#src/rules/requirement.ts";
import { openDoors } from "../../../tests/support/open-doors.ts";
import { requirementsByKind } from "./requirements.server.ts";
import { factsAskedShape, requirementListShape } from "./schema.ts";

let doors: Hono<AppEnv>;
beforeAll(() => {
  doors = openDoors();
});

describe("GET /api/v1/requirements", () => {
  test("lists every kind once, sorted, with what a list needs", async () => {
    const response = await doors.request("/api/v1/requirements");
    expect(response.status).toBe(200);
    const { requirements } = requirementListShape.strict().parse(await response.json());
    expect(requirements.map(({ kind }) => kind)).toEqual([...requirementsByKind().keys()]);
    expect(requirements.find(({ kind }) => kind === "us-tx/pharmacy-technician")).toMatchObject({
      hours: 20,
      cycleMonths: 24,
    });
    expect(requirements.find(({ kind }) => kind === "us-nc/pharmacy-technician")).toMatchObject({
      hours: "none",
    });
  });

  test("may be read by any site, and is not sent again to whom has it", async () => {
    const first = await doors.request("/api/v1/requirements");
    expect(first.headers.get("access-control-allow-origin")).toBe("*");
    const again = await doors.request("/api/v1/requirements", {
      headers: { "if-none-match": first.headers.get("etag") ?? "" },
    });
    expect(again.status).toBe(304);
  });
});

describe("GET /api/v1/requirements/{authority}/{credential}", () => {
  test("takes the kind with its slash encoded too, and tells half a kind the nearest", async () => {
    const plain = await doors.request("/api/v1/requirements/us-tx/pharmacy-technician");
    const encoded = await doors.request("/api/v1/requirements/us-tx%2Fpharmacy-technician");
    expect(await encoded.json()).toEqual(await plain.json());
    const half = await doors.request("/api/v1/requirements/us-tx");
    expect(half.status).toBe(404);
    expect(await half.json()).toMatchObject({
      facts: { nearest: expect.arrayContaining(["us-tx/pharmacy-technician"]) },
    });
  });

  test("tells one requirement whole, with the facts that it asks", async () => {
    const response = await doors.request("/api/v1/requirements/us-tx/pharmacy-technician");
    expect(response.status).toBe(200);
    const { requirement, factsAsked, version } = (await response.json()) as Record<string, unknown>;
    expect(requirementShape.parse(requirement)).toEqual(
      requirementsByKind().get("us-tx/pharmacy-technician"),
    );
    expect(factsAskedShape.parse(factsAsked)).toContainEqual({
      fact: "compounds-sterile",
      type: "boolean",
      asks: "Do you compound sterile preparations?",
      rules: ["compounding-sterile"],
      optional: false,
    });
    expect(response.headers.get("x-requirements-version")).toBe(version);
  });

  test("an unknown kind is 404 with the nearest known ones", async () => {
    const response = await doors.request("/api/v1/requirements/us-tx/pharmacy-tech");
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      code: "requirement.unknown-kind",
      facts: { kind: "us-tx/pharmacy-tech", nearest: ["us-tx/pharmacy-technician"] },
    });
  });

  test.each(["/us-tx/__proto__", "/constructor/x", "/us-tx/%00", `/us-tx/${"x".repeat(5000)}`])(
    "%.40s is no requirement",
    async (path) => {
      const response = await doors.request(`/api/v1/requirements${path}`);
      expect([400, 404]).toContain(response.status);
      expect(await response.json()).toMatchObject({
        code: expect.any(String),
        requestId: expect.any(String),
      });
    },
  );
});
