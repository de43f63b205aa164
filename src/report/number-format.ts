import {toMonths, type TimeUnit} from "../math/calendar-days.ts";
import type {Row} from "../record/row.ts";

/** Shown where an estimate was not reached, and where a limit cannot be estimated. */
export const NOT_REACHED = "NR";
export const NOT_ESTIMABLE = "NE";

/**
 * Months to one decimal.
 *
 * @example
 * formatMonths(188.7125, "days") // "6.2"
 */
export function formatMonths(duration: number, unit: TimeUnit): string {
  return toMonths(duration, unit).toFixed(1);
}

/**
 * A median with its limits in months: `6.2 (5.5–6.9)`, `NR (14.3–NE)`.
 *
 * @example
 * formatMedian({estimate: null, confLow: 14.3, confHigh: null}, "months") // "NR (14.3–NE)"
 */
export function formatMedian({estimate, confLow, confHigh}: Pick<Row, "estimate" | "confLow" | "confHigh">, unit: TimeUnit): string {
  const limit = (value: number | null): string => (value === null ? NOT_ESTIMABLE : formatMonths(value, unit));
  return `${estimate === null ? NOT_REACHED : formatMonths(estimate, unit)} (${limit(confLow)}–${limit(confHigh)})`;
}

/**
 * A probability with its limits as whole percentages: `47 % (40–54)`.
 *
 * @example
 * formatPercent({estimate: 0.4712, confLow: 0.401, confHigh: 0.538}) // "47 % (40–54)"
 */
export function formatPercent({estimate, confLow, confHigh}: Pick<Row, "estimate" | "confLow" | "confHigh">): string {
  if (estimate === null) return "–";
  const percent = (value: number | null): string => (value === null ? NOT_ESTIMABLE : (value * 100).toFixed(0));
  if (confLow === null && confHigh === null) return `${percent(estimate)} %`;
  return `${percent(estimate)} % (${percent(confLow)}–${percent(confHigh)})`;
}

/**
 * A ratio with its limits to two decimals: `0.53 (0.42–0.66)`.
 *
 * @example
 * formatRatio({estimate: 0.5284, confLow: 0.4223, confHigh: 0.6612}) // "0.53 (0.42–0.66)"
 */
export function formatRatio({estimate, confLow, confHigh}: Pick<Row, "estimate" | "confLow" | "confHigh">): string {
  const shown = (value: number | null): string => (value === null ? NOT_ESTIMABLE : value !== 0 && (value < 0.01 || value >= 1000) ? value.toExponential(1) : value.toFixed(2));
  return `${shown(estimate)} (${shown(confLow)}–${shown(confHigh)})`;
}

/**
 * A p-value: two decimals above 0.01, three down to 0.001, then `<0.001`; a third digit where rounding would cross 0.05.
 *
 * @example
 * formatP(0.04912) // "0.049"
 */
export function formatP(p: number): string {
  if (p < 0.001) return "<0.001";
  if (p < 0.01) return p.toFixed(3);
  return (p < 0.05) === (Number(p.toFixed(2)) < 0.05) ? p.toFixed(2) : p.toFixed(3);
}
