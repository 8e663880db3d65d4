import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/*
 * Two starts at once on one checkout must not both install or build: the second waits. The lock is a folder, which is
 * made or not made in one step; one whose process is gone is taken over. Plain JavaScript without a dependency.
 */

const LOOK_AGAIN_MS = 250;

/** Runs `work` while no other process runs under the same lock. `say` is told once if it has to wait. */
export function oneAtATime(lock, say, work) {
  let hasSaid = false;
  while (!take(lock)) {
    if (!hasSaid) say("Another start is installing or building here; waiting for it …");
    hasSaid = true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_AGAIN_MS);
  }
  try {
    return work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function take(lock) {
  mkdirSync(dirname(lock), { recursive: true });
  const draft = `${lock}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft);
  writeFileSync(join(draft, "pid"), String(process.pid));
  try {
    renameSync(draft, lock); // fails where the lock stands, since it is not empty
    return true;
  } catch {
    rmSync(draft, { recursive: true, force: true });
    if (!isHeld(lock)) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

/** Whether the process that took the lock still lives; a lock that vanishes meanwhile is held by nobody. */
function isHeld(lock) {
  try {
    process.kill(Number(readFileSync(join(lock, "pid"), "utf8")), 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
