import { expect, test } from "vitest";
import { bareApp, NOW } from "#tests/support/bare-app.ts";
import { DRAWN_WITH_NONCE } from "./deliver.server.ts";
import { keepPublicPages, publicFor } from "./public-pages.server.ts";

function site(headers: Record<string, string> = publicFor(60), status: 200 | 404 = 200) {
  const state = { drawn: 0, ms: NOW.getTime() };
  const app = bareApp({ now: () => new Date(state.ms) }).use(keepPublicPages(() => state.ms));
  app.all("*", (c) => c.html(`drawn ${++state.drawn}`, status, headers));
  const read = async (path = "/", method = "GET") => (await app.request(path, { method })).text();
  return { read, state };
}

test("a public page is drawn once in its time, and again when that is over", async () => {
  const { read, state } = site();
  expect([await read(), await read()]).toEqual(["drawn 1", "drawn 1"]);
  state.ms += 59_999;
  expect(await read()).toBe("drawn 1");
  state.ms += 1;
  expect(await read()).toBe("drawn 2");
});

test("a new legal day draws it again, for what it says may hang on the day", async () => {
  const { read, state } = site(publicFor(86_400));
  await read();
  state.ms = new Date("2026-11-25T04:59:59Z").getTime(); // a second before midnight in New York
  expect(await read()).toBe("drawn 1");
  state.ms += 1000;
  expect(await read()).toBe("drawn 2");
});

test("each address has its own", async () => {
  const { read } = site();
  expect([await read("/a"), await read("/b"), await read("/a")]).toEqual(["drawn 1", "drawn 2", "drawn 1"]);
});

test.each([
  ["one with a query", "/?q=law", "GET"],
  ["a sent form", "/", "POST"],
])("%s is never kept", async (_what, path, method) => {
  const { read } = site();
  expect([await read(path, method), await read(path, method)]).toEqual(["drawn 1", "drawn 2"]);
});

test.each([
  ["one that does not say so", { "cache-control": "private, max-age=60" }],
  ["one that sets a cookie", { ...publicFor(60), "set-cookie": "a=b" }],
  ["one that differs by a header", { ...publicFor(60), vary: "cookie" }],
  ["one with a nonce in it", { ...publicFor(60), [DRAWN_WITH_NONCE]: "yes" }],
])("%s is never kept", async (_what, headers) => {
  const { read } = site(headers as Record<string, string>);
  expect([await read(), await read()]).toEqual(["drawn 1", "drawn 2"]);
});

test("a missing page is never kept", async () => {
  const { read } = site(publicFor(60), 404);
  expect([await read(), await read()]).toEqual(["drawn 1", "drawn 2"]);
});
