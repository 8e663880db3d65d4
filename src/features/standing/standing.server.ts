import type { LocalDate } from "#src/base/local-date.ts";
import { ok, type Result } from "#src/base/result.ts";
import { requirementsByKind } from "#src/features/requirements/requirements.server.ts";
import { judgeProfile } from "#src/rules/judge-profile.ts";
import { type InputRefusal, type Profile, parseProfile } from "#src/rules/profile.ts";
import type { Judgement } from "#src/rules/standing.ts";

/*
 * The front door to a standing: the contract of `goodstanding check`, `POST /api/v1/standing` and /check alike. Everybody
 * may ask; nothing that is asked is stored.
 */

let kinds: ReadonlySet<string> | undefined;

/** Reads one profile. Bad input is refused whole, each fault named by its path. */
export function readProfile(profile: unknown): Result<Profile, InputRefusal> {
  kinds ??= new Set(requirementsByKind().keys());
  return parseProfile(profile, kinds);
}

/** Judges a profile that was read. `today` is used where it has no `asOf`. */
export function judgeRead(profile: Profile, today: LocalDate): Judgement {
  return judgeProfile(profile, requirementsByKind(), today);
}

/** Reads one profile and judges it. Bad input is refused whole, each fault named by its path. */
export function tellStanding(profile: unknown, today: LocalDate): Result<Judgement, InputRefusal> {
  const read = readProfile(profile);
  return read.ok ? ok(judgeRead(read.value, today)) : read;
}
