import { join } from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  cacheDir: join(import.meta.dirname, "../../../../node_modules/.vite/quiet"),
  test: {
    root: import.meta.dirname,
    include: ["*.sample.ts"],
    setupFiles: [join(import.meta.dirname, "../../../support/quiet.setup.ts")],
  },
});
