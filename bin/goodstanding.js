#!/usr/bin/env node
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/*
 * Plain JavaScript that an older Node can run. In a checkout the commands are built when a source is newer; in an
 * installed package they are there.
 */
const root = dirname(dirname(fileURLToPath(import.meta.url)));

if (existsSync(join(root, "src/cli.ts"))) {
  const { ensureBuilt, ensureInstalled } = await import("../scripts/ensure.js");
  const say = (sentence) => process.stderr.write(`${sentence}\n`);
  ensureInstalled(say);
  ensureBuilt(process.argv[2] === "start" ? ["tools", "web"] : ["tools"], say);
}

const { main } = await import(pathToFileURL(join(root, "dist/cli/cli.js")).href);
await main();
