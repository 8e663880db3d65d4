import { describe, expect, test } from "vitest";
import { z } from "zod";
import { envShape, readEnv } from "#src/platform/env.server.ts";
import { readSource, sourcesOf } from "#tests/support/source-files.ts";

const { text } = readSource("docs/configuration.md");
const rows = [...text.matchAll(/^\| \[`(\w+)`\]\(#(\w+)\) \| (none|`(.*?)`) \| `(.*?)` \|$/gm)].map(
  (row) => ({
    name: row[1] ?? "",
    anchor: row[2],
    default: row[4],
    example: row[5],
  }),
);
const settings = Object.keys(envShape.shape);

describe("docs/configuration.md", () => {
  test("names every setting once, in the order of the code", () => {
    expect(rows.map(({ name }) => name)).toEqual(settings);
  });

  test.each(rows)("$name: the default is the code's", (row) => {
    const { [row.name]: value } = readEnv({}) as Record<string, unknown>;
    expect(row.default).toBe(value === undefined ? undefined : String(value));
  });

  test.each(rows)("$name: the example can be used, and is not the default", ({ name, example, ...row }) => {
    expect(readEnv({ [name]: example })).toHaveProperty(name);
    expect(example).not.toBe(row.default);
  });

  test.each(rows)("$name: a section says what it does", ({ name, anchor }) => {
    expect(anchor).toBe(name.toLowerCase());
    const section = new RegExp(`^### ${name}\\n\\n([\\s\\S]+?)(?=\\n#|$(?![\\s\\S]))`, "m").exec(text);
    expect(section?.[1]?.length).toBeGreaterThan(40);
  });

  test("the least and the most of every number are told", () => {
    for (const name of [
      "DATABASE_POOL_SIZE",
      "TRUSTED_PROXIES",
      "REQUEST_TIMEOUT_SECONDS",
      "SHUTDOWN_TIMEOUT_SECONDS",
    ]) {
      const { minimum, maximum } = limitsOf(name);
      expect(text).toContain(`${minimum} to ${maximum}`);
    }
  });

  function limitsOf(name: string) {
    const { properties } = z.toJSONSchema(envShape, { io: "output", unrepresentable: "any" });
    return properties?.[name] as { minimum: number; maximum: number };
  }
});

test("no other file reads the environment", () => {
  const readers = sourcesOf("src")
    .filter((file) => /process\.env(?!\.NODE_ENV)/.test(file.text.replace(/`[^`]*`/g, "")))
    .map(({ path }) => path);
  expect(readers).toEqual(["src/platform/env.server.ts"]);
});
