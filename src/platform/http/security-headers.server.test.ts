import { describe, expect, test } from "vitest";
import { bareApp } from "#tests/support/bare-app.ts";
import { securityHeaders } from "./security-headers.server.ts";

function app(isSecure = false) {
  const app = bareApp().use(securityHeaders(() => isSecure));
  app.get("/", (c) => c.text(c.get("ctx").nonce));
  app.get("/own", (c) =>
    c.text("own", 200, {
      "content-security-policy": "sandbox",
      "cross-origin-resource-policy": "cross-origin",
    }),
  );
  app.get("/same", () => new Response(null, { status: 304 }));
  return app;
}

describe("every answer keeps to itself", () => {
  test("nothing but our own origin, no frame, no sniffing, no referrer to others", async () => {
    const { headers } = await app().request("/");
    const policy = headers.get("content-security-policy")?.split("; ") ?? [];
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
      ]),
    );
    expect(policy.join()).not.toMatch(/unsafe|\*|https?:/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("same-origin");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
  });

  test("scripts by the nonce of this request, which is another each time", async () => {
    const site = app();
    const nonces = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const response = await site.request("/");
        const nonce = await response.text();
        expect(response.headers.get("content-security-policy")).toContain(
          `script-src 'self' 'nonce-${nonce}'`,
        );
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(20);
    for (const nonce of nonces) expect(Buffer.from(nonce, "base64")).toHaveLength(16);
  });

  test("a stricter policy of a handler's own stays", async () => {
    const { headers } = await app().request("/own");
    expect(headers.get("content-security-policy")).toBe("sandbox");
    expect(headers.get("cross-origin-resource-policy")).toBe("cross-origin");
  });

  test("304 brings no new policy, since the stored page has its stored nonce", async () => {
    expect((await app().request("/same")).headers.get("content-security-policy")).toBeNull();
  });

  test("HTTPS is made lasting only over TLS", async () => {
    expect((await app(false).request("/")).headers.get("strict-transport-security")).toBeNull();
    expect((await app(true).request("/")).headers.get("strict-transport-security")).toMatch(/^max-age=\d{8}/);
  });
});
