import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "#tests/support/source-files.ts";

/* A tool that is configured wrongly finds nothing and looks the same as a clean house. Each must find its bad samples. */

const bad = join(import.meta.dirname, "bad");

function tool(name: string, args: string[], cwd = root) {
  const { NODE_ENV: _, VITEST: __, ...env } = process.env;
  return spawnSync(join(root, "node_modules/.bin", name), args, { cwd, env, encoding: "utf8" });
}

describe("lint", () => {
  const samples = readdirSync(join(bad, "lint"));
  const found = lintSamples();

  test.each(samples)("%s is refused by the rule that it is named after", (sample) => {
    const rule = basename(sample).replace(/\.tsx?$/, "");
    expect(found.filter((fault) => fault.endsWith(`/${rule} ${sample}`))).toHaveLength(1);
  });

  test("every rule that biome.json names has a sample", () => {
    const { linter } = JSON.parse(readFileSync(join(root, "biome.json"), "utf8")) as {
      linter: { rules: Record<string, Record<string, string>> };
    };
    const named = Object.values(linter.rules).flatMap((group) =>
      typeof group === "object" ? Object.keys(group) : [],
    );
    expect(samples.map((sample) => sample.replace(/\.tsx?$/, ""))).toEqual(expect.arrayContaining(named));
  });

  /** Biome over the samples, as if they were part of a room: its overrides spare the folder they lie in. */
  function lintSamples(): string[] {
    const house = mkdtempSync(join(tmpdir(), "goodstanding-lint-"));
    try {
      mkdirSync(join(house, "src/features"), { recursive: true });
      cpSync(join(root, "biome.json"), join(house, "biome.json"));
      cpSync(join(bad, "lint"), join(house, "src/features"), { recursive: true });
      const args = ["lint", "--vcs-enabled=false", "--error-on-warnings", "--reporter=json", "src"];
      const { stdout } = tool("biome", args, house);
      const { diagnostics } = JSON.parse(stdout) as {
        diagnostics: { category: string; location: { path: string } }[];
      };
      return diagnostics.map(({ category, location }) => `${category} ${basename(location.path)}`);
    } finally {
      rmSync(house, { recursive: true, force: true });
    }
  }
});

describe("types", () => {
  const samples = readdirSync(join(bad, "types")).filter((name) => /\.tsx?$/.test(name));
  const said = tool("tsc", ["-p", join(bad, "types")]).stdout;

  test.each(samples)("%s does not compile", (sample) => {
    const [, code] = /^\/\/ (TS\d+)/.exec(readFileSync(join(bad, "types", sample), "utf8")) ?? [];
    const faults = said.split("\n").filter((line) => line.includes(`/${sample}(`));
    expect(faults.map((line) => /error (TS\d+)/.exec(line)?.[1])).toEqual([code]);
  });
});

describe("the silence of tests", () => {
  const report = join(mkdtempSync(join(tmpdir(), "goodstanding-quiet-")), "report.json");
  tool("vitest", [
    "run",
    `--config=${bad}/quiet/vitest.config.ts`,
    "--reporter=json",
    `--outputFile=${report}`,
  ]);
  const { testResults } = JSON.parse(readFileSync(report, "utf8")) as {
    testResults: { assertionResults: { title: string; status: string }[] }[];
  };
  rmSync(dirname(report), { recursive: true });
  const outcomes = testResults.flatMap((file) => file.assertionResults);

  test("a quiet test passes", () => {
    expect(outcomes.find(({ title }) => title === "a quiet one")?.status).toBe("passed");
  });

  test.each(["console.error", "fetch", "a socket", "a name that is looked up"])(
    "%s fails a test",
    (title) => {
      expect(outcomes.find((outcome) => outcome.title === title)?.status).toBe("failed");
    },
  );
});
