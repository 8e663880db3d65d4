import type { LocalDate } from "#src/base/local-date.ts";
import { ok, type Result } from "#src/base/result.ts";
import { requirementsByKind } from "#src/features/requirements/requirements.server.ts";
import { judgeProfile } from "#src/rules/judge-profile.ts";
import { type InputRefusal, parseProfile } from "#src/rules/profile.ts";
import type { Judgement } from "#src/rules/standing.ts";

/*
 * The front door to a standing: the contract of `goodstanding check`, `POST /api/v1/standing` and /check alike. Everybody
 * may ask; nothing that is asked is stored.
 */

let kinds: ReadonlySet<string> | undefined;

/** Judges one profile. Bad input is refused whole, each fault named by its path. `today` is used where it has no `asOf`. */
export function tellStanding(profile: unknown, today: LocalDate): Result<Judgement, InputRefusal> {
  const requirements = requirementsByKind();
  kinds ??= new Set(requirements.keys());
  const parsed = parseProfile(profile, kinds);
  return parsed.ok ? ok(judgeProfile(parsed.value, requirements, today)) : parsed;
}
