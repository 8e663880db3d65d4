import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import {
  diskFault,
  lockFolder,
  makeFolder,
  makeSecrets,
  prepareDataFolder,
  readSecrets,
  writePrivately,
} from "./data-folder.server.ts";
import { canReach } from "./postgres-account.server.ts";
import { isStartFault } from "./start-fault.server.ts";

const home = mkdtempSync(join(tmpdir(), "goodstanding-folder-"));
afterAll(() => rmSync(home, { recursive: true }));

describe("a data folder", () => {
  test("is made with all above it, and left without a trace of the trial", () => {
    const folder = join(home, "a/b/c");
    expect(prepareDataFolder(folder)).toBe(folder);
    expect(readdirSync(folder)).toEqual([]);
    expect(prepareDataFolder(folder)).toBe(folder);
  });

  test("may be a link to a folder, not a link to nothing", () => {
    mkdirSync(join(home, "real"));
    symlinkSync(join(home, "real"), join(home, "link"));
    symlinkSync(join(home, "nowhere"), join(home, "broken"));
    expect(prepareDataFolder(join(home, "link"))).toBe(join(home, "link"));
    expect(() => prepareDataFolder(join(home, "broken"))).toThrow("is not a folder; set DATA_DIR to one.");
  });

  test("a folder that is there keeps its mode", () => {
    const folder = join(home, "open");
    makeFolder(folder, 0o750);
    makeFolder(folder, 0o700);
    expect(statSync(folder).mode & 0o777).toBe(0o750);
  });

  test.each([
    ["ENOSPC", /is full; make room/],
    ["EDQUOT", /is full; make room/],
    ["EROFS", /is on a read-only disk/],
    ["EACCES", /may not be written by this user/],
    ["ENOTDIR", /is not a folder/],
  ])("%s becomes a sentence that says what to do", (code, sentence) => {
    const fault = diskFault("/srv/x", Object.assign(new Error("raw"), { code }));
    expect(isStartFault(fault)).toBe(true);
    expect((fault as Error).message).toMatch(sentence);
  });

  test("an error of another kind stays what it is", () => {
    const error = new TypeError("a bug");
    expect(diskFault("/srv/x", error)).toBe(error);
  });
});

describe("the lock of a folder", () => {
  test("one holds it at a time; let go, the next has it", () => {
    const folder = prepareDataFolder(join(home, "locked"));
    const first = lockFolder(folder);
    expect(first).not.toBeNull();
    expect(lockFolder(folder)).toBeNull();
    first?.release();
    const second = lockFolder(folder);
    expect(second).not.toBeNull();
    second?.release();
    second?.release();
  });

  test("is let go by a process that is killed", () => {
    const folder = prepareDataFolder(join(home, "killed"));
    const code = `import { lockFolder } from ${JSON.stringify(join(import.meta.dirname, "data-folder.server.ts"))};
      if (!lockFolder(${JSON.stringify(folder)})) process.exit(1);
      process.kill(process.pid, "SIGKILL");`;
    const { signal } = spawnSync(process.execPath, ["--input-type=module", "-e", code], {
      cwd: import.meta.dirname,
    });
    expect(signal).toBe("SIGKILL");
    const lock = lockFolder(folder);
    expect(lock).not.toBeNull();
    lock?.release();
  });
});

describe("the secrets of a folder", () => {
  test("are made once, long, different, and readable by their owner alone", () => {
    expect(readSecrets(home)).toBeNull();
    const secrets = makeSecrets(home);
    expect(readSecrets(home)).toEqual(secrets);
    expect(new Set(Object.values(secrets)).size).toBe(3);
    for (const secret of Object.values(secrets)) expect(secret).toMatch(/^[\w-]{32}$/);
    expect(statSync(join(home, "secrets.json")).mode & 0o777).toBe(0o600);
  });

  test("a file is replaced whole, and its draft is gone", () => {
    const file = join(home, "note");
    writePrivately(file, "old");
    writePrivately(file, "new");
    expect(readFileSync(file, "utf8")).toBe("new");
    expect(readdirSync(home).filter((name) => name.endsWith(".new"))).toEqual([]);
  });
});

describe("what another account can reach", () => {
  const stranger = { uid: 65_533, gid: 65_533 };

  test("a folder of mode 0700 shuts out all that is in it", () => {
    const shut = join(home, "shut");
    mkdirSync(join(shut, "inside"), { recursive: true });
    chmodSync(home, 0o755);
    chmodSync(shut, 0o700);
    expect(canReach(stranger, join(shut, "inside"))).toBe(false);
    chmodSync(shut, 0o711);
    expect(canReach(stranger, join(shut, "inside"))).toBe(true);
    expect(canReach(stranger, shut)).toBe(false); // entered, but not read
    expect(canReach(null, shut)).toBe(true);
  });

  test("its owner reaches it by the owner's bits", () => {
    const own = join(home, "own");
    mkdirSync(own, { mode: 0o700 });
    const { uid } = statSync(own);
    expect(canReach({ uid, gid: 65_533 }, own)).toBe(true);
    expect(existsSync(own)).toBe(true);
    writeFileSync(join(own, "file"), "");
  });
});
