import {normalTwoSided} from "../math/normal.ts";
import {confMultiplier} from "./confidence-scale.ts";

/** An estimated contrast of two groups with a Wald test and limits. */
export interface Contrast {
  readonly estimate: number;
  /** On the scale of the test: of the estimate itself for a difference, of its logarithm for a ratio. */
  readonly stdError: number;
  /** Wald z. */
  readonly statistic: number;
  /** Two-sided. */
  readonly pValue: number;
  readonly confLow: number;
  readonly confHigh: number;
}

/** Wald contrast on the scale of `estimate`. */
export function waldContrast(estimate: number, stdError: number, confLevel: number): Contrast {
  const z = confMultiplier(confLevel);
  const statistic = estimate / stdError;
  return {
    estimate,
    stdError,
    statistic,
    pValue: normalTwoSided(statistic),
    confLow: estimate - z * stdError,
    confHigh: estimate + z * stdError
  };
}

/** Wald contrast of a ratio, from its logarithm. */
export function waldRatio(logEstimate: number, stdError: number, confLevel: number): Contrast {
  const {estimate, confLow, confHigh, ...test} = waldContrast(logEstimate, stdError, confLevel);
  return {...test, estimate: Math.exp(estimate), confLow: Math.exp(confLow), confHigh: Math.exp(confHigh)};
}
