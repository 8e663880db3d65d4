import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./ensure.js";

/*
 * What tsc declares of src/rules leans on our own names, on JSON files and on zod, none of which another program has. Here
 * the declarations are made to stand alone, whatever settings read them.
 */

/** Makes the declarations below a folder whole: every name in them leads to a file beside them. */
export function publishTypes(types: string): void {
  for (const name of readdirSync(types, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".d.ts")) continue;
    const file = join(types, name);
    const up = "../".repeat(name.split("/").length - 1) || "./";
    const text = readFileSync(file, "utf8");
    for (const [, json = ""] of text.matchAll(/from "(\.[^"]+)\.json"/g)) declareJson(dirname(file), json);
    writeFileSync(file, leadingToFiles(text, up));
  }
  copyZod(join(types, "zod"));
}

/** `#src/base/x.ts` means nothing in another package, and a declaration is found by the `.js` of its name. */
function leadingToFiles(text: string, up: string): string {
  return text
    .replace(/(["'])#src\/([^"']+)\1/g, `$1${up}$2$1`)
    .replace(/(["']\.\.?\/[^"']+)\.(ts|json)(["'])/g, "$1.js$3")
    .replace(/(["'])zod\1/g, `$1${up}zod/index.js$1`);
}

/** The shape of a JSON file of texts, as a declaration beside the one that imports it. */
function declareJson(folder: string, name: string): void {
  const source = join(root, "src/rules", `${name}.json`);
  const keys = Object.keys(JSON.parse(readFileSync(source, "utf8")) as object);
  const fields = keys.map((key) => `  ${JSON.stringify(key)}: string;\n`).join("");
  writeFileSync(join(folder, `${name}.d.ts`), `declare const words: {\n${fields}};\nexport default words;\n`);
}

const ZOD_PARTS = /^(index\.d\.ts|LICENSE|v4|v4\/(classic|core|locales)(\/[^/]+\.d\.ts)?)$/;

function copyZod(folder: string): void {
  const zod = join(root, "node_modules/zod");
  const isNeeded = (path: string) => path === zod || ZOD_PARTS.test(path.slice(zod.length + 1));
  cpSync(zod, folder, { recursive: true, filter: isNeeded });
}
