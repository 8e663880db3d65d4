import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { judgementShape } from "#src/rules/standing.ts";
import { commandLine } from "../../../tests/support/command-line.ts";
import { texan, texans } from "../../../tests/support/texas.ts";

const check = (profile: unknown, args: string[] = [], wish: Parameters<typeof commandLine>[1] = {}) =>
  commandLine(["check", "-", ...args], { stdin: JSON.stringify(profile), ...wish });

describe("the exit code", () => {
  test.each([
    ["met", 0],
    ["nothingAsked", 0],
    ["short", 1],
    ["lapsed", 1],
    ["unknown", 3],
  ] as const)(
    "of a profile that is %s is %d, and nothing is said beside the answer",
    async (status, exit) => {
      for (const args of [[], ["--json"]]) {
        const answered = await check(texans[status], args);
        expect(answered).toMatchObject({ exit, stderr: "" });
        expect(answered.stdout).not.toBe("");
      }
    },
  );

  test("is 1 where one credential is short and another unknown, and 3 where one is unknown and another met", async () => {
    const both = (one: Parameters<typeof texan>[1]) => ({
      ...texans.met,
      credentials: [
        texans.met.credentials,
        { id: "two", kind: "us-ca/pharmacy-technician", issuedOn: "2020-01-01", ...one },
      ].flat(),
    });
    expect((await check(both({}))).exit).toBe(3);
    expect((await check(both({ kind: "ptcb/cpht", expiresOn: "2027-04-30" }))).exit).toBe(1);
  });

  test("of a profile without a credential is 0", async () => {
    expect((await check({ credentials: [], credits: [] }, ["--json"])).exit).toBe(0);
  });
});

describe("bad input", () => {
  test("exits 2, prints nothing on stdout, and names every fault with its path on stderr", async () => {
    const profile = {
      ...texans.met,
      credits: [{ id: "a", completedOn: "2026-02-30", hours: 0.3, uan: "nonsense" }],
      persn: {},
    };
    const { exit, stdout, stderr } = await check(profile, ["--json"]);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
    for (const path of ["credits[0].completedOn", "credits[0].hours", "credits[0].uan", "persn"])
      expect(stderr).toContain(`${path}: `);
  });

  test.each([
    ["a doubled key", '{"credentials":[],"credits":[],"credits":[]}', "stands twice"],
    ["half a document", '{"credentials":[', "not JSON"],
    ["nothing", "", "not JSON"],
    ["no object", "[1]", "write one profile, as"],
    ["deep nesting", "[".repeat(5000), "nested deeper"],
  ])("%s exits 2 and says so", async (_, stdin, words) => {
    const answered = await commandLine(["check", "-"], { stdin });
    expect(answered).toMatchObject({ exit: 2, stdout: "" });
    expect(answered.stderr).toContain(words);
  });

  test("bytes that are not UTF-8 exit 2", async () => {
    expect(await commandLine(["check", "-"], { stdin: [Buffer.from([0x7b, 0xff, 0x7d])] })).toMatchObject({
      exit: 2,
      stdout: "",
    });
  });

  test.each([
    [["check"], "say one FILE"],
    [["check", "a", "b"], "say one FILE"],
    [["check", "/no/such/file.json"], "no such file"],
    [["check", tmpdir()], "folder"],
    [["check", "-", "--as-of", "2026-02-30"], "no day that exists"],
    [["check", "-", "--as-off", "2026-02-01"], "Unknown option"],
  ])("%j exits 2", async (args, words) => {
    const answered = await commandLine(args);
    expect(answered).toMatchObject({ exit: 2, stdout: "" });
    expect(answered.stderr).toContain(words);
  });

  test("what was typed does not reach the terminal as control characters", async () => {
    const { stderr } = await check({ ...texans.met, "\u001b[2J": 1 });
    expect(stderr).not.toContain("\u001b");
  });
});

describe("the day judged", () => {
  const asOfOf = async (profile: object, args: string[] = []) =>
    JSON.parse((await check(profile, ["--json", ...args], { today: "2026-12-25" })).stdout).asOf;
  const { asOf: _, ...undated } = texans.met;

  test("is --as-of, else the profile's own, else today", async () => {
    expect(await asOfOf(texans.met, ["--as-of", "2026-11-01"])).toBe("2026-11-01");
    expect(await asOfOf(texans.met)).toBe("2026-11-24");
    expect(await asOfOf(undated)).toBe("2026-12-25");
  });

  test("decides: what was met on the cycle's last day is lapsed for nobody, what was short is lapsed the day after", async () => {
    expect((await check(texans.short, ["--as-of", "2027-04-30"])).stdout).toContain("! short");
    expect((await check(texans.short, ["--as-of", "2027-05-01"])).stdout).toContain("✗ lapsed");
    expect((await check(texans.met, ["--as-of", "2027-05-01"])).exit).toBe(0);
  });
});

