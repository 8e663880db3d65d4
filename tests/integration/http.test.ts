import { request } from "node:http";
import { describe, expect, test } from "vitest";
import { type Server, startServer } from "#tests/support/product.ts";

/* The built server over the wire: what its parts are tested for beside their files, here together. */

const started = startServer({ RATE_LIMIT_PER_MINUTE: "0", REQUEST_TIMEOUT_SECONDS: "5", LOG_LEVEL: "info" });
const server = (): Promise<Server> => started;

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer };

/** A request as a plain client sends it; `fetch` hides encodings. */
async function send(path: string, { method = "GET", headers = {}, body = "" } = {}): Promise<Answer> {
  const { url } = await server();
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const sent = request({ hostname, port, path, method, headers, agent: false }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
    });
    sent.once("error", reject);
    sent.end(body);
  });
}

const JSON_BODY = { "content-type": "application/json" };

describe("every answer", () => {
  test.each([
    "/",
    "/healthz",
    "/readyz",
    "/openapi.json",
    "/favicon.svg",
    "/no-such-page",
    "/api/v1/no-such-operation",
  ])("%s keeps to itself and bears its request's id", async (path) => {
    const { headers } = await send(path, { headers: { "x-request-id": "told-by-a-proxy" } });
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    expect(headers["x-request-id"]).toBe("told-by-a-proxy");
    expect(headers["strict-transport-security"]).toBeUndefined();
    expect(headers["x-powered-by"]).toBeUndefined();
  });

  test("a page comes compressed, and with 304 to who has it", async () => {
    const first = await send("/", { headers: { "accept-encoding": "br" } });
    expect([first.status, first.headers["content-encoding"]]).toEqual([200, "br"]);
    const again = await send("/", {
      headers: { "accept-encoding": "br", "if-none-match": String(first.headers.etag) },
    });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  test("HEAD tells what GET would, without the body", async () => {
    for (const path of ["/", "/favicon.svg", "/openapi.json"]) {
      const { status, headers, body } = await send(path, { method: "HEAD" });
      expect([path, status, body.length]).toEqual([path, 200, 0]);
      expect(headers["content-type"]).toBe((await send(path)).headers["content-type"]);
    }
  });
});

describe("what is refused", () => {
  test("an address that does not exist: a page for people, a problem for programs", async () => {
    const page = await send("/no-such-page");
    expect([page.status, page.headers["content-type"]]).toEqual([404, "text/html; charset=utf-8"]);
    const problem = await send("/api/v1/no-such-operation");
    expect(problem.status).toBe(404);
    expect(JSON.parse(problem.body.toString())).toMatchObject({
      code: "request.no-such-operation",
      requestId: expect.any(String),
    });
  });

  test.each([
    ["a body that is no JSON", "{", 400],
    ["an empty body", "", 400],
    ["a body above the limit", " ".repeat(1_048_577), 413],
  ])("%s", async (_what, body, status) => {
    const answer = await send("/api/v1/standing", { method: "POST", headers: JSON_BODY, body });
    expect(answer.status).toBe(status);
    const problem = JSON.parse(answer.body.toString());
    expect(problem).toMatchObject({
      code: expect.stringMatching(/^[a-z]+\.[a-z-]+$/),
      message: expect.any(String),
    });
    expect(problem.requestId).toBe(answer.headers["x-request-id"]);
  });

  test.each([
    "/%",
    "/%00",
    "/..%2f..%2fetc/passwd",
    "//evil.example/",
    "/api/v1/uan/%ff",
    `/${"x".repeat(8000)}`,
  ])("the address %s breaks nothing", async (path) => {
    const { status, body } = await send(path);
    expect(status).toBeGreaterThanOrEqual(300);
    expect(status).toBeLessThan(500);
    expect(body.toString()).not.toMatch(/\n\s+at |node:internal|root:x:/);
  });

  test("a method that an address does not know", async () => {
    for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS"]) {
      const { status } = await send("/", { method });
      expect([method, status]).toEqual([method, expect.toBeOneOf([200, 204, 400, 403, 404, 405])]);
    }
  });

  test("a form that another site sends", async () => {
    const headers = { "content-type": "application/x-www-form-urlencoded", origin: "https://evil.example" };
    const { status, body } = await send("/check", { method: "POST", headers, body: "button=add" });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body.toString()).not.toMatch(/\n\s+at /);
  });
});

test("a rate that is exceeded is told, over the wire as well", async () => {
  const { url, stop } = await startServer({ RATE_LIMIT_PER_MINUTE: "3" });
  const statuses: number[] = [];
  for (let count = 0; count < 4; count++)
    statuses.push((await fetch(`${url}/api/v1/uan/0202-0000-25-012-H03-T`)).status);
  expect(statuses).toEqual([200, 200, 200, 429]);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  await stop();
});

test("over TLS, as a trusted proxy says, HTTPS is made lasting; without a proxy the header is not believed", async () => {
  const { url, stop } = await startServer({ TRUSTED_PROXIES: "1" });
  const secure = { headers: { "x-forwarded-proto": "https" } };
  expect((await fetch(url, secure)).headers.get("strict-transport-security")).toContain("max-age=");
  expect((await send("/", secure)).headers["strict-transport-security"]).toBeUndefined();
  await stop();
});

test("what the server has logged all the while holds no address, no query and no body", async () => {
  await send("/api/v1/uan/0202-0000-25-012-H03-T?birthDate=1990-04-12");
  const { said } = await server();
  const lines = said.stdout.split("\n").filter((line) => line.startsWith("{"));
  expect(lines.length).toBeGreaterThan(10);
  for (const line of lines)
    expect(Object.keys(JSON.parse(line))).not.toEqual(expect.arrayContaining(["url", "ip"]));
  expect(lines.join()).not.toMatch(/1990-04-12|127\.0\.0\.1|evil\.example/);
  expect(said.stderr).toBe("");
});
