import type {Covariate} from "../survival/design.ts";
import {logisticRegression, type LogisticFit} from "./logistic-regression.ts";
import {positivityRemarks, type PositivityRemark} from "./positivity.ts";

/** Of whom the weighted comparison speaks: everyone, those who were treated, or those who could have been in either arm. */
export type PropensityTarget = "ATE" | "ATT" | "overlap";

/** Weight of a row with score e, treated or not. */
const weightFor: Readonly<Record<PropensityTarget, (score: number, treated: boolean) => number>> = {
  ATE: (score, treated) => (treated ? 1 / score : 1 / (1 - score)),
  ATT: (score, treated) => (treated ? 1 : score / (1 - score)),
  overlap: (score, treated) => (treated ? 1 - score : score)
};

export interface PropensityWeights {
  readonly target: PropensityTarget;
  /** P(treated | covariates), length n. */
  readonly score: Float64Array;
  /** Length n; > 0. */
  readonly weight: Float64Array;
  /** Kish's effective sample size of each arm, (Σ w)² / Σ w². */
  readonly effectiveSize: {readonly treated: number; readonly untreated: number};
  readonly fit: LogisticFit;
  readonly remarks: readonly (LogisticFit["remarks"][number] | PositivityRemark)[];
}

/**
 * Propensity weights of n rows: P(treated | covariates) by logistic regression, turned into weights for the average effect in everyone (ATE), in the treated (ATT), or in the overlap of the arms.
 *
 * `treated` is 1 for the arm of interest. Weights are not stabilised or trimmed. Remarks name scores near 0 and 1, regions without overlap, and single rows that carry much of an arm.
 * Needs every confounder among the covariates, and positivity. Throws `RangeError` for an unknown target and as `logisticRegression`.
 * Source: Rosenbaum & Rubin 1983, Biometrika 70:41; overlap weights Li, Morgan & Zaslavsky 2018, JASA 113:390.
 *
 * @example
 * propensityWeights([0, 0, 1, 1, 0, 1], {x: [0, 0, 0, 1, 1, 1]}, "ATT").weight // [0.5, 0.5, 1, 1, 2, 1]
 */
export function propensityWeights(
  treated: ArrayLike<number | boolean>,
  covariates: Readonly<Record<string, Covariate>>,
  target: PropensityTarget
): PropensityWeights {
  checkTarget(target);
  const fit = logisticRegression(treated, covariates);
  const arm = Array.from({length: treated.length}, (_, i) => Boolean(treated[i]));
  // A score that rounds to 0 or 1 would give an infinite weight; the remark on separation goes with it.
  const score = fit.fitted.map((value) => Math.min(1 - 1e-9, Math.max(1e-9, value)));
  const weight = score.map((value, i) => weightFor[target](value, arm[i]));
  const sizeOf = (wanted: boolean): number => effectiveSize(weight.filter((_, i) => arm[i] === wanted));
  const remarks = [...fit.remarks, ...positivityRemarks(score, arm, weight)];
  return {target, score, weight, effectiveSize: {treated: sizeOf(true), untreated: sizeOf(false)}, fit, remarks};
}

function checkTarget(target: string): void {
  if (!Object.hasOwn(weightFor, target))
    throw new RangeError(`target must be one of ${Object.keys(weightFor).join(", ")}, got ${JSON.stringify(target)}`);
}

/** Kish's: as many rows of weight 1 would give a mean as precise. */
function effectiveSize(weight: Float64Array): number {
  return weight.reduce((sum, value) => sum + value, 0) ** 2 / weight.reduce((sum, value) => sum + value * value, 0);
}
