import { spawn } from "node:child_process";
import { join } from "node:path";
import { ensureBuilt, ensureInstalled, nodeProgram, root, toolEnv } from "./ensure.js";

/* `npm start`: from a clean clone to a running server. Runs on the Node at hand and starts the one that it installs. */

const say = (sentence) => process.stdout.write(`${sentence}\n`);
ensureInstalled(say);
ensureBuilt(["tools", "web"], say);
say("Starting …");

// The channel tells the server when this process ends without a word, as after SIGKILL: it then stops by itself.
const server = spawn(nodeProgram(), [join(root, "bin/goodstanding.js"), "start"], {
  env: toolEnv({ NODE_ENV: "production" }),
  stdio: ["inherit", "inherit", "inherit", "ipc"],
});
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, () => server.kill(signal));
server.on("error", (error) => {
  process.stderr.write(`Node could not be started: ${error.message}\n`);
  process.exit(70);
});
server.on("exit", (code) => process.exit(code ?? 1));

// npm that is killed outright takes no child along. Started from a shell by hand, we may well outlive it.
const parent = process.ppid;
const watch = () => process.ppid !== parent && server.kill("SIGTERM");
if (process.env.npm_lifecycle_event === "start") setInterval(watch, 500).unref();
