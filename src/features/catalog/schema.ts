import { z } from "zod";

/** A Universal Activity Number read: its parts, and for whom a course that bears it counts. */
export const uanReadingShape = z.object({
  uan: z.string().describe("as ACPE writes it today"),
  numbers: z.array(z.string()).describe("one for each audience"),
  provider: z.string(),
  jointlyAccredited: z.boolean(),
  joint: z.string().describe("0000 where nobody shares the activity"),
  releaseYear: z.number().int(),
  sequence: z.string(),
  format: z.enum(["L", "H", "B"]).describe("L live, H home study, B both under one number"),
  delivery: z.enum(["live", "home-study"]).nullable().describe("null where the number does not say"),
  topic: z.object({
    code: z.string(),
    topic: z.string(),
    printed: z.array(z.string()).describe("how ACPE has printed it"),
    from: z.number().int().nullable().describe("the first year of the code, where a source gives one"),
    until: z.number().int().nullable(),
    note: z.string().nullable(),
    source: z.object({ title: z.string(), href: z.string().nullable() }),
  }),
  audiences: z.array(z.enum(["technician", "pharmacist"])).describe("empty: the number does not say"),
  validThrough: z
    .number()
    .int()
    .nullable()
    .describe("the last year a home-study activity may be completed in; null where the number sets no end"),
  deviations: z.array(z.object({ code: z.string(), text: z.string() })).describe("what was read leniently"),
  countsFor: z.array(
    z.object({
      kind: z.string(),
      label: z.string(),
      counts: z
        .enum(["yes", "no", "ask", "open", "nothing-asked"])
        .describe(
          "ask: no source says whether it is accepted; open: accepted, but no source settles whether the hours are asked; nothing-asked: no hours are asked that it could count toward",
        ),
      toward: z.array(z.string()).describe("the rules it counts toward"),
      dependsOn: z
        .array(z.object({ rule: z.string(), word: z.string() }))
        .describe("rules it counts toward if a word says so that the number does not hold, such as lawOf"),
      atMost: z
        .array(z.object({ rule: z.string(), hours: z.number().nullable() }))
        .describe("caps it falls under"),
    }),
  ),
});
export type UanReading = z.infer<typeof uanReadingShape>;
