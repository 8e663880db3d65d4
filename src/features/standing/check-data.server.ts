import { requirementsByKind } from "#src/features/requirements/requirements.server.ts";
import type { CheckState } from "./check-state.ts";
import type { Draft } from "./draft.ts";
import { kindChoices } from "./kind-choices.ts";

/** The state, and of the law what drawing it needs: the requirements held, and names to pick from. */
export function drawnWith(state: CheckState, today: string) {
  const all = requirementsByKind();
  const held = new Set(state.draft.credentials.map(({ kind }) => kind));
  return {
    state,
    today,
    choices: kindChoices(all.values()),
    requirements: [...held].flatMap((kind) => all.get(kind) ?? []),
  };
}

/** `safe` is what leaving the page would not lose: what its address or a file starts it with. */
export type CheckData = ReturnType<typeof drawnWith> & { safe: Draft };
