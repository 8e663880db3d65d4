import type { LocalDate } from "#src/base/local-date.ts";

/** What a command may touch: so a test can hand in its own. Answers go to stdout, everything said beside them to stderr. */
export type CommandIo = {
  stdin: AsyncIterable<Uint8Array | string>;
  stdout: {
    write: (text: string) => unknown;
    isTTY?: boolean;
    columns?: number;
    once?: (event: "drain", then: () => void) => unknown;
  };
  stderr: { write: (text: string) => unknown; isTTY?: boolean };
  /** The day on this machine's calendar. */
  today: LocalDate;
  /** Set where color is not wanted, whatever the terminal can do. */
  isPlain?: boolean | undefined;
  /** The width that was asked for, above what the terminal says. */
  columns?: number | undefined;
};

/**
 * One command of `goodstanding`. `usage` is the line after the program's name and, below it, the options. `run` gets what
 * follows the command's name and resolves to the exit code. Import what is heavy inside `run`: a reading command must not
 * load the database.
 */
export type Command = {
  name: string;
  summary: string;
  usage: string;
  run: (args: string[], io: CommandIo) => Promise<number>;
  /** Set where the command opens the database: an older Node hands it over to the one that was installed with us. */
  needsDatabase?: true;
};
