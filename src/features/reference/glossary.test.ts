import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { requirementsByKind } from "#src/features/requirements/requirements.server.ts";
import messages from "#src/messages/en.json" with { type: "json" };
import { packageRoot } from "#src/platform/package-root.server.ts";
import { accreditationShape } from "#src/rules/shape-words.ts";
import { judgementShape } from "#src/rules/standing.ts";
import { tableSectionNames, tableWords, wordSectionNames, wordSections } from "./glossary.ts";
import { glossaryText } from "./glossary-text.server.ts";

type Words = Record<string, { term: string; means: string }>;
const explained = (section: string) => (messages.glossary as unknown as Record<string, Words>)[section] ?? {};
const terms = (section: string) => Object.values(explained(section)).map(({ term }) => term);

describe("the glossary", () => {
  test("docs/glossary.md is what the page says; node scripts/glossary.ts writes it anew", () => {
    expect(readFileSync(join(packageRoot(), "docs/glossary.md"), "utf8")).toBe(glossaryText());
  });

  test.each(wordSectionNames)("every word of %s is explained, and none besides", (section) => {
    expect(Object.keys(explained(section)).sort()).toEqual([...wordSections[section]].sort());
  });

  test("every address on the page leads to one word", () => {
    const tables = tableWords();
    const ids = [
      ...wordSectionNames.flatMap((section) => [...wordSections[section]]),
      ...tableSectionNames.flatMap((section) => tables[section].map(({ id }) => id)),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("it knows every accreditation by the word that a profile uses", () => {
    expect(terms("accreditations").sort()).toEqual([...accreditationShape.options].sort());
  });

  test("every rule of every file is explained: by its id, by its topic, or by the file's own label", () => {
    const known = new Set([...terms("rules"), ...tableWords().topics.map(({ word }) => word)]);
    const rules = [...requirementsByKind().values()].flatMap(({ id: kind, rules }) =>
      Object.entries(rules).map(([id, { label }]) => ({ kind, id, label })),
    );
    expect(rules.length).toBeGreaterThan(100);
    expect(rules.filter(({ id, label }) => !known.has(id) && !label)).toEqual([]);
  });

  test("it knows every status of a finding", () => {
    const finding = judgementShape.shape.standings.element.shape.findings.element;
    expect(Object.keys(explained("statuses")).sort()).toEqual([...finding.shape.status.options].sort());
  });

  test("a topic tells the wider one that it is part of, and its code in a UAN", () => {
    const { topics } = tableWords();
    const means = (word: string) => topics.find((topic) => topic.word === word)?.means;
    expect(means("compounding-sterile")).toContain("part of compounding");
    expect(means("law")).toContain("UAN 03");
  });
});
