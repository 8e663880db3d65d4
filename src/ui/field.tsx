import type { ReactNode } from "react";

/** What a control inside a field is given, so that its label, hint and fault are read out with it. */
export type ControlProps = {
  id: string;
  name: string;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: true | undefined;
};

type FieldProps = {
  /** The control's name in the form; its id is made of it. */
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  fault?: string | undefined;
  className?: string;
  /** The control's id, where several fields share one name. */
  id?: string;
  children: (control: ControlProps) => ReactNode;
};

/** A label above its control, a hint and a fault between them. */
export function Field({ name, label, hint, fault, className = "", children, ...own }: FieldProps) {
  const id = own.id ?? `f-${name.replace(/[^\w-]+/g, "-")}`;
  const described = [hint ? `${id}-hint` : "", fault ? `${id}-fault` : ""].filter(Boolean).join(" ");
  return (
    <div className={`field ${className}`}>
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      {fault ? (
        <span className="fault" id={`${id}-fault`}>
          {fault}
        </span>
      ) : null}
      {children({
        id,
        name,
        "aria-describedby": described || undefined,
        "aria-invalid": fault ? true : undefined,
      })}
    </div>
  );
}
