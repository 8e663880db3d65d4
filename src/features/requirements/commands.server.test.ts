import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { packageRoot } from "#src/platform/package-root.server.ts";
import { commandLine } from "../../../tests/support/command-line.ts";
import { requirementsByKind } from "./requirements.server.ts";
import { requirementListShape } from "./schema.ts";

const ask = (...args: string[]) => commandLine(["requirements", ...args]);

describe("goodstanding requirements", () => {
  test("lists every kind, for people and as JSON", async () => {
    const kinds = [...requirementsByKind().keys()];
    const table = await ask();
    expect(table).toMatchObject({ exit: 0, stderr: "" });
    expect(table.stdout.trimEnd().split("\n")).toHaveLength(kinds.length + 1);
    const json = await ask("--json");
    expect(
      requirementListShape
        .strict()
        .parse(JSON.parse(json.stdout))
        .requirements.map(({ kind }) => kind),
    ).toEqual(kinds);
  });

  test("tells one kind in words: rules, sources, and the facts it asks", async () => {
    const { exit, stdout } = await ask("us-tx/pharmacy-technician");
    expect(exit).toBe(0);
    const text = stdout.replace(/\s+/g, " ");
    for (const words of [
      "Texas pharmacy technician registration",
      "20 hours (22 TAC 297.8, since 2023-01-01)",
      "at most 5 hours",
      "compounds-sterile: Do you compound sterile preparations?",
      "Sources read November 24, 2026",
    ])
      expect(text).toContain(words);
  });

  test("every kind can be told, within the width", async () => {
    for (const kind of requirementsByKind().keys()) {
      const { exit, stdout } = await commandLine(["requirements", kind], { columns: 72 });
      expect(exit, kind).toBe(0);
      const long = stdout
        .split("\n")
        .filter((line) => line.length > 72 && !line.includes("://") && line.includes(" ", 8));
      expect(long, kind).toEqual([]);
      expect(stdout).not.toMatch(/undefined|null|\[object|NaN/);
    }
  });

  test("one kind as JSON is what the API tells", async () => {
    const { stdout } = await ask("us-tx/pharmacy-technician", "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      requirement: { id: "us-tx/pharmacy-technician" },
      factsAsked: expect.any(Array),
    });
  });

  test.each([
    [["us-tx/pharmacy-tech"], "nearest: us-tx/pharmacy-technician"],
    [["a", "b"], "one KIND"],
    [["--as-of", "soon"], "no day that exists"],
    [["--bogus"], "Unknown option"],
    [["--lint", "/no/such/folder"], "no folder"],
  ])("%j exits 2 with nothing on stdout", async (args, words) => {
    const answered = await ask(...args);
    expect(answered).toMatchObject({ exit: 2, stdout: "" });
    expect(answered.stderr).toContain(words);
  });

  test("sources read over 12 months before the day are stale, those read exactly 12 months before are not", async () => {
    const checked = requirementsByKind().get("us-tx/pharmacy-technician")?.checked;
    expect(checked).toBe("2026-11-24");
    expect(await ask("us-tx/pharmacy-technician", "--stale", "--as-of", "2027-11-24")).toMatchObject({
      exit: 0,
      stdout: "",
    });
    const stale = await ask("us-tx/pharmacy-technician", "--stale", "--as-of", "2027-11-25");
    expect(stale.exit).toBe(1);
    expect(stale.stdout).toContain("us-tx/pharmacy-technician");
  });
});

describe("goodstanding requirements --lint", () => {
  let folder: string;
  const file = () => join(folder, "us-tx/pharmacy-technician.yaml");
  const cases = () => join(folder, "us-tx/pharmacy-technician.cases.yaml");
  const edit = (path: string, from: string | RegExp, to: string) => {
    const text = readFileSync(path, "utf8");
    const edited = text.replace(from, to);
    expect(edited).not.toBe(text);
    writeFileSync(path, edited);
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "lint-"));
    mkdirSync(join(folder, "us-tx"));
    cpSync(join(packageRoot(), "requirements/us-tx"), join(folder, "us-tx"), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const lineOf = (path: string, words: string) =>
    readFileSync(path, "utf8")
      .split("\n")
      .findIndex((line) => line.includes(words)) + 1;

  test("a folder in order says how much was read, and exits 0", async () => {
    const { exit, stdout, stderr } = await ask("--lint", folder);
    expect({ exit, stdout }).toEqual({ exit: 0, stdout: "" });
    expect(stderr).toMatch(/^1 files, \d{2,} cases, no fault\n$/);
  });

  test.each([
    ["an unknown key", /^citation:/m, "citaton:", "citaton", "unknown key citaton"],
    [
      "a source that is not listed",
      "source: tsbp-ce-faq }",
      "source: tsbp-faq }",
      "source: tsbp-faq }",
      "no source is called tsbp-faq",
    ],
    ["hours that are no quarter-hours", "value: 20,", "value: 20.1,", "value: 20.1", "quarter-hours"],
    [
      "a day that does not exist",
      "checked: 2026-11-24",
      "checked: 2026-11-31",
      "checked:",
      "not a day that exists",
    ],
    [
      "a doubled key",
      /^status: registered$/m,
      "status: registered\nstatus: registered",
      "status: registered\nstatus",
      "unique",
    ],
  ])("%s is named with its file, line and fix", async (_, from, to, at, words) => {
    edit(file(), from, to);
    const { exit, stdout } = await ask("--lint", folder);
    expect(exit).toBe(1);
    const fault = stdout.split("\n").find((line) => line.includes(words)) ?? stdout;
    expect(fault).toContain(words);
    const [, line] = /pharmacy-technician\.yaml:(\d+): /.exec(fault) ?? [];
    const expected = lineOf(file(), at.split("\n")[0] ?? "");
    expect(Number(line) - expected).toBeGreaterThanOrEqual(0);
    expect(Number(line) - expected).toBeLessThan(2);
  });

  test("a case that is judged otherwise is named with its line and both answers", async () => {
    edit(cases(), "hours: { need: 20, have: 20, missing: 0 }", "hours: { need: 21, have: 20, missing: 0 }");
    const { exit, stdout } = await ask("--lint", folder);
    expect(exit).toBe(1);
    const says = "exactly 20 hours with 1 hour of Texas law";
    expect(stdout).toContain(`pharmacy-technician.cases.yaml:${lineOf(cases(), says)}: "${says}`);
    expect(stdout).toContain("hours.need: expected 21, judged 20");
  });

  test("a file without cases is a fault", async () => {
    rmSync(cases());
    const { exit, stdout } = await ask("--lint", folder);
    expect(exit).toBe(1);
    expect(stdout).toContain("it has no cases");
  });

  test("--cases names those that ran, and --json tells all for a program", async () => {
    expect((await ask("--lint", folder, "--cases")).stdout).toContain("cases.yaml: exactly 20 hours");
    const report = JSON.parse((await ask("--lint", folder, "--json")).stdout);
    expect(report).toMatchObject({ files: 1, faults: [], differences: [] });
    expect(report.cases).toBeGreaterThan(10);
  });
});
