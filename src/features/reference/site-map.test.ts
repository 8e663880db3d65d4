import { describe, expect, test } from "vitest";
import { localDate } from "#src/base/local-date.ts";
import { requirementsByKind } from "#src/features/requirements/requirements.server.ts";
import { authorityOf } from "#src/rules/requirement.ts";
import { siteOf, sitePages } from "./site-map.server.ts";
import { robotsText, sitemapText } from "./site-map.ts";

const asked = (url: string) => new Request(url);

describe("the site's own address", () => {
  test("is the one that its operator set, without a slash at its end", () => {
    expect(siteOf("https://ce.example/", asked("http://127.0.0.1:3000/robots.txt"))).toBe(
      "https://ce.example",
    );
  });

  test("is the one that was asked, where none is set", () => {
    expect(siteOf(undefined, asked("http://127.0.0.1:3000/sitemap.xml"))).toBe("http://127.0.0.1:3000");
  });
});

describe("the sitemap", () => {
  test("holds every authority's page once, with the day on which its sources were last read", () => {
    const authorities = new Set([...requirementsByKind().keys()].map(authorityOf));
    const paths = sitePages().map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    for (const authority of authorities) expect(paths).toContain(`/requirements/${authority}`);
    const texas = sitePages().find(({ path }) => path === "/requirements/us-tx");
    expect(texas?.readOn).toBe(requirementsByKind().get("us-tx/pharmacy-technician")?.checked);
  });

  test("writes absolute addresses, escaped, and a day only where one is known", () => {
    const text = sitemapText("https://ce.example", [
      { path: "/" },
      { path: "/uan?a=1&b=<2>", readOn: localDate("2026-11-23") },
    ]);
    expect(text).toContain("<url><loc>https://ce.example/</loc></url>");
    expect(text).toContain(
      "<loc>https://ce.example/uan?a=1&#38;b=&#60;2&#62;</loc><lastmod>2026-11-23</lastmod>",
    );
  });
});

test("robots.txt names the sitemap by its whole address and closes only what programs and forms use", () => {
  expect(robotsText("https://ce.example")).toBe(
    "User-agent: *\nDisallow: /api/\nDisallow: /check/profile.json\n\nSitemap: https://ce.example/sitemap.xml\n",
  );
});
