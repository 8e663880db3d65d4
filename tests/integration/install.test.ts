import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { root } from "#tests/support/source-files.ts";
import { clearFolders, makeFolder } from "#tests/support/temporary-folder.ts";

/* When packages are installed, and which: npm itself is asked what it would do, without a network. */

afterAll(clearFolders);

const ASK = `
  import { ensureInstalled } from "./scripts/ensure.js";
  ensureInstalled((sentence) => process.stdout.write(sentence + "\\n"));`;

/** A checkout with this lockfile, in which npm only says with what it was called. */
function checkout(installed?: object) {
  const house = makeFolder();
  for (const name of ["scripts/ensure.js", "scripts/one-at-a-time.js", "package-lock.json", "package.json"])
    cpSync(join(root, name), join(house, name));
  if (installed) {
    mkdirSync(join(house, "node_modules"));
    writeFileSync(join(house, "node_modules/.package-lock.json"), JSON.stringify(installed));
  }
  writeFileSync(join(house, "npm.mjs"), "process.stderr.write(JSON.stringify(process.argv.slice(2)));");
  const ask = (env: Record<string, string> = {}) =>
    spawnSync(process.execPath, ["--input-type=module", "--eval", ASK], {
      cwd: house,
      encoding: "utf8",
      env: { PATH: process.env.PATH, npm_execpath: join(house, "npm.mjs"), ...env },
    });
  return { house, ask };
}

const lock = { packages: { "": {}, "node_modules/a": { version: "1.0.0" } } };

describe("packages are installed", () => {
  test("where there are none, as the lockfile says", () => {
    const { status, stdout, stderr } = checkout().ask();
    expect([status, stdout]).toEqual([0, "Installing packages (a minute the first time) …\n"]);
    expect(JSON.parse(stderr)[0]).toBe("ci");
  });

  test.each([
    ["one is missing", {}],
    ["one is of another version", { "node_modules/a": { version: "1.0.1" } }],
  ])("where %s", (_what, packages) => {
    const { house, ask } = checkout({ packages });
    writeFileSync(join(house, "package-lock.json"), JSON.stringify(lock));
    expect(ask().stdout).toContain("Installing packages");
  });

  test("not where all are there but what another platform needs", () => {
    const { house, ask } = checkout({ packages: { "node_modules/a": { version: "1.0.0" } } });
    const elsewhere = { "node_modules/for-windows": { version: "2.0.0", optional: true } };
    writeFileSync(
      join(house, "package-lock.json"),
      JSON.stringify({ packages: { ...lock.packages, ...elsewhere } }),
    );
    expect(ask()).toMatchObject({ status: 0, stdout: "", stderr: "" });
  });

  test("all that the build needs, also where the host says NODE_ENV=production", () => {
    const { house, ask } = checkout();
    const args = JSON.parse(ask({ NODE_ENV: "production" }).stderr) as string[];
    const { stdout } = spawnSync(
      "npm",
      [...args, "--dry-run", "--offline", `--cache=${house}/cache`, "--loglevel=notice"],
      {
        cwd: house,
        encoding: "utf8",
        env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: "production" },
      },
    );
    expect(stdout).toMatch(/^add vite \d/m);
    expect(stdout).toMatch(/^add pg \d/m);
  });
});
