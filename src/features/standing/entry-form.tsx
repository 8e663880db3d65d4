import { memo } from "react";
import { useTranslations } from "use-intl";
import type { Fault } from "#src/rules/profile.ts";
import { topics } from "#src/rules/topics.ts";
import { parseUan } from "#src/rules/uan.ts";
import { Field } from "#src/ui/field.tsx";
import { ButtonFor } from "./check-buttons.tsx";
import { type CreditDraft, creditChoices, LAST_DAY } from "./draft.ts";

/** An authority that may have approved a course, or whose law it may teach. */
export type AuthorityChoice = { authority: string; name: string };

type Props = {
  entry: CreditDraft;
  isEditing: boolean;
  faults: readonly Fault[];
  authorities: readonly AuthorityChoice[];
  onChange: (change: Partial<CreditDraft>) => void;
};

/** One row of hours: a new one, or one being changed. What its UAN says need not be said again. */
export const EntryForm = memo(function EntryForm(props: Props) {
  const { entry, isEditing, faults, authorities, onChange } = props;
  const t = useTranslations("standing.entry");
  const { delivery, audience, accreditation, lawOf, topics: chosen, approvedBy } = entry;
  const fault = (field: string) =>
    faults.find(({ path }) => path === field || path.startsWith(`${field}[`))?.message;
  const text = (field: "title" | "completedOn" | "hours" | "uan", type: string, inputMode?: "decimal") => (
    <Field
      name={`entry.${field}`}
      label={t(field)}
      hint={field === "uan" ? <UanHint uan={entry.uan} /> : undefined}
      fault={fault(field)}
    >
      {(control) => (
        <input
          {...control}
          type={type}
          max={type === "date" ? LAST_DAY : undefined}
          inputMode={inputMode}
          value={entry[field]}
          autoComplete="off"
          onChange={(event) => onChange({ [field]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <fieldset className="entry">
      <legend className="visually-hidden">{t(isEditing ? "change" : "add")}</legend>
      <div className="fields">
        {text("completedOn", "date")}
        {text("hours", "text", "decimal")}
        {text("uan", "text")}
        {text("title", "text")}
      </div>
      <MoreWords
        {...{ delivery, audience, accreditation, lawOf, topics: chosen, approvedBy, authorities, onChange }}
      />
      <p className="acts">
        <ButtonFor button="save-credit">{t(isEditing ? "saveChange" : "save")}</ButtonFor>
        {isEditing ? (
          <ButtonFor button="cancel-credit" className="do-link">
            {t("cancel")}
          </ButtonFor>
        ) : null}
      </p>
    </fieldset>
  );
});

function UanHint({ uan }: { uan: string }) {
  const t = useTranslations("standing.entry");
  if (uan.trim() === "") return t("uanHint");
  const parsed = parseUan(uan);
  if (!parsed.ok) return <span data-law="">{parsed.refusal.fix}</span>;
  const { delivery, topic, audiences, releaseYear } = parsed.value;
  const topicMeans = topics.find((entry) => entry.topic === topic)?.means ?? "";
  return t.rich("uanSays", {
    delivery: t(`choices.delivery.${delivery ?? "both"}`),
    audience:
      audiences.length === 1
        ? t(`choices.audience.${audiences[0] ?? "technician"}`)
        : t("choices.audience.both"),
    topic: topicMeans,
    year: String(releaseYear),
    law: (chunks) => <span data-law="">{chunks}</span>,
  });
}

type Words = Pick<CreditDraft, "delivery" | "audience" | "accreditation" | "lawOf" | "topics" | "approvedBy">;
type MoreProps = Words & Pick<Props, "authorities" | "onChange">;

/** The words that a number does not say; drawn again only when one of them changes, since they are many. */
const MoreWords = memo(function MoreWords({ authorities, onChange, ...entry }: MoreProps) {
  const t = useTranslations("standing.entry");
  const choose = (field: "delivery" | "audience" | "accreditation") => (
    <Field name={`entry.${field}`} label={t(field)}>
      {(control) => (
        <select
          {...control}
          value={entry[field]}
          onChange={(event) => onChange({ [field]: event.target.value })}
        >
          <option value="">{t("notSaid")}</option>
          {creditChoices[field].map((choice) => (
            <option key={choice} value={choice}>
              {t(`choices.${field}.${choice}` as "choices.delivery.live")}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  const says =
    entry.delivery ||
    entry.audience ||
    entry.accreditation ||
    entry.lawOf ||
    entry.topics.length ||
    entry.approvedBy.length;
  return (
    <details open={Boolean(says) || undefined}>
      <summary>{t("more")}</summary>
      <p className="soft small">{t("moreHint")}</p>
      <div className="fields">
        {choose("delivery")}
        {choose("audience")}
        {choose("accreditation")}
        <Field name="entry.lawOf" label={t("lawOf")}>
          {(control) => (
            <select
              {...control}
              value={entry.lawOf}
              onChange={(event) => onChange({ lawOf: event.target.value })}
            >
              <option value="">{t("notSaid")}</option>
              <option value="us">{t("federalLaw")}</option>
              {authorities
                .filter(({ authority }) => authority.startsWith("us-"))
                .map(({ authority, name }) => (
                  <option key={authority} value={authority}>
                    {name}
                  </option>
                ))}
            </select>
          )}
        </Field>
        <ApprovedBy approvedBy={entry.approvedBy} authorities={authorities} onChange={onChange} />
      </div>
      <TopicBoxes chosen={entry.topics} onChange={(chosen) => onChange({ topics: chosen })} />
    </details>
  );
});

/** One choice for each authority that approved it, and an empty one for another. */
function ApprovedBy({
  approvedBy,
  authorities,
  onChange,
}: Pick<MoreProps, "approvedBy" | "authorities" | "onChange">) {
  const t = useTranslations("standing.entry");
  const put = (place: number, authority: string) => {
    const next = [...approvedBy];
    next[place] = authority;
    onChange({ approvedBy: next.filter((word) => word !== "") });
  };
  return [...approvedBy, ""].map((chosen, place) => (
    <Field
      // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the field is
      key={place}
      id={`f-approved-by-${place}`}
      name="entry.approvedBy"
      label={t("approvedBy")}
      hint={place === 0 ? t("approvedByHint") : undefined}
    >
      {(control) => (
        <select {...control} value={chosen} onChange={(event) => put(place, event.target.value)}>
          <option value="">{t("notSaid")}</option>
          {authorities.map(({ authority, name }) => (
            <option key={authority} value={authority}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  ));
}

function TopicBoxes({
  chosen,
  onChange,
}: {
  chosen: readonly string[];
  onChange: (topics: string[]) => void;
}) {
  const t = useTranslations("standing.entry");
  const toggle = (topic: string, isOn: boolean) =>
    onChange(isOn ? [...chosen, topic] : chosen.filter((other) => other !== topic));
  return (
    <fieldset>
      <legend>{t("topics")}</legend>
      <div className="topic-boxes" data-law="">
        {topics.map(({ topic, means }) => (
          <label key={topic} className="choice">
            <input
              type="checkbox"
              name="entry.topics"
              value={topic}
              checked={chosen.includes(topic)}
              onChange={(event) => toggle(topic, event.target.checked)}
            />
            {means}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
