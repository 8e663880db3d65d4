import { toJSONSchema, type z } from "zod";
import { requirementShape } from "#src/rules/requirement.ts";
import { casesShape } from "./requirement-cases.server.ts";

/*
 * JSON Schema (draft 2020-12) of the files under requirements/, for editors: made from the shapes that the lint and the
 * engine read by, so that the three cannot differ.
 */

/** The schemas by the name of the file that holds each. */
export const fileSchemas: Readonly<Record<string, () => object>> = {
  "requirement.schema.json": () =>
    schemaOf(
      requirementShape,
      "A requirement: what one authority asks of the holders of one kind of credential",
    ),
  "cases.schema.json": () =>
    schemaOf(casesShape, "The cases beside a requirement: worked examples, as its sources tell them"),
};

function schemaOf(shape: z.ZodType, title: string): object {
  return { ...toJSONSchema(shape, { io: "input" }), title };
}

/** A schema as it is written: stable, and read by people too. */
export function schemaText(name: string): string {
  const make = fileSchemas[name];
  if (!make) throw new Error(`no schema is called ${name}`);
  return `${JSON.stringify(make(), null, 2)}\n`;
}
