import { beforeAll, expect, test } from "vitest";
import { requirementsByKind } from "#src/features/requirements/requirements.server.ts";
import { commandLine } from "../../../tests/support/command-line.ts";
import { openDoors } from "../../../tests/support/open-doors.ts";
import { type RandomProfile, randomProfile } from "../../../tests/support/random-profile.ts";
import { EXIT, exitOf } from "./commands.server.ts";

/* One judge behind every entrance: 200 fictional people, asked of each. The page is asked by tests/e2e. */

const PEOPLE = 200;
let people: string[];
beforeAll(() => {
  const kinds = [...requirementsByKind().keys()];
  people = Array.from({ length: PEOPLE }, (_, seed) => JSON.stringify(randomProfile(seed, { kinds })));
});

test("the command line, the API and both streams answer 200 profiles alike", async () => {
  const doors = openDoors();
  const post = (path: string, body: string, type: string) =>
    doors.request(path, { method: "POST", body, headers: { "content-type": type } });
  const lines = `${people.join("\n")}\n`;
  const streamed = await (await post("/api/v1/standings", lines, "application/x-ndjson")).text();
  const many = await commandLine(["check", "-", "--ndjson"], { stdin: lines });
  expect(many.stdout).toBe(streamed);
  const answers = streamed.trimEnd().split("\n");
  expect(answers).toHaveLength(PEOPLE);
  for (const [index, person] of people.entries()) {
    const asked = await post("/api/v1/standing", person, "application/json");
    const told = await commandLine(["check", "-", "--json"], { stdin: person });
    const answer = JSON.parse(answers[index] ?? "");
    expect(asked.status).toBe(200);
    expect(await asked.json()).toEqual(answer);
    expect(JSON.parse(told.stdout)).toEqual(answer);
    expect(told.exit).toBe(exitOf(answer));
  }
});

test("the 200 are no trifle: every status of a standing and every exit code is among them", async () => {
  const seen = new Set<string>();
  const exits = new Set<number>();
  for (const person of people) {
    const { stdout, exit } = await commandLine(["check", "-", "--json"], { stdin: person });
    exits.add(exit);
    for (const { status } of JSON.parse(stdout).standings) seen.add(status);
  }
  expect([...seen].sort()).toEqual(["lapsed", "met", "not-required", "short", "unknown"]);
  expect([...exits].sort()).toEqual([EXIT.fine, EXIT.short, EXIT.unknown]);
});

test("the same person again is the same answer", () => {
  const again = (seed: number): RandomProfile =>
    randomProfile(seed, { kinds: [...requirementsByKind().keys()] });
  for (const [seed, person] of people.entries()) expect(JSON.stringify(again(seed))).toBe(person);
});
