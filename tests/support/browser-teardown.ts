import { rmSync } from "node:fs";

/** Removes the data folders of the browser tests' servers. */
export default function removeData(): void {
  if (process.env.E2E_DATA) rmSync(process.env.E2E_DATA, { recursive: true, force: true });
}
