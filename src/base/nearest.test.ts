import { expect, test } from "vitest";
import { processorMs } from "#tests/support/processor-time.ts";
import { nearestWords } from "./nearest.ts";

const TOPICS = [
  "law",
  "ethics",
  "immunization",
  "patient-safety",
  "medication-errors",
  "human-trafficking",
  "compounding",
  "compounding-sterile",
];

test("a word with one letter wrong, missing, added or swapped finds its neighbor first", () => {
  expect(nearestWords("lav", TOPICS)[0]).toBe("law");
  expect(nearestWords("ethic", TOPICS)[0]).toBe("ethics");
  expect(nearestWords("immunizations", TOPICS)[0]).toBe("immunization");
  expect(nearestWords("patient-saftey", TOPICS)[0]).toBe("patient-safety");
});

test("capital letters do not hide the word meant", () => {
  expect(nearestWords("Human-Trafficking", TOPICS)[0]).toBe("human-trafficking");
});

test("part of a longer word finds it", () => {
  expect(nearestWords("medication", TOPICS)).toContain("medication-errors");
  expect(nearestWords("sterile", TOPICS)).toContain("compounding-sterile");
});

test("at most three words are offered, or as many as asked for", () => {
  const words = ["aa", "ab", "ac", "ad", "ae"];
  expect(nearestWords("a", words)).toHaveLength(3);
  expect(nearestWords("a", words, 1)).toHaveLength(1);
});

test("nothing is offered when nothing is close", () => {
  expect(nearestWords("zzzzzzzzz", TOPICS)).toEqual([]);
  expect(nearestWords("x".repeat(300), TOPICS)).toEqual([]);
  expect(nearestWords("q", [])).toEqual([]);
});

test("equally close words come in the order of the alphabet", () => {
  expect(nearestWords("b", ["d", "c", "a"])).toEqual(["a", "c", "d"]);
});

test("a hostile word of ten million letters is answered at once", () => {
  const started = processorMs();
  nearestWords("compounding".repeat(1_000_000), TOPICS);
  expect(processorMs() - started).toBeLessThan(1000);
});
