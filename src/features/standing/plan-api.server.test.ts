import type { Hono } from "hono";
import { beforeAll, describe, expect, test } from "vitest";
import type { AppEnv } from "#src/platform/http/app-env.server.ts";
import { MOST_ACTIVITIES } from "#src/rules/plan/catalog.ts";
import { planShape } from "#src/rules/plan/plan-shape.ts";
import { openDoors } from "../../../tests/support/open-doors.ts";
import { exampleCatalog } from "./example-catalog.ts";
import { exampleProfile } from "./example-profile.ts";

let doors: Hono<AppEnv>;
beforeAll(() => {
  doors = openDoors();
});

const ask = (body: unknown, headers = { "content-type": "application/json" }) =>
  doors.request("/api/v1/plan", {
    method: "POST",
    body: typeof body === "string" ? body : JSON.stringify(body),
    headers,
  });
const both = { profile: exampleProfile, catalog: exampleCatalog };

describe("POST /api/v1/plan", () => {
  test("the example of its description is planned, in the shape that is public", async () => {
    const response = await ask(both);
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(planShape.strict().parse(await response.json())).toMatchObject({
      status: "optimal",
      priceUsd: 40,
      hours: 17,
      activities: [
        { id: "human-trafficking", takeBy: "2027-04-30" },
        { id: "drug-therapy", takeBy: "2027-04-30" },
      ],
    });
  });

  test("faults of the profile and of the catalog are named in one answer, each by its path in the body", async () => {
    const response = await ask({
      profile: { ...exampleProfile, credits: [{ id: "a", hours: 0.3, completedOn: "2026-02-30" }] },
      catalog: { activities: [{ id: "a", hours: 0.3, priceUsd: -1 }] },
      extra: 1,
    });
    expect(response.status).toBe(400);
    const { facts } = (await response.json()) as { facts: { faults: { path: string }[] } };
    expect(facts.faults.map(({ path }) => path).sort()).toEqual([
      "catalog.activities[0].hours",
      "catalog.activities[0].priceUsd",
      "extra",
      "profile.credits[0].completedOn",
      "profile.credits[0].hours",
    ]);
  });

  test.each([
    ["no object", "[]", 400],
    ["nothing in it", "{}", 400],
    ["no JSON", "{", 400],
    ["a key twice", '{"profile":1,"profile":2}', 400],
  ])("a body that is %s is refused", async (_, body, status) => {
    expect((await ask(body)).status).toBe(status);
  });

  test("a body not marked as JSON is refused", async () => {
    expect((await ask(both, { "content-type": "text/plain" })).status).toBe(415);
  });

  test("more activities than are taken at once are refused by number, and more than 8 MB unread", async () => {
    const many = { activities: new Array(MOST_ACTIVITIES + 1).fill(0) };
    const refused = await ask({ ...both, catalog: many });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain("catalog.activities");
    expect((await ask(`"${"x".repeat(9_000_000)}"`)).status).toBe(413);
  });
});
