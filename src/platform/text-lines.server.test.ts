import { expect, test } from "vitest";
import { linesOf } from "./text-lines.server.ts";

async function* bytes(...pieces: (string | Uint8Array)[]): AsyncGenerator<string | Uint8Array> {
  yield* pieces;
}

async function linesIn(chunks: AsyncIterable<string | Uint8Array>, maxBytes = 20) {
  const lines = [];
  for await (const batch of linesOf(chunks, maxBytes)) lines.push(...batch);
  return lines;
}

test("lines come in their order, however the bytes are cut", async () => {
  const whole = Buffer.from("first\nsécond\n\nfourth");
  const expected = [
    { number: 1, text: "first" },
    { number: 2, text: "sécond" },
    { number: 4, text: "fourth" },
  ];
  for (let cut = 0; cut <= whole.length; cut++)
    expect(await linesIn(bytes(whole.subarray(0, cut), whole.subarray(cut)))).toEqual(expected);
});

test("a stream without a byte has no line, and blank lines are left out but counted", async () => {
  expect(await linesIn(bytes())).toEqual([]);
  expect(await linesIn(bytes("\n \r\n\t\nx\r\n"))).toEqual([{ number: 4, text: "x\r" }]);
});

test("a byte-order mark at the very beginning is no part of the first line", async () => {
  expect(await linesIn(bytes("\uFEFFa\n\uFEFFb"))).toEqual([
    { number: 1, text: "a" },
    { number: 2, text: "\uFEFFb" },
  ]);
});

test.each([
  [20, { number: 1, text: "x".repeat(20) }],
  [21, { number: 1, fault: "too-long" }],
])("a line of %d bytes where 20 are allowed", async (length, expected) => {
  expect(await linesIn(bytes(`${"x".repeat(length)}\nnext`))).toEqual([
    expected,
    { number: 2, text: "next" },
  ]);
});

test("a line that is too long is skipped to its end, without being held", async () => {
  const piece = Buffer.alloc(1_000_000, "x");
  async function* endless() {
    for (let count = 0; count < 300; count++) yield piece;
    yield "\nnext\n";
  }
  const before = process.memoryUsage().arrayBuffers;
  expect(await linesIn(endless())).toEqual([
    { number: 1, fault: "too-long" },
    { number: 2, text: "next" },
  ]);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
});

test("a line that is not UTF-8 is told, and the next one is read", async () => {
  expect(await linesIn(bytes(Buffer.from([0xff, 0xfe, 0x0a]), "fine\n"))).toEqual([
    { number: 1, fault: "not-utf-8" },
    { number: 2, text: "fine" },
  ]);
});
