import type { AddressInfo } from "node:net";
import { type ServerType, serve } from "@hono/node-server";
import { Hono } from "hono";
import { afterEach, expect, test } from "vitest";
import type { AppEnv } from "./app-env.server.ts";
import { bodyChunks, isIdleFault, streamLines } from "./stream-lines.server.ts";

const servers: ServerType[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    if ("closeAllConnections" in server) server.closeAllConnections();
    server.close();
  }
});

/** A real server whose only address streams what `make` makes. */
async function streaming(make: () => AsyncGenerator<string>, idleMs?: number): Promise<string> {
  const app = new Hono<AppEnv>().get("/", (c) => streamLines(c, make(), "text/plain", idleMs));
  const port = await new Promise<number>((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0 }, () =>
      resolve((server.address() as AddressInfo).port),
    );
    servers.push(server);
  });
  return `http://127.0.0.1:${port}/`;
}

test("the pieces arrive as they are made", async () => {
  const address = await streaming(async function* () {
    yield "one\n";
    yield "two\n";
  });
  expect(await (await fetch(address)).text()).toBe("one\ntwo\n");
});

test("what was begun ends when the reader goes away", async () => {
  const ended = Promise.withResolvers<number>();
  const address = await streaming(async function* () {
    let made = 0;
    try {
      for (;;) {
        yield "x".repeat(10_000);
        made++;
      }
    } finally {
      ended.resolve(made);
    }
  });
  const leaving = new AbortController();
  const response = await fetch(address, { signal: leaving.signal });
  await response.body?.getReader().read();
  leaving.abort();
  expect(await ended.promise).toBeGreaterThan(0);
});

test("what was begun ends when the reader stays but takes nothing, and nothing is made ahead of it", async () => {
  const ended = Promise.withResolvers<number>();
  const address = await streaming(async function* () {
    let made = 0;
    try {
      for (;;) {
        yield "x".repeat(100_000);
        made++;
      }
    } finally {
      ended.resolve(made);
    }
  }, 200);
  const response = await fetch(address);
  const reader = response.body?.getReader();
  await reader?.read();
  // The buffers of two sockets and two streams hold some megabytes, and no more is made than they take.
  expect(await ended.promise).toBeLessThan(400);
  await reader?.cancel().catch(() => undefined);
});

test("a body that stops coming is given up", async () => {
  const silent = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(Buffer.from("a")),
  });
  const request = new Request("http://x/", { method: "POST", body: silent, duplex: "half" } as RequestInit);
  const read = async () => {
    const seen = [];
    for await (const chunk of bodyChunks(request, 50)) seen.push(chunk);
    return seen;
  };
  await expect(read()).rejects.toSatisfy(isIdleFault);
});

test("a request without a body has no chunks", async () => {
  const chunks = [];
  for await (const chunk of bodyChunks(new Request("http://x/"))) chunks.push(chunk);
  expect(chunks).toEqual([]);
});
