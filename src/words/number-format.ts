import {toMonths} from "../math/calendar-days.ts";
import type {TimeUnit} from "../record/time-unit.ts";
import {HIDDEN, isHidden, type Shown} from "../record/hidden.ts";
import type {ShownRow} from "../record/row.ts";
import {numberStyles, type NumberStyle} from "./number-style.ts";

/** Shown where an estimate was not reached, and where a limit cannot be estimated. */
export const NOT_REACHED = "NR";
export const NOT_ESTIMABLE = "NE";

type Estimate = Pick<ShownRow, "estimate" | "confLow" | "confHigh">;
const {plain} = numberStyles;

/**
 * A number with others in brackets behind it; the mark alone where both are hidden.
 *
 * @example
 * withBracket("40", "12") // "40 (12)"
 * withBracket("[c]", "[c]–[c]") // "[c]"
 */
export function withBracket(number: string, bracket: string): string {
  const mark = String(HIDDEN);
  return number === mark && bracket.includes(mark) ? mark : `${number} (${bracket})`;
}

/**
 * A number to a fixed number of places, with the decimal point of the style and a true minus sign; `[c]` where it is hidden, as all of these say.
 *
 * @example
 * formatNumber(-23.42, 1, numberStyles.lancet) // "−23·4"
 */
export function formatNumber(value: Shown, places: number, style: NumberStyle = plain): string {
  if (isHidden(value)) return String(value);
  const shown = value.toFixed(places);
  return (Number(shown) === 0 ? shown.replace("-", "") : shown.replace("-", "−")).replace(".", style.decimal);
}

/**
 * Months to one decimal.
 *
 * @example
 * formatMonths(188.7125, "days") // "6.2"
 * formatMonths(188.7125, "days", numberStyles.lancet) // "6·2"
 */
export function formatMonths(duration: Shown, unit: TimeUnit, style: NumberStyle = plain): string {
  return formatNumber(isHidden(duration) ? duration : toMonths(duration, unit), 1, style);
}

/** Two limits with the sign of the style between them, or `to` where one of them is negative. */
function between(low: string, high: string, {range}: NumberStyle): string {
  return low.startsWith("−") || high.startsWith("−") ? `${low} to ${high}` : `${low}${range}${high}`;
}

/**
 * A median with its limits in months: `6.2 (5.5–6.9)`, `NR (14.3–NE)`.
 *
 * @example
 * formatMedian({estimate: null, confLow: 14.3, confHigh: null}, "months") // "NR (14.3–NE)"
 * formatMedian({estimate: 6.2, confLow: 5.5, confHigh: 6.9}, "months", numberStyles.jama) // "6.2 (5.5-6.9)"
 */
export function formatMedian(
  {estimate, confLow, confHigh}: Estimate,
  unit: TimeUnit,
  style: NumberStyle = plain
): string {
  const limit = (value: Shown | null): string => (value === null ? NOT_ESTIMABLE : formatMonths(value, unit, style));
  return withBracket(
    estimate === null ? NOT_REACHED : formatMonths(estimate, unit, style),
    between(limit(confLow), limit(confHigh), style)
  );
}

/**
 * A share as whole per cent: `47 %`, `47%`.
 *
 * @example
 * formatShare(0.4712) // "47 %"
 * formatShare(0.4712, numberStyles.nejm) // "47%"
 */
export function formatShare(share: Shown, style: NumberStyle = plain): string {
  if (isHidden(share)) return String(share);
  return `${formatNumber(share * 100, 0, style)}${style.percentSpace}%`;
}

/**
 * A probability with its limits as whole percentages: `47 % (40–54)`.
 *
 * @example
 * formatPercent({estimate: 0.4712, confLow: 0.401, confHigh: 0.538}) // "47 % (40–54)"
 */
export function formatPercent({estimate, confLow, confHigh}: Estimate, style: NumberStyle = plain): string {
  if (estimate === null) return "–";
  const limit = (value: Shown | null): string =>
    value === null ? NOT_ESTIMABLE : formatNumber(isHidden(value) ? value : value * 100, 0, style);
  if (confLow === null && confHigh === null) return formatShare(estimate, style);
  return withBracket(formatShare(estimate, style), between(limit(confLow), limit(confHigh), style));
}

/**
 * A ratio with its limits to two decimals: `0.53 (0.42–0.66)`.
 *
 * @example
 * formatRatio({estimate: 0.5284, confLow: 0.4223, confHigh: 0.6612}) // "0.53 (0.42–0.66)"
 * formatRatio({estimate: 0.5284, confLow: 0.4223, confHigh: 0.6612}, numberStyles.lancet) // "0·53 (0·42–0·66)"
 */
export function formatRatio({estimate, confLow, confHigh}: Estimate, style: NumberStyle = plain): string {
  const shown = (value: Shown | null): string => {
    if (value === null) return NOT_ESTIMABLE;
    if (isHidden(value)) return String(value);
    return value !== 0 && (Math.abs(value) < 0.01 || Math.abs(value) >= 1000)
      ? value.toExponential(1).replace("-", "−").replace(".", style.decimal)
      : formatNumber(value, 2, style);
  };
  return withBracket(shown(estimate), between(shown(confLow), shown(confHigh), style));
}

/**
 * A p-value by the rules of the style: two decimals above 0.01, three down to 0.001, then `<0.001`; a third digit where rounding would cross 0.05; never 0 and never 1.
 *
 * @example
 * formatP(0.04912) // "0.049"
 * formatP(0.0004, numberStyles.jama) // "<.001"
 * formatP(0.0004, numberStyles.lancet) // "0·0004"
 */
export function formatP(p: Shown, style: NumberStyle = plain): string {
  if (isHidden(p)) return String(p);
  const {floor, digits, thirdPlace, leadingZero} = style.p;
  const written = (text: string): string => (leadingZero ? text : text.replace("0.", ".")).replace(".", style.decimal);
  if (p < floor) return `<${written(String(floor))}`;
  if (p > 0.99 && Number(p.toFixed(2)) === 1) return `>${written("0.99")}`;
  if (digits === "figures") {
    // No more places than the floor has: p<0·0001 is the smallest that is written.
    const places = Math.min(1 - Math.floor(Math.log10(p)), -Math.floor(Math.log10(floor) + 1e-9));
    return written(p.toFixed(places));
  }
  if (p < 0.01) return written(p.toFixed(3));
  return written(thirdPlace && p < 0.05 !== Number(p.toFixed(2)) < 0.05 ? p.toFixed(3) : p.toFixed(2));
}

/**
 * A p-value with its letter and sign, for sentences and figures: `p = 0.04`, `P<0.001`.
 *
 * @example
 * statedP(0.04) // "p = 0.04"
 * statedP(0.0000001, numberStyles.nejm) // "P<0.001"
 * statedP(0.04, numberStyles.jama) // "P = .04"
 */
export function statedP(p: Shown, style: NumberStyle = plain): string {
  const text = formatP(p, style);
  const [sign, value] = text.startsWith("<") || text.startsWith(">") ? [text.slice(0, 1), text.slice(1)] : ["=", text];
  return style.p.spaced ? `${style.p.letter} ${sign} ${value}` : `${style.p.letter}${sign}${value}`;
}
