import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { cold } from "./cold.ts";
import { garbage } from "./garbage.ts";
import { pages } from "./pages.ts";
import { paint } from "./paint.ts";
import { plan } from "./plan.ts";
import type { Report } from "./report.ts";
import { printed, writeReport } from "./report.ts";
import { rules } from "./rules.ts";
import { stream } from "./stream.ts";

/*
 * `node bench/bench.ts [NAME …] [--write] [--quick]`: measures this checkout on this machine. `--write` puts the figures
 * into docs/performance.md; `--quick` takes a tenth, to see that a bench works.
 */

const benches: Readonly<Record<string, (share: number) => Promise<Report>>> = {
  rules,
  cold,
  stream,
  garbage,
  pages,
  plan,
  paint,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: "boolean", default: false }, quick: { type: "boolean", default: false } },
});
const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}`;
for (const name of positionals.length > 0 ? positionals : Object.keys(benches)) {
  const bench = benches[name];
  if (!bench)
    throw new Error(`there is no bench called ${name}; there are ${Object.keys(benches).join(", ")}`);
  const report = await bench(values.quick ? 0.1 : 1);
  console.log(`\n${report.title} (${machine})\n\n${printed(report)}\n`);
  if (values.write) writeReport(name, report, machine);
}
