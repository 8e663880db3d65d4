import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import { localDate } from "#src/base/local-date.ts";
import en from "#src/messages/en.json" with { type: "json" };
import { requirementsByKind } from "./requirements.server.ts";
import { rulesTold, type ToldWord } from "./rule-told.ts";
import { workedExample } from "./worked-example.server.ts";

const TODAY = localDate("2026-11-24");
const all = [...requirementsByKind().values()];
const nameOf = (kind: string) => requirementsByKind().get(kind)?.short ?? kind;

/** The words of the catalog; a fact that a message asks for and does not get is a fault. */
function wordsOf(say: ToldWord, facts: Record<string, string | number>): string {
  const t = createTranslator({
    locale: "en",
    messages: en,
    namespace: "requirements.told",
    onError: (error) => {
      throw error;
    },
  });
  return String(t.markup(say, { ...facts, law: (chunks) => chunks }));
}

function told(kind: string, rule: string) {
  const requirement = requirementsByKind().get(kind);
  if (!requirement) throw new Error(`no ${kind}`);
  return rulesTold(requirement, TODAY, nameOf).find(({ id }) => id === rule);
}

describe("a rule in words", () => {
  it("says the hours, and whose law", () => {
    expect(told("us-tx/pharmacy-technician", "law")).toMatchObject({
      name: "Texas pharmacy law",
      amount: { say: "hours", facts: { hours: 1 } },
      more: [{ say: "law-of", facts: { places: "Texas" } }, { say: "first-exempt" }],
      isOpen: false,
    });
  });

  it("says a course as a course, a cap as a cap", () => {
    expect(told("us-tx/pharmacy-technician", "human-trafficking")?.amount).toEqual({
      say: "courses",
      facts: { courses: 1 },
    });
    expect(told("us-tx/pharmacy-technician", "in-service")?.amount).toEqual({
      say: "at-most",
      facts: { hours: 5 },
    });
  });

  it("says that another value for some holders is open, with the question", () => {
    const trafficking = told("us-fl/pharmacy-technician", "human-trafficking");
    expect(trafficking?.more).toContainEqual({
      say: "instead-unknown",
      facts: { question: expect.stringContaining("?") },
    });
  });

  it("asks the question of a condition, and quotes what is open", () => {
    const sterile = told("us-tx/pharmacy-technician", "compounding-sterile");
    expect(sterile?.more[0]).toEqual({
      say: "if-fact",
      facts: { asks: "Do you compound sterile preparations?" },
    });
    expect(sterile?.more).toContainEqual({
      say: "inside-unknown",
      facts: { question: "Are the sterile-compounding hours (2 or 4) inside the 20 hours?" },
    });
  });

  it("marks what no source settles", () => {
    expect(told("us-ny/pharmacy-technician", "total")).toMatchObject({
      amount: { say: "not-known" },
      isOpen: true,
    });
  });

  it.each(all.map((requirement) => [requirement.id, requirement] as const))(
    "has words in the catalog for all of %s",
    (_, requirement) => {
      for (const { amount, more } of rulesTold(requirement, TODAY, nameOf))
        for (const { say, facts } of [amount, ...more]) expect(wordsOf(say, facts)).not.toBe("");
    },
  );
});

describe("the worked example", () => {
  it.each(all.map((requirement) => [requirement.id, requirement] as const))(
    "of %s is judged by the real rules",
    (_, requirement) => {
      const example = workedExample(requirement, TODAY);
      if (requirement.cycle.months === null) return expect(example).toBeNull();
      expect(example?.credits).toHaveLength(5);
      expect(example?.findings.map(({ name }) => name)).not.toContain("");
    },
  );

  it("of Texas counts what Texas takes and says why the rest does not", () => {
    const example = workedExample(requirementsByKind().get("us-tx/pharmacy-technician") as never, TODAY);
    expect(example?.credits.map(({ counts }) => counts)).toEqual([4, 1, 2, 1, 0]);
    expect(example?.credits[4]?.why).toEqual([expect.stringContaining("outside this cycle")]);
    expect(example?.status).toBe("short");
  });
});
