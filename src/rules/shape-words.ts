import { z } from "zod";
import { isLocalDate, type LocalDate } from "#src/base/local-date.ts";
import { minutesOfHours } from "#src/base/minutes.ts";
import { factWords } from "./facts.ts";
import { topicWords } from "./topics.ts";

/* The single words that requirement files and profiles are made of. */

export const day = z
  .string()
  .refine(isLocalDate, { error: "not a day that exists; write YYYY-MM-DD" })
  .transform((text) => text as LocalDate);
export const sourceId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, { error: "a source is named in kebab-case" });
export const questionId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, { error: "a question is named in kebab-case" });
export const confidence = z.enum(["high", "medium", "low"]);
export const hours = z
  .number()
  .min(0)
  .max(1000)
  .refine((value) => minutesOfHours(value) % 15 === 0, { error: "hours are quarter-hours" });

/** `us-tx/pharmacy-technician`: the authority's word, a slash, the credential's word. */
export const kindShape = z.string().regex(/^[a-z]+(-[a-z]+)*\/[a-z]+(-[a-z]+)*$/, {
  error: "a kind reads like us-tx/pharmacy-technician",
});
export const authorityWordShape = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*$/, { error: "an authority's word reads like us-tx" });

export const topic = z.enum(topicWords);
export const fact = z.enum(factWords);
export const deliveryShape = z.enum(["live", "home-study"]);
export const audienceShape = z.enum(["technician", "pharmacist"]);
export const accreditationShape = z.enum(["acpe", "board", "college", "in-service", "other"]);
export const parity = z.enum(["odd", "even"]);
export const month = z.number().int().min(1).max(12);
export const monthDay = z.number().int().min(1).max(31);
export const monthAndDay = z.string().regex(/^\d{2}-\d{2}$/, { error: "a month and day reads like 10-31" });
