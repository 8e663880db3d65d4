import type { Hono } from "hono";
import { beforeAll, describe, expect, test } from "vitest";
import type { AppEnv } from "#src/platform/http/app-env.server.ts";
import { openDoors } from "../../../tests/support/open-doors.ts";
import { changesOf } from "./changes.ts";
import { readBundle } from "./requirements.server.ts";
import { requirementBundleShape } from "./schema.ts";

let doors: Hono<AppEnv>;
beforeAll(() => {
  doors = openDoors();
});
const get = (path: string, headers: Record<string, string> = {}) => doors.request(path, { headers });
const ADDRESSES = [
  ["/requirements.json", "application/json"],
  ["/requirements/us-tx/pharmacy-technician.json", "application/json"],
  ["/requirements/us-tx/pharmacy-technician.csv", "text/csv"],
  ["/requirements/changes.atom", "application/atom+xml"],
] as const;

describe.each(ADDRESSES)("%s", (path, type) => {
  test("may be read by any site, names its version, and is asked for again by its tag", async () => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain(type);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(response.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    expect(response.headers.get("x-requirements-version")).toBe(readBundle().version);
    expect(response.headers.get("cache-control")).toBe("public, max-age=300, must-revalidate");
    const tag = response.headers.get("etag") ?? "";
    const again = await get(path, { "if-none-match": tag });
    expect(again.status).toBe(304);
    expect(again.headers.get("access-control-allow-origin")).toBe("*");
    expect((await get(path, { "if-none-match": '"other"' })).status).toBe(200);
  });

  test("under the version's own address it never changes, under any other it is asked for again", async () => {
    expect((await get(`${path}?v=${readBundle().version}`)).headers.get("cache-control")).toContain(
      "immutable",
    );
    expect((await get(`${path}?v=0123456789abcdef`)).headers.get("cache-control")).not.toContain("immutable");
  });

  test("is compressed for whom takes it", async () => {
    expect((await get(path, { "accept-encoding": "gzip, br" })).headers.get("content-encoding")).toBe("br");
  });
});

test("the bundle is the whole law, without a blank that nobody needs", async () => {
  const text = await (await get("/requirements.json")).text();
  expect(requirementBundleShape.strict().parse(JSON.parse(text))).toEqual(readBundle());
  expect(text).toBe(JSON.stringify(JSON.parse(text)));
});

test("a kind's own address tells that kind", async () => {
  const { requirement, version, license } = (await (
    await get("/requirements/ptcb/cpht.json")
  ).json()) as Record<string, { id: string }>;
  expect(requirement?.id).toBe("ptcb/cpht");
  expect({ version, license }).toEqual({ version: readBundle().version, license: "CC-BY-4.0" });
});

test("every kind has its JSON and its table", async () => {
  for (const { id } of readBundle().requirements)
    for (const form of ["json", "csv"])
      expect((await get(`/requirements/${id}.${form}`)).status, `${id}.${form}`).toBe(200);
});

test.each([
  "/requirements/us-tx/nothing.json",
  "/requirements/us-zz/pharmacy-technician.csv",
  "/requirements/../x.json",
])("%s is not there", async (path) => {
  expect((await get(path)).status).toBe(404);
});

describe("the feed of changes", () => {
  const feed = async () => (await get("/requirements/changes.atom")).text();
  const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found]) => found);

  test("has what RFC 4287 asks of a feed and of each entry", async () => {
    const text = await feed();
    const [head = "", ...entries] = text.split("<entry>");
    for (const element of ["<id>", "<title>", "<updated>", "<author><name>", '<link rel="self"'])
      expect(head).toContain(element);
    expect(entries).toHaveLength(changesOf(readBundle().requirements).length);
    for (const entry of entries)
      for (const element of ["<id>", "<title>", "<updated>", "<summary>"])
        expect(entry.split(element)).toHaveLength(2);
    for (const updated of all(text, /<updated>(.*?)<\/updated>/g))
      expect(updated).toMatch(/^\d{4}-\d{2}-\d{2}T00:00:00Z$/);
  });

  test("is well-formed: every element ends, and no text breaks out of its place", async () => {
    const text = (await feed()).replace(/^<\?xml.*?\?>/, "");
    const open: string[] = [];
    for (const [, slash, name, rest] of text.matchAll(/<(\/?)([a-z]+)([^<>]*)>/g)) {
      if (slash) expect(open.pop()).toBe(name);
      else if (!rest?.endsWith("/")) open.push(name ?? "");
    }
    expect(open).toEqual([]);
    expect(text.replace(/<\/?[a-z]+(?: [a-z:]+="[^"<>]*")*\/?>/g, "")).not.toMatch(/[<>]|&(?!#\d+;)/);
  });

  test("has ids of its own for every entry, the same at every address", async () => {
    const ids = all(await feed(), /<id>(.*?)<\/id>/g);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids)
      expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(ids[0]).toBe("urn:uuid:3bf425e8-c1c5-8d94-a842-6c060f6d39e2");
  });

  test("links to this site by its own address", async () => {
    expect(await feed()).toContain(
      'rel="self" type="application/atom+xml" href="https://ce.example/requirements/changes.atom"',
    );
  });
});
