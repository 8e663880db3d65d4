import { describe, expect, test } from "vitest";
import { localDate } from "#src/base/local-date.ts";
import { compare, kindOptions, kindsAsked } from "./compare-view.server.ts";
import { requirementsByKind } from "./requirements.server.ts";

const asked = (query: string) => kindsAsked(new URLSearchParams(query));
const FOUR = ["ptcb/cpht", "nha/cpht", "us-tx/pharmacy-technician", "us-fl/pharmacy-technician"];

describe("what is to be compared", () => {
  test("is read from one list, from a form's repeated field, and from either name", () => {
    const both = ["ptcb/cpht", "nha/cpht"];
    expect(asked("kinds=ptcb/cpht,nha/cpht").kinds).toEqual(both);
    expect(asked("kinds=ptcb/cpht&kinds=&kinds=nha/cpht&kinds=").kinds).toEqual(both);
    expect(asked("kind=ptcb/cpht&kind=nha/cpht").kinds).toEqual(both);
  });

  test("names each kind once, and at most four", () => {
    expect(asked("kinds=ptcb/cpht,ptcb/cpht, ptcb/cpht").kinds).toEqual(["ptcb/cpht"]);
    expect(asked(`kinds=${FOUR.join(",")},us-ca/pharmacy-technician`).kinds).toEqual(FOUR);
  });

  test("an unknown kind is named with the nearest, and the others still stand", () => {
    const { kinds, unknown } = asked("kinds=ptcb/cphd,nha/cpht");
    expect(kinds).toEqual(["nha/cpht"]);
    expect(unknown).toEqual([{ kind: "ptcb/cphd", nearest: expect.arrayContaining(["ptcb/cpht"]) }]);
  });

  test("a flood of unknown kinds is cut, each to a length that a page bears", () => {
    const { unknown } = asked(
      `kinds=${Array.from({ length: 500 }, (_, n) => `x${n}${"y".repeat(200)}`).join(",")}`,
    );
    expect(unknown).toHaveLength(4);
    for (const { kind, nearest } of unknown) expect([kind.length, nearest]).toEqual([100, []]);
  });
});

describe("credentials side by side", () => {
  test("each rule that one of them has is a row once, empty where another has none", () => {
    const { columns, rules } = compare(FOUR, localDate("2026-11-24"));
    expect(columns.map(({ requirement }) => requirement.id)).toEqual(FOUR);
    const all = new Set(FOUR.flatMap((kind) => Object.keys(requirementsByKind().get(kind)?.rules ?? {})));
    expect(rules.map(({ rule }) => rule).sort()).toEqual([...all].sort());
    const trafficking = rules.find(({ rule }) => rule === "human-trafficking");
    expect(trafficking?.cells.map((cell) => cell !== null)).toEqual([false, false, true, true]);
  });

  test("a rule that several have is called by its common name, a file's own rule as the file calls it", () => {
    const nameOf = (kinds: string[], rule: string) =>
      compare(kinds, localDate("2026-11-24")).rules.find((row) => row.rule === rule)?.name;
    const own = requirementsByKind().get("us-nv/pharmacy-technician")?.rules["in-service"]?.label;
    expect(own).toBeDefined();
    expect(nameOf(["us-nv/pharmacy-technician", "nha/cpht"], "in-service")).toBe(own);
    expect(nameOf(["us-nv/pharmacy-technician", "us-tx/pharmacy-technician"], "in-service")).toBe(
      "In-service hours",
    );
  });

  test("every credential can be picked, the national ones first", () => {
    const kinds = kindOptions().map(({ kind }) => kind);
    expect([...kinds].sort()).toEqual([...requirementsByKind().keys()].sort());
    const firstState = kinds.findIndex((kind) => kind.startsWith("us-"));
    expect(kinds.slice(firstState).every((kind) => kind.startsWith("us-"))).toBe(true);
  });
});
