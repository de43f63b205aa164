import {riskCounts} from "../../figures/risk-table.ts";
import {followUpEnd, type DrawnCurve} from "../../figures/survival-curve.ts";
import {timeAxis} from "../../figures/time-axis.ts";
import {toMonths} from "../../math/calendar-days.ts";
import {HIDDEN, type Shown} from "../../record/hidden.ts";

/** What a curve says at a time. */
export interface CurveReading {
  /** S(t) from 0 to 1; null later than the last follow-up, unless everyone had an event by then; hidden between the months that a policy on small counts lets stand. */
  readonly estimate: Shown | null;
  readonly confLow: number | null;
  readonly confHigh: number | null;
  /** At risk just before t, as the classic risk table counts. */
  readonly nRisk: Shown;
  /** Events and censorings up to and including t. */
  readonly nEvent: Shown;
  readonly nCensored: Shown;
}

/** Times in months that differ by less than this are the same time. */
const SAME = 1e-9;

/**
 * A curve read at a time in months: the right-continuous step function with its limits, and the counts of the risk table.
 *
 * @example
 * const arm = {group: "A", unit: "months", time: [2, 5], estimate: [0.5, 0.5], confLow: [0.1, 0.1], confHigh: [0.9, 0.9], nRisk: [2, 1], nEvent: [1, 0], nCensored: [0, 1], n: 2};
 * readCurve(arm, 2) // {estimate: 0.5, nRisk: 2, nEvent: 1, nCensored: 0}
 * readCurve(arm, 6).estimate // null
 */
export function readCurve(curve: DrawnCurve, months: number): CurveReading {
  const counts = riskCounts(curve, [months], "classic");
  const read = {nRisk: counts.atRisk[0] ?? 0, nEvent: counts.events[0] ?? 0, nCensored: counts.censored[0] ?? 0};
  if (months > followUpEnd(curve) + SAME && (curve.estimate[curve.time.length - 1] ?? 0) > 0)
    return {estimate: null, confLow: null, confHigh: null, ...read};
  // Between the months that a policy lets stand, the straight lines of the picture are no estimate.
  if (curve.shown !== undefined && !hasTime(curve, months))
    return {estimate: HIDDEN, confLow: null, confHigh: null, ...read};
  const last = lastStep(curve, months);
  // Limits of 1 and 1 would be those of a standard error of 0, however few were observed.
  if (last < 0)
    return {estimate: 1, confLow: curve.start?.confLow ?? null, confHigh: curve.start?.confHigh ?? null, ...read};
  return {
    estimate: curve.estimate[last] ?? null,
    confLow: finite(curve.confLow[last]),
    confHigh: finite(curve.confHigh[last]),
    ...read
  };
}

function hasTime({time, unit}: DrawnCurve, months: number): boolean {
  return Array.from(time).some((one) => Math.abs(toMonths(one, unit) - months) < SAME);
}

/** The last time of a curve up to and including this one, as its index; -1 before the first. */
function lastStep({time, unit}: DrawnCurve, months: number): number {
  let last = -1;
  while (last + 1 < time.length && toMonths(time[last + 1] ?? Infinity, unit) <= months + SAME) last += 1;
  return last;
}

function finite(limit: number | null | undefined): number | null {
  return limit === null || limit === undefined || !Number.isFinite(limit) ? null : limit;
}

/** A stretch of the time axis in months. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * The whole time axis of some curves, as their figure has it.
 *
 * @example
 * wholeStretch([{group: "A", unit: "months", time: [16.5], estimate: [0], confLow: [0], confHigh: [1], nRisk: [1], nEvent: [1], nCensored: [0], n: 1}], 8) // {from: 0, to: 16.5}
 */
export function wholeStretch(curves: readonly DrawnCurve[], most: number): Stretch {
  return {from: 0, to: timeAxis(Math.max(0, ...curves.map(followUpEnd)), {most}).end};
}

/**
 * Ticks of a stretch of the time axis, in months: as many as the whole axis would have at this width, at the distances that figures use.
 *
 * @example
 * ticksWithin({from: 5, to: 14}, 8) // [6, 9, 12]
 * ticksWithin({from: 0, to: 16.5}, 8) // [0, 3, 6, 9, 12, 15]
 */
export function ticksWithin({from, to}: Stretch, most: number): number[] {
  const [, distance = to - from] = timeAxis(to - from, {most}).ticks;
  const first = Math.ceil(from / distance - SAME);
  const last = Math.floor(to / distance + SAME);
  return Array.from({length: last - first + 1}, (_, index) => Number(((first + index) * distance).toFixed(9)));
}
