import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBuilt, ensureInstalled, nodeProgram, root, toolEnv } from "./ensure.js";
import { findChromium } from "./find-chromium.js";

/*
 * `npm test`: everything, from a clean clone. The last line is the sum, `N passed, N failed, N skipped`, also where the
 * install or the build fails. A runner that dies, ends late or runs nothing counts as one failed test. Plain JavaScript, for
 * it runs on the Node at hand.
 */

const MINUTE = 60_000;
const DEADLINE = Date.now() + 24 * MINUTE;
const CHECKS = ["format", "lint", "imports", "types"];
const say = (sentence) => process.stdout.write(`${sentence}\n`);
const results = mkdtempSync(join(tmpdir(), "goodstanding-results-"));
const sum = { passed: 0, failed: 0, skipped: 0 };
let isWhole = false;
process.once("exit", tellSum);

ensureInstalled(say);
ensureBuilt(["tools", "web"], say);
for (const part of [checks, unitTests, browserTests]) {
  const counts = await part();
  for (const key of Object.keys(sum)) sum[key] += counts[key];
}
isWhole = true;

/** Whatever ends this process: what did not come to its end is a failure. */
function tellSum(code) {
  rmSync(results, { recursive: true, force: true });
  if (!isWhole) sum.failed += 1;
  process.exitCode = sum.failed > 0 ? code || 1 : 0;
  say(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
}

function checks() {
  const report = join(results, "check.json");
  return counted(
    "the checks",
    [join(root, "scripts/check.ts"), ...CHECKS, "--json", report],
    5 * MINUTE,
    () => {
      const steps = JSON.parse(readFileSync(report, "utf8"));
      const passed = steps.filter((step) => step.passed).length;
      return { passed, failed: steps.length - passed, skipped: 0 };
    },
  );
}

function unitTests() {
  const report = join(results, "vitest.json");
  const args = ["run", "--reporter=dot", "--reporter=json", `--outputFile.json=${report}`];
  return counted("vitest", [tool("vitest"), ...args], 14 * MINUTE, () => {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = read(report);
    for (const line of skippedIn(testResults)) say(line);
    // A file that could not be loaded has no test to its name.
    const unloaded = testResults.filter(
      (file) => file.status === "failed" && file.assertionResults.length === 0,
    );
    return {
      passed: numPassedTests,
      failed: numFailedTests + unloaded.length,
      skipped: numPendingTests + numTodoTests,
    };
  });
}

function skippedIn(files) {
  const tests = files.flatMap((file) => file.assertionResults);
  return tests
    .filter((one) => one.status !== "passed" && one.status !== "failed")
    .map((one) => `skipped: ${one.fullName}`);
}

async function browserTests() {
  const chromium = findChromium(say);
  if (!chromium) return skipBrowserTests();
  const report = join(results, "playwright.json");
  const [first, second] = await freePorts();
  const ports = { E2E_PORT: String(first), E2E_PSEUDO_PORT: String(second) };
  const env = { CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: report, ...ports };
  return counted(
    "playwright",
    [tool("playwright"), "test"],
    DEADLINE - Date.now(),
    () => browserCounts(report),
    env,
  );
}

/** Two ports that nobody listens on: whatever else runs on the machine is left alone. */
async function freePorts() {
  const servers = [createServer(), createServer()];
  for (const server of servers) await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const ports = servers.map((server) => server.address().port);
  for (const server of servers) await new Promise((resolve) => server.close(resolve));
  return ports;
}

function browserCounts(report) {
  const { stats } = read(report);
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

async function skipBrowserTests() {
  say(
    "The browser tests are SKIPPED: there is no Chromium; install it (Debian: apt-get install chromium) or name one in CHROMIUM.",
  );
  const report = join(results, "listed.json");
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  return counted(
    "the list of browser tests",
    [tool("playwright"), "test", "--list"],
    MINUTE,
    () => {
      const listed = countTests(read(report).suites);
      return { passed: 0, failed: 0, skipped: listed };
    },
    env,
  );
}

/** A spec is one test for each project that runs it. */
function countTests(suites = []) {
  const testsOf = (suite) => (suite.specs ?? []).reduce((sum, spec) => sum + spec.tests.length, 0);
  return suites.reduce((sum, suite) => sum + testsOf(suite) + countTests(suite.suites), 0);
}

/** Runs a runner to its end and reads what it wrote; one failure more where it says less than its exit code. */
async function counted(name, args, patienceMs, readCounts, env = {}) {
  const since = Date.now();
  const ending = await run(args, patienceMs, env);
  const counts = orNull(readCounts);
  const ran = counts ? counts.passed + counts.failed + counts.skipped : 0;
  const isTrue = ending === "0" ? ran > 0 : (counts?.failed ?? 0) > 0;
  if (!isTrue) say(`FAILED ${name}: ended with ${ending} and ran ${ran} tests`);
  const { passed, failed, skipped } = counts ?? { passed: 0, failed: 0, skipped: 0 };
  say(
    `${name}: ${passed} passed, ${failed} failed, ${skipped} skipped in ${Math.round((Date.now() - since) / 1000)} s`,
  );
  return { passed, failed: isTrue ? failed : failed + 1, skipped };
}

function orNull(work) {
  try {
    return work();
  } catch {
    return null;
  }
}

function run(args, patienceMs, env) {
  const child = spawn(nodeProgram(), args, {
    cwd: root,
    env: toolEnv({ CI: "1", ...env }),
    stdio: ["ignore", "inherit", "inherit"],
  });
  // SIGTERM lets a runner stop its servers; a second one, later, does not ask.
  const timers = [
    setTimeout(() => child.kill("SIGTERM"), patienceMs),
    setTimeout(() => child.kill("SIGKILL"), patienceMs + 20_000),
  ];
  return new Promise((resolve) => {
    const end = (word) => {
      for (const timer of timers) clearTimeout(timer);
      resolve(word);
    };
    child.once("error", (error) => end(error.message));
    child.once("exit", (code, signal) => end(String(code ?? signal)));
  });
}

function read(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** The program of a package by its own entry, since the links in node_modules/.bin are not JavaScript everywhere. */
function tool(name) {
  const entries = { vitest: "vitest/vitest.mjs", playwright: "@playwright/test/cli.js" };
  return join(root, "node_modules", entries[name]);
}
