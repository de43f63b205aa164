import {isHidden, type Shown} from "../../record/hidden.ts";
import {formatNumber} from "../../words/number-format.ts";
import type {NumberStyle} from "../../words/number-style.ts";

/** A number in the form asked for, the mark of a hidden one, `–` where there is none. */
export function numberOrDash(value: Shown | null | undefined, shown: (value: number) => string): string {
  if (isHidden(value)) return String(value);
  return value === null || value === undefined || !Number.isFinite(value) ? "–" : shown(value);
}

/**
 * A median or a quartile of what was recorded: whole where it is whole, with one decimal elsewhere; `–` where there is none.
 *
 * @example
 * valueText(61, numberStyles.plain) // "61"
 */
export function valueText(value: Shown | null | undefined, style: NumberStyle): string {
  return numberOrDash(value, (given) => formatNumber(given, Number.isInteger(given) ? 0 : 1, style));
}
