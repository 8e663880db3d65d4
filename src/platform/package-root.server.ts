import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds package.json, from wherever this code runs: src/, dist/ or an installed package. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error("package.json is missing above the running code");
    folder = parent;
  }
  return folder;
}

/** A file that the build made, such as `requirements.json`. */
export function builtFile(name: string): string {
  return join(packageRoot(), "dist", name);
}
