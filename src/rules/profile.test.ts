import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Fault, parseProfile } from "./profile.ts";

const KINDS = new Set(["us-zz/pharmacy-technician", "us-zz/certified-pharmacy-technician", "ptcb/cpht"]);

type Fields = Record<string, unknown>;
const credential = (more: Fields = {}): Fields => ({
  id: "zz",
  kind: "us-zz/pharmacy-technician",
  issuedOn: "2019-05-10",
  ...more,
});
const credit = (more: Fields = {}): Fields => ({ id: "c1", completedOn: "2026-03-01", hours: 1.5, ...more });
const profile = (more: Fields = {}): Fields => ({
  credentials: [credential()],
  credits: [credit()],
  ...more,
});

function faultsOf(value: unknown): readonly Fault[] {
  const read = parseProfile(value, KINDS);
  return read.ok ? [] : read.refusal.faults;
}

function pathsOf(value: unknown): string[] {
  return faultsOf(value).map((fault) => fault.path);
}

test("a profile with every field that there is reads as it was written", () => {
  const full = {
    asOf: "2026-11-24",
    person: { birthDate: "1990-04-12" },
    credentials: [
      credential({
        expiresOn: "2027-04-30",
        facts: { immunizes: false, "certification-exam-passed-on": "2026-02-01" },
      }),
    ],
    credits: [
      credit({
        title: "Drug law update",
        uan: "0202-0000-25-012-H03-T",
        delivery: "home-study",
        topics: ["law"],
        audience: "technician",
        accreditation: "acpe",
        approvedBy: ["us-zz"],
        lawOf: "us",
      }),
    ],
  };
  expect(parseProfile(full, KINDS)).toEqual({ ok: true, value: full });
});

test("only the credentials and the credits must be there, and both may be empty", () => {
  expect(faultsOf({ credentials: [], credits: [] })).toEqual([]);
  expect(faultsOf(profile())).toEqual([]);
});

