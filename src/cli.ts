import { readFileSync } from "node:fs";
import { join } from "node:path";
import { nearestWords } from "#src/base/nearest.ts";
import { requirementCommands } from "#src/features/requirements/commands.server.ts";
import { standingCommands } from "#src/features/standing/commands.server.ts";
import type { Command, CommandIo } from "#src/platform/command.ts";
import { platformCommands } from "#src/platform/commands.server.ts";
import { isNewEnough, runWithNewerNode } from "#src/platform/newer-node.server.ts";
import { packageRoot } from "#src/platform/package-root.server.ts";
import { isStartFault } from "#src/platform/start-fault.server.ts";
import { dayIn } from "#src/platform/today.server.ts";

/** Every command, in the order of the help. */
const commands: readonly Command[] = [...standingCommands, ...requirementCommands, ...platformCommands];

const BAD_INPUT = 2;
const BROKEN = 70;

/** Runs one command line and resolves to its exit code. */
export async function runCli(args: string[], io: CommandIo): Promise<number> {
  const [name, ...rest] = args;
  if (name === "--version" || name === "-v") return tell(io, `${version()}\n`);
  if (name === undefined) return refuse(io, help());
  if (name === "--help" || name === "-h" || name === "help") return tell(io, helpOf(rest[0]) ?? help());
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) return refuse(io, unknown(name));
  if (rest.includes("--help") || rest.includes("-h")) return tell(io, usageOf(command));
  return runCommand(command, rest, io);
}

async function runCommand(command: Command, args: string[], io: CommandIo): Promise<number> {
  try {
    if (command.needsDatabase && !isNewEnough()) return await runWithNewerNode();
    return await command.run(args, io);
  } catch (error) {
    if (isStartFault(error)) io.stderr.write(`${error.message}\n`);
    else
      io.stderr.write(
        `goodstanding ${command.name} broke: ${error instanceof Error ? error.stack : String(error)}\n`,
      );
    return isStartFault(error) ? 1 : BROKEN;
  }
}

function tell(io: CommandIo, text: string): number {
  io.stdout.write(text);
  return 0;
}

function refuse(io: CommandIo, text: string): number {
  io.stderr.write(text);
  return BAD_INPUT;
}

function unknown(name: string): string {
  const [close] = nearestWords(
    name,
    commands.map((command) => command.name),
  );
  return `goodstanding has no command ${name}${close ? `; did you mean ${close}?` : "."} See goodstanding --help.\n`;
}

function help(): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`);
  return `goodstanding COMMAND\n\n${lines.join("\n")}\n\n  goodstanding COMMAND --help tells more.\n`;
}

function helpOf(name: string | undefined): string | undefined {
  const command = commands.find((candidate) => candidate.name === name);
  return command && usageOf(command);
}

function usageOf(command: Command): string {
  return `goodstanding ${command.usage}\n\n${command.summary}\n`;
}

function version(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8")) as {
    version: string;
  };
  return version;
}

/** Runs this process's own command line; called by bin/goodstanding.js. */
export async function main(): Promise<void> {
  // A reader that stops early (`goodstanding … | head`) is no fault.
  process.stdout.on("error", (error: NodeJS.ErrnoException) =>
    process.exit(error.code === "EPIPE" ? 0 : BROKEN),
  );
  const today = dayIn(Intl.DateTimeFormat().resolvedOptions().timeZone, new Date());
  const { readTerminal } = await import("#src/platform/env.server.ts");
  const { stdin, stdout, stderr } = process;
  process.exitCode = await runCli(process.argv.slice(2), { stdin, stdout, stderr, today, ...readTerminal() });
  if (process.connected) process.disconnect();
}
