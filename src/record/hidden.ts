/**
 * Stands in the place of a number that a policy on small counts hides. What an analysis makes holds numbers alone (`Row`, `Curve`, `CountTable`, `Result`); what a policy lets stand holds
 * numbers or this (`ShownRow`, `ShownCurve`, `ShownResult`), and whatever is printed or written is made from the latter. Whether a number is hidden is decided once, in `disclosure/`; nobody
 * asks it of a number afterwards, and to reckon with a hidden one does not compile, where NaN went on silently.
 *
 * It is no missing number: null still says that a row has none, and a number that could not be computed is not hidden either. It writes itself: `[c]` in a text, null in JSON; an empty
 * cell in a CSV file.
 */
export class Hidden {
  /** Nothing else is of this type. */
  protected readonly hidden = true;

  /** The shorthand of UK official statistics for "confidential". */
  toString(): string {
    return "[c]";
  }

  toJSON(): null {
    return null;
  }
}

/**
 * The one hidden number.
 *
 * @example
 * String(HIDDEN) // "[c]"
 * JSON.stringify({n: HIDDEN}) // '{"n":null}'
 */
export const HIDDEN = new Hidden();

/** A number as a policy on small counts lets it stand. */
export type Shown = number | Hidden;

/**
 * Whether a number is hidden.
 *
 * @example
 * isHidden(HIDDEN) // true
 * isHidden(null) // false
 */
export function isHidden(value: Shown | null | undefined): value is Hidden {
  return value instanceof Hidden;
}

/**
 * A sum, hidden where one of its parts is.
 *
 * @example
 * shownSum([3, 4]) // 7
 * shownSum([3, HIDDEN]) // HIDDEN
 */
export function shownSum(parts: readonly Shown[]): Shown {
  let sum = 0;
  for (const part of parts) {
    if (isHidden(part)) return part;
    sum += part;
  }
  return sum;
}
