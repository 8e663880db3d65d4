import { type ChildProcess, spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, inject, vi } from "vitest";
import { lockFolder } from "#src/platform/data-folder.server.ts";
import { ensureBuilt, root } from "../../scripts/ensure.js";
import { killDatabase, makeRunFolder } from "./run-folder.ts";

/* The product as a host runs it: processes of its own, on folders of their own, made without the source tree. */

const PARTS = ["bin", "dist", "migrations", "scripts", "package.json", "package-lock.json"];

vi.setConfig({ testTimeout: 120_000 });
beforeAll(productFolder, 300_000);

const folders: string[] = [];
const children: ChildProcess[] = [];
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  for (const folder of folders) {
    killDatabase(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});

/** A copy of what is installed, built where it was stale; made once for the whole run. */
export async function productFolder(): Promise<string> {
  const home = inject("runFolder");
  const product = join(home, "product");
  while (!existsSync(product)) {
    const lock = lockFolder(home);
    if (!lock) {
      await sleep(100);
      continue;
    }
    if (!existsSync(product)) copyProduct(product);
    lock.release();
  }
  return product;
}

function copyProduct(product: string): void {
  ensureBuilt(["tools", "web"], () => undefined);
  const draft = `${product}.new`;
  mkdirSync(draft);
  for (const part of PARTS) cpSync(join(root, part), join(draft, part), { recursive: true });
  linkPackages(join(draft, "node_modules"));
  for (const build of ["tools", "web"]) writeFileSync(join(draft, `dist/${build}.stamp`), ""); // as new as its copy
  renameSync(draft, product);
}

/** A folder of links, package by package: npm that is run in the copy must never empty the one of this checkout. */
function linkPackages(folder: string): void {
  mkdirSync(folder);
  const packages = join(root, "node_modules");
  for (const name of readdirSync(packages)) symlinkSync(join(packages, name), join(folder, name));
  rmSync(join(folder, ".package-lock.json"));
  cpSync(join(packages, ".package-lock.json"), join(folder, ".package-lock.json"));
}

/** A folder that is gone after the last test, with the PostgreSQL that a test left running in it. */
export function temporaryFolder(): string {
  const folder = makeRunFolder("it");
  folders.push(folder);
  return folder;
}

export type Ended = { code: number | null; stdout: string; stderr: string };
export type Process = {
  child: ChildProcess;
  said: { stdout: string; stderr: string };
  ended: Promise<Ended>;
};

type Settings = Record<string, string>;

/** The environment of a host who has set nothing but this. */
function environment(settings: Settings): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return {
    PATH: `${join(root, "node_modules/.bin")}:${PATH}`,
    HOME,
    PORT: "0",
    LOG_LEVEL: "warn",
    ...settings,
  };
}

/** Runs a program of the product. It is killed after the last test where it still runs. */
export async function launch(command: string[], settings: Settings = {}): Promise<Process> {
  const [program = "", ...args] = command;
  const product = await productFolder();
  const child = spawn(program, args, {
    cwd: product,
    env: environment(settings),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const)
    child[name].on("data", (chunk: Buffer) => {
      said[name] += chunk.toString();
    });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, ...said }));
  });
  children.push(child);
  return { child, said, ended };
}

export type Server = Process & { url: string; dataDir: string; stop: () => Promise<Ended> };

const START = [process.execPath, "bin/goodstanding.js", "start"];

/** Starts the server and waits until it says that it is ready. */
export async function startServer(settings: Settings = {}, command: string[] = START): Promise<Server> {
  const dataDir = settings.DATA_DIR ?? temporaryFolder();
  const server = await launch(command, { ...settings, DATA_DIR: dataDir });
  const url = await readyAddress(server);
  const stop = () => {
    server.child.kill("SIGTERM");
    return server.ended;
  };
  return { ...server, url, dataDir, stop };
}

/** Runs a start that is expected to be refused, to its end. */
export async function refusedStart(settings: Settings): Promise<Ended> {
  const { ended } = await launch(START, { DATA_DIR: temporaryFolder(), ...settings });
  return ended;
}

/** The address that a starting server says when it is ready; the words of one that ended are the error. */
export async function readyAddress({ child, said }: Process): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const look = () => {
    const [, url] = /^Goodstanding is ready: (\S+)$/m.exec(said.stdout) ?? [];
    if (url) resolve(url);
  };
  child.stdout?.on("data", look);
  child.once("close", () => reject(new Error(`The server ended:\n${said.stdout}${said.stderr}`)));
  look();
  return promise;
}
