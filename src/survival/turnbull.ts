import type {SurvivalRemark} from "../record/survival-remark.ts";
import {censoringIntervals, type CensoringIntervals, type IntervalCensored} from "./innermost-intervals.ts";
import {poolAdjacentViolators} from "./isotonic-regression.ts";

export interface TurnbullOptions {
  /** Largest distance from the maximum of the log-likelihood, per subject, that is called converged, > 0. */
  readonly tolerance?: number;
  /** Most rounds of one EM step and one ICM step, ≥ 1. */
  readonly maxIterations?: number;
}

/** Where an interval-censored event time can lie, and with what probability; columns of equal length, ascending. */
export interface Turnbull {
  /** Beginning of each innermost interval (left, right]; equal to `right` for an exact time. */
  readonly left: Float64Array;
  /** End of each innermost interval; Infinity for what lies beyond the last look. */
  readonly right: Float64Array;
  /** Probability of each interval, > 0; how it is spread inside an interval the data do not say. */
  readonly mass: Float64Array;
  /** Probability of being event-free just after `right`. */
  readonly estimate: Float64Array;
  readonly logLik: number;
  /** Proven bound: no distribution has a log-likelihood above `logLik + gap`. */
  readonly gap: number;
  readonly iterations: number;
  readonly converged: boolean;
  /** Subjects, or the sum of their weights. */
  readonly n: number;
  readonly remarks: readonly SurvivalRemark[];
}

/**
 * Non-parametric maximum-likelihood estimate of the distribution of interval-censored times (progression is seen only at scans).
 *
 * Subject i had the event after `left[i]` (last look without it) and at or before `right[i]` (first look with it), in one unit of time;
 * `right` null or Infinity: not seen by the last look; `left` null: already there at the first look; left = right: time known exactly.
 * `weight` counts identical subjects. Solved by alternating EM and iterative convex minorant steps until `gap` ≤ `tolerance` (default 1e-10) times the number of subjects.
 *
 * Throws `RangeError` for a negative or NaN time, left > right, weight ≤ 0, or `entry` (delayed entry changes the likelihood and is refused);
 * `TypeError` for columns of different lengths.
 * Source: Turnbull 1976, J R Stat Soc B 38:290; Wellner & Zhan 1997, J Am Stat Assoc 92:945 (EM-ICM);
 * Gentleman & Geyer 1994, Biometrika 81:618 (the bound `gap`).
 *
 * @example
 * const scans = turnbull({left: [0, 4, 6, 0], right: [5, null, 10, 7]});
 * scans.left // [4, 6]
 * scans.mass // [0.5, 0.5]
 */
export function turnbull(
  data: IntervalCensored,
  {tolerance = 1e-10, maxIterations = 20_000}: TurnbullOptions = {}
): Turnbull {
  if (!(tolerance > 0)) throw new RangeError(`tolerance must be > 0, got ${tolerance}`);
  if (!(Number.isInteger(maxIterations) && maxIterations >= 1))
    throw new RangeError(`maxIterations must be an integer ≥ 1, got ${maxIterations}`);
  const intervals = censoringIntervals(data);
  const largestGap = tolerance * intervals.total;
  return supported(intervals, maximise(intervals, largestGap, maxIterations), largestGap);
}

interface Fit {
  readonly mass: Float64Array;
  readonly logLik: number;
  readonly gap: number;
  readonly iterations: number;
}

/** Rounds without a smaller bound after which double precision holds no more. */
const PATIENCE = 200;

function maximise(intervals: CensoringIntervals, largestGap: number, maxIterations: number): Fit {
  const size = intervals.left.length;
  let cumulative: Float64Array = Float64Array.from({length: size + 1}, (_, j) => j / size);
  let fit = assess(intervals, cumulative);
  let smallestGap = fit.gap;
  let patience = PATIENCE;
  let iterations = 0;
  for (; fit.gap > largestGap && iterations < maxIterations && patience > 0; iterations += 1) {
    cumulative = convexMinorantStep(intervals, expectationStep(intervals, cumulative, fit.derivative));
    fit = assess(intervals, cumulative);
    patience = fit.gap < smallestGap ? PATIENCE : patience - 1;
    smallestGap = Math.min(smallestGap, fit.gap);
  }
  return {mass: masses(cumulative), logLik: fit.logLik, gap: Math.max(0, fit.gap), iterations};
}

/** One EM step: each interval gets its expected share of the subjects that it may hold. */
function expectationStep({total}: CensoringIntervals, from: Float64Array, derivative: Float64Array): Float64Array {
  const expected = new Float64Array(from.length);
  for (let j = 0; j < derivative.length; j += 1)
    expected[j + 1] = expected[j] + ((from[j + 1] - from[j]) * derivative[j]) / total;
  const sum = expected[derivative.length];
  return expected.map((value) => value / sum);
}

function masses(cumulative: Float64Array): Float64Array {
  return Float64Array.from({length: cumulative.length - 1}, (_, j) => cumulative[j + 1] - cumulative[j]);
}

/** Log-likelihood at a distribution, its derivative by each mass, and the bound on what is left to gain (largest derivative − n). */
function assess(
  {first, last, count, total, left}: CensoringIntervals,
  cumulative: Float64Array
): {logLik: number; derivative: Float64Array; gap: number} {
  const change = new Float64Array(left.length + 1);
  let logLik = 0;
  for (let i = 0; i < first.length; i += 1) {
    const a = first[i];
    const b = last[i] + 1;
    const weight = count[i];
    const probability = cumulative[b] - cumulative[a];
    logLik += weight * Math.log(probability);
    change[a] += weight / probability;
    change[b] -= weight / probability;
  }
  const derivative = new Float64Array(left.length);
  let running = 0;
  let largest = -Infinity;
  for (let j = 0; j < derivative.length; j += 1) {
    running += change[j];
    derivative[j] = running;
    if (running > largest) largest = running;
  }
  return {logLik, derivative, gap: largest - total};
}

