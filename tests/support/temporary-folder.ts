import { rmSync } from "node:fs";
import { makeRunFolder } from "./run-folder.ts";

/* Folders of a test file that starts nothing in them. One that runs the product uses tests/support/product.ts. */

const made: string[] = [];

export function makeFolder(): string {
  const folder = makeRunFolder("it");
  made.push(folder);
  return folder;
}

/** For `afterAll`. A run that is killed before leaves its folders to the next one. */
export function clearFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
