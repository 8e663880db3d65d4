import { z } from "@hono/zod-openapi";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { bareApp } from "#tests/support/bare-app.ts";
import { apiRoute, apiRouter, describeShape, formatPath, problemResponse } from "./api.server.ts";
import type { Problem } from "./http/problem.server.ts";

const PUBLIC = { "x-public-because": "A sample of a test." };
const responses = { 200: { description: "Done" }, 400: problemResponse("Faults") };
const { promise: never } = Promise.withResolvers<never>();

const problemOf = async (response: Response) => (await response.json()) as Problem;

test.each<[PropertyKey[], string]>([
  [["credits", 3, "completedOn"], "credits[3].completedOn"],
  [["person", "birthDate"], "person.birthDate"],
  [["credentials", 0, "facts", "compounds-sterile"], "credentials[0].facts.compounds-sterile"],
  [[2, "id"], "[2].id"],
  [["matrix", 1, 0], "matrix[1][0]"],
  [[], ""],
])("the path %j reads %s", (path, text) => {
  expect(formatPath(path)).toBe(text);
});

describe("the time of an operation", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const router = apiRouter();
  const operation = (path: string, limits?: Parameters<typeof apiRoute>[0]["limits"]) =>
    router.openapi(
      apiRoute({ ...PUBLIC, method: "get", path, ...(limits && { limits }), responses }),
      () => never,
    );
  operation("/usual");
  operation("/short", { timeoutMs: 50 });
  operation("/streaming", "streaming");
  const app = bareApp().route("/", router);

  /** What an operation has answered after so many milliseconds. */
  async function statusAfter(path: string, ms: number): Promise<number | "still at work"> {
    const request = Promise.resolve(app.request(path)).then(({ status }) => status);
    await vi.advanceTimersByTimeAsync(ms);
    return Promise.race([request, Promise.resolve("still at work" as const)]);
  }

  test.each([
    ["/usual", 9_999, "still at work"],
    ["/usual", 10_000, 503],
    ["/short", 49, "still at work"],
    ["/short", 50, 503],
    ["/streaming", 3_600_000, "still at work"],
  ])("%s after %i ms: %s", async (path, ms, status) => {
    expect(await statusAfter(path, ms)).toBe(status);
  });
});

describe("the input of an operation", () => {
  const router = apiRouter();
  const query = z.object({ limit: z.coerce.number().int().min(1).max(100), since: z.iso.date() });
  router.openapi(
    apiRoute({ ...PUBLIC, method: "get", path: "/credits", request: { query }, responses }),
    (c) => c.json(c.req.valid("query"), 200),
  );
  const app = bareApp().route("/", router);

  test("each fault is named by its path, all at once", async () => {
    const response = await app.request("/credits?limit=101&since=2026-02-30");
    expect(response.status).toBe(400);
    const { code, facts } = await problemOf(response);
    expect(code).toBe("request.invalid");
    expect(facts).toMatchObject({ faults: [{ path: "limit" }, { path: "since" }] });
  });

  test("what has no fault arrives as its shape says", async () => {
    const response = await app.request("/credits?limit=100&since=2026-02-28");
    expect(await response.json()).toEqual({ limit: 100, since: "2026-02-28" });
  });
});

test("a shape among the schemas of the API brings its parts under its own name, and each reference leads to one", async () => {
  const router = apiRouter();
  const part = z.object({ href: z.string() }).meta({ id: "Source" });
  const shape = z.object({ first: part, second: part });
  expect(describeShape(router, "Finding", shape, "output")).toEqual({ $ref: "#/components/schemas/Finding" });
  router.doc31("/openapi.json", { openapi: "3.1.0", info: { title: "Sample", version: "1" } });
  const text = await (await router.request("/openapi.json")).text();
  const { schemas } = (JSON.parse(text) as { components: { schemas: Record<string, object> } }).components;
  expect(Object.keys(schemas)).toEqual(expect.arrayContaining(["Finding", "Finding.Source"]));
  const references = [...JSON.stringify(schemas).matchAll(/"\$ref":"#\/components\/schemas\/(.+?)"/g)];
  expect(references.map(([, name]) => name)).toEqual(["Finding.Source", "Finding.Source"]);
});