function logLikelihood({first, last, count}: CensoringIntervals, cumulative: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < first.length; i += 1) sum += count[i] * Math.log(cumulative[last[i] + 1] - cumulative[first[i]]);
  return sum;
}

/** One Newton step with the diagonal of the Hessian, projected on rising functions, halved until the likelihood does not fall. */
function convexMinorantStep(intervals: CensoringIntervals, from: Float64Array): Float64Array {
  const inner = from.length - 2;
  if (inner < 1) return from;
  const {logLik: start, gradient, curvature} = derivatives(intervals, from);
  const target = new Float64Array(inner);
  const weight = new Float64Array(inner);
  for (let j = 0; j < inner; j += 1) {
    weight[j] = curvature[j + 1];
    target[j] = from[j + 1] + gradient[j + 1] / weight[j];
  }
  const rising = poolAdjacentViolators(target, weight);
  for (let share = 1; share > 1e-6; share /= 2) {
    const step = Float64Array.from(from);
    for (let j = 0; j < inner; j += 1) {
      const goal = Math.min(1, Math.max(0, rising[j]));
      step[j + 1] = from[j + 1] + share * (goal - from[j + 1]);
    }
    if (logLikelihood(intervals, step) >= start) return step;
  }
  return from;
}

/** Log-likelihood with gradient and minus the diagonal of the Hessian in the cumulative probabilities. */
function derivatives(
  {first, last, count}: CensoringIntervals,
  at: Float64Array
): {readonly logLik: number; readonly gradient: Float64Array; readonly curvature: Float64Array} {
  const gradient = new Float64Array(at.length);
  const curvature = new Float64Array(at.length);
  let logLik = 0;
  for (let i = 0; i < first.length; i += 1) {
    const a = first[i];
    const b = last[i] + 1;
    const probability = at[b] - at[a];
    const slope = count[i] / probability;
    logLik += count[i] * Math.log(probability);
    gradient[b] += slope;
    gradient[a] -= slope;
    curvature[b] += slope / probability;
    curvature[a] += slope / probability;
  }
  return {logLik, gradient, curvature};
}

/** What EM leaves as dust where the maximum has none: a mass too small to change any digit of the log-likelihood. */
const DUST = 1e-13;

function supported(intervals: CensoringIntervals, {mass, logLik, gap, iterations}: Fit, largestGap: number): Turnbull {
  const kept = [...mass.keys()].filter((j) => mass[j] > DUST);
  const sum = kept.reduce((above, j) => above + mass[j], 0);
  const converged = gap <= largestGap;
  let below = 0;
  return {
    left: Float64Array.from(kept, (j) => intervals.left[j]),
    right: Float64Array.from(kept, (j) => intervals.right[j]),
    mass: Float64Array.from(kept, (j) => mass[j] / sum),
    estimate: Float64Array.from(kept, (j, at) => (at === kept.length - 1 ? 0 : 1 - (below += mass[j] / sum))),
    logLik,
    gap,
    iterations,
    converged,
    n: intervals.total,
    remarks: converged ? [] : [{code: "stopped-early", iterations, gap}]
  };
}

/** A quantile of an interval-censored distribution: every number between `left` and `right` is as likely as any other. */
export interface TurnbullQuantile {
  /** Middle of [left, right], R's convention; null when the quantile lies beyond the last look. */
  readonly estimate: number | null;
  readonly left: number;
  readonly right: number | null;
}

/**
 * The p-quantile of a Turnbull estimate, in the unit of its times; the median is p = 0.5.
 *
 * It lies in the innermost interval in which the distribution passes p; where the distribution is exactly p between two intervals
 * it is taken from the middle of the one to the middle of the other, as R's `quantile.survfit` does.
 * Throws `RangeError` when p is outside (0, 1).
 *
 * @example
 * const scans = turnbull({left: [0, 4, 6, 0, 8], right: [5, 9, 10, 7, null]});
 * turnbullQuantile(scans, 0.3) // {estimate: 4.5, left: 4, right: 5}
 */
export function turnbullQuantile({left, right, estimate}: Turnbull, p: number): TurnbullQuantile {
  if (!(p > 0 && p < 1)) throw new RangeError(`p must be in (0, 1), got ${p}`);
  const at = estimate.findIndex((survival) => survival <= 1 - p + SAME);
  const low = left[at];
  const high = right[at];
  const middle = (low + high) / 2;
  const onPlateau = Math.abs(estimate[at] - (1 - p)) <= SAME && at + 1 < estimate.length;
  if (!onPlateau)
    return high === Infinity ? {estimate: null, left: low, right: null} : {estimate: middle, left: low, right: high};
  const end = right[at + 1];
  // A plateau whose next fall is beyond the last look is a trailing one: its start stands, as for Kaplan–Meier.
  return end === Infinity
    ? {estimate: middle, left: low, right: null}
    : {estimate: (middle + (left[at + 1] + end) / 2) / 2, left: low, right: end};
}

/** Survival values closer than this are one value; R's `quantile.survfit` uses the same √ε. */
const SAME = Math.sqrt(Number.EPSILON);
