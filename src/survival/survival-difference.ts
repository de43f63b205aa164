import {NotEstimable} from "../record/not-estimable.ts";
import {confMultiplier} from "./confidence-scale.ts";
import {waldContrast, type Contrast} from "./wald.ts";
import {survivalAt} from "./survival-at.ts";
import type {SurvivalCurve} from "./survival-curve.ts";

export interface SurvivalDifferenceOptions {
  /** Time at which the groups are compared, in the unit of the curves. */
  readonly time: number;
  /** `plain`: S_a − S_b. `cloglog`: log(−log S_a) − log(−log S_b), a log cumulative hazard ratio, better at small n. */
  readonly scale?: "plain" | "cloglog" | undefined;
  readonly confLevel?: number | undefined;
}

/** Contrast of two groups at a fixed time; with its two survival probabilities. */
export interface SurvivalDifference extends Contrast {
  readonly time: number;
  readonly scale: "plain" | "cloglog";
  /** S(t) of the two curves. */
  readonly survival: readonly [number, number];
}

/**
 * Difference in survival between two groups at a fixed time, first minus second, with a two-sided test and limits.
 *
 * Throws `RangeError` where a curve has no estimate (after its follow-up) or no standard error, where S is 0 or 1 on the scale `cloglog`, or where neither
 * group has had an event, so that there is no variance.
 * Source: Klein, Logan, Harhoff & Andersen 2007, Stat Med 26:4505, doi:10.1002/sim.2864 (eq. 1 and 3).
 *
 * @example
 * const early = kaplanMeier(surv({time: [1, 2, 3, 4], event: [1, 1, 1, 0]}));
 * const late = kaplanMeier(surv({time: [2, 4, 5, 6], event: [1, 1, 0, 0]}));
 * survivalDifference(early, late, {time: 3}).estimate // -0.5
 */
export function survivalDifference(
  a: SurvivalCurve,
  b: SurvivalCurve,
  {time, scale = "plain", confLevel = 0.95}: SurvivalDifferenceOptions
): SurvivalDifference {
  confMultiplier(confLevel);
  if (scale !== "plain" && scale !== "cloglog")
    throw new RangeError(`scale must be plain or cloglog, got ${JSON.stringify(scale)}`);
  const points = [a, b].map((curve, i) => pointOf(curve, time, i === 0 ? "first" : "second"));
  const [first, second] = points.map((point) => (scale === "plain" ? point : onCloglog(point, time)));
  const stdError = Math.hypot(first.stdError, second.stdError);
  if (stdError === 0) throw new NotEstimable({code: "no-variance-at", time});
  return {
    time,
    scale,
    survival: [points[0].estimate, points[1].estimate],
    ...waldContrast(first.estimate - second.estimate, stdError, confLevel)
  };
}

/** S(t), or a transform of it, of the first or the second curve. */
interface Point {
  readonly which: "first" | "second";
  readonly estimate: number;
  readonly stdError: number;
}

function onCloglog({which, estimate, stdError}: Point, time: number): Point {
  if (estimate <= 0 || estimate >= 1)
    throw new RangeError(
      `survival of the ${which} curve must be in (0, 1) on scale cloglog, got ${estimate} at time ${time}`
    );
  return {
    which,
    estimate: Math.log(-Math.log(estimate)),
    stdError: Math.abs(stdError / (estimate * Math.log(estimate)))
  };
}

function pointOf(curve: SurvivalCurve, time: number, which: Point["which"]): Point {
  const {estimate, stdError} = survivalAt(curve, [time])[0];
  if (estimate === null || stdError === null)
    throw new RangeError(
      `time must lie where the ${which} curve has an estimate and a standard error, got ${time}: ${estimate === null ? `no follow-up after time ${curve.time.at(-1)}` : `S(t) is ${estimate}, without a standard error`}`
    );
  return {which, estimate, stdError};
}
