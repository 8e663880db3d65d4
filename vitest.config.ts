import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.{ts,tsx}", "tests/{architecture,integration}/**/*.test.ts"],
    globalSetup: ["tests/support/postgres.global.ts"],
    setupFiles: ["tests/support/quiet.setup.ts"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
