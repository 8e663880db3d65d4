import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/* The browser for the browser tests. Plain JavaScript, for scripts/test.js runs on the Node at hand. */

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

/** The path of a Chromium: the one that CHROMIUM names, one on the PATH, or one installed now where we may; else null. */
export function findChromium(say) {
  return process.env.CHROMIUM ?? onPath() ?? installed(say);
}

function onPath() {
  const folders = ["/usr/bin", ...(process.env.PATH ?? "").split(delimiter)];
  const files = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return files.find((file) => existsSync(file)) ?? null;
}

function installed(say) {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return null;
  say("Chromium is missing; installing it with apt-get for the browser tests …");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", "chromium"]]) {
    const { status, stderr } = spawnSync("apt-get", ["-qq", ...args], {
      env,
      encoding: "utf8",
      timeout: 300_000,
    });
    if (status !== 0) {
      say(`apt-get ${args[0]} failed: ${stderr?.trim() || "no reason given"}`);
      return null;
    }
  }
  return onPath();
}
