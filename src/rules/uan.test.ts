import fc from "fast-check";
import { expect, test } from "vitest";
import { formatUan, parseUan, type Uan, uanTopicOf, uanTopics } from "./uan.ts";

function read(text: string): Uan {
  const parsed = parseUan(text);
  if (!parsed.ok) throw new Error(`${text} was refused: ${parsed.refusal.fix}`);
  return parsed.value;
}

test("a Universal Activity Number as ACPE writes it is taken apart", () => {
  expect(read("0202-0000-25-012-H03-T")).toEqual({
    numbers: ["0202-0000-25-012-H03-T"],
    provider: "0202",
    jointlyAccredited: false,
    joint: "0000",
    releaseYear: 2025,
    sequence: "012",
    format: "H",
    delivery: "home-study",
    topicCode: "03",
    topic: "law",
    audiences: ["technician"],
    deviations: [],
  });
});

test("L is live, H is home study, and B does not say which part was taken", () => {
  expect(read("0202-0000-25-012-L03-T").delivery).toBe("live");
  expect(read("0202-0000-25-012-H03-T").delivery).toBe("home-study");
  expect(read("0202-0000-25-012-B03-T")).not.toHaveProperty("delivery");
});

test.each([
  ["01", "drug-therapy"],
  ["02", "hiv-aids"],
  ["03", "law"],
  ["04", "general-pharmacy"],
  ["05", "patient-safety"],
  ["06", "immunization"],
  ["07", "compounding"],
  ["08", "pain-management"],
  ["99", "additional-topics"],
])("topic %s is %s", (code, topic) => {
  expect(read(`0202-0000-25-012-H${code}-T`).topic).toBe(topic);
});

test.each([
  ["0202-0000-25-012-H03-T", ["technician"]],
  ["0202-0000-25-012-H03-P", ["pharmacist"]],
])("the last letter of %s says for whom it is", (text, audiences) => {
  expect(read(text).audiences).toEqual(audiences);
});

const PLAIN = "0202-0000-25-012-H03-T";
const BOTH = ["0202-0000-25-012-H03-P", "0202-0000-25-012-H03-T"];

test.each([
  ["without hyphens", "0202000025012H03T", [PLAIN], ["no-hyphens"]],
  ["without the last hyphen", "0202-0000-25-012-H03T", [PLAIN], []],
  ["in lower case", "0202-0000-25-012-h03-t", [PLAIN], ["lower-case"]],
  ["in lower case and without hyphens", "0202000025012h03t", [PLAIN], ["no-hyphens", "lower-case"]],
  ["with an older 3-digit provider", "202-000-07-012-H03-T", ["0202-0000-07-012-H03-T"], ["short-provider"]],
  ["with a 3-digit provider only", "202-0000-07-012-H03-T", ["0202-0000-07-012-H03-T"], ["short-provider"]],
  [
    "with a 3-digit provider, no hyphens",
    "20200007012H03T",
    ["0202-0000-07-012-H03-T"],
    ["no-hyphens", "short-provider"],
  ],
  [
    "without audience letter, as before 2008",
    "0202-0000-06-012-H03",
    ["0202-0000-06-012-H03"],
    ["no-audience"],
  ],
  [
    "older in every way",
    "20200006012h03",
    ["0202-0000-06-012-H03"],
    ["no-hyphens", "lower-case", "short-provider", "no-audience"],
  ],
  ["for both audiences, P/T", "0202-0000-25-012-H03-P/T", BOTH, ["two-audiences"]],
  ["for both audiences, P&T", "0202-0000-25-012-H03-P&T", BOTH, ["two-audiences"]],
  ["for both audiences, P & T", "0202-0000-25-012-H03-P & T", BOTH, ["spaces", "two-audiences"]],
  ["for both audiences, T/P", "0202-0000-25-012-H03-T/P", BOTH, ["two-audiences"]],
  ["broken by a PDF", "JA0002895-0000-24-072- H01-P", ["JA0002895-0000-24-072-H01-P"], ["spaces"]],
  ["broken over two lines", "0202-0000-25-\n 012-H03-T ", [PLAIN], ["spaces"]],
  ["with en dashes", "0202–0000–25–012–H03–T", [PLAIN], []],
  ["with a non-breaking hyphen and an em dash", "0202‑0000—25-012-H03-T", [PLAIN], []],
])("a number %s reads as the same number", (_, text, numbers, deviations) => {
  const uan = read(text);
  expect(uan.numbers).toEqual(numbers);
  expect([...uan.deviations].sort()).toEqual([...deviations].sort());
});

