import { z } from "zod";

/* What a plan says. Amounts are hours (courses where a rule counts courses) and dollars, days are YYYY-MM-DD. Public. */

const day = z.string().meta({ format: "date" });

export const planShape = z.object({
  asOf: day,
  status: z
    .enum(["optimal", "nothing-needed", "impossible", "not-proven"])
    .describe(
      "impossible: some gap cannot be closed by this catalog, the others are; not-proven: the time ran out, so a cheaper plan may exist",
    ),
  priceUsd: z.number(),
  hours: z.number(),
  bound: z.object({
    priceUsd: z
      .number()
      .describe("no plan that closes as much costs less; equal to the price where it is proven"),
  }),
  activities: z.array(
    z.object({
      id: z.string(),
      takeOn: day.optional().describe("the day of the session"),
      takeBy: day
        .optional()
        .describe(
          "the earliest deadline it serves, or its own last day if sooner; sooner still where only so many hours a day count",
        ),
      for: z.array(z.object({ credential: z.string(), rule: z.string(), hours: z.number() })),
    }),
  ),
  impossible: z
    .array(z.object({ credential: z.string(), rule: z.string(), missing: z.number() }))
    .describe("what the catalog cannot supply"),
  unknown: z
    .array(z.object({ credential: z.string(), rule: z.string().optional() }))
    .describe(
      "what nobody can tell without another word or fact; nothing is bought for it. Without a rule: the whole standing",
    ),
});

export type Plan = z.infer<typeof planShape>;
export type PlannedActivity = Plan["activities"][number];
