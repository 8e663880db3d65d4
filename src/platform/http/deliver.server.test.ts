import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { bareApp } from "#tests/support/bare-app.ts";
import { DRAWN_WITH_NONCE, deliver, preferredEncoding } from "./deliver.server.ts";

const LONG = "one hour of law ".repeat(100);
const SHORT = "x".repeat(859);

function app() {
  const app = bareApp().use(deliver());
  app.get("/long", (c) => c.text(LONG));
  app.get("/short", (c) => c.text(SHORT));
  app.get("/page", (c) => c.html(LONG, 200, { [DRAWN_WITH_NONCE]: "yes" }));
  app.get("/private", (c) => c.text(LONG, 200, { "cache-control": "no-store" }));
  app.get("/image", (c) => c.body(LONG, 200, { "content-type": "image/png" }));
  app.get("/missing", (c) => c.text(LONG, 404));
  app.get("/stream", (c) => {
    c.set("isStreaming", true);
    return c.text(LONG);
  });
  return app;
}

const asking = (encoding: string) => ({ headers: { "accept-encoding": encoding } });

describe("compression", () => {
  test("brotli where it is taken, else gzip, else plain; always said by Vary", async () => {
    const brotli = await app().request("/long", asking("gzip, deflate, br"));
    expect(brotli.headers.get("content-encoding")).toBe("br");
    expect(brotliDecompressSync(await brotli.arrayBuffer()).toString()).toBe(LONG);
    const gzip = await app().request("/long", asking("gzip"));
    expect(gunzipSync(await gzip.arrayBuffer()).toString()).toBe(LONG);
    const plain = await app().request("/long");
    expect(plain.headers.get("content-encoding")).toBeNull();
    expect(await plain.text()).toBe(LONG);
    for (const response of [brotli, gzip, plain])
      expect(response.headers.get("vary")).toBe("accept-encoding");
  });

  test.each(["/short", "/image", "/stream"])("%s is not worth it", async (path) => {
    const response = await app().request(path, asking("br"));
    expect(response.headers.get("content-encoding")).toBeNull();
  });

  test.each([
    ["br;q=0, gzip", "gzip"],
    ["BR", "br"],
    ["gzip;q=0.5, br;q=0.1", "br"],
    ["gzip; q=0.000", null],
    ["identity", null],
    ["", null],
    [undefined, null],
  ] as const)("%s asks for %s", (header, encoding) => {
    expect(preferredEncoding(header)).toBe(encoding);
  });
});

describe("the tag of a content", () => {
  test("who has the bytes already gets 304 without a body or a type", async () => {
    const first = await app().request("/long");
    const tag = first.headers.get("etag") ?? "";
    expect(tag).toMatch(/^W\/"[\w-]{27}"$/);
    for (const known of [tag, tag.replace("W/", ""), `"other", ${tag}`]) {
      const again = await app().request("/long", { headers: { "if-none-match": known } });
      expect(again.status).toBe(304);
      expect(again.headers.get("etag")).toBe(tag);
      expect(again.headers.get("content-type")).toBeNull();
      expect(await again.text()).toBe("");
    }
  });

  test("who has other bytes gets the new ones", async () => {
    const response = await app().request("/long", { headers: { "if-none-match": '"other"' } });
    expect(response.status).toBe(200);
  });

  test.each(["/page", "/private", "/missing", "/stream", "/image"])("%s has none", async (path) => {
    expect((await app().request(path)).headers.get("etag")).toBeNull();
  });

  test("the mark of a page with a nonce stays inside", async () => {
    expect((await app().request("/page")).headers.get(DRAWN_WITH_NONCE)).toBeNull();
  });
});
