import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPaste } from "./paste.ts";

const only = (text: string) => readPaste(text).credits[0];

describe("a pasted line", () => {
  it.each([
    ["0999-0000-25-101-H07-T", { uan: "0999-0000-25-101-H07-T", completedOn: "", hours: "", title: "" }],
    ["099900002510 1H07T", null],
    [
      "2025-07-12\tSterile compounding basics\t4\t0999-0000-25-101-H07-T",
      { completedOn: "2025-07-12", hours: "4", title: "Sterile compounding basics" },
    ],
    ["11/3/2025, Anticoagulants, 3.5", { completedOn: "2025-11-03", hours: "3.5", title: "Anticoagulants" }],
    ["11/3/25; Anticoagulants; 3.5 hrs", { completedOn: "2025-11-03", hours: "3.5" }],
    [
      "March 1, 2026 | Drug law update | 1 h",
      { completedOn: "2026-03-01", hours: "1", title: "Drug law update" },
    ],
    ["2026-03-01 Diabetes 0.15 CEU", { completedOn: "2026-03-01", hours: "1.5" }],
    ["Top 200 drugs\t2026-03-01\t1.5 hours", { title: "Top 200 drugs", hours: "1.5" }],
    ["ja0006235-0000-26-001-l01-t\t1.25\t2026-02-28", { uan: "ja0006235-0000-26-001-l01-t", hours: "1.25" }],
  ])("%s", (line, expected) => {
    if (expected === null) expect(readPaste(line).unread).toEqual([line]);
    else expect(only(line)).toMatchObject(expected);
  });

  it("whose day does not exist keeps the day open instead of moving it", () => {
    expect(only("2026-02-30\tCourse\t1 h\t0999-0000-25-101-H07-T")).toMatchObject({
      completedOn: "",
      hours: "1",
    });
  });

  it("with two numbers that could both be hours leaves the hours open", () => {
    expect(only("2026-03-01\tCourse\t1\t2\t0999-0000-25-101-H07-T")).toMatchObject({ hours: "" });
  });

  it("with a number that is no quarter-hour leaves the hours open", () => {
    expect(only("2026-03-01\tCourse\t1.1\t0999-0000-25-101-H07-T")).toMatchObject({ hours: "" });
  });

  it("that is a heading or blank is passed over in silence, anything else unreadable is handed back", () => {
    expect(readPaste("Date\tTitle\tHours\n\nTotal so far\n")).toEqual({
      credits: [],
      unread: ["Total so far"],
      remarks: [{ line: 3, say: "unread", text: "Total so far" }],
    });
  });

  it("whose activity number cannot be right keeps it, for the person to see", () => {
    expect(only("2026-03-01\tCourse\t1 h\t0999-0000-25-101-H42-T")).toMatchObject({
      uan: "0999-0000-25-101-H42-T",
    });
  });

  it("past what is taken at once is handed back, and told", () => {
    const { credits, unread, remarks } = readPaste("2026-03-01 A 1 h\n2026-03-02 B 1 h", 1);
    expect(credits).toHaveLength(1);
    expect(unread).toEqual(["2026-03-02 B 1 h"]);
    expect(remarks).toEqual([{ line: 2, say: "too-many", text: "2026-03-02 B 1 h" }]);
  });
});

describe("a day that may be read in two ways", () => {
  const remarks = (text: string) => readPaste(text).remarks;

  it("is read month first, and told at its line", () => {
    const reading = readPaste("2026-03-01 A 1 h\n3/4/2026 B 1 h");
    expect(reading.credits[1]?.completedOn).toBe("2026-03-04");
    expect(reading.remarks).toEqual([{ line: 2, say: "read-as", text: "3/4/2026", on: "2026-03-04" }]);
  });

  it("is no question where month and day are the same, or where another line shows the month first", () => {
    expect(remarks("3/3/2026 B 1 h")).toEqual([]);
    expect(remarks("3/4/2026 B 1 h\n3/14/2026 C 1 h")).toEqual([]);
  });

  it("is left open where another line shows the day first", () => {
    const reading = readPaste("3/4/2026 B 1 h\n14/3/2026 C 1 h");
    expect(reading.credits.map(({ completedOn }) => completedOn)).toEqual(["", ""]);
    expect(reading.remarks).toEqual([
      { line: 1, say: "either-way", text: "3/4/2026" },
      { line: 2, say: "no-such-day", text: "14/3/2026" },
    ]);
  });
});

it("every line that holds a digit is either read or handed back", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 60 })), (lines) => {
      const text = lines.map((line) => line.replace(/[\r\n]/g, " "));
      const { credits, unread } = readPaste(text.join("\n"));
      const held = text.filter((line) => /\d/.test(line) && line.trim() !== "");
      expect(credits.length + unread.length).toBeGreaterThanOrEqual(held.length);
    }),
    { numRuns: 500 },
  );
});
