import { nearestWords } from "#src/base/nearest.ts";
import { ok, type Result, refuse } from "#src/base/result.ts";
import { authorityOf, type Requirement } from "#src/rules/requirement.ts";
import { readBundle } from "./requirement-bundle.server.ts";

/*
 * The front door to the law as data. Everybody may read it: it is public. It is compiled into the build, so that reading
 * needs neither a database nor a network.
 */

export { readBundle } from "./requirement-bundle.server.ts";

let byKind: ReadonlyMap<string, Requirement> | undefined;

/** Every requirement by its kind, in the order of the kinds. */
export function requirementsByKind(): ReadonlyMap<string, Requirement> {
  byKind ??= new Map(readBundle().requirements.map((requirement) => [requirement.id, requirement]));
  return byKind;
}

export type RequirementRefusal = {
  code: "requirement.unknown-kind";
  kind: string;
  nearest: readonly string[];
};

/** The requirement of a kind; a refusal with the nearest kinds when there is none. */
export function findRequirement(kind: string): Result<Requirement, RequirementRefusal> {
  const found = requirementsByKind().get(kind);
  if (found) return ok(found);
  return refuse({ code: "requirement.unknown-kind", kind: kind.slice(0, 100), nearest: nearestKinds(kind) });
}

/** The requirements of one authority, the principal credential first. */
export function requirementsOfAuthority(authority: string): Requirement[] {
  const all = [...requirementsByKind().values()].filter(({ id }) => authorityOf(id) === authority);
  return all.sort((a, b) => Number(isPrincipal(b)) - Number(isPrincipal(a)));
}

/** A state's principal credential, the one that most of its technicians hold. */
export function isPrincipal({ id }: Requirement): boolean {
  return id.endsWith("/pharmacy-technician") || id === "ptcb/cpht" || id === "nha/cpht";
}

function nearestKinds(kind: string): readonly string[] {
  const kinds = requirementsByKind();
  const ofAuthority = [...kinds.keys()].filter((known) => authorityOf(known) === authorityOf(`${kind}/`));
  return ofAuthority.length > 0 ? ofAuthority : nearestWords(kind, kinds.keys());
}
