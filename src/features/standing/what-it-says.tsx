import { useTranslations } from "use-intl";
import { topics } from "#src/rules/topics.ts";
import { parseUan } from "#src/rules/uan.ts";
import type { CreditDraft } from "./draft.ts";

/** What sort of hours a course says it has: in words of its own, else by its number. */
export function WhatItSays({ credit }: { credit: CreditDraft }) {
  const t = useTranslations("standing.entry.choices");
  const says = useTranslations("standing.hours");
  const words = wordsOf(credit);
  const told = [
    words.delivery ? t(`delivery.${words.delivery}` as "delivery.live") : "",
    words.audience ? t(`audience.${words.audience}` as "audience.technician") : "",
    words.accreditation ? t(`accreditation.${words.accreditation}` as "accreditation.acpe") : "",
  ].filter((word) => word !== "");
  const subjects = words.topics.map((word) => topics.find(({ topic }) => topic === word)?.means ?? word);
  if (told.length + subjects.length === 0) return <p className="soft small">{says("saysNothing")}</p>;
  return (
    <p className="soft small">
      {told.join(" · ")}
      {told.length > 0 && subjects.length > 0 ? " · " : null}
      <span data-law="">{subjects.join(" · ")}</span>
    </p>
  );
}

function wordsOf({ uan, delivery, audience, accreditation, topics: said }: CreditDraft) {
  const parsed = uan === "" ? null : parseUan(uan);
  const number = parsed?.ok ? parsed.value : null;
  const [only, second] = number?.audiences ?? [];
  return {
    delivery: delivery || number?.delivery || "",
    audience: audience || (second ? "" : (only ?? "")),
    accreditation: accreditation || (number ? "acpe" : ""),
    topics: said.length > 0 || !number?.topic ? said : [number.topic],
  };
}
