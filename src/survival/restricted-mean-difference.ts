import type {EventTable} from "../record/event-table.ts";
import type {Surv} from "../record/surv.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import {waldContrast, waldRatio, type Contrast} from "./wald.ts";
import {tableOf} from "./event-table.ts";
import {lastKnownTime, restrictedMean, type RestrictedMean, type RestrictedMeanOptions} from "./restricted-mean.ts";

/** The four ways in which the follow-up of two groups can end, after survRM2, and the largest τ that each allows. */
export interface LargestTau {
  /** 1: both end at S = 0; 2: the shorter does, the longer is censored; 3: the longer does, the shorter is censored; 4: both censored. */
  readonly case: 1 | 2 | 3 | 4;
  readonly tau: number;
}

/**
 * The largest τ at which two groups can be compared: the later of their last times when the earlier-ending group ends at S = 0, else
 * the earlier.
 *
 * Source: `rmst2` of the R package survRM2 (Uno et al.), details of its argument tau.
 *
 * @example
 * largestTau(surv({time: [3, 8], event: [1, 1]}), surv({time: [5, 12], event: [1, 0]})) // {case: 2, tau: 12}
 */
export function largestTau(a: Surv | EventTable, b: Surv | EventTable): LargestTau {
  const ends = [lastKnownTime(tableOf(a)), lastKnownTime(tableOf(b))].toSorted(
    (x, y) => x.time - y.time || Number(x.endsAtZero) - Number(y.endsAtZero)
  );
  const [shorter, longer] = [ends[0], ends[1]];
  if (shorter.endsAtZero) return {case: longer.endsAtZero ? 1 : 2, tau: longer.time};
  return {case: longer.endsAtZero ? 3 : 4, tau: shorter.time};
}

export interface RestrictedMeanDifferenceOptions extends Omit<RestrictedMeanOptions, "tau" | "cluster"> {
  /** Default: `largestTau`. */
  readonly tau?: number | undefined;
}

export interface RestrictedMeanDifference {
  readonly tau: number;
  readonly case: LargestTau["case"];
  /** Restricted means of the two groups. */
  readonly groups: readonly [RestrictedMean, RestrictedMean];
  /** First minus second. */
  readonly difference: Contrast;
  /** First over second; `stdError` and `statistic` on the log scale; null when a mean is 0, every event being at time 0. */
  readonly ratio: Contrast | null;
  /** Of restricted mean time lost, τ − mean; null when a group lost none. */
  readonly lostRatio: Contrast | null;
}

/**
 * Difference and ratios of the restricted means of two groups, with limits and two-sided p.
 *
 * Throws `RangeError` when τ is beyond what follow-up allows (the case is named), is not above 0, or when neither group has had an event by τ.
 * Source: Uno et al. 2014, doi:10.1200/JCO.2014.55.2208; `rmst2` of the R package survRM2.
 *
 * @example
 * restrictedMeanDifference(surv({time: [1, 2, 3, 4], event: [1, 1, 1, 1]}), surv({time: [1, 2, 4, 4], event: [1, 1, 0, 0]}), {tau: 4}).difference.estimate // -0.25
 */
export function restrictedMeanDifference(
  a: Surv | EventTable,
  b: Surv | EventTable,
  options: RestrictedMeanDifferenceOptions = {}
): RestrictedMeanDifference {
  const {confLevel = 0.95} = options;
  const chosen = tauOf(options.tau, largestTau(a, b));
  const {tau} = chosen;
  const [first, second] = [a, b].map((given) => restrictedMean(given, {...options, tau}));
  const stdErrors = [first.stdError, second.stdError] as const;
  const stdError = Math.hypot(...stdErrors);
  if (stdError === 0) throw new NotEstimable({code: "no-variance-by", tau});
  return {
    ...chosen,
    groups: [first, second],
    difference: waldContrast(first.estimate - second.estimate, stdError, confLevel),
    ratio: ratioOf([first.estimate, second.estimate], stdErrors, confLevel),
    lostRatio: ratioOf([tau - first.estimate, tau - second.estimate], stdErrors, confLevel)
  };
}

/** First over second; null unless both are above 0. */
function ratioOf(
  [x, y]: readonly [number, number],
  [errorX, errorY]: readonly [number, number],
  confLevel: number
): Contrast | null {
  return x > 0 && y > 0 ? waldRatio(Math.log(x / y), Math.hypot(errorX / x, errorY / y), confLevel) : null;
}

/** The tau asked for, or the largest; throws for one above that. */
function tauOf(asked: number | undefined, largest: LargestTau): LargestTau {
  const tau = asked ?? largest.tau;
  if (tau > largest.tau)
    throw new RangeError(`tau must be at most ${largest.tau} (${caseNames[largest.case]}), got ${tau}`);
  return {tau, case: largest.case};
}

const caseNames: Readonly<Record<LargestTau["case"], string>> = {
  1: "case 1: both groups are followed to their last event",
  2: "case 2: the group that ends first is followed to its last event",
  3: "case 3: the group that ends first is censored at its last time",
  4: "case 4: both groups are censored at their last time"
};
