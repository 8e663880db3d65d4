import { expect, test } from "vitest";
import type { RuleInput } from "../../../tests/support/requirement-maker.ts";
import { atLeast, atMost, makeRequirement, open, since } from "../../../tests/support/requirement-maker.ts";
import { changesOf } from "./changes.ts";

const told = (rule: RuleInput, id = "total") =>
  changesOf([makeRequirement({ [id]: rule })]).map(({ on, sentence }) => ({ on, sentence }));
const sentences = (rule: RuleInput, id?: string) =>
  told(rule, id).map(({ sentence }) => sentence.replace(/^.*?, /, ""));

test("the first entry is where our record begins, and no change", () => {
  expect(told(atLeast(20))).toEqual([]);
  expect(told(atLeast([{ ...since("2023-01-01", 20), note: "Both copies are undated." }]))).toEqual([]);
});

test("the first entry is a change if its note tells what was before", () => {
  const first = (note: string, value: number | null = 20) =>
    told(atLeast([{ ...since("2023-02-01", value), note }])).length;
  expect(first("2.0 CPE in two years; before it 10 hours")).toBe(1);
  expect(first("Asked from the 2026-27 renewal")).toBe(1);
  expect(first("Doubled")).toBe(1);
  expect(first("Before that none was asked", null)).toBe(0);
});

test("what went up, went down, began and ended is told, the newest first", () => {
  const history = [
    since("2015-01-01", 10),
    since("2018-01-01", 20),
    since("2020-09-01", 15),
    since("2022-01-01", null),
    since("2024-07-01", 1),
  ];
  expect(told(atLeast(history)).map(({ on }) => on)).toEqual([
    "2024-07-01",
    "2022-01-01",
    "2020-09-01",
    "2018-01-01",
  ]);
  expect(sentences(atLeast(history))).toEqual([
    "all hours: 1 hour asked for from July 1, 2024 on; nothing before.",
    "all hours: nothing asked for from January 1, 2022 on; 15 hours before.",
    "all hours: down from 20 hours to 15 hours on September 1, 2020.",
    "all hours: up from 10 hours to 20 hours on January 1, 2018.",
  ]);
});

test("the same value by a newer source is no change", () => {
  expect(told(atLeast([since("2015-01-01", 20), since("2020-01-01", 20)]))).toEqual([]);
});

test("a cap is told as one", () => {
  const history = [
    since("2013-01-01", 10),
    since("2015-01-01", 5),
    since("2018-01-01", 0),
    since("2020-01-01", null),
    since("2022-01-01", 4),
  ];
  expect(sentences(atMost(history, { accreditation: ["in-service"] }), "in-service")).toEqual([
    "in-service hours: at most 4 hours count from January 1, 2022 on; no cap before.",
    "in-service hours: no cap from January 1, 2020 on; at most 0 hours before.",
    "in-service hours: the most that counts goes down from 5 hours to 0 hours on January 1, 2018.",
    "in-service hours: the most that counts goes down from 10 hours to 5 hours on January 1, 2015.",
  ]);
});

test("a value that becomes open, or settled, is told as that", () => {
  expect(
    sentences(atLeast([since("2015-01-01", 10), open("2020-01-01", [5, 10]), since("2022-01-01", 6)])),
  ).toEqual([
    "all hours: 6 hours from January 1, 2022 on; no source settled it before.",
    "all hours: from January 1, 2020 on no source settles what is asked; 10 hours before.",
  ]);
});

test("courses are counted as courses, and the file's own name for a rule keeps its letters", () => {
  const course = atLeast([since("2015-01-01", null), since("2020-01-01", 1)], {
    unit: "course",
    of: { topics: ["law"] },
    label: "Zetan law",
  });
  expect(sentences(course, "law")).toEqual([
    "Zetan law: 1 course asked for from January 1, 2020 on; nothing before.",
  ]);
});

test("a change names its kind, its rule and its source", () => {
  expect(
    changesOf([makeRequirement({ total: atLeast([since("2015-01-01", 10), since("2018-01-01", 20)]) })]),
  ).toMatchObject([
    {
      kind: "us-zz/pharmacy-technician",
      rule: "total",
      source: { title: "Example Code 1", href: "https://law.example/1" },
    },
  ]);
});
