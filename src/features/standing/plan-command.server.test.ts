import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { planShape } from "#src/rules/plan/plan-shape.ts";
import { commandLine } from "../../../tests/support/command-line.ts";
import { texan, texans } from "../../../tests/support/texas.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "plan-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const activity = (id: string, more: object = {}) => ({
  id,
  hours: 1,
  priceUsd: 5,
  accreditation: "acpe",
  ...more,
});
const ask = (profile: unknown, activities: unknown, args: string[] = []) =>
  commandLine(["plan", file("p.json", profile), "--catalog", file("c.json", { activities }), ...args]);

describe("the exit code", () => {
  test("is 0 and the plan optimal where every gap is closed", async () => {
    const { exit, stdout, stderr } = await ask(
      texans.short,
      [activity("a"), activity("b", { hours: 0.25 })],
      ["--json"],
    );
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
    expect(planShape.strict().parse(JSON.parse(stdout))).toMatchObject({
      asOf: "2026-11-24",
      status: "optimal",
      priceUsd: 5,
      hours: 0.25,
      bound: { priceUsd: 5 },
      activities: [
        { id: "b", takeBy: "2027-04-30", for: [{ credential: "tx", rule: "total", hours: 0.25 }] },
      ],
      impossible: [],
    });
  });

  test("is 0 where nothing is needed, and so it is said", async () => {
    expect(await ask(texans.met, [activity("a")])).toMatchObject({
      exit: 0,
      stdout: expect.stringContaining("Nothing to plan"),
    });
  });

  test("is 0 where something is only unknown; it is said and nothing bought", async () => {
    const { exit, stdout } = await ask(texans.unknown, [activity("a", { topics: ["law"], lawOf: "us-tx" })]);
    expect(exit).toBe(0);
    expect(stdout).toContain("Not known");
  });

  test("is 1 where the catalog cannot close a gap, and what to look for is said", async () => {
    const { exit, stdout } = await ask(texan([{ hours: 17, topics: ["human-trafficking"] }]), [
      activity("a", { hours: 3 }),
    ]);
    expect(exit).toBe(1);
    expect(stdout).toContain("1 activity, 3 hours, $5");
    expect(stdout.replace(/\s+/g, " ")).toMatch(
      /look for - Texas: 1 hour of law \(topic 03 of a UAN\), on the law of Texas, .*by April 30, 2027/,
    );
  });

  test("of a credential that has run out is 1", async () => {
    expect((await ask(texans.lapsed, [activity("a", { hours: 20 })])).exit).toBe(1);
  });
});

describe("bad input", () => {
  test("exits 2, prints nothing on stdout, and names every fault of both files with its path", async () => {
    const { exit, stdout, stderr } = await ask({ ...texans.met, persn: {} }, [
      activity("a", { hours: 0.3, uan: "nonsense", colour: "red" }),
      activity("a", { sessions: ["2026-02-30"], priceUsd: -1 }),
      activity("b", { availableFrom: "2027-01-02", availableUntil: "2027-01-01" }),
      { id: "c", hours: 1 },
    ]);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
    for (const path of [
      "persn",
      "activities[0].hours",
      "activities[0].uan",
      "activities[0].colour",
      "activities[1].sessions[0]",
      "activities[1].priceUsd",
      "activities[1].id",
      "activities[2].availableUntil",
      "activities[3].priceUsd",
    ])
      expect(stderr).toContain(`${path}: `);
  });

  test.each([
    ["no profile", ["plan"]],
    ["no catalog", ["plan", "p.json"]],
    ["both from standard input", ["plan", "-", "--catalog", "-"]],
    ["a day that does not exist", ["plan", "-", "--catalog", "c", "--as-of", "2026-02-30"]],
    ["an option nobody knows", ["plan", "-", "--catalog", "c", "--cheap"]],
    ["a file that is not there", ["plan", "/nowhere/p.json", "--catalog", "c"]],
  ])("%s exits 2 with a sentence", async (_, args) => {
    const { exit, stdout, stderr } = await commandLine(args);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
    expect(stderr.length).toBeGreaterThan(20);
  });

  test("a missing catalog is named by its own path", async () => {
    const { stderr } = await commandLine([
      "plan",
      file("p.json", texans.met),
      "--catalog",
      join(folder, "none.json"),
    ]);
    expect(stderr).toContain("none.json: there is no such file");
  });
});

test("--as-of wins over the profile's own day", async () => {
  const { stdout } = await ask(texans.short, [activity("a")], ["--json", "--as-of", "2026-12-01"]);
  expect(JSON.parse(stdout)).toMatchObject({ asOf: "2026-12-01" });
});

test("what a title holds never repaints the terminal", async () => {
  const { stdout } = await ask(texans.short, [activity("a", { title: "\u001b[2JGone" })]);
  expect(stdout).not.toContain("\u001b");
});

test("the plan in words says the whole first, with the day of the live session", async () => {
  const { stdout } = await ask(texans.short, [activity("a", { delivery: "live", sessions: ["2026-12-05"] })]);
  expect(stdout.split("\n\n")[0]?.replace(/\s+/g, " ")).toBe(
    "1 activity, 1 hour, $5, closes Texas; do the live one on December 5, 2026.",
  );
});
