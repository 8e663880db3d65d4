import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { importRules, judgeImports } from "../../scripts/import-law.ts";

const BAD = "tests/architecture/bad/imports";
const rules = importRules().map(({ name }) => name);

describe("who may import whom", () => {
  test("every rule has a bad sample, and every sample a rule", () => {
    expect(readdirSync(join(import.meta.dirname, "bad/imports")).sort()).toEqual([...rules].sort());
  });

  test.each(rules)("%s refuses its bad sample", async (rule) => {
    const { faults } = await judgeImports(`${BAD}/${rule}`);
    expect(faults.map((fault) => fault.rule)).toContain(rule);
  });

  test("the house keeps the law", async () => {
    const { faults, imports } = await judgeImports("src");
    expect(faults).toEqual([]);
    expect(imports).toBeGreaterThan(100);
  });
});
