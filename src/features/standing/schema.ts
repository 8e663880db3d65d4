import { z } from "zod";
import { catalogShape } from "#src/rules/plan/catalog.ts";
import { profileShape } from "#src/rules/profile.ts";

/* The shapes of a standing that only the API has; a profile's and a standing's own are in src/rules. */

/** What a plan is made of. */
export const planRequestShape = z.strictObject({
  profile: profileShape.describe("who holds what, and which hours they have, as for a standing"),
  catalog: catalogShape.describe("the activities that can be taken"),
});

/** What stands in the answer to a line that is no profile. */
export const lineErrorShape = z.object({
  line: z.number().int().describe("the line, counted from 1"),
  error: z.object({
    code: z.string(),
    message: z.string(),
    facts: z.object({
      faults: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
      maxBytes: z.number().int().optional(),
    }),
  }),
});
