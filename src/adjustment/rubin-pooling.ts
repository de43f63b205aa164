import {normalQuantile, normalTwoSided} from "../math/normal.ts";
import {studentQuantile, studentTwoSided} from "../math/student-t.ts";
import {checkConfLevel} from "../survival/confidence-scale.ts";

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

interface PoolingOptions {
  readonly confLevel: number;
  /** Degrees of freedom of the complete data. */
  readonly completeDf: number;
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
  {confLevel = 0.95, completeDf = Infinity}: Partial<PoolingOptions> = {}
): PooledEstimate {
  checkImputations(estimates, stdErrors, {confLevel, completeDf});
  const m = estimates.length;
  const {estimate, within, between} = meanAndVariances(estimates, stdErrors);
  const added = (1 + 1 / m) * between;
  const total = within + added;
  const df = degreesOfFreedom(m, added / total, completeDf);
  const stdError = Math.sqrt(total);
  const statistic = estimate / stdError;
  const reach = multiplier(confLevel, df) * stdError;
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
    missingInformation: missingInformation(added / within, df),
    imputations: m
  };
}

function checkImputations(
  estimates: readonly number[],
  stdErrors: readonly number[],
  {confLevel, completeDf}: PoolingOptions
): void {
  const m = estimates.length;
  if (m < 2) throw new RangeError(`estimates must hold at least 2 imputations, got ${m}`);
  if (stdErrors.length !== m)
    throw new RangeError(`stdErrors must have the length of estimates, ${m}, got ${stdErrors.length}`);
  checkConfLevel(confLevel);
  if (!(completeDf > 0)) throw new RangeError(`completeDf must be > 0, got ${completeDf}`);
  for (let k = 0; k < m; k++) {
    if (!Number.isFinite(estimates[k]))
      throw new RangeError(`estimates[${k}] must be a finite number, got ${estimates[k]}`);
    if (!(stdErrors[k] > 0 && stdErrors[k] < Infinity))
      throw new RangeError(`stdErrors[${k}] must be a finite number > 0, got ${stdErrors[k]}`);
  }
}

/** Mean of the imputations, and variances within and between them. */
function meanAndVariances(
  estimates: readonly number[],
  stdErrors: readonly number[]
): Pick<PooledEstimate, "estimate" | "within" | "between"> {
  const m = estimates.length;
  const estimate = estimates.reduce((sum, value) => sum + value, 0) / m;
  const within = stdErrors.reduce((sum, value) => sum + value * value, 0) / m;
  const spread = estimates.reduce((sum, value) => sum + (value - estimate) ** 2, 0) / (m - 1);
  // Equal estimates differ from their own mean by rounding.
  return {estimate, within, between: spread < 1e-24 * within ? 0 : spread};
}

/** Two-sided multiplier of t, or of the normal distribution where the degrees of freedom are infinite. */
function multiplier(confLevel: number, df: number): number {
  return df === Infinity ? normalQuantile((1 + confLevel) / 2) : studentQuantile((1 + confLevel) / 2, df);
}

/** `ratio` of the variance that missing data add to that within imputations. */
function missingInformation(ratio: number, df: number): number {
  return (ratio + (df === Infinity ? 0 : 2 / (df + 3))) / (ratio + 1);
}

/** Rubin's degrees of freedom, joined with those of the complete data after Barnard & Rubin; `share` of the variance is between imputations. */
function degreesOfFreedom(m: number, share: number, completeDf: number): number {
  const rubinDf = share === 0 ? Infinity : (m - 1) / share ** 2;
  const observedDf =
    completeDf === Infinity ? Infinity : ((completeDf + 1) / (completeDf + 3)) * completeDf * (1 - share);
  return 1 / (1 / rubinDf + 1 / observedDf);
}
