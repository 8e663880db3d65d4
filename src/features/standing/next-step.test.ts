import { expect, test } from "vitest";
import { localDate } from "#src/base/local-date.ts";
import { requirementsByKind } from "#src/features/requirements/requirements.server.ts";
import { judgeProfile } from "#src/rules/judge-profile.ts";
import { nextStep } from "./next-step.ts";

const laws = requirementsByKind();
const asOf = localDate("2026-11-25");

function stepOf(kind: string, facts = {}): string {
  const credential = {
    id: "own",
    kind,
    facts,
    issuedOn: localDate("2023-05-10"),
    expiresOn: localDate("2026-12-31"),
  };
  const { standings } = judgeProfile({ credentials: [credential], credits: [] }, laws, asOf);
  return nextStep(standings[0] as (typeof standings)[number], laws.get(kind) as never, asOf);
}

test("where nothing is asked, but a question about that stands open, nobody is told that there is nothing to earn without it", () => {
  expect(stepOf("us-ar/pharmacy-technician")).toMatch(/^By the source we have .* Ask Arkansas State Board/);
  expect(stepOf("us-nc/pharmacy-technician", { immunizes: false })).toBe(
    "Nothing to earn: North Carolina Board of Pharmacy asks for no continuing education here.",
  );
});