test("a joint-accreditation provider is JA and seven digits", () => {
  for (const text of ["JA0006235-0000-24-072-H01-P", "ja0006235000024072h01p"]) {
    const uan = read(text);
    expect([uan.provider, uan.jointlyAccredited, uan.numbers]).toEqual([
      "JA0006235",
      true,
      ["JA0006235-0000-24-072-H01-P"],
    ]);
  }
  expect(parseUan("JA000623-0000-24-072-H01-P").ok).toBe(false);
  expect(parseUan("JB0006235-0000-24-072-H01-P").ok).toBe(false);
});

test("a year of two digits is read in full", () => {
  expect(read("0202-0000-99-012-H03-P").releaseYear).toBe(1999);
  expect(read("0202-0000-00-012-H03-P").releaseYear).toBe(2000);
  expect(read("0202-0000-26-012-H03-P").releaseYear).toBe(2026);
});

test.each([
  ["an unknown format letter", "0202-0000-25-012-X03-T", "format"],
  ["an unknown topic", "0202-0000-25-012-H09-T", "topic"],
  ["topic 00", "0202-0000-25-012-H00-T", "topic"],
])("%s is refused, and the part is named", (_, text, part) => {
  const parsed = parseUan(text);
  expect(parsed).toMatchObject({ ok: false, refusal: { code: "uan.unreadable", part } });
});

test.each([
  "",
  "-",
  "T",
  "0202-0000-25-012-H03-X",
  "0202-0000-25-012-H03-TT",
  "0202-0000-25-012-H3-T",
  "0202-0000-25-12-H03-T",
  "0202-0000-2025-012-H03-T",
  "0202-0000-25-012-H03-T0202-0000-25-012-H03-T",
  "02020-0000-25-012-H03-T",
  "O2O2-0000-25-012-H03-T",
  "٠٢٠٢-0000-25-012-H03-T",
  "0202-0000-25-012-H03-T".repeat(1000),
])("%j cannot be read, and what to write is said", (text) => {
  const parsed = parseUan(text);
  expect(parsed.ok).toBe(false);
  if (!parsed.ok) expect(parsed.refusal.fix.length).toBeGreaterThan(20);
});

test("the topic table has the codes 01 to 08 and 99, each once and with its source", () => {
  expect(uanTopics.map((entry) => entry.code).sort()).toEqual([
    "01",
    "02",
    "03",
    "04",
    "05",
    "06",
    "07",
    "08",
    "99",
  ]);
  for (const entry of uanTopics) {
    expect(entry.source.title).not.toBe("");
    expect(uanTopicOf(entry.code)).toBe(entry);
  }
  expect(uanTopicOf("09")).toBeUndefined();
});

const digits = (count: number) => fc.stringMatching(new RegExp(`^\\d{${count}}$`));
const anyNumber = fc
  .record({
    provider: fc.oneof(
      digits(4),
      digits(7).map((text) => `JA${text}`),
    ),
    joint: digits(4),
    year: digits(2),
    sequence: digits(3),
    format: fc.constantFrom("L", "H", "B"),
    topic: fc.constantFrom(...uanTopics.map((entry) => entry.code)),
    audience: fc.constantFrom("", "-P", "-T", "-P/T"),
  })
  .map(
    (part) =>
      `${part.provider}-${part.joint}-${part.year}-${part.sequence}-${part.format}${part.topic}${part.audience}`,
  );

test("what is printed reads back as the same activity, and what ACPE writes is printed unchanged", () => {
  fc.assert(
    fc.property(anyNumber, (text) => {
      const uan = read(text);
      expect(formatUan(uan)).toBe(text);
      expect(read(formatUan(uan))).toEqual(uan);
    }),
    { numRuns: 2000 },
  );
});

test("hyphens, capitals and spaces never change which activity is meant", () => {
  fc.assert(
    fc.property(anyNumber, fc.boolean(), fc.boolean(), fc.nat(20), (text, isLower, isCompact, space) => {
      const cased = isLower ? text.toLowerCase() : text;
      const joined = isCompact ? cased.replaceAll("-", "") : cased;
      const uan = read(`${joined.slice(0, space)} ${joined.slice(space)}`);
      expect({ ...uan, deviations: [] }).toEqual({ ...read(text), deviations: [] });
    }),
    { numRuns: 2000 },
  );
});
