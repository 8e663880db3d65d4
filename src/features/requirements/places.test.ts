import { describe, expect, test } from "vitest";
import { authorityMeant, nameOfAuthority, nearestAuthorities, placeOf } from "./places.ts";

describe("the authority that a reader means", () => {
  test.each([
    ["us-tx", "us-tx"],
    ["tx", "us-tx"],
    ["TX", "us-tx"],
    ["Texas", "us-tx"],
    ["new york", "us-ny"],
    ["district-of-columbia", "us-dc"],
    ["PTCB", "ptcb"],
  ])("%s is %s", (word, authority) => {
    expect(authorityMeant(word)).toBe(authority);
  });

  test.each(["us-zz", "texass", "", "../etc", "__proto__"])("%s is none", (word) => {
    expect(authorityMeant(word)).toBeUndefined();
  });

  test("a mistyped one has neighbors, each once, at most three", () => {
    expect(nearestAuthorities("texass")[0]).toBe("us-tx");
    expect(nearestAuthorities("us-zz")).toHaveLength(3);
    expect(nearestAuthorities("x".repeat(10_000))).toEqual([]);
  });
});

test("a state is called by its name, a certifier by its letters", () => {
  expect(nameOfAuthority("us-pr")).toBe("Puerto Rico");
  expect(nameOfAuthority("nha")).toBe("NHA");
  expect(placeOf("us-dc")).toMatchObject({ letters: "DC", fips: "11", name: "District of Columbia" });
});
