import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { clearFolders, makeFolder } from "#tests/support/temporary-folder.ts";

/* Starts that install or build take turns, and a turn whose process was killed is taken over. */

afterAll(clearFolders);

const MODULE = join(import.meta.dirname, "../../scripts/one-at-a-time.js");

/** A script that enters the lock, notes so, holds it, and notes that it leaves. */
function holding(lock: string, notes: string, ms: number): string[] {
  const script = `
    import { appendFileSync } from "node:fs";
    import { oneAtATime } from ${JSON.stringify(MODULE)};
    oneAtATime(${JSON.stringify(lock)}, () => undefined, () => {
      appendFileSync(${JSON.stringify(notes)}, "in\\n");
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${ms});
      appendFileSync(${JSON.stringify(notes)}, "out\\n");
    });`;
  return ["--input-type=module", "--eval", script];
}

function place(): { lock: string; notes: string } {
  const folder = makeFolder();
  const notes = join(folder, "notes");
  appendFileSync(notes, "");
  return { lock: join(folder, "dist/.ensuring"), notes };
}

const notesOf = (file: string) => readFileSync(file, "utf8").trim().split("\n");

test("five at once go in one after the other", async () => {
  const { lock, notes } = place();
  await Promise.all(
    Array.from({ length: 5 }, () => promisify(execFile)(process.execPath, holding(lock, notes, 50))),
  );
  expect(notesOf(notes)).toEqual(Array.from({ length: 5 }, () => ["in", "out"]).flat());
});

test("the turn of a process that was killed is taken over", async () => {
  const { lock, notes } = place();
  const holder = spawn(process.execPath, holding(lock, notes, 60_000), { stdio: "ignore" });
  await expect.poll(() => notesOf(notes), { timeout: 10_000 }).toEqual(["in"]);
  holder.kill("SIGKILL");
  await once(holder, "exit");
  await promisify(execFile)(process.execPath, holding(lock, notes, 0));
  expect(notesOf(notes)).toEqual(["in", "in", "out"]);
});
