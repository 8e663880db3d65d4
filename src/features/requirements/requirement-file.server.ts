import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Document, isMap, isScalar, LineCounter, type Node, parseDocument } from "yaml";
import type { z } from "zod";
import { plainFault } from "#src/base/plain-faults.ts";
import { crossFaults } from "#src/rules/cross-faults.ts";
import { type Requirement, requirementShape } from "#src/rules/requirement.ts";

/** Something wrong in a requirement file: where, what, and so how to mend it. `line` counts from 1. */
export type FileFault = { file: string; line: number; path: string; message: string };

/** A file read: the value when it has no fault. */
export type FileReading<T> = { value: T; faults: [] } | { value: null; faults: FileFault[] };

/** Reads the text of one requirement file. Every fault names its line; nothing is guessed or dropped. */
export function readRequirement(file: string, text: string): FileReading<Requirement> {
  const reading = readYaml(file, text, requirementShape);
  if (reading.value === null) return reading;
  const { value, lineOf } = reading;
  const faults = crossFaults(value).map((fault) => ({ file, line: lineOf(fault.path), ...fault }));
  if (!file.endsWith(`${value.id}.yaml`))
    faults.push({ file, line: 1, path: "id", message: `the file of ${value.id} is ${value.id}.yaml` });
  return faults.length > 0 ? { value: null, faults } : { value, faults: [] };
}

/** The requirement files of a folder, as `us-tx/pharmacy-technician.yaml`, sorted; cases and glossaries left out. */
export function listRequirementFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.includes("/") && file.endsWith(".yaml") && !file.endsWith(".cases.yaml"))
    .sort();
}

/** All requirements of a folder, and all faults. */
export function readRequirements(folder: string): { requirements: Requirement[]; faults: FileFault[] } {
  const readings = listRequirementFiles(folder).map((file) =>
    readRequirement(file, readFileSync(join(folder, file), "utf8")),
  );
  return {
    requirements: readings.flatMap((reading) => (reading.value ? [reading.value] : [])),
    faults: readings.flatMap((reading) => reading.faults),
  };
}

type YamlReading<T> = { value: T; lineOf: (path: string) => number } | { value: null; faults: FileFault[] };

/** Reads YAML 1.2 against a shape; duplicate keys, aliases that explode and custom tags are faults. */
export function readYaml<Shape extends z.ZodType>(
  file: string,
  text: string,
  shape: Shape,
): YamlReading<z.output<Shape>> {
  if (isDeep(text))
    return {
      value: null,
      faults: [{ file, line: 1, path: "", message: `nested deeper than ${MOST_DEPTH}` }],
    };
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: true,
    logLevel: "error",
    schema: "core",
    customTags: [],
  });
  const problems = [...document.errors, ...document.warnings];
  if (problems.length > 0)
    return {
      value: null,
      faults: problems.map((problem) => ({
        file,
        line: lines.linePos(problem.pos[0]).line,
        path: "",
        message: problem.message.split("\n")[0] ?? problem.message,
      })),
    };
  const lineOf = (path: readonly PropertyKey[]) => {
    const at = nodeAt(document.contents as Node | null, path);
    return at?.range ? lines.linePos(at.range[0]).line : 1;
  };
  const plain = plainOf(document);
  if ("fault" in plain) return { value: null, faults: [{ file, line: 1, path: "", message: plain.fault }] };
  const parsed = shape.safeParse(plain.value, { error: plainFault });
  if (!parsed.success)
    return {
      value: null,
      faults: parsed.error.issues.flatMap((issue) =>
        placesOf(issue).map(({ path, message }) => ({
          file,
          line: lineOf(path),
          path: pathText(path),
          message,
        })),
      ),
    };
  return { value: parsed.data, lineOf: (path) => lineOf(path.split(/[.[\]]+/).filter(Boolean)) };
}

const MOST_DEPTH = 100;
/** What opens a level at the start of a line: two spaces, or a list's or a key's mark. */
const OPENING = /^(?:\s|[-?:](?=\s))*/;

/** Whether a text nests beyond any requirement, told from its brackets and the starts of its lines before it is parsed. */
function isDeep(text: string): boolean {
  let open = 0;
  for (const character of text) {
    if (character === "[" || character === "{") open++;
    else if ((character === "]" || character === "}") && open > 0) open--;
    if (open > MOST_DEPTH) return true;
  }
  return text.split("\n").some((line) => (OPENING.exec(line)?.[0].length ?? 0) > 2 * MOST_DEPTH);
}

/** The document's plain value; an alias that leads nowhere, or multiplies, is a fault. */
function plainOf(document: Document): { value: unknown } | { fault: string } {
  try {
    return { value: document.toJS({ maxAliasCount: 20 }) };
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return { fault: `${error.message}; write out what is meant` };
  }
}

/** The deepest node that a path reaches. */
function nodeAt(root: Node | null, path: readonly PropertyKey[]): Node | null {
  let node = root;
  for (const key of path) {
    const child: unknown =
      node && "get" in node ? node.get(isIndex(key) ? Number(key) : String(key), true) : undefined;
    if (!isMap(child) && !isScalar(child) && !(child && typeof child === "object" && "range" in child))
      return keyNode(node, key) ?? node;
    node = child as Node;
  }
  return node;
}

function keyNode(node: Node | null, key: PropertyKey): Node | null {
  if (!isMap(node)) return null;
  const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
  return (pair?.key as Node | undefined) ?? null;
}

function isIndex(key: PropertyKey): boolean {
  return /^\d+$/.test(String(key));
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) => (isIndex(key) ? `[${String(key)}]` : `${index > 0 ? "." : ""}${String(key)}`))
    .join("");
}

/** Where an issue is: each unknown key has a line of its own. */
function placesOf(issue: z.core.$ZodIssue): { path: PropertyKey[]; message: string }[] {
  if (issue.code !== "unrecognized_keys") return [{ path: issue.path, message: messageOf(issue) }];
  return issue.keys.map((key) => ({
    path: [...issue.path, key],
    message: `unknown key ${key}; remove it or correct its spelling`,
  }));
}

function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_union") {
    const inner = issue.errors.flat().map((error) => error.message);
    return inner.length > 0
      ? `none of the allowed shapes fits: ${[...new Set(inner)].slice(0, 4).join("; ")}`
      : issue.message;
  }
  return issue.message;
}
