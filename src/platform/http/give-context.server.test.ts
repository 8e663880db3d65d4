import { describe, expect, test } from "vitest";
import { bareApp, readableLog } from "#tests/support/bare-app.ts";
import { logRequests } from "./log-requests.server.ts";
import { problem, refusalProblem } from "./problem.server.ts";

const withId = (id: string) => ({ headers: { "x-request-id": id } });

describe("the id of a request", () => {
  const app = bareApp();
  app.get("/", (c) => problem(c, 400, "request.invalid", "No.", { path: "hours" }));

  test("is told in the header and in the body of a problem alike", async () => {
    const response = await app.request("/");
    const requestId = response.headers.get("x-request-id");
    expect(requestId).toMatch(/^[\da-f-]{36}$/);
    expect(await response.json()).toEqual({
      code: "request.invalid",
      message: "No.",
      requestId,
      facts: { path: "hours" },
    });
  });

  test("that a proxy has given is kept", async () => {
    expect((await app.request("/", withId("proxy-0123456789"))).headers.get("x-request-id")).toBe(
      "proxy-0123456789",
    );
  });

  test.each(["short", "x".repeat(65), "with space", 'with"quote'])("%s is none", async (id) => {
    const given = await app.request("/", withId(id));
    expect(given.headers.get("x-request-id")).not.toBe(id);
  });
});

test("a refusal of an operation becomes a problem: its code, and its other fields as facts", async () => {
  const app = bareApp();
  const refusal = { code: "credit.already-recorded" as const, activityId: "a1" };
  app.get("/", (c) => refusalProblem(c, refusal, { "credit.already-recorded": 409 }, "It is there already."));
  const response = await app.request("/");
  expect(response.status).toBe(409);
  expect(await response.json()).toMatchObject({
    code: "credit.already-recorded",
    facts: { activityId: "a1" },
  });
});

describe("the log of requests", () => {
  test("one line each, with the route and without what a person typed", async () => {
    const { log, lines } = readableLog();
    const app = bareApp({ log }).use(logRequests());
    app.get("/api/v1/uan/:uan", (c) => c.text("read"));
    app.all("*", (c) => c.text("a page"));
    await app.request("/api/v1/uan/0202-SECRET?birthDate=1990-04-12", {
      headers: { cookie: "session=SECRET" },
    });
    expect(lines()).toHaveLength(1);
    expect(lines()[0]).toMatchObject({
      level: "info",
      method: "GET",
      route: "/api/v1/uan/:uan",
      status: 200,
      msg: "request",
    });
    expect(JSON.stringify(lines())).not.toMatch(/SECRET|1990/);
  });
});

test("the legal day is that of the host's zone", async () => {
  const app = bareApp({ now: () => new Date("2026-11-25T04:59:59Z") });
  app.get("/", (c) => c.text(c.get("ctx").today));
  expect(await (await app.request("/")).text()).toBe("2026-11-24");
});
