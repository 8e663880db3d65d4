import { expect, test } from "vitest";
import { nodesOf, type SourceFile, type SyntaxNode, sourcesOf } from "#tests/support/source-files.ts";

/* SQL is written in a room's store and in the platform, nowhere else. */

const QUERIES = new Set([
  "selectFrom",
  "insertInto",
  "updateTable",
  "deleteFrom",
  "mergeInto",
  "executeQuery",
]);

function sqlIn(file: SourceFile): string[] {
  return [...nodesOf(file)].map(({ node }) => sqlOf(node)).filter((found) => found !== null);
}

function sqlOf(node: SyntaxNode): string | null {
  const part = (name: string) => node[name] as SyntaxNode & { value: string };
  if (node.type === "MemberExpression" && QUERIES.has(part("property").value)) return part("property").value;
  const loaded = node.typeOnly ? "" : (part("source")?.value ?? dynamicImportOf(node));
  return /^(kysely|pg)$/.test(loaded) ? `import of ${loaded}` : null;
}

function dynamicImportOf(node: SyntaxNode): string {
  if (node.type !== "CallExpression" || (node.callee as SyntaxNode).type !== "Import") return "";
  const [{ expression }] = node.arguments as [{ expression: { value?: string } }];
  return expression.value ?? "";
}

const mayHoldSql = ({ path }: SourceFile) =>
  path.startsWith("src/platform/") || path.endsWith("/store.server.ts");

test("SQL is only in stores and in the platform", () => {
  const found = sourcesOf("src")
    .filter((file) => !mayHoldSql(file))
    .flatMap((file) => sqlIn(file).map((what) => `${file.path}: ${what}`));
  expect(found).toEqual([]);
});

test("what a page would write is found", () => {
  const text = `import { sql } from "kysely";
    import type { Selectable } from "kysely";
    export const loader = ({ db }) => db.selectFrom("credit").selectAll().execute();
    export const action = async () => new (await import("pg")).Client();
    export { sql as escape } from "kysely";`;
  expect(sqlIn({ path: "credits.page.tsx", text })).toEqual([
    "import of kysely",
    "selectFrom",
    "import of pg",
    "import of kysely",
  ]);
});

test("stores are read by the same eyes", () => {
  const stores = sourcesOf("src/features").filter(({ path }) => path.endsWith("/store.server.ts"));
  for (const store of stores) expect(sqlIn(store), store.path).not.toEqual([]);
});
