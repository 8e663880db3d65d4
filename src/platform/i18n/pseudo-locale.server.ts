import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { printAST } from "@formatjs/icu-messageformat-parser/printer.js";

const PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ACCENTED = "áƀçđéƒǧħíĵķłɱñóþɋřšŧúṽŵẋýžÁƁÇĐÉƑǦĦÍĴĶŁṀÑÓÞɊŘŠŦÚṼŴẊÝŽ";
const accents = new Map([...PLAIN].map((letter, index) => [letter, [...ACCENTED][index] ?? letter]));
const GROWTH = 0.4;

/** The catalogue in the pseudo-locale: letters accented, text 40 % longer, each message in brackets; ICU syntax untouched. */
export function pseudoMessages<T>(messages: T): T {
  if (typeof messages === "string") return pseudoMessage(messages) as T;
  const entries = Object.entries(messages as object).map(([key, value]) => [key, pseudoMessages(value)]);
  return Object.fromEntries(entries) as T;
}

/** One message, as above. */
export function pseudoMessage(message: string): string {
  const elements = parse(message).map(accented);
  const padding = "~".repeat(Math.ceil(message.length * GROWTH));
  return printAST([literal("⟦"), ...elements, literal(` ${padding}⟧`)]);
}

function accented(element: MessageFormatElement): MessageFormatElement {
  switch (element.type) {
    case TYPE.literal:
      return {
        ...element,
        value: [...element.value].map((letter) => accents.get(letter) ?? letter).join(""),
      };
    case TYPE.tag:
      return { ...element, children: element.children.map(accented) };
    case TYPE.select:
    case TYPE.plural: {
      const options = Object.entries(element.options).map(([key, option]) => [
        key,
        { ...option, value: option.value.map(accented) },
      ]);
      return { ...element, options: Object.fromEntries(options) };
    }
    default:
      return element;
  }
}

function literal(value: string): MessageFormatElement {
  return { type: TYPE.literal, value };
}
