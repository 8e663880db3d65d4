import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { makeContext } from "#src/platform/http/give-context.server.ts";
import { createLog } from "#src/platform/log.server.ts";
import { commandLine } from "../../../tests/support/command-line.ts";
import { freshDatabase } from "../../../tests/support/database.ts";
import { reportMistake } from "./reports.server.ts";

const { db, appUrl, ownerUrl } = await freshDatabase();
beforeAll(() => {
  vi.stubEnv("DATABASE_URL", appUrl);
  vi.stubEnv("MIGRATION_DATABASE_URL", ownerUrl);
});
afterAll(() => {
  vi.unstubAllEnvs();
});

async function reported(day: string, text: string): Promise<string> {
  const ctx = makeContext({
    db,
    log: createLog("silent"),
    timeZone: "America/New_York",
    now: () => new Date(`${day}T12:00:00Z`),
  });
  const kept = await reportMistake(ctx, { kind: "us-tx/pharmacy-technician", rule: "law", text });
  if (!kept.ok) throw new Error("refused");
  return kept.value.id;
}

test("goodstanding reports: none, then the newest first, then one marked as handled", async () => {
  expect(await commandLine(["reports"])).toEqual({ exit: 0, stdout: "", stderr: "no reports\n" });

  const first = await reported("2026-11-01", "The first of two reports.");
  const second = await reported("2026-11-02", "The second \u001b[2J of two reports.");
  const told = await commandLine(["reports"]);
  expect(told).toMatchObject({ exit: 0, stderr: "" });
  expect(told.stdout.indexOf(second)).toBeLessThan(told.stdout.indexOf(first));
  expect(told.stdout).toContain("us-tx/pharmacy-technician law, 2026-11-02");
  expect(told.stdout).not.toContain("\u001b");

  const handled = await commandLine(["reports", "--handled", first]);
  expect(handled).toMatchObject({ exit: 0, stdout: "" });
  expect((await commandLine(["reports", "--handled", first])).exit).toBe(1);
  const open = JSON.parse((await commandLine(["reports", "--open", "--json"])).stdout);
  expect(open.reports.map(({ id }: { id: string }) => id)).toEqual([second]);
});

test.each([[["reports", "--bogus"]], [["reports", "--handled", "1"]], [["reports", "more"]]])(
  "%j exits 2",
  async (args) => {
    expect(await commandLine(args)).toMatchObject({ exit: 2, stdout: "" });
  },
);
