import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { glossaryText } from "#src/features/reference/glossary-text.server.ts";

/* `node scripts/glossary.ts`: the glossary of the site, written to docs/glossary.md. */

writeFileSync(join(import.meta.dirname, "../docs/glossary.md"), glossaryText());
console.log("wrote docs/glossary.md");
