import type { ReactNode } from "react";
import { BUTTON_FIELD } from "./check-form.ts";

/** A button of the form on /check: sent before JavaScript arrives, carried out in the page after. */
export function ButtonFor({
  button,
  className = "do-quiet",
  children,
}: {
  button: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <button type="submit" name={BUTTON_FIELD} value={button} className={className}>
      {children}
    </button>
  );
}
