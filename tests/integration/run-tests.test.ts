import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { root } from "#tests/support/source-files.ts";
import { clearFolders, makeFolder } from "#tests/support/temporary-folder.ts";

/* `npm test` in a house whose runners are stand-ins: what each of them does must show in the last line and the exit code. */

afterAll(clearFolders);

const SCRIPTS = ["test.js", "ensure.js", "one-at-a-time.js", "find-chromium.js"];

/** What a stand-in writes where the real runner would write its report, and how it ends. */
type Ending = { report?: object | undefined; code?: number };
type House = { check?: Ending; vitest?: Ending; playwright?: Ending; build?: Ending };

const CHECKED = [{ name: "format", passed: true }];
const JUDGED = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0, testResults: [] };
const BROWSED = { stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 2 } };

function runTests({ check, vitest, playwright, build }: House) {
  const house = makeFolder();
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  };
  for (const name of SCRIPTS) cpSync(join(root, "scripts", name), join(house, "scripts", name));
  const noPackages = JSON.stringify({ packages: {} });
  for (const path of ["package-lock.json", "node_modules/.package-lock.json"]) write(path, noPackages);
  write("package.json", '{ "type": "module" }');
  write("scripts/check.ts", standIn("process.argv.at(-1)", { report: CHECKED, ...check }));
  write(
    "node_modules/vitest/vitest.mjs",
    standIn('process.argv.at(-1).replace(/^.*?=/, "")', { report: JUDGED, ...vitest }),
  );
  write(
    "node_modules/@playwright/test/cli.js",
    standIn("process.env.PLAYWRIGHT_JSON_OUTPUT_NAME", { report: BROWSED, ...playwright }),
  );
  write("node_modules/@playwright/test/package.json", '{ "type": "module" }');
  write("scripts/build.ts", `process.exit(${build?.code ?? 0});`);
  for (const name of build ? [] : ["tools", "web"]) buildInTheFuture(house, write, name);
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/test.js"], {
    cwd: house,
    encoding: "utf8",
    env: { PATH: process.env.PATH, CHROMIUM: "/stand-in" },
  });
  return { status, said: `${stdout}${stderr}`, lastLine: stdout.trimEnd().split("\n").at(-1) };
}

function standIn(reportFile: string, { report, code = 0 }: Ending): string {
  const writing = report
    ? `import { writeFileSync } from "node:fs"; writeFileSync(${reportFile}, ${JSON.stringify(JSON.stringify(report))});`
    : "";
  return `${writing}\nprocess.exit(${code});\n`;
}

function buildInTheFuture(house: string, write: (path: string, text: string) => void, name: string): void {
  write(`dist/${name}.stamp`, "");
  const later = new Date(Date.now() + 3_600_000);
  utimesSync(join(house, `dist/${name}.stamp`), later, later);
}

test("when all passes, the sum is the last line and the exit code 0", () => {
  const { status, lastLine } = runTests({});
  expect([lastLine, status]).toEqual(["11 passed, 0 failed, 3 skipped", 0]);
});

test.each<[string, House, string]>([
  [
    "a check that fails",
    { check: { report: [...CHECKED, { name: "lint", passed: false }], code: 1 } },
    "11 passed, 1 failed, 3 skipped",
  ],
  [
    "a test that fails",
    { vitest: { report: { ...JUDGED, numFailedTests: 2 }, code: 1 } },
    "11 passed, 2 failed, 3 skipped",
  ],
  [
    "a test file that cannot be loaded",
    { vitest: { report: { ...JUDGED, testResults: [{ status: "failed", assertionResults: [] }] }, code: 1 } },
    "11 passed, 1 failed, 3 skipped",
  ],
  ["an error outside of any test", { vitest: { code: 1 } }, "11 passed, 1 failed, 3 skipped"],
  [
    "a runner that finds no test",
    { vitest: { report: { ...JUDGED, numPassedTests: 0, numPendingTests: 0 } } },
    "4 passed, 1 failed, 2 skipped",
  ],
  [
    "a browser test that passes at the second try only",
    { playwright: { report: { stats: { ...BROWSED.stats, flaky: 1 } } } },
    "11 passed, 1 failed, 3 skipped",
  ],
  [
    "a runner that dies without a report",
    { playwright: { report: undefined, code: 134 } },
    "8 passed, 1 failed, 1 skipped",
  ],
  ["a build that fails", { build: { code: 1 } }, "0 passed, 1 failed, 0 skipped"],
])("%s shows in the sum and in the exit code", (_what, house, sum) => {
  const { status, said, lastLine } = runTests(house);
  expect(lastLine, said).toBe(sum);
  expect(status).toBeGreaterThan(0);
});
