import { spawnSync } from "node:child_process";
import type { TestContext } from "vitest";
import { temporaryFolder } from "./product.ts";

/** Runs a test on a disk of a few megabytes that lives in memory. Where this user may not mount one, the test is skipped. */
export async function withSmallDisk(
  { skip }: TestContext,
  options: string,
  work: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = temporaryFolder();
  const { status, error } = spawnSync("mount", ["-t", "tmpfs", "-o", `mode=755,${options}`, "tmpfs", folder]);
  if (status !== 0) skip(`this user may not mount a small disk${error ? ` (${error.message})` : ""}`);
  await work(folder).finally(() => spawnSync("umount", ["--lazy", folder]));
}
