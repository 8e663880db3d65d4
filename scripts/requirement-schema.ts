import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileSchemas, schemaText } from "#src/features/requirements/requirement-schema.server.ts";

/* `node scripts/requirement-schema.ts`: the JSON Schemas of the requirement files, for editors, written to requirements/. */

const folder = join(import.meta.dirname, "../requirements");
for (const name of Object.keys(fileSchemas)) {
  writeFileSync(join(folder, name), schemaText(name));
  console.log(`wrote requirements/${name}`);
}
