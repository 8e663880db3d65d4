import type { LocalDate } from "#src/base/local-date.ts";
import { authorityOf, type Requirement } from "#src/rules/requirement.ts";
import { type Glance, glanceAt } from "./law-at-a-glance.ts";
import { type Measure, type Order, readingOf, sorted } from "./map-view.ts";
import { places } from "./places.ts";
import { isPrincipal, requirementsByKind, requirementsOfAuthority } from "./requirements.server.ts";
import { BOX, MAP_SIZE, usMap } from "./us-map.server.ts";

/** Everything that the national map and its table show on a day. Public: the law, and nothing of anybody. */
export function mapOf({ measure, order }: { measure: Measure; order: Order }, day: LocalDate) {
  const rows = places.flatMap(({ authority, name, letters }) => {
    const [principal, ...others] = requirementsOfAuthority(authority);
    return principal
      ? [{ authority, letters, name, glance: glanceAt(principal, day), more: others.length }]
      : [];
  });
  const byAuthority = new Map(rows.map((row) => [row.authority, row]));
  const shapes = usMap().flatMap((shape) => {
    const row = byAuthority.get(shape.authority);
    return row
      ? [{ ...shape, name: row.name, letters: row.letters, reading: readingOf(measure, row.glance) }]
      : [];
  });
  return {
    shapes,
    size: MAP_SIZE,
    box: BOX,
    certifiers: certifierRows(day),
    places: sorted(rows, order),
    counts: countsOf(rows.map(({ glance }) => glance)),
  };
}

/** The national certifications, the ones that most hold first. */
function certifierRows(day: LocalDate) {
  const national = [...requirementsByKind().values()].filter(({ id }) => !authorityOf(id).startsWith("us-"));
  const rank = (requirement: Requirement) => (isPrincipal(requirement) ? 0 : 1);
  return national
    .sort((a, b) => rank(a) - rank(b) || (a.label < b.label ? -1 : 1))
    .map((requirement) => ({ name: requirement.label, glance: glanceAt(requirement, day), more: 0 }));
}

function countsOf(glances: readonly Glance[]) {
  const none = glances.filter(({ hours }) => hours === "none").length;
  const unknown = glances.filter(({ hours }) => hours === "unknown").length;
  return { all: glances.length, asking: glances.length - none - unknown, none, unknown };
}
