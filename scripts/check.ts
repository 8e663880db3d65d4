import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { root, toolEnv } from "./ensure.js";

/*
 * `npm run check [STEP …]`: what must be true before a change is shown to anybody. Each step is a tool that ends with 0,
 * and a warning counts as a fault. `--json FILE` writes down which steps passed.
 */

const steps: Readonly<Record<string, readonly string[][]>> = {
  format: [["biome", "check", "--linter-enabled=false", "--error-on-warnings", "."]],
  lint: [["biome", "lint", "--error-on-warnings", "."]],
  imports: [["node", "scripts/import-law.ts"]],
  types: [["react-router", "typegen"], ["tsc"]],
  tests: [["vitest", "run", "--reporter=dot", "src", "tests/architecture"]],
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: "string" } } });
const names = positionals.length > 0 ? positionals : Object.keys(steps);
const unknown = names.filter((name) => !steps[name]);
if (unknown.length > 0)
  throw new Error(`there is no step ${unknown.join(", ")}; there are ${Object.keys(steps).join(", ")}`);

const outcomes: { name: string; passed: boolean }[] = [];
for (const name of names) outcomes.push({ name, passed: await isClean(name, steps[name] ?? []) });
if (values.json) writeFileSync(values.json, JSON.stringify(outcomes));
process.exitCode = outcomes.every(({ passed }) => passed) ? 0 : 1;

async function isClean(name: string, commands: readonly string[][]): Promise<boolean> {
  const since = Date.now();
  const said: string[] = [];
  let code = 0;
  for (const command of commands) {
    code = await run(command, said);
    if (code !== 0) break;
  }
  console.log(`${code === 0 ? "ok    " : "FAILED"} ${name} (${((Date.now() - since) / 1000).toFixed(1)} s)`);
  if (code !== 0) console.log(said.join(""));
  return code === 0;
}

function run([program = "", ...args]: readonly string[], said: string[]): Promise<number> {
  const child = spawn(join(root, "node_modules/.bin", program), args, {
    cwd: root,
    env: toolEnv(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => said.push(chunk.toString()));
  return new Promise((resolve) => {
    child.once("error", (error) => {
      said.push(`${program} could not be started: ${error.message}\n`);
      resolve(1);
    });
    child.once("close", (code) => resolve(code ?? 1));
  });
}
