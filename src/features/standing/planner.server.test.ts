import { expect, test } from "vitest";
import { localDate } from "#src/base/local-date.ts";
import { exampleCatalog } from "./example-catalog.ts";
import { exampleProfile } from "./example-profile.ts";
import { makePlan, type PlanInput, readPlanInput } from "./planner.server.ts";

function input(): PlanInput {
  const read = readPlanInput(exampleProfile, exampleCatalog);
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.value;
}

const work = () => ({ ...input(), today: localDate("2026-11-24"), milliseconds: 5000 });
/** So little time that its thread is stopped before it can answer. */
const hopeless = () => ({ ...work(), milliseconds: -19_999 });

test("a plan whose thread does not answer in its time is stopped and given up", async () => {
  expect(await makePlan(hopeless())).toEqual({ ok: false, refusal: { code: "plan.too-slow" } });
});

test("two plans are made at once and twenty may wait; who comes then is asked to come back, and later is served", async () => {
  const made = await Promise.all(Array.from({ length: 25 }, () => makePlan(hopeless())));
  const codes = made.map((one) => (one.ok ? "made" : one.refusal.code));
  expect(codes).toEqual([...new Array(22).fill("plan.too-slow"), ...new Array(3).fill("plan.busy")]);
  expect(await makePlan(work())).toMatchObject({ ok: true, value: { status: "optimal" } });
}, 60_000);

test("faults of a profile and a catalog are named together", () => {
  const read = readPlanInput({}, {});
  expect(read.ok ? [] : read.refusal.faults.map(({ path }) => path)).toEqual([
    "credentials",
    "credits",
    "activities",
  ]);
});
