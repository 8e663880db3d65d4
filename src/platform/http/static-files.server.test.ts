import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { bareApp } from "#tests/support/bare-app.ts";
import { staticFiles } from "./static-files.server.ts";

const folder = mkdtempSync(join(tmpdir(), "goodstanding-static-"));
mkdirSync(join(folder, "assets"));
mkdirSync(join(folder, ".vite"));
for (const [name, text] of Object.entries({
  "assets/root-Abc.js": "export {};",
  "assets/root-Abc.js.br": "as brotli",
  "favicon.svg": "<svg/>",
  "notes.exe": "of no type that we serve",
  ".vite/manifest.json": "{}",
}))
  writeFileSync(join(folder, name), text);
afterAll(() => rmSync(folder, { recursive: true }));

const app = bareApp().use(staticFiles(folder));
app.all("*", (c) => c.text("none", 404));

describe("the files of the client", () => {
  test("what has its hash in its name is kept forever, the rest an hour", async () => {
    const asset = await app.request("/assets/root-Abc.js");
    expect(asset.headers.get("cache-control")).toContain("immutable");
    expect(asset.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    const icon = await app.request("/favicon.svg");
    expect(icon.headers.get("cache-control")).toBe("public, max-age=3600");
  });

  test("as the build compressed them, where that is taken", async () => {
    const packed = await app.request("/assets/root-Abc.js", { headers: { "accept-encoding": "gzip, br" } });
    expect([packed.headers.get("content-encoding"), await packed.text()]).toEqual(["br", "as brotli"]);
    const plain = await app.request("/assets/root-Abc.js", { headers: { "accept-encoding": "gzip" } });
    expect([plain.headers.get("content-encoding"), await plain.text()]).toEqual([null, "export {};"]);
  });

  test("304 for who has it", async () => {
    const tag = (await app.request("/favicon.svg")).headers.get("etag") ?? "";
    expect((await app.request("/favicon.svg", { headers: { "if-none-match": tag } })).status).toBe(304);
  });

  test.each([
    "/notes.exe",
    "/.vite/manifest.json",
    "/assets/root-Abc.js.br",
    "/../package.json",
    "/assets/%2e%2e/%2e%2e/etc/passwd",
    "/assets",
    "/",
  ])("%s is not served", async (path) => {
    expect((await app.request(path)).status).toBe(404);
  });

  test("a form is not sent to a file", async () => {
    expect((await app.request("/favicon.svg", { method: "POST" })).status).toBe(404);
  });
});
