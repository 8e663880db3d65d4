import { beforeAll, describe, expect, test } from "vitest";
import { makePlanner, TODAY, type World, worldOf } from "../../../tests/support/plan-maker.ts";
import {
  ALL_ACCEPTED,
  atLeast,
  atMost,
  type CreditInput,
  credit,
  type HolderInput,
  makeRequirement,
  open,
  perDay,
  profileOf,
  type RuleInput,
} from "../../../tests/support/requirement-maker.ts";
import { planFor } from "./plan.ts";
import type { Plan } from "./plan-shape.ts";
import type { Solver } from "./program.ts";

let planner: (world: World) => Plan;
beforeAll(async () => {
  planner = await makePlanner();
});

type Offer = Record<string, unknown>;
/** An hour of ACPE-accredited home study for technicians, for $10, unless told otherwise; `null` takes a word away. */
function offer(id: string, more: Offer = {}): Offer {
  const full = {
    id,
    hours: 1,
    priceUsd: 10,
    accreditation: "acpe",
    audience: "technician",
    delivery: "home-study",
    ...more,
  };
  return Object.fromEntries(Object.entries(full).filter(([, value]) => value !== null));
}

const session = (...sessions: string[]): Offer => ({ delivery: "live", sessions });
const law = { topics: ["law"] };
const LAW = { of: { topics: ["law" as const] } };

type More = {
  holder?: HolderInput;
  credits?: CreditInput[];
  requirement?: Parameters<typeof makeRequirement>[1];
};

/** The plan of a person with one fictional credential, from May 1, 2025 to April 30, 2027; the day is November 24, 2026. */
function planOf(rules: Record<string, RuleInput>, offers: readonly Offer[], more: More = {}): Plan {
  const requirement = makeRequirement(rules, { accepts: ALL_ACCEPTED ?? {}, ...more.requirement });
  const profile = profileOf(requirement.id, more.holder ?? {}, more.credits ?? []);
  return planner(worldOf([requirement], profile, offers));
}

const idsOf = (plan: Plan) => plan.activities.map(({ id }) => id);

describe("what is best", () => {
  test("the lowest price comes before the fewest hours, and these before the fewest activities", () => {
    const rules = { total: atLeast(2) };
    expect(
      idsOf(planOf(rules, [offer("dear", { hours: 2 }), offer("cheap", { hours: 5, priceUsd: 9.99 })])),
    ).toEqual(["cheap"]);
    expect(idsOf(planOf(rules, [offer("long", { hours: 5 }), offer("short", { hours: 2 })]))).toEqual([
      "short",
    ]);
    const halves = [offer("a", { priceUsd: 5 }), offer("b", { priceUsd: 5 })];
    expect(idsOf(planOf(rules, [...halves, offer("whole", { hours: 2 })]))).toEqual(["whole"]);
  });

  test("an activity that serves two credentials is taken once, by the earlier of both deadlines", () => {
    const first = makeRequirement({ total: atLeast(1) }, { id: "us-zy/pharmacy-technician" });
    const second = makeRequirement({ total: atLeast(1), law: atLeast(1, LAW) });
    const profile = profileOf(second.id, { also: [{ kind: first.id, expiresOn: "2026-12-31" }] }, []);
    const plan = planner(
      worldOf([first, second], profile, [offer("general", { priceUsd: 1 }), offer("law", law)]),
    );
    expect(plan).toMatchObject({
      status: "optimal",
      activities: [
        {
          id: "law",
          takeBy: "2026-12-31",
          for: [
            { credential: "own", rule: "total", hours: 1 },
            { credential: "own", rule: "law", hours: 1 },
            { credential: "also-0", rule: "total", hours: 1 },
          ],
        },
      ],
    });
  });

  test("prices add up in whole cents", () => {
    const offers = Array.from({ length: 3 }, (_, index) => offer(`a${index}`, { priceUsd: 0.1 }));
    expect(planOf({ total: atLeast(3) }, offers).priceUsd).toBe(0.3);
  });
});

