/**
 * The law as thought: pure functions that run in a browser, a server or a script alike. No clock, no network, no files.
 * Days are texts `YYYY-MM-DD`; amounts are whole minutes inside and hours in profiles and standings.
 */
export { isLocalDate, type LocalDate, localDate } from "#src/base/local-date.ts";
export type { Refusal, Result } from "#src/base/result.ts";
export { allocate } from "./allocate.ts";
export type { Allocated, Allocation, Item } from "./allocation.ts";
export type { Held, Holder } from "./conditions.ts";
export { type Credit, creditOf } from "./credit.ts";
export { type Cycle, type CycleFacts, cycleOf, expiryOf } from "./cycle.ts";
export { type Fact, facts } from "./facts.ts";
export { judge } from "./judge.ts";
export { judgeProfile, type Requirements } from "./judge-profile.ts";
export { factsAsked } from "./need.ts";
export { type Activity, type Catalog, parseCatalog } from "./plan/catalog.ts";
export { type PlanLimits, planFor } from "./plan/plan.ts";
export type { Plan } from "./plan/plan-shape.ts";
export type { Program, Row, Solved, Solver, Terms } from "./plan/program.ts";
export { type Fault, type Profile, parseProfile, profileShape } from "./profile.ts";
export type { Reason, ReasonCode } from "./reasons.ts";
export { type Requirement, requirementShape } from "./requirement.ts";
export type { Finding, Judgement, Standing } from "./standing.ts";
export { type Topic, topics } from "./topics.ts";
export { formatUan, parseUan, type Uan, type UanTopic, uanTopics } from "./uan.ts";
