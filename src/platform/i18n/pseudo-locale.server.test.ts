import { parse } from "@formatjs/icu-messageformat-parser";
import { describe, expect, test } from "vitest";
import en from "#src/messages/en.json" with { type: "json" };
import { pseudoMessage, pseudoMessages } from "./pseudo-locale.server.ts";
import { messagesOf, translatorFor } from "./translator.server.ts";

describe("the pseudo-locale", () => {
  test("letters are accented, text grows, each message stands in brackets", () => {
    const message = pseudoMessage("Where do I stand?");
    expect(message).toMatch(/^⟦.+\? ~+⟧$/);
    expect(message).not.toMatch(/[A-Za-z]/);
    expect(message.length).toBeGreaterThanOrEqual("Where do I stand?".length * 1.4);
  });

  test("what ICU reads stays as it is: arguments, plurals, choices, tags", () => {
    const message = pseudoMessage(
      "{count, plural, one {# hour of <law>{rule}</law>} other {# hours}} by {day, date, long}",
    );
    for (const part of ["count,plural", "one{#", "other{#", "<law>", "{rule}", "</law>", "day, date"])
      expect(message).toContain(part);
    expect(message).not.toContain("hour");
  });

  test("every message of the catalog can be read in it, and every key is there", () => {
    const keys = (value: unknown): unknown =>
      typeof value === "string"
        ? parse(value).length > 0
        : Object.fromEntries(Object.entries(value as object).map(([key, child]) => [key, keys(child)]));
    expect(keys(pseudoMessages(en))).toEqual(keys(en));
  });
});

test("words outside of pages come from the same catalog", () => {
  expect(translatorFor("en", "product")("name")).toBe(en.product.name);
  expect(translatorFor("en-XA", "product")("name")).toMatch(/^⟦/);
  expect(messagesOf("en")).toBe(en);
});
