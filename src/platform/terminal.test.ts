import { describe, expect, test } from "vitest";
import { localDate } from "#src/base/local-date.ts";
import type { CommandIo } from "./command.ts";
import { marked, paperOf, printable, wrapped } from "./terminal.ts";

function io(more: { isTTY?: boolean; columns?: number; isPlain?: boolean; asked?: number } = {}): CommandIo {
  const { isTTY = false, columns, isPlain, asked } = more;
  return {
    stdin: (async function* () {})(),
    stdout: { write: () => true, isTTY, ...(columns ? { columns } : {}) },
    stderr: { write: () => true },
    today: localDate("2026-11-24"),
    isPlain,
    columns: asked,
  };
}

describe("the paper a command writes on", () => {
  test("is colored only where a person looks at a terminal that may be colored", () => {
    const painted = (terminal: CommandIo) => paperOf(terminal).paint("bad", "short") !== "short";
    expect(painted(io({ isTTY: true }))).toBe(true);
    expect(painted(io({ isTTY: false }))).toBe(false);
    expect(painted(io({ isTTY: true, isPlain: true }))).toBe(false);
  });

  test.each([
    [{}, 80],
    [{ columns: 72 }, 72],
    [{ columns: 72, asked: 90 }, 90],
    [{ columns: 20 }, 60],
    [{ columns: 300 }, 100],
  ])("with %o is %d wide", (terminal, width) => {
    expect(paperOf(io(terminal)).width).toBe(width);
  });
});

test("text breaks between words and keeps within the width", () => {
  expect(wrapped("one two three four", 9)).toBe("one two\nthree\nfour");
  expect(wrapped("one two three four", 9, "  ")).toBe("  one two\n  three\n  four");
});

test("a word that is longer than the line stands alone", () => {
  expect(wrapped("see https://law.example/1 now", 10)).toBe("see\nhttps://law.example/1\nnow");
});

test("the lines of a marked text stand under each other", () => {
  expect(marked("-", "one two three", 11)).toBe("  - one two\n    three");
});

test("what somebody typed cannot repaint the terminal", () => {
  expect(printable("a\u001b[31mb\u0007\u202ec\nd")).toBe("a\uFFFD[31mb\uFFFD\uFFFDc\uFFFDd");
  expect(printable("Núñez – 5 µg")).toBe("Núñez – 5 µg");
});
