import { Readable } from "node:stream";
import { describe, expect, test, vi } from "vitest";
import { bareApp } from "#tests/support/bare-app.ts";
import { limitBody, limitRate, limitTime } from "./limits.server.ts";
import type { Problem } from "./problem.server.ts";

const problemOf = async (response: Response) => (await response.json()) as Problem;

describe("the size of a body", () => {
  const app = bareApp();
  app.post("/", limitBody(10), async (c) => c.text(await c.req.text()));
  const send = (body: BodyInit, headers = {}) =>
    app.request("/", { method: "POST", body, headers, duplex: "half" } as RequestInit);

  test("exactly the limit is read", async () => {
    expect(await (await send("0123456789")).text()).toBe("0123456789");
  });

  test("one byte more is refused, with the limit told", async () => {
    const response = await send("0123456789A", { "content-length": "11" });
    expect(response.status).toBe(413);
    expect(await problemOf(response)).toMatchObject({ code: "request.too-large", facts: { maxBytes: 10 } });
  });

  test("also where no length is told beforehand", async () => {
    const chunks = ["01234", "56789", "A"].map((text) => new TextEncoder().encode(text));
    const body = Readable.toWeb(Readable.from(chunks)) as unknown as BodyInit;
    expect((await send(body)).status).toBe(413);
  });
});

describe("the time of an answer", () => {
  test("a handler that is late is given up with 503, one in time is not", async () => {
    const { promise: never } = Promise.withResolvers<never>();
    const app = bareApp().use(limitTime(20));
    app.get("/late", () => never);
    app.get("/quick", (c) => c.text("done"));
    const late = await app.request("/late");
    expect(late.status).toBe(503);
    expect(await problemOf(late)).toMatchObject({ code: "request.too-slow", facts: { timeoutMs: 20 } });
    expect(await (await app.request("/quick")).text()).toBe("done");
  });

  test("a handler that fails after it was given up is told to the log, and breaks nothing", async () => {
    const { promise, reject } = Promise.withResolvers<never>();
    const app = bareApp().use(limitTime(1));
    app.get("/", () => promise);
    const told = vi.fn();
    app.onError((error, c) => {
      told(error.message);
      return c.text("broken", 500);
    });
    expect((await app.request("/")).status).toBe(503);
    reject(new Error("too late"));
    await expect(promise).rejects.toThrow("too late");
    expect(told.mock.calls).toEqual([["too late"]]);
  });
});

describe("the rate of requests", () => {
  const from = (address: string) => ({ headers: { "x-forwarded-for": address } });

  function limited(points: number, trustedProxies: number) {
    const app = bareApp().use(limitRate({ points, perSeconds: 60, trustedProxies }));
    return app.get("/", (c) => c.text("served"));
  }

  test("exactly the rate is served; the next is told when to come again", async () => {
    const app = limited(3, 0);
    for (let count = 1; count <= 3; count++) expect((await app.request("/")).status).toBe(200);
    const refused = await app.request("/");
    expect(refused.status).toBe(429);
    const seconds = Number(refused.headers.get("retry-after"));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(await problemOf(refused)).toMatchObject({
      code: "request.too-many",
      facts: { retryAfterSeconds: seconds },
    });
  });

  test("after that time it is served again", async () => {
    vi.useFakeTimers();
    try {
      const app = limited(1, 0);
      await app.request("/");
      expect((await app.request("/")).status).toBe(429);
      vi.advanceTimersByTime(60_001);
      expect((await app.request("/")).status).toBe(200);
    } finally {
      vi.useRealTimers();
    }
  });

  test("behind one trusted proxy each address has its own, and what a caller writes before it counts nothing", async () => {
    const app = limited(1, 1);
    expect((await app.request("/", from("192.0.2.1"))).status).toBe(200);
    expect((await app.request("/", from("192.0.2.2"))).status).toBe(200);
    expect((await app.request("/", from("203.0.113.9, 192.0.2.1"))).status).toBe(429);
  });

  test("without a trusted proxy a caller cannot choose an address", async () => {
    const app = limited(1, 0);
    await app.request("/", from("192.0.2.1"));
    expect((await app.request("/", from("192.0.2.2"))).status).toBe(429);
  });

  test("a rate of 0 counts nothing", async () => {
    const app = limited(0, 0);
    for (let count = 0; count < 5; count++) expect((await app.request("/")).status).toBe(200);
  });
});
