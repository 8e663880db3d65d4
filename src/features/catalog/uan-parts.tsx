import { useTranslations } from "use-intl";
import { TitleLink } from "#src/ui/title-link.tsx";
import type { UanReading } from "./schema.ts";

const SEQUENCE_OF_PARTS = ["provider", "joint", "year", "sequence", "format", "topic", "audience"] as const;
type Part = (typeof SEQUENCE_OF_PARTS)[number];

/** The number taken apart: under each part, what it says. */
export function UanParts({ reading }: { reading: UanReading }) {
  const t = useTranslations("uan.parts");
  const printed = printedParts(reading);
  return (
    <dl className="uan-parts">
      {SEQUENCE_OF_PARTS.map((part) => (
        <div key={part}>
          <dt>
            <code>{printed[part]}</code> {t(`${part}.name`)}
          </dt>
          <dd>
            <PartWords part={part} reading={reading} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The characters of each part; a dash where the number has none. */
function printedParts({ provider, joint, releaseYear, sequence, format, topic, audiences }: UanReading) {
  const letters = audiences.map((audience) => (audience === "pharmacist" ? "P" : "T")).join("/");
  return {
    provider,
    joint,
    year: String(releaseYear % 100).padStart(2, "0"),
    sequence,
    format,
    topic: topic.code,
    audience: letters === "" ? "–" : letters,
  } satisfies Record<Part, string>;
}

function PartWords({ part, reading }: { part: Part; reading: UanReading }) {
  const t = useTranslations("uan.parts");
  if (part === "provider") return t(reading.jointlyAccredited ? "provider.joint" : "provider.says");
  if (part === "joint")
    return reading.joint === "0000" ? t("joint.none") : t("joint.says", { number: reading.joint });
  if (part === "year") return t("year.says", { year: String(reading.releaseYear) });
  if (part === "sequence") return t("sequence.says", { sequence: reading.sequence });
  if (part === "format") return <FormatWords reading={reading} />;
  if (part === "topic") return <TopicWords topic={reading.topic} />;
  return <AudienceWords reading={reading} />;
}

function FormatWords({ reading: { format, validThrough } }: { reading: UanReading }) {
  const t = useTranslations("uan.parts.format");
  return (
    <>
      {t(format)} {validThrough === null ? null : t("validThrough", { year: String(validThrough) })}
    </>
  );
}

function TopicWords({ topic }: { topic: UanReading["topic"] }) {
  const t = useTranslations("uan.parts.topic");
  const { printed, from, until, note, source } = topic;
  return (
    <>
      <span data-law="">{printed.join("; ")}</span>.{" "}
      {from === null ? null : t("from", { year: String(from) })}{" "}
      {until === null ? null : t("until", { year: String(until) })}{" "}
      {note === null ? null : <span data-law="">{note}</span>}{" "}
      <small>
        {t("source")} <TitleLink {...source} />
      </small>
    </>
  );
}

function AudienceWords({ reading: { audiences, numbers } }: { reading: UanReading }) {
  const t = useTranslations("uan.parts.audience");
  const [only, other] = audiences;
  if (!only) return t("none");
  if (!other) return t(only);
  return (
    <>
      {t("both")}{" "}
      {numbers.map((number) => (
        <code key={number}>{number} </code>
      ))}
    </>
  );
}
