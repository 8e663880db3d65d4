import { describe, expect, test } from "vitest";
import { readEnv, readTerminal } from "./env.server.ts";

describe("the environment", () => {
  test("nothing set is a whole configuration that lets in this machine only", () => {
    expect(readEnv({})).toMatchObject({
      HOST: "127.0.0.1",
      PORT: 3000,
      DATA_DIR: "./data-dir",
      TRUSTED_PROXIES: 0,
    });
  });

  test("an empty value counts as not set", () => {
    expect(readEnv({ PORT: "", DATABASE_URL: "" })).toEqual(readEnv({}));
  });

  test("every fault is told at once, each by the name of its variable", () => {
    const reading = () => readEnv({ PORT: "65536", DATABASE_URL: "mysql://x", PSEUDO_LOCALE: "maybe" });
    expect(reading).toThrow(/^The environment has faults: PORT: .*; DATABASE_URL: .*; PSEUDO_LOCALE: .*\.$/);
    expect(() => readEnv({ PORT: "eighty" })).toThrow(/^The environment has a fault: PORT: /);
  });

  test("a password in a refused address is not repeated", () => {
    expect(() => readEnv({ DATABASE_URL: "mysql://me:secret@db/x" })).toThrow(/^(?!.*secret)/);
  });

  test.each([
    ["PORT", "0", 0],
    ["PORT", "65535", 65_535],
    ["DATABASE_POOL_SIZE", "1", 1],
    ["DATABASE_POOL_SIZE", "500", 500],
    ["PSEUDO_LOCALE", "yes", true],
    ["TIME_ZONE", "Pacific/Guam", "Pacific/Guam"],
    ["PUBLIC_URL", "https://ce.example.org", "https://ce.example.org"],
    ["DATABASE_URL", "postgresql://me@db/x", "postgresql://me@db/x"],
  ])("%s may be %s", (name, text, value) => {
    expect(readEnv({ [name]: text })).toHaveProperty(name, value);
  });

  test.each([
    ["PORT", "-1"],
    ["PORT", "80.5"],
    ["DATABASE_POOL_SIZE", "0"],
    ["DATABASE_POOL_SIZE", "501"],
    ["REQUEST_TIMEOUT_SECONDS", "0"],
    ["TIME_ZONE", "Mars/Base"],
    ["PUBLIC_URL", "ftp://ce.example.org"],
    ["PUBLIC_URL", "ce.example.org"],
    ["DATABASE_URL", "postgres://["],
    ["LOG_LEVEL", "loud"],
  ])("%s may not be %s", (name, text) => {
    expect(() => readEnv({ [name]: text })).toThrow(`${name}: `);
  });
});

test("color is not wanted by NO_COLOR or on a dumb terminal; a width is a whole number", () => {
  expect(readTerminal({ NO_COLOR: "1", COLUMNS: "72" })).toEqual({ isPlain: true, columns: 72 });
  expect(readTerminal({ TERM: "dumb", COLUMNS: "wide" })).toEqual({ isPlain: true, columns: undefined });
  expect(readTerminal({})).toEqual({ isPlain: false, columns: undefined });
});
