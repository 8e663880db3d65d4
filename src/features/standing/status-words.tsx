import { useTranslations } from "use-intl";
import type { FindingStatus, StandingStatus } from "#src/rules/standing.ts";
import { Sticker, type Tone } from "#src/ui/sticker.tsx";

const TONES: Record<FindingStatus, Tone> = {
  met: "met",
  short: "short",
  lapsed: "lapsed",
  unknown: "unknown",
  "not-required": "none",
  "not-applicable": "none",
};

export function toneOf(status: FindingStatus): Tone {
  return TONES[status];
}

/** A status of a standing or a finding, in words. */
export function StatusSticker({ status }: { status: StandingStatus | FindingStatus }) {
  const t = useTranslations("standing.status");
  return <Sticker tone={TONES[status]}>{t(status)}</Sticker>;
}
