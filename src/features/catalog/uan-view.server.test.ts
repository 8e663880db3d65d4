import { describe, expect, test } from "vitest";
import { localDate } from "#src/base/local-date.ts";
import { requirementsByKind } from "#src/features/requirements/requirements.server.ts";
import { readUan } from "./catalog.server.ts";
import { countingRows, groups } from "./uan-view.server.ts";

const rowsOf = (uan: string) => {
  const read = readUan(uan, localDate("2026-11-24"));
  if (!read.ok) throw new Error(read.refusal.fix);
  return countingRows(read.value);
};

describe("for whom a number counts", () => {
  test("every credential stands in exactly one group", () => {
    const rows = rowsOf("0202-0000-25-012-H03-T");
    const kinds = groups.flatMap((group) => rows[group].map(({ kind }) => kind));
    expect(kinds.sort()).toEqual([...requirementsByKind().keys()].sort());
  });

  test("PTCB takes technician law toward its rules by their names, before any state", () => {
    const [first, ...others] = rowsOf("0202-0000-25-012-H03-T").yes;
    expect(first?.kind.startsWith("us-")).toBe(false);
    expect([first, ...others].find((row) => row?.kind === "ptcb/cpht")?.toward).toEqual([
      "All hours",
      "Technician hours (T)",
      "Pharmacy law",
    ]);
  });

  test("Texas takes it, and as its law hour only if it teaches Texas law", () => {
    const texas = rowsOf("0202-0000-25-012-H03-T").yes.find(
      ({ kind }) => kind === "us-tx/pharmacy-technician",
    );
    expect(texas?.dependsOn).toEqual([{ rule: "Texas pharmacy law", word: "lawOf" }]);
  });

  test("a pharmacist's number stands under PTCB's cap", () => {
    const ptcb = rowsOf("0202-0000-25-012-H03-P").yes.find(({ kind }) => kind === "ptcb/cpht");
    expect(ptcb?.atMost).toEqual([{ rule: "Pharmacist hours (P)", hours: 5 }]);
  });
});