describe("days", () => {
  test("a live activity is taken on a session's day, the earliest that serves", () => {
    const plan = planOf({ live: atLeast(1, { of: { delivery: "live" } }) }, [
      offer("a", session("2027-05-01", "2027-04-30", "2026-11-23", "2026-12-05")),
    ]);
    expect(plan.activities).toMatchObject([{ id: "a", takeOn: "2026-12-05" }]);
    expect(plan.activities[0]).not.toHaveProperty("takeBy");
  });

  test.each([
    ["is today", session("2026-11-24"), "optimal"],
    ["was yesterday", session("2026-11-23"), "impossible"],
    ["is on the cycle's last day", session("2027-04-30"), "optimal"],
    ["is a day later", session("2027-05-01"), "impossible"],
    ["is not said", { delivery: "live" }, "impossible"],
    [
      "lies outside the days it is offered",
      { ...session("2026-12-05"), availableUntil: "2026-12-04" },
      "impossible",
    ],
  ] as const)("a session that %s", (_, when, status) => {
    expect(planOf({ total: atLeast(1) }, [offer("a", when)]).status).toBe(status);
  });

  test.each([
    [{}, "2027-04-30"],
    [{ availableUntil: "2027-01-15" }, "2027-01-15"],
    [{ availableUntil: "2028-01-15" }, "2027-04-30"],
    [{ availableUntil: "2026-11-24" }, "2026-11-24"],
    [{ availableFrom: "2027-04-30" }, "2027-04-30"],
    [{ uan: "0202-0000-23-001-H01-T" }, "2026-12-31"],
  ])("home study %j is to be taken by %s", (when, takeBy) => {
    expect(planOf({ total: atLeast(1) }, [offer("a", when)]).activities).toMatchObject([{ takeBy }]);
  });

  test.each([
    { availableUntil: "2026-11-23" },
    { availableFrom: "2027-05-01" },
    { uan: "0202-0000-22-001-H01-T" },
  ])("home study %j cannot be taken any more, or not yet", (when) => {
    expect(planOf({ total: atLeast(1) }, [offer("a", when)])).toMatchObject({
      status: "impossible",
      activities: [],
    });
  });

  test("a cycle that is over is closed by nothing, unless its grace period still takes hours", () => {
    const holder = { expiresOn: "2026-10-31" };
    expect(planOf({ total: atLeast(1) }, [offer("a")], { holder })).toMatchObject({
      status: "impossible",
      impossible: [{ credential: "own", rule: "total", missing: 1 }],
    });
    const grace = { days_after_end: 60, credits_count: true, source: "code" } as const;
    const plan = planOf({ total: atLeast(1) }, [offer("a")], { holder, requirement: { windows: { grace } } });
    expect(plan).toMatchObject({ status: "optimal", activities: [{ takeBy: "2026-12-30" }] });
  });

  test("no more is planned for one day than may count on it", () => {
    const rules = { total: atLeast(4), "per-day": perDay(2) };
    const offers = [
      offer("a", { hours: 3, priceUsd: 1 }),
      offer("b", { hours: 2 }),
      offer("c", { hours: 2 }),
    ];
    expect(idsOf(planOf(rules, offers))).toEqual(["a", "b"]);
    const today = { holder: { expiresOn: "2026-11-24" } };
    expect(planOf(rules, offers, today)).toMatchObject({
      status: "impossible",
      impossible: [{ missing: 2 }],
      activities: [],
    });
    const tomorrow = { holder: { expiresOn: "2026-11-25" } };
    expect(planOf(rules, offers, tomorrow)).toMatchObject({ status: "optimal", priceUsd: 11 });
  });
});

describe("what counts", () => {
  test("an activity that was taken in this cycle adds nothing, one taken in the cycle before does", () => {
    const uan = "0202-0000-26-001-H01-T";
    const taken = (completedOn: string) =>
      planOf({ total: atLeast(2) }, [offer("a", { uan, hours: 2 })], {
        credits: [credit({ uan, completedOn, hours: 1 })],
      });
    expect(taken("2026-03-01").status).toBe("impossible");
    expect(taken("2025-03-01").status).toBe("optimal");
  });

  test("of two activities with one number only one is taken", () => {
    const uan = "0202-0000-26-001-H01-T";
    const plan = planOf({ total: atLeast(2) }, [offer("a", { uan }), offer("b", { uan })]);
    expect(plan).toMatchObject({ status: "impossible", activities: [], impossible: [{ missing: 1 }] });
  });

  test("hours above a cap are not bought", () => {
    const rules = { total: atLeast(3), "pharmacist-specific": atMost(1, { audience: "pharmacist" }) };
    const forPharmacists = ["a", "b", "c"].map((id) => offer(id, { audience: "pharmacist", priceUsd: 0 }));
    const plan = planOf(rules, [...forPharmacists, offer("d"), offer("e")]);
    expect(plan).toMatchObject({ status: "optimal", priceUsd: 20, hours: 3 });
  });

  test("an activity that lacks the word that would decide counts only where it surely does", () => {
    const rules = {
      total: atLeast(1),
      "technician-specific": atLeast(1, { of: { audience: "technician" } }),
    };
    const unsaid = offer("unsaid", { audience: null, priceUsd: 0 });
    expect(idsOf(planOf(rules, [unsaid, offer("said")]))).toEqual(["said"]);
    expect(planOf(rules, [unsaid])).toMatchObject({
      status: "impossible",
      impossible: [{ rule: "technician-specific" }],
    });
    expect(planOf({ total: atLeast(1) }, [offer("a", { accreditation: null })]).activities).toEqual([]);
  });

  test("hours on top of the total are bought beside it", () => {
    const rules = { total: atLeast(1), law: atLeast(1, { ...LAW, inside: false }) };
    expect(planOf(rules, [offer("law", law), offer("general", { priceUsd: 3 })])).toMatchObject({
      priceUsd: 13,
      hours: 2,
    });
    expect(planOf(rules, [offer("law", { ...law, hours: 2 })])).toMatchObject({
      status: "optimal",
      hours: 2,
    });
  });

  test("a rule that counts courses is closed by a course of any length", () => {
    const rules = { law: atLeast(2, { ...LAW, unit: "course" }) };
    const offers = [offer("a", { ...law, hours: 0.25 }), offer("b", { ...law, hours: 0.5 }), offer("c", law)];
    expect(idsOf(planOf(rules, offers))).toEqual(["a", "b"]);
  });

  test("credits after the day judged are not done yet", () => {
    const credits = [credit({ completedOn: "2026-12-01", hours: 5 })];
    expect(planOf({ total: atLeast(1) }, [offer("a")], { credits })).toMatchObject({
      status: "optimal",
      hours: 1,
    });
  });
});

