import { z } from "zod";

/* The shapes of a standing that only the API has; a profile's and a standing's own are in src/rules. */

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
