import { expect, test } from "vitest";
import { atLeast, makeRequirement, open, since } from "../../../tests/support/requirement-maker.ts";
import { requirementCsv } from "./requirement-csv.ts";
import { requirementsByKind } from "./requirements.server.ts";

/** RFC 4180, read by hand: cells by name, a row each. */
function rowsOf(csv: string): Record<string, string>[] {
  expect(csv.endsWith("\r\n")).toBe(true);
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === "\r\n") rows.push([]);
  }
  rows.pop();
  const [names = [], ...rest] = rows;
  for (const row of rest) expect(row).toHaveLength(names.length);
  return rest.map((row) => Object.fromEntries(row.map((cell, index) => [names[index], cell])));
}

test("each dated value is a row, with its source", () => {
  const requirement = makeRequirement({
    total: atLeast([since("2015-01-01", 10), since("2018-01-01", null), open("2020-01-01", [5, 8])]),
  });
  expect(rowsOf(requirementCsv(requirement))).toEqual([
    expect.objectContaining({
      kind: "us-zz/pharmacy-technician",
      rule: "total",
      unit: "contact-hour",
      from: "2015-01-01",
      value: "10",
      source: "Example Code 1",
      href: "https://law.example/1",
    }),
    expect.objectContaining({ from: "2018-01-01", value: "none" }),
    expect.objectContaining({
      from: "2020-01-01",
      value: "unknown",
      least: "5",
      most: "8",
      question: "How much is it really?",
    }),
  ]);
});

test("what holds a comma, a quote or a new line stays one cell", () => {
  const note = 'a, "b"\nc';
  const requirement = makeRequirement({ total: atLeast([{ ...since("2015-01-01", 10), note }]) });
  expect(rowsOf(requirementCsv(requirement))[0]?.note).toBe(note);
});

test("a note that a spreadsheet would run stays text", () => {
  for (const note of ["=1+1", "+1", "-1", "@x"]) {
    const requirement = makeRequirement({ total: atLeast([{ ...since("2015-01-01", 10), note }]) });
    expect(rowsOf(requirementCsv(requirement))[0]?.note).toBe(`'${note}`);
  }
});

test("every requirement's table has a row for every entry of every history", () => {
  for (const requirement of requirementsByKind().values()) {
    const entries = Object.values(requirement.rules).flatMap((rule): readonly object[] =>
      rule.kind === "holds"
        ? [rule]
        : [
            ...rule.history,
            ...(rule.kind === "at-least" ? (rule.instead ?? []).flatMap((one) => one.history) : []),
          ],
    );
    expect(rowsOf(requirementCsv(requirement))).toHaveLength(entries.length);
  }
});
