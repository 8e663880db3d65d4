import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { productFolder, startServer, temporaryFolder } from "#tests/support/product.ts";
import { root } from "#tests/support/source-files.ts";

/* What `npm pack` makes, unpacked into an empty folder: no source tree, no other package, no database. */

const home = temporaryFolder();
const installed = join(home, "node_modules/goodstanding");
let packed: { files: { path: string }[]; size: number };

beforeAll(async () => {
  const product = await productFolder();
  const pack = ["pack", "--ignore-scripts", "--json", `--pack-destination=${home}`];
  const answer: unknown = JSON.parse(execFileSync("npm", pack, { cwd: product, encoding: "utf8" }));
  packed = (Array.isArray(answer) ? answer : Object.values(answer as object))[0];
  mkdirSync(join(home, "node_modules"));
  const [archive = ""] = readdirSync(home).filter((name) => name.endsWith(".tgz"));
  execFileSync("tar", ["-xzf", archive], { cwd: home });
  renameSync(join(home, "package"), installed);
});

const PROFILE = {
  asOf: "2026-11-24",
  credentials: [
    { id: "tx", kind: "us-tx/pharmacy-technician", issuedOn: "2019-05-10", expiresOn: "2027-04-30" },
  ],
  credits: [],
};

/** Compiles only where every type of the rules is known: a type that is lost is any, and then nothing is wrong below. */
const PROGRAM = `import { type Profile, type ReasonCode, parseUan, profileShape } from "goodstanding/rules";
export const profile: Profile = profileShape.parse({});
export const days: number = profile.credits.length;
// @ts-expect-error hours are a number
export const hours: string = profile.credits[0]!.hours;
// @ts-expect-error there is no such reason
export const code: ReasonCode = "no-such-reason";
export const read = parseUan("0202-0000-25-012-H03-T").ok;
`;

function goodstanding(args: string[], input = "") {
  const cli = join(installed, "bin/goodstanding.js");
  return spawnSync(process.execPath, [cli, ...args], {
    cwd: home,
    input,
    encoding: "utf8",
    env: { PATH: process.env.PATH },
  });
}

describe("the packed product", () => {
  test("holds the build and the migrations, no source and no test", () => {
    const tops = new Set(packed.files.map(({ path }) => path.split("/")[0]));
    expect([...tops].sort()).toEqual(expect.arrayContaining(["bin", "dist", "migrations", "package.json"]));
    expect(
      packed.files.filter(({ path }) => /\.test\.|^src\/|^tests\/|^scripts\/|\.stamp$/.test(path)),
    ).toEqual([]);
    expect(packed.size).toBeLessThan(10_000_000);
  });

  test("judges a profile from the command line, on stdin", () => {
    const { status, stdout, stderr } = goodstanding(["check", "-", "--json"], JSON.stringify(PROFILE));
    expect([status, stderr]).toEqual([1, ""]);
    expect(JSON.parse(stdout).standings[0]).toMatchObject({
      credential: "tx",
      status: "short",
      hours: { need: 20, have: 0 },
    });
  });

  test("makes a plan, with the solver that it brings", () => {
    const activities = [{ id: "all", hours: 20, priceUsd: 5, uan: "0202-0000-26-001-H01-T" }];
    writeFileSync(join(home, "catalog.json"), JSON.stringify({ activities }));
    const asked = ["plan", "-", "--catalog", "catalog.json", "--json"];
    const { status, stdout, stderr } = goodstanding(asked, JSON.stringify(PROFILE));
    expect([status, stderr]).toEqual([1, ""]);
    expect(JSON.parse(stdout)).toMatchObject({ status: "impossible", activities: [{ id: "all" }] });
  });

  test("lists the requirements", () => {
    const { status, stdout } = goodstanding(["requirements", "--json"]);
    expect(status).toBe(0);
    expect(JSON.stringify(JSON.parse(stdout))).toContain("us-tx/pharmacy-technician");
  });

  test("its rules can be imported by another program", () => {
    const code = `import * as rules from "goodstanding/rules"; console.log(Object.keys(rules).sort().join(" "));`;
    writeFileSync(join(home, "program.mjs"), code);
    const { stdout, stderr } = spawnSync(process.execPath, ["program.mjs"], { cwd: home, encoding: "utf8" });
    expect(stderr).toBe("");
    expect(stdout.split(" ").length).toBeGreaterThan(2);
  });

  test("and by another program in TypeScript, under its own strict settings", () => {
    writeFileSync(join(home, "program.ts"), PROGRAM);
    const flags = [
      "--noEmit",
      "--strict",
      "--module",
      "nodenext",
      "--target",
      "es2023",
      "--lib",
      "es2024,dom",
      "--types",
      "",
    ];
    const { stdout } = spawnSync(join(root, "node_modules/.bin/tsc"), [...flags, "program.ts"], {
      cwd: home,
      encoding: "utf8",
    });
    expect(stdout).toBe("");
  });

  test("nothing else of it can be imported", () => {
    writeFileSync(join(home, "prying.mjs"), `await import("goodstanding/dist/cli/cli.js");`);
    const { stderr } = spawnSync(process.execPath, ["prying.mjs"], { cwd: home, encoding: "utf8" });
    expect(stderr).toContain("ERR_PACKAGE_PATH_NOT_EXPORTED");
  });
});

describe("what is installed with it", () => {
  const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  const names = Object.keys(dependencies);

  test("is enough to start: nothing else of the checkout is loaded", async () => {
    for (const name of names) symlinkSync(join(root, "node_modules", name), join(home, "node_modules", name));
    const server = await startServer({}, [process.execPath, join(installed, "bin/goodstanding.js"), "start"]);
    expect((await fetch(`${server.url}/requirements/us-tx`)).status).toBe(200);
    expect(await server.stop()).toMatchObject({ code: 0, stderr: "" });
  });

  test.each(names)("%s is loaded by the server", (name) => {
    const folder = join(installed, "dist/web/server");
    const scripts = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
      path.endsWith(".js"),
    );
    const text = scripts.map((path) => readFileSync(join(folder, path), "utf8")).join("\n");
    expect(text).toMatch(new RegExp(`(import|from|require|resolve)\\(?\\s*["'\`]${name}["'\`]`));
  });
});
