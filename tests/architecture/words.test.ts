import { describe, expect, test } from "vitest";
import messages from "#src/messages/en.json" with { type: "json" };
import { nodesOf, type SourceFile, type SyntaxNode, sourcesOf } from "#tests/support/source-files.ts";

/* Every word on a page is in src/messages, and every word there is on a page. That a used key exists, the types say. */

type Catalog = { [key: string]: string | Catalog };

function keysOf(catalog: Catalog, above = ""): string[] {
  return Object.entries(catalog).flatMap(([key, value]) =>
    typeof value === "string" ? [above + key] : keysOf(value, `${above}${key}.`),
  );
}

type Used = { literals: Set<string>; spaces: { namespace: string; forms: RegExp[] }[] };

/** What the code says that may be a key: every text in it, and in each file the forms that it makes keys of. */
function usedIn(files: readonly SourceFile[]): Used {
  const literals = new Set<string>();
  const spaces: Used["spaces"] = [];
  for (const file of files) {
    const nodes = [...nodesOf(file)].map(({ node }) => node);
    for (const node of nodes) if (node.type === "StringLiteral") literals.add(node.value as string);
    const forms = nodes.map(formOf).filter((form) => form !== null);
    spaces.push(...nodes.flatMap(namespaceOf).map((namespace) => ({ namespace, forms })));
  }
  return { literals, spaces };
}

/** `short-${what}` is the form /^short-.+$/; a text without a fixed part is a form of nothing. */
function formOf(node: SyntaxNode): RegExp | null {
  if (node.type !== "TemplateLiteral" || !node.quasis) return null;
  const parts = (node.quasis as { raw: string }[]).map(({ raw }) => raw);
  return parts.some((part) => /[a-z]/i.test(part))
    ? new RegExp(`^${parts.map((part) => part.replace(/[^\w-]/g, "\\$&")).join(".+")}$`)
    : null;
}

function namespaceOf(node: SyntaxNode): string[] {
  if (node.type !== "CallExpression") return [];
  const callee = (node.callee as { value?: string }).value;
  const values = (node.arguments as { expression: { value?: string } }[]).map(
    ({ expression }) => expression.value,
  );
  const namespace =
    callee === "useTranslations" ? values[0] : callee === "translatorFor" ? values[1] : undefined;
  return namespace ? [namespace] : [];
}

function isUsed(key: string, { literals, spaces }: Used): boolean {
  return spaces.some(({ namespace, forms }) => {
    if (!key.startsWith(`${namespace}.`)) return false;
    const rest = key.slice(namespace.length + 1);
    return literals.has(rest) || forms.some((form) => form.test(rest));
  });
}

describe("the catalog", () => {
  test("every message is used", () => {
    const used = usedIn(sourcesOf("src"));
    expect(keysOf(messages).filter((key) => !isUsed(key, used))).toEqual([]);
  });

  test("a message that nobody asks for is found", () => {
    const text = `const t = useTranslations("room"); t("title"); t(\`short-\${what}\`);`;
    const used = usedIn([{ path: "a.tsx", text }]);
    const keys = ["room.title", "room.short-rule", "room.old", "other.title"];
    expect(keys.filter((key) => !isUsed(key, used))).toEqual(["room.old", "other.title"]);
  });
});

const READ_ALOUD = new Set([
  "alt",
  "aria-braillelabel",
  "aria-description",
  "aria-label",
  "aria-placeholder",
  "aria-roledescription",
  "aria-valuetext",
  "label",
  "placeholder",
  "title",
]);
const PRODUCT = messages.product.name; // a name is the same in every language
const SAYS_SOMETHING = /\p{L}{2,}/u;

/** Words that a page would show and that no catalog holds. */
function bareWordsIn(file: SourceFile): string[] {
  return [...nodesOf(file)].map(({ node, above }) => bareWord(node, above)).filter((word) => word !== null);
}

function bareWord(node: SyntaxNode, above: readonly SyntaxNode[]): string | null {
  const shown = node.type === "JSXText" || (isText(node) && isShown(above));
  const words = node.type === "TemplateLiteral" ? rawOf(node) : String(node.value ?? "");
  return shown && SAYS_SOMETHING.test(words.replaceAll(PRODUCT, "")) ? words.trim() : null;
}

const isText = (node: SyntaxNode) =>
  node.type === "StringLiteral" || (node.type === "TemplateLiteral" && node.quasis !== undefined);
const rawOf = (node: SyntaxNode) => (node.quasis as { raw: string }[]).map(({ raw }) => raw).join(" ");

const PASSING = new Set(["ConditionalExpression", "ParenthesisExpression", "JSXExpressionContainer"]);
const CHOOSING = new Set(["&&", "||", "??", "+"]);

/** Whether a text is what an element shows: `{"Save"}` or `{isNew ? "Add" : "Save"}` in it, or an attribute read aloud. */
function isShown(above: readonly SyntaxNode[]): boolean {
  const holder = above.findLast(
    ({ type, operator }) => !PASSING.has(type) && !CHOOSING.has(String(operator)),
  );
  if (holder?.type === "JSXAttribute") return READ_ALOUD.has((holder.name as { value: string }).value);
  return holder?.type === "JSXElement" || holder?.type === "JSXFragment";
}

describe("the pages", () => {
  test("no word on a page stands in its code", () => {
    const pages = sourcesOf("src").filter(({ path }) => path.endsWith(".tsx"));
    const found = pages.flatMap((page) => bareWordsIn(page).map((word) => `${page.path}: ${word}`));
    expect(found).toEqual([]);
    expect(pages.length).toBeGreaterThan(10);
  });

  test.each([
    ["text", "<p>Hello there</p>"],
    ["text in braces", '<p>{"Hello there"}</p>'],
    ["a choice of texts", '<p>{isNew ? t("a") : "Hello there"}</p>'],
    ["a text for when there is none", '<p>{name ?? "Hello there"}</p>'],
    ["a text that is sometimes shown", '<p>{isNew && "Hello there"}</p>'],
    ["a text put together", '<p>{hours + " hours"}</p>'],
    ["a name for screen readers", '<nav aria-label="Hello there" />'],
    ["a template", "<p>{`Hello $" + "{name}`}</p>"],
  ])("%s is found", (_what, jsx) => {
    expect(bareWordsIn({ path: "a.tsx", text: `export const A = () => ${jsx};` })).toHaveLength(1);
  });

  test.each([
    ["a message", '<p>{t("title")}</p>'],
    ["a class", '<p className="quiet">{name}</p>'],
    ["the product's own name", "<title>{day} · Goodstanding</title>"],
    ["a sign", "<p>· {name} —</p>"],
    ["a key of a message", '<p>{t(isNew ? "add" : "save")}</p>'],
    ["a key of a message with another in its place", '<p>{t(kind ?? "other")}</p>'],
    ["a word that is compared", '<p>{kind === "topics" && <b>{name}</b>}</p>'],
  ])("%s is no word", (_what, jsx) => {
    expect(bareWordsIn({ path: "a.tsx", text: `export const A = () => ${jsx};` })).toEqual([]);
  });
});
