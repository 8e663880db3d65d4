import { mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Ended, launch, refusedStart, startServer, temporaryFolder } from "#tests/support/product.ts";
import { withSmallDisk } from "#tests/support/small-disk.ts";

/** A refusal is one sentence on stderr, no stack, and an exit code that says so. */
function expectRefusal(ended: Ended, sentence: RegExp): void {
  expect(ended.stderr).toMatch(sentence);
  expect(ended.stderr.trim().split("\n")).toHaveLength(1);
  expect(`${ended.stdout}${ended.stderr}`).not.toMatch(/\n\s+at |node:internal|\[object /);
  expect(ended.code).toBe(1);
}

describe("a start", () => {
  test("from nothing it makes its database and says where it is ready; the next one finds what is there", async () => {
    const first = await startServer();
    expect(first.said.stdout).toContain("Preparing the database (first start only).");
    expect(await (await fetch(`${first.url}/readyz`)).json()).toEqual({ status: "ready" });
    expect(statSync(join(first.dataDir, "secrets.json")).mode & 0o077).toBe(0);
    expect(await first.stop()).toMatchObject({ code: 0, stderr: "" });

    const second = await startServer({ DATA_DIR: first.dataDir });
    expect(second.said.stdout).not.toContain("Preparing");
    expect(await (await fetch(`${second.url}/readyz`)).json()).toEqual({ status: "ready" });
    expect((await second.stop()).code).toBe(0);
  });

  test("two at once on one new folder: one serves, the other is refused in a sentence", async () => {
    const DATA_DIR = temporaryFolder();
    const starts = [startServer({ DATA_DIR }), startServer({ DATA_DIR })];
    const outcomes = await Promise.allSettled(starts);
    const refused = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(refused.map(({ reason }) => String(reason))).toEqual([
      expect.stringContaining(`Goodstanding already runs on the data folder ${DATA_DIR}`),
    ]);
    const [served] = outcomes.filter((outcome) => outcome.status === "fulfilled");
    expect((await fetch(`${served?.value.url}/readyz`)).status).toBe(200);
    await served?.value.stop();
  });

  test("every fault of the environment is told at once", async () => {
    const ended = await refusedStart({
      PORT: "eighty",
      LOG_LEVEL: "loud",
      TIME_ZONE: "Mars/Base",
      PUBLIC_URL: "here",
    });
    expectRefusal(ended, /^The environment has faults: .*PORT.*PUBLIC_URL.*LOG_LEVEL.*TIME_ZONE.*\.$/m);
  });

  test("a taken port", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as { port: number };
    expectRefusal(
      await refusedStart({ PORT: String(port) }),
      new RegExp(`^Port ${port} on 127.0.0.1 is taken`),
    );
    other.close();
  });

  test("a host that is none of this machine's addresses", async () => {
    expectRefusal(
      await refusedStart({ HOST: "192.0.2.1" }),
      /^HOST 192\.0\.2\.1 is no address of this machine/,
    );
  });
});

describe("a data folder that cannot be used", () => {
  test("below a file", async () => {
    const file = join(temporaryFolder(), "file");
    writeFileSync(file, "");
    expectRefusal(
      await refusedStart({ DATA_DIR: join(file, "data") }),
      /is not a folder; set DATA_DIR to one\.$/m,
    );
  });

  test("where the kernel lets nobody make a folder", async () => {
    const ended = await refusedStart({ DATA_DIR: "/proc/goodstanding/data" });
    expectRefusal(ended, /^\/proc\/goodstanding cannot be made: its disk takes no folders; set DATA_DIR/);
  });

  test("whose passwords are lost", async () => {
    const { dataDir, stop } = await startServer();
    await stop();
    rmSync(join(dataDir, "secrets.json"));
    expectRefusal(
      await refusedStart({ DATA_DIR: dataDir }),
      /secrets\.json is missing.*restore it from a backup\.$/m,
    );
  });

  test("whose tables another version of PostgreSQL wrote", async () => {
    const { dataDir, stop } = await startServer();
    await stop();
    writeFileSync(join(dataDir, "postgres/PG_VERSION"), "14\n");
    expectRefusal(await refusedStart({ DATA_DIR: dataDir }), /were written by another version of PostgreSQL/);
  });

  test("with a half-made database of a start that was killed: it is made anew", async () => {
    const dataDir = temporaryFolder();
    mkdirSync(join(dataDir, "postgres.new/base"), { recursive: true });
    const { stop } = await startServer({ DATA_DIR: dataDir });
    expect((await stop()).code).toBe(0);
  });

  test.for([1, 8])("on a full disk (%i MB)", async (megabytes, context) => {
    await withSmallDisk(context, `size=${megabytes}m`, async (folder) => {
      expectRefusal(
        await refusedStart({ DATA_DIR: join(folder, "data") }),
        /^The disk that holds .* is full; make room/,
      );
    });
  });

  test("on a read-only disk", async (context) => {
    await withSmallDisk(context, "size=8m,ro", async (folder) => {
      expectRefusal(
        await refusedStart({ DATA_DIR: join(folder, "data") }),
        /is on a read-only disk; set DATA_DIR/,
      );
    });
  });
});

describe("migrate", () => {
  test("beside a running server it uses that server's database", async () => {
    const { dataDir, stop } = await startServer();
    const { ended } = await launch([process.execPath, "bin/goodstanding.js", "migrate"], {
      DATA_DIR: dataDir,
    });
    expect(await ended).toEqual({ code: 0, stdout: "the database is up to date\n", stderr: "" });
    await stop();
  });
});
