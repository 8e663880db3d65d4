import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { builtFile } from "#src/platform/package-root.server.ts";
import type { Requirement } from "#src/rules/requirement.ts";
import type { RequirementBundle } from "./schema.ts";

/** Joins requirements into one value whose version is the hash of what they say. */
export function bundleOf(requirements: readonly Requirement[]): RequirementBundle {
  const sorted = [...requirements].sort((a, b) => (a.id < b.id ? -1 : 1));
  const version = createHash("sha256").update(JSON.stringify(sorted)).digest("hex").slice(0, 16);
  return { version, license: "CC-BY-4.0", requirements: sorted };
}

let built: RequirementBundle | undefined;

/** The bundle that the build checked and compiled; read once. */
export function readBundle(): RequirementBundle {
  built ??= JSON.parse(readFileSync(builtFile("requirements.json"), "utf8")) as RequirementBundle;
  return built;
}
