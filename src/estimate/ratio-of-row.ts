import type {CoxRow} from "../survival/cox.ts";

/** A row of a Cox model on the scale of hazard ratios, its standard error still that of the log hazard ratio, robust where there is a robust one. */
export interface RatioOfRow {
  readonly estimate: number;
  readonly stdError: number;
  readonly statistic: number;
  readonly pValue: number;
  readonly confLow: number;
  readonly confHigh: number;
}

/**
 * A row of a Cox model as a hazard ratio with its limits.
 *
 * @example
 * const {estimate, confHigh} = ratioOfRow({estimate: 0, stdError: 1, statistic: 0, pValue: 1, confLow: -1.96, confHigh: 1.96});
 * [estimate, confHigh] // [1, 7.0993]
 */
export function ratioOfRow({
  estimate,
  stdError,
  robustStdError,
  statistic,
  pValue,
  confLow,
  confHigh
}: Pick<CoxRow, keyof RatioOfRow | "robustStdError">): RatioOfRow {
  return {
    estimate: Math.exp(estimate),
    stdError: robustStdError ?? stdError,
    statistic,
    pValue,
    confLow: Math.exp(confLow),
    confHigh: Math.exp(confHigh)
  };
}
