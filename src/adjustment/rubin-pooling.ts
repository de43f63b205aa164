import {normalQuantile, normalTwoSided} from "../math/normal.ts";
import {studentQuantile, studentTwoSided} from "../math/student-t.ts";

export interface PooledEstimate {
  readonly estimate: number;
  readonly stdError: number;
  readonly statistic: number;
  /** Degrees of freedom of the t distribution; Infinity where the imputations agree. */
  readonly df: number;
  readonly pValue: number;
  readonly confLow: number;
  readonly confHigh: number;
  /** Within and between imputations. */
  readonly within: number;
  readonly between: number;
  /** Share of the variance that is due to missing data (fraction of missing information). */
  readonly missingInformation: number;
  readonly imputations: number;
}

/**
 * One estimate from m completed data sets by Rubin's rules; give log hazard ratios, not ratios.
 *
 * T = W + (1 + 1/m) B; t with ν = (m − 1)(1 + W / ((1 + 1/m) B))² degrees of freedom, and after Barnard & Rubin where the degrees of freedom of the complete data are given.
 * Throws `RangeError` for fewer than 2 imputations, lengths that differ, a standard error that is not above 0, or confLevel outside (0, 1).
 * Source: Rubin 1987, Multiple Imputation for Nonresponse in Surveys, §3.3; Barnard & Rubin 1999, Biometrika 86:948. Equals R's `mitools::MIcombine` for complete data of any size, and the formula of Barnard & Rubin (as `mice`) otherwise.
 *
 * @example
 * rubinPooled([0.4, 0.5, 0.6], [0.2, 0.2, 0.2]) // {estimate: 0.5, within: 0.04, between: 0.01, stdError: 0.2309401}
 */
export function rubinPooled(
  estimates: readonly number[],
  stdErrors: readonly number[],
  {confLevel = 0.95, completeDf = Infinity}: {readonly confLevel?: number; readonly completeDf?: number} = {}
): PooledEstimate {
  const m = estimates.length;
  if (m < 2) throw new RangeError(`estimates must hold at least 2 imputations, got ${m}`);
  if (stdErrors.length !== m)
    throw new RangeError(`stdErrors must have the length of estimates, ${m}, got ${stdErrors.length}`);
  if (!(confLevel > 0 && confLevel < 1)) throw new RangeError(`confLevel must be in (0, 1), got ${confLevel}`);
  if (!(completeDf > 0)) throw new RangeError(`completeDf must be > 0, got ${completeDf}`);
  for (let k = 0; k < m; k++) {
    if (!Number.isFinite(estimates[k]))
      throw new RangeError(`estimates[${k}] must be a finite number, got ${estimates[k]}`);
    if (!(stdErrors[k] > 0 && stdErrors[k] < Infinity))
      throw new RangeError(`stdErrors[${k}] must be a finite number > 0, got ${stdErrors[k]}`);
  }
  const estimate = estimates.reduce((sum, value) => sum + value, 0) / m;
  const within = stdErrors.reduce((sum, value) => sum + value * value, 0) / m;
  const spread = estimates.reduce((sum, value) => sum + (value - estimate) ** 2, 0) / (m - 1);
  // Equal estimates differ from their own mean by rounding.
  const between = spread < 1e-24 * within ? 0 : spread;
  const added = (1 + 1 / m) * between;
  const total = within + added;
  const lambda = added / total;
  const rubinDf = between === 0 ? Infinity : (m - 1) / lambda ** 2;
  const observedDf =
    completeDf === Infinity ? Infinity : ((completeDf + 1) / (completeDf + 3)) * completeDf * (1 - lambda);
  const df = 1 / (1 / rubinDf + 1 / observedDf);
  const stdError = Math.sqrt(total);
  const statistic = estimate / stdError;
  const reach =
    (df === Infinity ? normalQuantile((1 + confLevel) / 2) : studentQuantile((1 + confLevel) / 2, df)) * stdError;
  const ratio = added / within;
  return {
    estimate,
    stdError,
    statistic,
    df,
    pValue: df === Infinity ? normalTwoSided(statistic) : studentTwoSided(statistic, df),
    confLow: estimate - reach,
    confHigh: estimate + reach,
    within,
    between,
    missingInformation: (ratio + (df === Infinity ? 0 : 2 / (df + 3))) / (ratio + 1),
    imputations: m
  };
}
