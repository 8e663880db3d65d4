import { localDate } from "#src/base/local-date.ts";
import { runCli } from "#src/cli.ts";

/** What a command line answered. */
export type Answered = { exit: number; stdout: string; stderr: string };
type Wish = {
  stdin?: string | readonly (string | Uint8Array)[];
  today?: string;
  isTTY?: boolean;
  isPlain?: boolean;
  columns?: number;
};

/** Runs `goodstanding …` in this process. */
export async function commandLine(args: string[], wish: Wish = {}): Promise<Answered> {
  const said = { stdout: "", stderr: "" };
  const paper = (name: "stdout" | "stderr") => ({
    write: (text: string) => {
      said[name] += text;
      return true;
    },
    isTTY: wish.isTTY ?? false,
  });
  const exit = await runCli(args, {
    stdin: chunksOf(wish.stdin ?? []),
    stdout: paper("stdout"),
    stderr: paper("stderr"),
    today: localDate(wish.today ?? "2026-11-24"),
    isPlain: wish.isPlain,
    columns: wish.columns,
  });
  return { exit, ...said };
}

async function* chunksOf(stdin: NonNullable<Wish["stdin"]>): AsyncGenerator<string | Uint8Array> {
  if (typeof stdin === "string") yield stdin;
  else yield* stdin;
}
