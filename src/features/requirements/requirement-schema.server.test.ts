import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "#src/platform/package-root.server.ts";
import { fileSchemas, schemaText } from "./requirement-schema.server.ts";

const written = (name: string) => readFileSync(join(packageRoot(), "requirements", name), "utf8");

test.each(Object.keys(fileSchemas))(
  "%s is what the shapes say; node scripts/requirement-schema.ts writes it anew",
  (name) => {
    expect(written(name)).toBe(schemaText(name));
  },
);

test("the schema knows the shape's own words: an unknown key is an error, every rule kind is offered", () => {
  const schema = JSON.parse(written("requirement.schema.json"));
  expect(schema.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
  expect(schema.additionalProperties).toBe(false);
  expect(schema.required).toEqual(expect.arrayContaining(["id", "sources", "rules", "questions"]));
  for (const kind of ["at-least", "at-most", "at-most-per-day", "holds"])
    expect(written("requirement.schema.json")).toContain(`"const": "${kind}"`);
});
