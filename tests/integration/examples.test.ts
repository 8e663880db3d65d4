import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { localDate } from "#src/base/local-date.ts";
import { tellStanding } from "#src/features/standing/standing.server.ts";
import { packageRoot } from "#src/platform/package-root.server.ts";

const root = packageRoot();
const isBuilt = existsSync(join(root, "dist/rules/rules.js"));

/* The server's example as somebody else would run it: in a project of its own, with the package as it is published. */
describe.skipIf(!isBuilt)(
  "examples/server (skipped where dist/rules is missing: node scripts/build.ts tools)",
  () => {
    let project: string;
    beforeAll(() => {
      project = mkdtempSync(join(tmpdir(), "example-"));
      cpSync(join(root, "examples/server"), project, { recursive: true });
      const installed = join(project, "node_modules/goodstanding");
      mkdirSync(join(installed, "dist"), { recursive: true });
      for (const part of ["package.json", "dist/rules", "dist/requirements.json"])
        cpSync(join(root, part), join(installed, part), { recursive: true });
    });
    afterAll(() => rmSync(project, { recursive: true }));

    const run = (...args: string[]) =>
      promisify(execFile)(process.execPath, ["judge.js", ...args], { cwd: project });

    test("tells of its own profile what this server would tell", async () => {
      const profile = (await import("../../examples/server/profile.json", { with: { type: "json" } }))
        .default;
      const told = tellStanding(profile, localDate("2026-11-24"));
      if (!told.ok) throw new Error("the example's profile was refused");
      const { stdout } = await run();
      const [head, ...lines] = stdout.trimEnd().split("\n");
      expect(head).toContain("As of 2026-11-24");
      expect(lines).toEqual(
        told.value.standings.map(
          ({ kind, status, hours }) => `${kind}: ${status}, ${hours.have} of ${hours.need} hours`,
        ),
      );
    });

    test("names the faults of a profile and exits 2", async () => {
      writeFileSync(
        join(project, "bad.json"),
        '{"credentials":[],"credits":[{"id":"a","completedOn":"2026-02-30","hours":1}]}',
      );
      await expect(run("bad.json")).rejects.toMatchObject({
        code: 2,
        stdout: "",
        stderr: expect.stringContaining("credits[0].completedOn: "),
      });
    });
  },
);
