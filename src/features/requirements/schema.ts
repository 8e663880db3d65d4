import { z } from "zod";
import { type Requirement, requirementShape } from "#src/rules/requirement.ts";

/** All requirements as one piece of open data: `/requirements.json`, and what the browser judges by. */
export const requirementBundleShape = z.object({
  version: z.string().describe("a hash of the content; it changes when any requirement does"),
  license: z.literal("CC-BY-4.0"),
  requirements: z.array(requirementShape),
});
export type RequirementBundle = {
  readonly version: string;
  readonly license: "CC-BY-4.0";
  readonly requirements: readonly Requirement[];
};
