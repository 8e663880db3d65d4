import type { Hono } from "hono";
import { beforeAll, describe, expect, test } from "vitest";
import { localDate } from "#src/base/local-date.ts";
import { requirementsByKind } from "#src/features/requirements/requirements.server.ts";
import type { AppEnv } from "#src/platform/http/app-env.server.ts";
import { openDoors } from "../../../tests/support/open-doors.ts";
import { readUan } from "./catalog.server.ts";
import { uanReadingShape } from "./schema.ts";

const today = localDate("2026-11-24");
const read = (text: string) => {
  const reading = readUan(text, today);
  if (!reading.ok) throw new Error(reading.refusal.fix);
  return reading.value;
};
const forKind = (text: string, kind: string) => read(text).countsFor.find((entry) => entry.kind === kind);

describe("a UAN read", () => {
  test("tells its parts, its topic, and until when a home-study activity may be taken", () => {
    expect(uanReadingShape.strict().parse(read("0202-0000-25-012-H03-T"))).toMatchObject({
      uan: "0202-0000-25-012-H03-T",
      provider: "0202",
      jointlyAccredited: false,
      releaseYear: 2025,
      sequence: "012",
      format: "H",
      delivery: "home-study",
      topic: { code: "03", topic: "law", source: { title: expect.any(String) } },
      audiences: ["technician"],
      validThrough: 2028,
      deviations: [],
    });
    expect(read("0202-0000-25-012-L03-T").validThrough).toBeNull();
    expect(read("0202-0000-25-012-B03-T").delivery).toBeNull();
  });

  test("says how it was read leniently, in words", () => {
    const { uan, deviations } = read(" 0202000025012h03-p/t ");
    expect(uan).toBe("0202-0000-25-012-H03-P/T");
    expect(deviations.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["spaces", "lower-case", "two-audiences"]),
    );
    for (const { code, text } of deviations) expect(text).not.toBe(code);
  });

  test("tells for every kind whether a course that bears it counts", () => {
    expect(read("0202-0000-25-012-H03-T").countsFor.map(({ kind }) => kind)).toEqual([
      ...requirementsByKind().keys(),
    ]);
  });

  test("is taken, but not said to count, where no source settles whether hours are asked", () => {
    expect(forKind("0202-0000-25-012-H01-T", "us-ny/pharmacy-technician")).toMatchObject({ counts: "open" });
    expect(forKind("0202-0000-25-012-H01-T", "us-tx/pharmacy-technician")).toMatchObject({ counts: "yes" });
  });

  test("counts for PTCB as technician law, and as a pharmacist hour only under the cap", () => {
    expect(forKind("0202-0000-25-012-H03-T", "ptcb/cpht")).toMatchObject({
      counts: "yes",
      toward: ["total", "technician-specific", "law"],
      atMost: [],
    });
    expect(forKind("0202-0000-25-012-H03-P", "ptcb/cpht")).toMatchObject({
      counts: "yes",
      toward: ["total", "law"],
      atMost: [{ rule: "pharmacist-specific", hours: 5 }],
    });
  });

  test("says which word a rule still depends on: whose law a law course teaches", () => {
    expect(forKind("0202-0000-25-012-H03-T", "us-tx/pharmacy-technician")).toMatchObject({
      counts: "yes",
      toward: ["total"],
      dependsOn: [{ rule: "law", word: "lawOf" }],
    });
  });

  test("counts toward nothing where nothing is asked", () => {
    expect(forKind("0202-0000-25-012-H03-T", "us-nc/pharmacy-technician")).toMatchObject({
      counts: "nothing-asked",
      toward: [],
    });
  });
});

describe("GET /api/v1/uan/{uan}", () => {
  let doors: Hono<AppEnv>;
  beforeAll(() => {
    doors = openDoors();
  });
  const get = (uan: string) => doors.request(`/api/v1/uan/${encodeURIComponent(uan)}`);

  test("tells what the operation tells, with a slash in the number too", async () => {
    for (const uan of ["0202-0000-25-012-H03-T", "0202-0000-25-012-H03-P/T"]) {
      const response = await get(uan);
      expect(response.status).toBe(200);
      expect(uanReadingShape.strict().parse(await response.json())).toEqual(read(uan));
    }
  });

  test.each([
    ["0202-0000-25-012-X03-T", "format"],
    ["0202-0000-25-012-H42-T", "topic"],
    ["nonsense", "whole"],
    ["x".repeat(150), "whole"],
  ])("%.30s cannot be read: the part and the fix are named", async (uan, part) => {
    const response = await get(uan);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      code: "uan.unreadable",
      facts: { part, fix: expect.any(String) },
    });
  });

  test("a number of more than 200 letters is refused by its path", async () => {
    const response = await get("1".repeat(201));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      code: "request.invalid",
      facts: { faults: [{ path: "uan" }] },
    });
  });
});