describe("what cannot be closed", () => {
  test("no money is spent on a rule that cannot be met whole, and what the catalog cannot supply is said", () => {
    const rules = { total: atLeast(2), law: atLeast(3, LAW) };
    const plan = planOf(rules, [offer("law", { ...law, priceUsd: 50 }), offer("a"), offer("b")]);
    expect(plan).toMatchObject({
      status: "impossible",
      priceUsd: 20,
      impossible: [{ credential: "own", rule: "law", missing: 2 }],
    });
  });

  test("a credential that must be held is nothing that hours mend", () => {
    const holds: RuleInput = { kind: "holds", any_of: ["ptcb/cpht"], from: "1990-01-01", source: "code" };
    const plan = planOf({ total: atLeast(1), certification: holds }, [offer("a")]);
    expect(plan).toMatchObject({
      status: "impossible",
      priceUsd: 10,
      impossible: [{ rule: "certification" }],
    });
  });

  test("what is unknown is said and not bought for", () => {
    const plan = planOf({ total: atLeast([open("1990-01-01")]) }, [offer("a")]);
    expect(plan).toMatchObject({
      status: "nothing-needed",
      unknown: [{ credential: "own", rule: "total" }],
    });
  });

  test("of what lies between two sources only what is surely missing is bought", () => {
    const plan = planOf(
      { total: atLeast([open("1990-01-01", [2, 4])]) },
      ["a", "b", "c"].map((id) => offer(id)),
    );
    expect(plan).toMatchObject({ status: "optimal", hours: 2 });
  });

  test("an empty catalog supplies nothing; a profile without a credential needs nothing", () => {
    expect(planOf({ total: atLeast(2) }, [])).toMatchObject({
      status: "impossible",
      impossible: [{ missing: 2 }],
    });
    const nobody = worldOf([], { asOf: "2026-11-24", credentials: [], credits: [] }, [offer("a")]);
    expect(planner(nobody)).toMatchObject({ status: "nothing-needed", priceUsd: 0, activities: [] });
  });
});

test("a plan that the judge would not confirm is not told: hours that a cap gives to another rule close nothing", () => {
  const rules = {
    law: atLeast(2, LAW),
    "patient-safety": atLeast(4, { of: { topics: ["patient-safety"] } }),
    "home-study": atMost(2, { delivery: "home-study" }),
  };
  const credits = [credit({ topics: ["patient-safety"], delivery: "home-study", hours: 4 })];
  const offers = [
    offer("home", { ...law, hours: 2, priceUsd: 5 }),
    offer("live", { ...law, hours: 2, priceUsd: 30, ...session("2026-12-05") }),
  ];
  expect(planOf(rules, offers, { credits })).toMatchObject({
    status: "impossible",
    priceUsd: 30,
    activities: [{ id: "live" }],
    impossible: [{ rule: "patient-safety", missing: 2 }],
  });
});

describe("when the time runs out", () => {
  const requirement = makeRequirement({ total: atLeast(2) });
  const world = worldOf([requirement], profileOf(requirement.id, {}, []), [
    offer("a"),
    offer("b", { priceUsd: 12 }),
    offer("c", { hours: 2, priceUsd: 30 }),
  ]);
  const hurried = (solver: Solver) =>
    planFor(world.profile, { activities: world.activities }, world.requirements, TODAY, solver, {
      milliseconds: 1000,
      now: () => 0,
    });

  test("the best found is told without what nothing needs, and what no plan costs less than", () => {
    const all: Solver = ({ variables }) => ({
      state: "out-of-time",
      values: variables.map(() => 1),
      bound: 2151.2,
    });
    expect(hurried(all)).toMatchObject({
      status: "not-proven",
      priceUsd: 22,
      bound: { priceUsd: 21.52 },
      activities: [{ id: "a" }, { id: "b" }],
      impossible: [],
    });
  });

  test("with nothing found nothing is claimed, neither closed nor impossible", () => {
    const none: Solver = () => ({ state: "out-of-time", values: null, bound: 1500 });
    expect(hurried(none)).toMatchObject({
      status: "not-proven",
      bound: { priceUsd: 15 },
      activities: [],
      impossible: [],
    });
  });
});
