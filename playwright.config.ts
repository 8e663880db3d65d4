import { chmodSync, existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig, type Project } from "@playwright/test";

/*
 * The browser tests: the built server, on data folders of their own, in Debian's Chromium. One server speaks English, the
 * other the pseudo-locale. Workers inherit the folder's name from the process that made it.
 */
process.env.E2E_DATA ??= mkdtempSync(join(tmpdir(), "goodstanding-e2e-"));
const data = process.env.E2E_DATA;
chmodSync(data, 0o755); // PostgreSQL enters it as another user where we are root
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const QUIET_CHROMIUM = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];
const ENGLISH = Number(process.env.E2E_PORT ?? 3199);
const PSEUDO = Number(process.env.E2E_PSEUDO_PORT ?? 3198);

const server = (port: number, more: Record<string, string> = {}) => ({
  command: "node bin/goodstanding.js start",
  url: `http://127.0.0.1:${port}/readyz`,
  timeout: 120_000,
  gracefulShutdown: { signal: "SIGTERM" as const, timeout: 15_000 },
  env: {
    PORT: String(port),
    DATA_DIR: join(data, String(port)),
    LOG_LEVEL: "warn",
    RATE_LIMIT_PER_MINUTE: "0",
    ...more,
  },
});

const project = (name: string, port: number, width: number, height: number, only: RegExp): Project => ({
  name,
  testMatch: only,
  use: { baseURL: `http://127.0.0.1:${port}`, viewport: { width, height } },
});

export default defineConfig({
  testDir: "tests/e2e",
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  forbidOnly: true,
  reporter: [["line"], ...(process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [["json"] as ["json"]] : [])],
  globalTeardown: "./tests/support/browser-teardown.ts",
  use: {
    ...(existsSync(CHROMIUM) ? { launchOptions: { executablePath: CHROMIUM, args: QUIET_CHROMIUM } } : {}),
    locale: "en-US",
    timezoneId: "America/Chicago",
  },
  // E2E_RUNNING=1 uses servers that a developer already runs on both ports.
  ...(process.env.E2E_RUNNING
    ? {}
    : { webServer: [server(ENGLISH), server(PSEUDO, { PSEUDO_LOCALE: "true" })] }),
  projects: [
    project("desktop", ENGLISH, 1280, 900, /^(?!.*(pseudo|phone)).*\.spec\.ts$/),
    project("phone", ENGLISH, 390, 844, /(check|pages)\.spec\.ts$/),
    project("pseudo", PSEUDO, 390, 844, /pseudo\.spec\.ts$/),
  ],
});
