import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import type * as Swc from "@swc/core";

/* What the architecture tests read: the files of the house, and their syntax. */

const { parseSync } = createRequire(import.meta.url)("@swc/core") as typeof Swc;

export const root = join(import.meta.dirname, "../..");

export type SourceFile = { path: string; text: string };

/** The TypeScript files below a folder of the house, tests left out. */
export function sourcesOf(folder: string): SourceFile[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => /\.tsx?$/.test(name) && !/\.(test|d)\.tsx?$/.test(name))
    .map((name) => readSource(join(folder, name)));
}

export function readSource(path: string): SourceFile {
  return { path: relative(root, join(root, path)), text: readFileSync(join(root, path), "utf8") };
}

/** Every file that the repository holds, or will hold when what is new is added. */
export function filesOfRepository(): string[] {
  const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const { status, stdout } = spawnSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 1e8 });
  const files = status === 0 ? stdout.split("\0") : filesBelow("");
  return files.filter((path) => path && existsSync(join(root, path)));
}

/** As above where git does not answer, as in an unpacked archive: all that .gitignore does not name. */
function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return [path];
    return IGNORED.has(`${entry.name}/`) ? [] : filesBelow(path);
  });
}

const IGNORED = new Set([".git/", ...readFileSync(join(root, ".gitignore"), "utf8").split("\n")]);

export type SyntaxNode = { type: string; [field: string]: unknown };

/** Every node of a file's syntax, outer before inner, each with the nodes that it lies in. */
export function* nodesOf({ path, text }: SourceFile): Generator<{ node: SyntaxNode; above: SyntaxNode[] }> {
  const program = parseSync(text, { syntax: "typescript", tsx: path.endsWith(".tsx"), target: "es2022" });
  yield* walk(program as unknown as SyntaxNode, []);
}

function* walk(value: unknown, above: SyntaxNode[]): Generator<{ node: SyntaxNode; above: SyntaxNode[] }> {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const child of value) yield* walk(child, above);
    return;
  }
  const node = value as SyntaxNode;
  const isNode = typeof node.type === "string";
  if (isNode) yield { node, above };
  const path = isNode ? [...above, node] : above;
  for (const child of Object.values(node)) yield* walk(child, path);
}
