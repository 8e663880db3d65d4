import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { filesOfRepository, root } from "#tests/support/source-files.ts";

type Manifest = Record<"dependencies" | "devDependencies" | "optionalDependencies", Record<string, string>>;

const read = (path: string) => readFileSync(join(root, path), "utf8");
const manifest = JSON.parse(read("package.json")) as Manifest;
const dependencies = Object.keys(manifest.dependencies).sort();

/** The list of names in a line such as `const LOADED_AT_RUN_TIME = ["pg"];`. */
function listIn(path: string, name: string): string[] {
  const [, list = ""] = new RegExp(`const ${name} = \\[(.*?)\\]`, "i").exec(read(path)) ?? [];
  return [...list.matchAll(/"(.+?)"/g)].map((match) => match[1] ?? "").sort();
}

describe("packages", () => {
  test("what is installed with us is what the bundles load when they run", () => {
    expect(listIn("vite.config.ts", "loadedAtRunTime")).toEqual(dependencies);
    expect(listIn("scripts/build.ts", "LOADED_AT_RUN_TIME")).toEqual(dependencies);
  });

  test("every version is exact", () => {
    const { dependencies, devDependencies, optionalDependencies } = manifest;
    const ranged = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(ranged).toEqual([]);
  });

  test("the lockfile names no place that a package came from", () => {
    const lock = JSON.parse(read("package-lock.json")) as { packages: Record<string, object> };
    const placed = Object.entries(lock.packages).filter(([, entry]) => "resolved" in entry);
    expect(placed.map(([name]) => name)).toEqual([]);
    expect(Object.keys(lock.packages).length).toBeGreaterThan(100);
  });

  test("every package of the lockfile has a checksum", () => {
    const lock = JSON.parse(read("package-lock.json")) as {
      packages: Record<string, { integrity?: string }>;
    };
    const unsure = Object.entries(lock.packages).filter(([name, entry]) => name && !entry.integrity);
    expect(unsure.map(([name]) => name)).toEqual([]);
  });
});

/** Hosts that packages are fetched from: the public ones, and the one that this machine is set up with. */
function registryHosts(): string[] {
  const configured = execFileSync("npm", ["config", "get", "registry"], {
    cwd: root,
    encoding: "utf8",
  }).trim();
  const known = [
    ["registry", "npmjs", "org"],
    ["registry", "yarnpkg", "com"],
    ["npm", "pkg", "github", "com"],
  ];
  return [...new Set([new URL(configured).host, ...known.map((parts) => parts.join("."))])];
}

const TEXT =
  /\.(ts|tsx|js|cjs|mjs|json|md|ya?ml|css|svg|sql|html|txt|sh|toml)$|^[^.]*$|\/\.?[^./]+$|^\.[^./]+$/;

const HOME = /(?<![\w.])(\/home\/[a-z]|\/Users\/[A-Za-z]|\/root\/|[A-Z]:\\Users\\)/;

describe("the repository", () => {
  const files = filesOfRepository().filter((path) => TEXT.test(path));
  const texts = files.map((path) => ({ path, text: read(path) }));
  const naming = (words: string) => texts.filter(({ text }) => text.includes(words)).map(({ path }) => path);

  test("names no package registry", () => {
    for (const host of registryHosts()) expect(naming(host), host).toEqual([]);
  });

  test("names no folder of the machine that it was written on, nor anybody's home", () => {
    expect(naming(root)).toEqual([]);
    expect(texts.filter(({ text }) => HOME.test(text)).map(({ path }) => path)).toEqual([]);
  });

  test.each([
    ["/", "", "home", "pat"],
    ["/", "", "Users", "pat"],
    ["/", "", "root", "x"],
    ["\\", "C:", "Users", "Pat"],
  ])("a path between %s of %s, %s, %s is somebody's home", (between, ...parts) => {
    expect(`import "${parts.join(between)}";`).toMatch(HOME);
  });

  test("holds no private key and no token", () => {
    const secret =
      /-----BEGIN [A-Z ]*PRIVATE KEY-----|\bnpm_[A-Za-z0-9]{36}\b|\bgh[pousr]_[A-Za-z0-9]{36}\b|\bAKIA[A-Z0-9]{16}\b/;
    expect(texts.filter(({ text }) => secret.test(text)).map(({ path }) => path)).toEqual([]);
  });

  test("is read whole by this test", () => {
    expect(files).toEqual(
      expect.arrayContaining([".npmrc", "package-lock.json", "src/server.ts", ".ci/run"]),
    );
  });
});
