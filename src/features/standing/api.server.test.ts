import type { Hono } from "hono";
import { beforeAll, describe, expect, test } from "vitest";
import type { AppEnv } from "#src/platform/http/app-env.server.ts";
import { judgementShape } from "#src/rules/standing.ts";
import { openDoors } from "../../../tests/support/open-doors.ts";
import { texans } from "../../../tests/support/texas.ts";
import { lineErrorShape } from "./schema.ts";

let doors: Hono<AppEnv>;
beforeAll(() => {
  doors = openDoors();
});

const JSON_TYPE = { "content-type": "application/json" };
const LINES_TYPE = { "content-type": "application/x-ndjson" };
const ask = (body: BodyInit, headers: Record<string, string> = JSON_TYPE) =>
  doors.request("/api/v1/standing", { method: "POST", body, headers });
const askMany = (body: BodyInit, headers: Record<string, string> = LINES_TYPE) =>
  doors.request("/api/v1/standings", { method: "POST", body, headers, duplex: "half" } as RequestInit);

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const started = performance.now();
  const value = await work();
  return { value, ms: performance.now() - started };
}

describe("POST /api/v1/standing", () => {
  test.each(Object.entries(texans))(
    "a profile that is %s is judged, in the shape that is public",
    async (name, profile) => {
      const response = await ask(JSON.stringify(profile));
      expect(response.status).toBe(200);
      expect(response.headers.get("cache-control")).toBe("no-store");
      const { standings } = judgementShape.strict().parse(await response.json());
      expect(standings[0]?.status).toBe(name === "nothingAsked" ? "not-required" : name);
    },
  );

  test("a profile without asOf is judged today, in the server's zone", async () => {
    const { asOf: _, ...undated } = texans.met;
    expect(await (await ask(JSON.stringify(undated))).json()).toMatchObject({ asOf: "2026-11-24" });
  });

  test("a profile with faults is refused whole, each named by its path", async () => {
    const response = await ask(
      JSON.stringify({ ...texans.met, credits: [{ id: "a", hours: 0.3, completedOn: "2026-02-30" }] }),
    );
    expect(response.status).toBe(400);
    const problem = (await response.json()) as Record<string, unknown>;
    expect(problem).toMatchObject({
      code: "input.bad",
      message: expect.any(String),
      requestId: expect.stringMatching(/.{8,}/),
      facts: {
        faults: [
          { path: "credits[0].completedOn", message: expect.any(String) },
          { path: "credits[0].hours", message: expect.any(String) },
        ],
      },
    });
    expect(Object.keys(problem).sort()).toEqual(["code", "facts", "message", "requestId"]);
  });

  test.each([
    ["a doubled key", '{"credits":[],"credits":[]}', "stands twice"],
    ["deep nesting", "[".repeat(200_000), "nested deeper"],
    ["half a document", '{"credentials":', "not JSON"],
    ["no text at all", Buffer.from([0xff, 0xfe]), "not UTF-8"],
    ["an empty body", "", "not JSON"],
  ])("%s is refused with 400 within a second", async (_, body, words) => {
    const { value, ms } = await timed(async () => ask(body));
    expect(value.status).toBe(400);
    expect(await value.json()).toMatchObject({
      code: "json.bad",
      facts: { faults: [{ path: "", message: expect.stringContaining(words) }] },
    });
    expect(ms).toBeLessThan(1000);
  });

  test.each([
    ["10 MB", () => "x".repeat(10_000_000)],
    [
      "a million credits",
      () =>
        `{"credentials":[],"credits":[${'{"id":"c","completedOn":"2026-01-01","hours":1},'.repeat(999_999)}{}]}`,
    ],
    ["10 MB that do not say how long they are", () => new Blob(["x".repeat(10_000_000)]).stream()],
  ])("%s are refused with 413 within a second", async (_, make) => {
    const body = make();
    const { value, ms } = await timed(async () =>
      doors.request("/api/v1/standing", {
        method: "POST",
        body,
        headers: JSON_TYPE,
        duplex: "half",
      } as RequestInit),
    );
    expect(value.status).toBe(413);
    expect(await value.json()).toMatchObject({ code: "request.too-large", facts: { maxBytes: 1_048_576 } });
    expect(ms).toBeLessThan(1000);
  });

  test("5,001 credits are refused within a second, by their count alone", async () => {
    const credits = Array.from({ length: 5001 }, (_, index) => ({
      id: `c${index}`,
      completedOn: "2026-01-05",
      hours: 1,
    }));
    const { value, ms } = await timed(async () => ask(JSON.stringify({ ...texans.met, credits })));
    expect(value.status).toBe(400);
    expect(await value.json()).toMatchObject({ facts: { faults: [{ path: "credits" }] } });
    expect(ms).toBeLessThan(1000);
  });

  test("keys that are named like built-ins are refused as unknown, and change nothing", async () => {
    const body = JSON.stringify(texans.met).replace(
      '"asOf"',
      '"__proto__":{"polluted":true},"constructor":1,"asOf"',
    );
    const response = await ask(body);
    expect(response.status).toBe(400);
    expect(JSON.stringify(await response.json())).toContain("__proto__");
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test.each([{}, { "content-type": "text/plain" }, { "content-type": "application/x-www-form-urlencoded" }])(
    "a body marked as %o is refused with 415",
    async (headers) => {
      const response = await doors.request("/api/v1/standing", {
        method: "POST",
        body: Buffer.from(JSON.stringify(texans.met)),
        headers,
      });
      expect(response.status).toBe(415);
      expect(await response.json()).toMatchObject({ code: "request.not-json" });
    },
  );

  test("JSON with a charset, or of a named kind, is taken", async () => {
    for (const type of ["application/json; charset=utf-8", "application/vnd.example+json"])
      expect((await ask(JSON.stringify(texans.met), { "content-type": type })).status).toBe(200);
  });
});

describe("POST /api/v1/standings", () => {
  const line = (status: keyof typeof texans) => JSON.stringify(texans[status]);
  const answersIn = async (response: Response) =>
    (await response.text())
      .trimEnd()
      .split("\n")
      .map((text) => JSON.parse(text));

  test("profiles are answered one a line, in their order, and a bad line does not stop the rest", async () => {
    const response = await askMany([line("met"), "nonsense", "", '{"credits":[]}', line("short")].join("\n"));
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain("application/x-ndjson");
    const [met, nonsense, bad, short] = await answersIn(response);
    expect(judgementShape.parse(met).standings[0]?.status).toBe("met");
    expect(lineErrorShape.strict().parse(nonsense)).toMatchObject({ line: 2, error: { code: "json.bad" } });
    expect(lineErrorShape.strict().parse(bad)).toMatchObject({
      line: 4,
      error: { code: "input.bad", facts: { faults: [{ path: "credentials" }] } },
    });
    expect(judgementShape.parse(short).standings[0]?.status).toBe("short");
  });

  test("a line above 1 MB is refused and the next one is answered", async () => {
    const [long, met] = await answersIn(await askMany(`${" ".repeat(1_048_577)}\n${line("met")}\n`));
    expect(long).toMatchObject({ line: 1, error: { code: "line.too-long", facts: { maxBytes: 1_048_576 } } });
    expect(met.standings[0].status).toBe("met");
  });

  test("a body without a line has an empty answer", async () => {
    expect(await (await askMany("\n\n")).text()).toBe("");
  });

  test.each(["application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])(
    "a body marked as %s is refused",
    async (type) => {
      expect((await askMany(line("met"), { "content-type": type })).status).toBe(415);
    },
  );

  test("5,000 profiles are each answered, and no more is held than is on its way", async () => {
    let sent = 0;
    const body = endless(() => (sent++ < 5000 ? `${line(sent % 2 ? "met" : "short")}\n` : null));
    const response = await askMany(body.stream);
    const statuses: string[] = [];
    let rest = "";
    for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const lines = (rest + piece).split("\n");
      rest = lines.pop() ?? "";
      for (const text of lines) statuses.push(JSON.parse(text).standings[0].status);
    }
    expect(statuses).toHaveLength(5000);
    expect(statuses.every((status, index) => status === (index % 2 ? "short" : "met"))).toBe(true);
  });

  test("a reader that stops taking stops the reading of what is sent", async () => {
    const body = endless(() => `${line("met")}\n`);
    const response = await askMany(body.stream);
    const reader = response.body?.getReader();
    await reader?.read();
    const pulled = await settled(() => body.pulled());
    expect(pulled).toBeLessThan(20);
    await reader?.read();
    expect(await settled(() => body.pulled())).toBeLessThan(pulled + 20);
    await reader?.cancel();
  });

  test("a reader that goes away ends the reading of what is sent", async () => {
    const body = endless(() => `${line("met")}\n`);
    const response = await askMany(body.stream);
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await body.cancelled;
    expect(body.pulled()).toBeLessThan(20);
  });
});

/** A body that makes its pieces as they are asked for, tells how often that was, and when it was broken off. */
function endless(make: () => string | null) {
  let pulls = 0;
  const { promise: cancelled, resolve } = Promise.withResolvers<void>();
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulls++;
      const piece = make();
      if (piece === null) controller.close();
      else controller.enqueue(Buffer.from(piece));
    },
    cancel: () => resolve(),
  });
  return { stream, pulled: () => pulls, cancelled };
}

/** A count once it no longer changes while the event loop turns. */
async function settled(count: () => number): Promise<number> {
  for (let before = -1, still = 0; still < 50; ) {
    still = count() === before ? still + 1 : 0;
    before = count();
    await new Promise(setImmediate);
  }
  return count();
}
