import { expect, test } from "vitest";
import { z } from "zod";
import { plainFault, wants } from "./plain-faults.ts";

const said = (shape: z.ZodType, value: unknown) =>
  shape.safeParse(value, { error: plainFault }).error?.issues[0]?.message;

test.each([
  [z.enum(["live", "home-study"]), "webinar", 'write live or home-study, not "webinar"'],
  [z.enum(["a", "b", "c"]), 5, "write one of a, b or c, not 5"],
  [z.number(), "2", 'write a number, not "2"'],
  [z.number().max(5), 6, "write a number of at most 5, not 6"],
  [z.string(), null, "write a text, not null"],
  [z.string().min(2), "a", 'write at least 2 characters, not "a"'],
  [z.array(z.string()).max(1), ["a", "b"], "write at most 1 entry, not a list of 2"],
  [z.strictObject({}), [], "write an object with named fields, not an empty list"],
  [z.boolean(), undefined, "this is missing; write true or false"],
] as const)("%# a fault tells what to write and what was given", (shape, value, words) => {
  expect(said(shape, value)).toBe(words);
});

test("what a shape wants by its own words goes before", () => {
  const day = z.string({ error: wants("a day") });
  expect(said(day, 5)).toBe("write a day, not 5");
  expect(said(day, undefined)).toBe("this is missing; write a day");
});
