/*
 * Who may import whom. The same table in words: CONTRIBUTING.md. Each rule has a bad sample in tests/architecture/bad that
 * proves it still bites; a rule without one fails the tests.
 */
const HOUSE = process.env.IMPORT_LAW_ROOT ?? "src";
const at = (path) => `^${HOUSE}/${path}`;
const TEST = "\\.test\\.tsx?$";

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Files never import each other in a ring; types may, for they are gone when the code runs.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "base-imports-nothing",
      comment: "base is the alphabet: itself and zod, nothing else.",
      severity: "error",
      from: { path: at("base/"), pathNot: TEST },
      to: { pathNot: [at("base/"), "node_modules/zod/"] },
    },
    {
      name: "rules-import-base",
      comment: "rules are pure: base, zod and the solver; no node:, no clock, no I/O.",
      severity: "error",
      from: { path: at("rules/"), pathNot: TEST },
      to: { pathNot: [at("(base|rules)/"), "node_modules/(zod|highs)/"] },
    },
    {
      name: "platform-and-ui-import-base",
      comment: "Plumbing and looks know no domain: base, and the catalogue of words.",
      severity: "error",
      from: { path: at("(platform|ui)/"), pathNot: TEST },
      to: { path: at(""), pathNot: [at("base/"), at("messages/"), at("platform/i18n/"), at("$1/")] },
    },
    {
      name: "rooms-use-front-doors",
      comment: "Of another room, only its door (<room>.server.ts) and its shapes (schema.ts).",
      severity: "error",
      from: { path: at("features/([^/]+)/"), pathNot: TEST },
      to: {
        path: at("features/([^/]+)/"),
        pathNot: [at("features/$1/"), at("features/([^/]+)/(\\1\\.server|schema)\\.ts$")],
      },
    },
    {
      name: "no-rings-between-rooms",
      comment:
        "Rooms lie in an order: who asks another is never asked by it, not even through different files.",
      severity: "error",
      scope: "folder",
      from: { path: at("features/[^/]+$") },
      to: { circular: true, path: at("features/") },
    },
    {
      name: "doors-ask-no-store",
      comment: "Pages, API, jobs and commands call operations, never a store.",
      severity: "error",
      from: { path: "(\\.page\\.tsx|/(api|jobs|commands)\\.server\\.ts)$" },
      to: { path: "/store\\.server\\.ts$" },
    },
    {
      name: "nobody-imports-an-entrance",
      comment: "src/*.ts are where processes begin.",
      severity: "error",
      from: { path: at("(base|rules|platform|ui|features|messages)/"), pathNot: TEST },
      to: { path: at("[^/]+\\.tsx?$") },
    },
    {
      name: "product-loads-no-tests",
      comment: "Tests, scripts and benches use the product, never the other way.",
      severity: "error",
      from: { path: at(""), pathNot: TEST },
      to: { path: ["^(tests/support|scripts|bench)/", TEST] },
    },
    {
      name: "browser-loads-no-node",
      comment: "What a browser may load uses no node: module.",
      severity: "error",
      from: { path: at("(base|rules|ui)/"), pathNot: TEST },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "imports-resolve",
      comment: "Every import leads to a file.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: ["^virtual:", "\\+types/"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: ["\\+types/"] },
    parser: "swc",
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".json", ".d.ts"],
    },
  },
};
