import { type RefObject, useEffect, useRef, useState } from "react";

/**
 * The cards in the order wanted, each by its id. A card in which a person types stays where it is; once they have gone on to
 * something outside the cards, the order is set right. What is new stands at its place at once.
 */
export function useCardOrder(wanted: readonly string[]): {
  order: readonly string[];
  cards: RefObject<HTMLDivElement | null>;
} {
  const [shown, setShown] = useState(wanted);
  const cards = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const settle = () => {
      const isInside = cards.current?.contains(document.activeElement) ?? false;
      if (!isInside) setShown((now) => (isSame(now, wanted) ? now : wanted));
    };
    settle();
    // After the press or the key has done its work, so that nothing moves under the finger.
    document.addEventListener("click", settle);
    document.addEventListener("keyup", settle);
    return () => {
      document.removeEventListener("click", settle);
      document.removeEventListener("keyup", settle);
    };
  }, [wanted]);
  return { order: inOrder(shown, wanted), cards };
}

/** What is shown, in its order, without what is gone and with what is new. */
function inOrder(shown: readonly string[], wanted: readonly string[]): readonly string[] {
  const kept = shown.filter((id) => wanted.includes(id));
  return [...kept, ...wanted.filter((id) => !kept.includes(id))];
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, index) => id === other[index]);
}
