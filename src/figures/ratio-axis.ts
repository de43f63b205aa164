import {sparseTicks} from "./even-ticks.ts";
import {labelWidth} from "./label-width.ts";

/** A ratio with its limits; null where there is none. */
export interface Ratio {
  readonly estimate?: number | null;
  readonly confLow?: number | null;
  readonly confHigh?: number | null;
}

/** A log axis of ratios. */
export interface RatioAxis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

/**
 * Throws `RangeError` for a ratio or limit that is not above 0; null stands for none. `where` ends the message.
 *
 * @example
 * checkRatios([0.6, 0.4, null]) // undefined
 */
export function checkRatios(values: readonly (number | null)[], where = ""): void {
  for (const value of values)
    if (value !== null && !(value > 0 && Number.isFinite(value)))
      throw new RangeError(`ratios must be above 0, got ${value}${where}`);
}

/**
 * Throws `RangeError` for an interval that does not contain its estimate; `where` ends the message.
 *
 * @example
 * checkInterval(0.6, 0.4, null) // undefined
 */
export function checkInterval(estimate: number, confLow: number | null, confHigh: number | null, where = ""): void {
  if ((confLow !== null && confLow > estimate) || (confHigh !== null && confHigh < estimate))
    throw new RangeError(`the interval must contain its estimate, got ${estimate} (${confLow}–${confHigh})${where}`);
}

const ladders = [1.25, 1.5, 2, 4, 10, 100];

/** Ticks for an axis that reaches `top`-fold to either side of 1, by the largest `top` they are for. */
const tickSets: readonly {readonly top: number; readonly ticks: readonly number[]}[] = [
  {top: 1.6, ticks: [0.67, 0.8, 1, 1.25, 1.5]},
  {top: 5, ticks: [0.25, 0.5, 1, 2, 4]},
  {top: 20, ticks: [0.1, 0.2, 0.5, 1, 2, 5, 10]},
  {top: Infinity, ticks: [0.01, 0.1, 1, 10, 100]}
];

const folds = (value: number | null | undefined): number =>
  typeof value === "number" ? Math.max(value, 1 / value) : 1;

/**
 * A log axis, symmetric about 1, that holds the estimates, and the limits as far as 10-fold or the farthest estimate; `width` in px.
 *
 * @example
 * ratioAxis([{estimate: 0.6, confLow: 0.4, confHigh: 0.9}], 300, 10).ticks // [0.5, 1, 2]
 */
export function ratioAxis(ratios: readonly Ratio[], width: number, fontSize: number): RatioAxis {
  const top = reachOf(ratios);
  const candidates = tickSets.find((set) => top <= set.top)?.ticks ?? [];
  const place = (tick: number): number => (Math.log(tick * top) / Math.log(top * top)) * width;
  const inside = candidates.filter((tick) => tick >= 1 / top - 1e-9 && tick <= top + 1e-9);
  return {
    domain: [1 / top, top],
    ticks: sparseTicks(inside, place, (tick) => labelWidth(String(tick), fontSize) + fontSize * 0.4)
  };
}

/** How many fold the axis reaches to either side of 1: a round number where that does not leave it half empty. */
function reachOf(ratios: readonly Ratio[]): number {
  const estimates = Math.max(1.2, ...ratios.map(({estimate}) => folds(estimate)));
  const limits = Math.max(estimates, ...ratios.flatMap(({confLow, confHigh}) => [folds(confLow), folds(confHigh)]));
  const reach = Math.max(estimates * 1.1, Math.min(limits * 1.02, 10));
  const fold = ladders.find((step) => step >= reach) ?? reach;
  return Math.max(reach, fold > reach * 2 ? reach : Math.min(fold, reach * 1.5));
}
