import type {SurvivalCurve} from "./survival-curve.ts";

/** A time with its limits, in the unit of the curve; null = not reached. */
export interface QuantileEstimate {
  readonly estimate: number | null;
  readonly confLow: number | null;
  readonly confHigh: number | null;
}

/** S(t) within this of 1 − p is at it; R's `quantile.survfit` uses the same √ε. */
const PLATEAU_TOLERANCE = Math.sqrt(Number.EPSILON);

/** First time at which a column is at or below a level; the middle of the step when it rests exactly there and falls later. */
function crossing(time: Float64Array, column: Float64Array, level: number): number | null {
  for (let k = 0; k < column.length; k += 1) {
    // NaN, where a limit has no value, fails this comparison and is passed over.
    if (!(column[k] <= level + PLATEAU_TOLERANCE)) continue;
    if (column[k] < level - PLATEAU_TOLERANCE) return time[k];
    for (let later = k + 1; later < column.length; later += 1)
      if (column[later] < level - PLATEAU_TOLERANCE) return (time[k] + time[later]) / 2;
    return time[k];
  }
  return null;
}

/**
 * The p-quantile of the event time, the time by which a share p has had the event, with limits from the curve's own confidence limits.
 *
 * Where S(t) rests at exactly 1 − p over a step the midpoint of the step is taken, and its start when the curve ends there; limits
 * follow the same rule, at their first crossing, but for `beta-product` limits, which hold between times: the lower may be 0, the origin. `null` = not reached. Throws `RangeError` when p is outside [0, 1].
 * Source: Brookmeyer & Crowley 1982, Biometrics 38:29, doi:10.2307/2530286; plateau as R's `quantile.survfit`, trailing plateau as its `print`.
 *
 * @example
 * quantile(kaplanMeier(surv({time: [1, 2, 3, 4], event: [1, 1, 1, 1]})), 0.25) // {estimate: 1.5, confLow: 1, confHigh: 3}
 */
export function quantile(curve: SurvivalCurve, p: number): QuantileEstimate {
  const {time, estimate, confLow, confHigh} = curve;
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must be in [0, 1], got ${p}`);
  if (p === 0)
    return {estimate: 0, confLow: confLow.length === 0 ? null : 0, confHigh: confHigh.length === 0 ? null : 0};
  return {
    estimate: crossing(time, estimate, 1 - p),
    ...(curve.start === undefined
      ? {confLow: crossing(time, confLow, 1 - p), confHigh: crossing(time, confHigh, 1 - p)}
      : intervalsHolding(curve, curve.start, 1 - p))
  };
}

/**
 * Limits of a quantile of which those of S(t) hold between times: from the time at which the lower limit has come to the level (0, the origin, where it is there from the start) to that at
 * which the upper one has left it. Source: Fay & Brittain 2016, doi:10.1002/sim.6905; R's `bpcp`.
 */
function intervalsHolding(
  {time, confLow, confHigh}: SurvivalCurve,
  start: {readonly confLow: number},
  level: number
): Omit<QuantileEstimate, "estimate"> {
  const low = confLow.findIndex((limit) => limit <= level);
  const high = confHigh.findIndex((limit) => limit < level);
  return {confLow: start.confLow <= level ? 0 : low < 0 ? null : time[low], confHigh: high < 0 ? null : time[high]};
}

/**
 * Median event time with limits; `null` = not reached.
 *
 * Source: as `quantile`.
 *
 * @example
 * median(kaplanMeier(surv({time: [1, 2, 3, 4], event: [1, 1, 1, 1]}))).estimate // 2.5
 */
export function median(curve: SurvivalCurve): QuantileEstimate {
  return quantile(curve, 0.5);
}