test.each<[string, Fields, string]>([
  [
    "a day that does not exist",
    { credits: [credit({ completedOn: "2026-02-29" })] },
    "credits[0].completedOn",
  ],
  ["a day in another form", { credits: [credit({ completedOn: "3/1/2026" })] }, "credits[0].completedOn"],
  ["a missing day", { credits: [credit({ completedOn: undefined })] }, "credits[0].completedOn"],
  ["a day judged that does not exist", { asOf: "2026-11-31" }, "asOf"],
  ["a birth date that does not exist", { person: { birthDate: "1990-13-12" } }, "person.birthDate"],
  [
    "a day of issue that does not exist",
    { credentials: [credential({ issuedOn: "2019-00-10" })] },
    "credentials[0].issuedOn",
  ],
  [
    "an expiry day that does not exist",
    { credentials: [credential({ expiresOn: "soon" })] },
    "credentials[0].expiresOn",
  ],
  [
    "an expiry before the issue",
    { credentials: [credential({ issuedOn: "2026-05-01", expiresOn: "2026-04-30" })] },
    "credentials[0].expiresOn",
  ],
  ["a third of an hour", { credits: [credit({ hours: 1 / 3 })] }, "credits[0].hours"],
  ["no hours", { credits: [credit({ hours: 0 })] }, "credits[0].hours"],
  ["hours below none", { credits: [credit({ hours: -1 })] }, "credits[0].hours"],
  ["hours as text", { credits: [credit({ hours: "1.5" })] }, "credits[0].hours"],
  ["hours beyond all measure", { credits: [credit({ hours: 1e308 })] }, "credits[0].hours"],
  ["hours without end", { credits: [credit({ hours: Number.POSITIVE_INFINITY })] }, "credits[0].hours"],
  ["hours that are no number", { credits: [credit({ hours: Number.NaN })] }, "credits[0].hours"],
  ["missing hours", { credits: [credit({ hours: undefined })] }, "credits[0].hours"],
  [
    "a UAN that cannot be read",
    { credits: [credit(), credit({ id: "c2", uan: "0202-25" })] },
    "credits[1].uan",
  ],
  ["an unknown kind", { credentials: [credential({ kind: "us-zz/pharmacist" })] }, "credentials[0].kind"],
  [
    "a kind that is an object's own word",
    { credentials: [credential({ kind: "constructor" })] },
    "credentials[0].kind",
  ],
  ["a missing kind", { credentials: [credential({ kind: undefined })] }, "credentials[0].kind"],
  ["a missing id", { credits: [credit({ id: undefined })] }, "credits[0].id"],
  ["an empty id", { credits: [credit({ id: "" })] }, "credits[0].id"],
  ["an unknown key at the top", { extra: 1 }, "extra"],
  ["an unknown key of the person", { person: { name: "Ann" } }, "person.name"],
  [
    "an unknown key of a credential",
    { credentials: [credential({ expires: "2027-04-30" })] },
    "credentials[0].expires",
  ],
  ["an unknown key of a credit", { credits: [credit({ minutes: 90 })] }, "credits[0].minutes"],
  [
    "a fact outside the glossary",
    { credentials: [credential({ facts: { immunises: true } })] },
    "credentials[0].facts.immunises",
  ],
  [
    "a fact named like an object's own word",
    { credentials: [credential({ facts: { constructor: true } })] },
    "credentials[0].facts.constructor",
  ],
  [
    "a fact named __proto__",
    { credentials: [credential({ facts: JSON.parse('{"__proto__":true}') })] },
    "credentials[0].facts.__proto__",
  ],
  [
    "a yes-or-no fact answered by a word",
    { credentials: [credential({ facts: { immunizes: "yes" } })] },
    "credentials[0].facts.immunizes",
  ],
  [
    "a yes-or-no fact answered by nothing",
    { credentials: [credential({ facts: { immunizes: null } })] },
    "credentials[0].facts.immunizes",
  ],
  [
    "a fact that is a day, answered by yes",
    { credentials: [credential({ facts: { "certification-exam-passed-on": true } })] },
    "credentials[0].facts.certification-exam-passed-on",
  ],
  [
    "a fact that is a day which does not exist",
    { credentials: [credential({ facts: { "certification-exam-passed-on": "2026-06-31" } })] },
    "credentials[0].facts.certification-exam-passed-on",
  ],
  [
    "a topic outside the glossary",
    { credits: [credit({ topics: ["law", "lawn"] })] },
    "credits[0].topics[1]",
  ],
  ["an unknown delivery", { credits: [credit({ delivery: "webinar" })] }, "credits[0].delivery"],
  ["an unknown audience", { credits: [credit({ audience: "T" })] }, "credits[0].audience"],
  ["an unknown accreditation", { credits: [credit({ accreditation: "ACPE" })] }, "credits[0].accreditation"],
  [
    "an authority that is none",
    { credits: [credit({ approvedBy: ["us-zz", "Texas!"] })] },
    "credits[0].approvedBy[1]",
  ],
  ["a law of no authority", { credits: [credit({ lawOf: "Texas" })] }, "credits[0].lawOf"],
  ["credits that are no list", { credits: { c1: 1 } }, "credits"],
  ["missing credentials", { credentials: undefined }, "credentials"],
  ["a credit that is a number", { credits: [7] }, "credits[0]"],
  ["a credential that is nothing", { credentials: [null] }, "credentials[0]"],
])("%s is refused and named by its path", (_, more, path) => {
  expect(pathsOf(profile(more))).toEqual([path]);
});

test.each([null, undefined, 1, "profile", [], true])("%j is no profile", (value) => {
  expect(parseProfile(value, KINDS).ok).toBe(false);
});

