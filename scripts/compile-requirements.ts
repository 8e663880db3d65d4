import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundleOf } from "#src/features/requirements/requirement-bundle.server.ts";
import { readRequirements } from "#src/features/requirements/requirement-file.server.ts";

/* `node scripts/compile-requirements.ts OUT`: requirements/*.yaml, checked, joined into one file that needs no YAML reader. */

const root = join(import.meta.dirname, "..");
const [out] = process.argv.slice(2);
if (!out) throw new Error("say where to write to");
const { requirements, faults } = readRequirements(join(root, "requirements"));
for (const { file, line, path, message } of faults)
  console.error(`requirements/${file}:${line}: ${path ? `${path}: ` : ""}${message}`);
if (faults.length > 0) process.exit(1);
writeFileSync(out, JSON.stringify(bundleOf(requirements)));
