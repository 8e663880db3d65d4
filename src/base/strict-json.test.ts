import fc from "fast-check";
import { expect, test } from "vitest";
import { processorMs } from "#tests/support/processor-time.ts";
import { parseStrictJson } from "./strict-json.ts";

function messageOf(text: string): string {
  const read = parseStrictJson(text);
  return read.ok ? "" : read.refusal.message;
}

test("what is plain JSON reads as JSON", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), (text) => {
      expect(parseStrictJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['{"hours":1,"hours":2}', "hours"],
  ['{"credits":[{"id":"a","id":"a"}]}', "id"],
  ['{"a":{"b":1},"c":[{}],"a":2}', "a"],
  ['{"id":1,"\\u0069d":2}', "id"],
  ['{"\\u0069\\u0064":1,"i\\u0064":2}', "id"],
  ['{"a\\/b":1,"a/b":2}', "a/b"],
  ['{"\\n":1,"\\u000a":2}', "\\n"],
  ['{"":1,"":2}', '""'],
  ['{"__proto__":1,"__proto__":2}', "__proto__"],
  ['{"id" \n : 1, "id"\t:2}', "id"],
])("a key that stands twice in one object is refused, however it is spelled: %s", (text, key) => {
  expect(JSON.parse(text)).toBeTypeOf("object");
  expect(messageOf(text)).toContain("stands twice");
  expect(messageOf(text)).toContain(key);
});

test.each([
  '[{"id":1},{"id":2}]',
  '{"a":{"id":1},"b":{"id":2}}',
  '{"id":"id","x":["id","id"]}',
  '{"a":"\\"a\\":1,","b":"{\\"a\\":1,\\"a\\":2}"}',
  '{"a":"\\\\","b":"\\\\\\""}',
  '{"id":1,"ID":2,"İd":3}',
])("the same word in two objects, or as a value, is no duplicate: %s", (text) => {
  expect(parseStrictJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
});

test("a duplicate is found wherever it stands in a random document", () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { minKeys: 1, noNullPrototype: true }),
      fc.nat(),
      (object, pick) => {
        const keys = Object.keys(object);
        const key = keys[pick % keys.length] as string;
        const text = `${JSON.stringify(object).slice(0, -1)},${JSON.stringify(key)}:null}`;
        expect(parseStrictJson(JSON.stringify(object)).ok).toBe(true);
        expect(messageOf(text)).toContain("stands twice");
      },
    ),
    { numRuns: 500 },
  );
});

test("nesting is read down to 32 levels and refused from 33 on", () => {
  expect(parseStrictJson("[".repeat(32) + "]".repeat(32)).ok).toBe(true);
  expect(messageOf("[".repeat(33) + "]".repeat(33))).toContain("nested deeper than 32");
  expect(messageOf(`${'{"a":'.repeat(33)}1${"}".repeat(33)}`)).toContain("nested deeper than 32");
  expect(parseStrictJson(`[${'{"a":[]},'.repeat(1000)}0]`).ok).toBe(true);
});

test("an object of more than ten thousand keys is refused; so many objects are not", () => {
  const keys = (count: number) => Array.from({ length: count }, (_, index) => `"k${index}":1`).join(",");
  expect(parseStrictJson(`{${keys(10_000)}}`).ok).toBe(true);
  expect(messageOf(`{${keys(10_001)}}`)).toContain("more than 10000 keys");
  expect(parseStrictJson(`[${'{"a":1},'.repeat(20_000)}0]`).ok).toBe(true);
});

test.each([
  "",
  "{",
  "{'a':1}",
  '{"a":1,}',
  "undefined",
  "NaN",
  '{"a":01}',
  '"\u0001"',
  '{"a":1}}',
  "\uFEFF{}",
  '{"\\x":1}',
  '{"a',
  '{"a\\',
  '"\\',
])("%j is not JSON and is said to be none", (text) => {
  expect(messageOf(text)).toContain("not JSON");
});

test("a key named __proto__ is a key like any other, and changes no object", () => {
  const read = parseStrictJson('{"__proto__":{"isAdmin":true}}');
  expect(read.ok && Object.keys(read.value as object)).toEqual(["__proto__"]);
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
});

test("reading takes time in proportion to the length, ten megabytes within a second", () => {
  const timeOf = (text: string) => {
    const started = processorMs();
    parseStrictJson(text);
    return processorMs() - started;
  };
  const shapes: ((size: number) => string)[] = [
    (size) => `{${Array.from({ length: size / 12 }, (_, index) => `"k${index}":1`).join(",")}}`,
    (size) => `["${"\\\\".repeat(size / 2)}"]`,
    (size) => `{"a":"${"{".repeat(size)}"}`,
    (size) => `{"a"${" ".repeat(size)}:1}`,
    (size) => `["a"${" ".repeat(size)}]`,
    (size) => "[".repeat(size),
    (size) => "[".repeat(size / 2) + "]".repeat(size / 2),
    (size) => '{"a":'.repeat(size / 5),
    (size) => `[${'{"a\\u0041":1},'.repeat(size / 14)}0]`,
  ];
  for (const shape of shapes) {
    timeOf(shape(100_000));
    expect(timeOf(shape(10_000_000))).toBeLessThan(1000);
  }
});