test("two credits with one id, or two credentials, are refused at the later one", () => {
  expect(pathsOf(profile({ credits: [credit(), credit({ id: "c2" }), credit()] }))).toEqual([
    "credits[2].id",
  ]);
  expect(pathsOf(profile({ credentials: [credential(), credential()] }))).toEqual(["credentials[1].id"]);
  expect(pathsOf(profile({ credentials: [credential({ id: "c1" })] }))).toEqual([]);
});

test("every fault of a bad profile is named in the same answer, however many there are", () => {
  const bad = {
    asOf: "yesterday",
    typo: 1,
    person: { birthDate: "1990-02-30", name: "Ann" },
    credentials: [
      credential({ kind: "ptcb/cphd", facts: { immunizes: 3, nonsense: true }, nickname: "Z" }),
      credential({ issuedOn: "2026-01-01", expiresOn: "2025-01-01" }),
    ],
    credits: [
      credit({ hours: 0.3, completedOn: "2026-04-31", topics: ["lawn"], minutes: 1 }),
      credit({ uan: "nonsense" }),
    ],
  };
  expect([...pathsOf(bad)].sort()).toEqual(
    [
      "asOf",
      "typo",
      "person.birthDate",
      "person.name",
      "credentials[0].kind",
      "credentials[0].facts.immunizes",
      "credentials[0].facts.nonsense",
      "credentials[0].nickname",
      "credentials[1].id",
      "credentials[1].expiresOn",
      "credits[0].hours",
      "credits[0].completedOn",
      "credits[0].topics[0]",
      "credits[0].minutes",
      "credits[1].id",
      "credits[1].uan",
    ].sort(),
  );
});

test("a word that is nearly right is answered with the nearest known ones", () => {
  const messageOf = (more: Fields) => faultsOf(profile(more))[0]?.message ?? "";
  expect(messageOf({ credits: [credit({ topics: ["patient-saftey"] })] })).toContain("patient-safety");
  expect(messageOf({ credentials: [credential({ facts: { immunises: true } })] })).toContain("immunizes");
  expect(messageOf({ credentials: [credential({ kind: "us-zz/technician" })] })).toContain(
    "us-zz/pharmacy-technician",
  );
  expect(messageOf({ credentials: [credential({ kind: "ptbc/cpht" })] })).toContain("ptcb/cpht");
});

test("five thousand credits are read, and one more is refused at the list", () => {
  const credits = (count: number) => Array.from({ length: count }, (_, index) => credit({ id: `c${index}` }));
  expect(faultsOf(profile({ credits: credits(5000) }))).toEqual([]);
  expect(pathsOf(profile({ credits: credits(5001) }))).toEqual(["credits"]);
});

test("one wrong credit among many good ones is named by its own place", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(), (count, pick) => {
      const wrong = pick % count;
      const credits = Array.from({ length: count }, (_, index) =>
        credit({ id: `c${index}`, hours: index === wrong ? 0.1 : 1 }),
      );
      expect(pathsOf(profile({ credits }))).toEqual([`credits[${wrong}].hours`]);
    }),
  );
});

describe("authorities that a credit names", () => {
  const faults = (words: object) => {
    const credit = { id: "c", completedOn: "2026-01-02", hours: 1, ...words };
    const read = parseProfile({ credentials: [], credits: [credit] }, new Set(["us-tx/pharmacy-technician"]));
    return read.ok ? [] : read.refusal.faults;
  };

  test("one that there is passes, and federal law is a law", () => {
    expect(faults({ approvedBy: ["us-tx", "us-fl", "ptcb"], lawOf: "us" })).toEqual([]);
  });

  test.each([
    [{ approvedBy: ["us-tx", "us-txs"] }, "credits[0].approvedBy[1]", "us-tx"],
    [{ lawOf: "texas" }, "credits[0].lawOf", "us-tx"],
    [{ lawOf: "acpe" }, "credits[0].lawOf", "us is federal law"],
  ])("%o is bad input, and the nearest are named", (words, path, near) => {
    expect(faults(words)).toEqual([{ path, message: expect.stringContaining(near) }]);
  });
});