describe("the answer", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "check-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("from a file is the same as from standard input", async () => {
    const file = join(folder, "profile.json");
    writeFileSync(file, `\uFEFF${JSON.stringify(texans.short)}`);
    expect(await commandLine(["check", file, "--json"])).toEqual(await check(texans.short, ["--json"]));
  });

  test("as JSON has the shape that is public", async () => {
    const { stdout } = await check(texans.short, ["--json"]);
    const judgement = judgementShape.strict().parse(JSON.parse(stdout));
    expect(judgement.standings[0]).toMatchObject({
      credential: "tx",
      kind: "us-tx/pharmacy-technician",
      status: "short",
      cycle: { startsOn: "2025-05-01", endsOn: "2027-04-30", daysLeft: 157 },
      hours: { need: 20, have: 19.75, missing: 0.25 },
    });
  });

  test("for a person says status, cycle, what is missing, the next step, uncounted hours, questions and sources", async () => {
    const profile = texan([
      { hours: 1.5, uan: "0202-0000-25-012-H03-T" },
      { hours: 1.5, uan: "0202-0000-25-012-H03-T" },
    ]);
    const { stdout } = await check(profile);
    for (const words of [
      "Texas pharmacy technician registration (tx)",
      "! short",
      "May 1, 2025 to April 30, 2027, 157 days left",
      "Next: Still to earn by April 30, 2027: 18.5 hours",
      "1 course of human trafficking",
      "c1, 2026-01-05: 0 of 1.5 h. Same activity as on January 5, 2026",
      "Open questions",
      "22 TAC 297.8",
    ])
      expect(stdout.replace(/\s+/g, " ")).toContain(words);
  });

  test.each([60, 72, 80, 100])("keeps within %d columns, addresses aside", async (columns) => {
    for (const profile of Object.values(texans)) {
      const { stdout } = await check(profile, [], { columns });
      const long = stdout.split("\n").filter((line) => line.length > columns && !line.includes("://"));
      expect(long).toEqual([]);
      expect(stdout).not.toMatch(/[ \t]\n/);
    }
  });

  test("is colored on a terminal, never in a pipe or where color is not wanted, and says the same", async () => {
    const colored = (await check(texans.short, [], { isTTY: true })).stdout;
    const piped = (await check(texans.short)).stdout;
    expect(colored).toContain("\u001b[");
    expect(piped).not.toContain("\u001b");
    expect((await check(texans.short, [], { isTTY: true, isPlain: true })).stdout).toBe(piped);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the colors are what is taken out
    expect(colored.replace(/\u001b\[[\d;]*m/g, "").replace(/ +$/gm, "")).toBe(piped);
  });
});

describe("many profiles", () => {
  const many = (lines: readonly string[], args: string[] = []) =>
    commandLine(["check", "-", "--ndjson", ...args], { stdin: lines.map((line) => `${line}\n`) });
  const line = (status: keyof typeof texans) => JSON.stringify(texans[status]);
  const statusesOf = (stdout: string) =>
    stdout
      .trimEnd()
      .split("\n")
      .map((text) => JSON.parse(text))
      .map((answer) => answer.standings?.[0].status ?? answer.error.code);

  test("are answered one a line, in their order", async () => {
    const { exit, stdout, stderr } = await many([line("met"), line("nothingAsked"), line("met")]);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
    expect(statusesOf(stdout)).toEqual(["met", "not-required", "met"]);
  });

  test("a bad line is answered by its number and faults, and the rest goes on", async () => {
    const { exit, stdout } = await many([line("met"), '{"credits":[]}', "nonsense", line("short")]);
    expect(exit).toBe(2);
    expect(statusesOf(stdout)).toEqual(["met", "input.bad", "json.bad", "short"]);
    const [, bad] = stdout.split("\n").map((text) => text && JSON.parse(text));
    expect(bad).toMatchObject({ line: 2, error: { facts: { faults: [{ path: "credentials" }] } } });
  });

  test.each([
    [["met", "unknown"], 3],
    [["unknown", "short"], 1],
    [["lapsed", "unknown"], 1],
    [[], 0],
  ] as const)("the exit code of %j is the worst: %d", async (statuses, exit) => {
    expect((await many(statuses.map(line))).exit).toBe(exit);
  });

  test("are all judged by --as-of", async () => {
    const { stdout } = await many([line("short")], ["--as-of", "2027-05-01"]);
    expect(statusesOf(stdout)).toEqual(["lapsed"]);
  });
});
