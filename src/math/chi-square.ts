import {gammaLower, gammaQuantile, gammaUpper, logGammaUpper} from "./incomplete-gamma.ts";

function checkDf(df: number): void {
  if (!(df > 0)) throw new RangeError(`df must be > 0, got ${df}`);
}

/**
 * P(X > x) for chi-square X with `df` degrees of freedom, in full double precision down to 1e-300.
 *
 * Throws `RangeError` when df ≤ 0.
 *
 * @example
 * chiSquareUpper(1373.872631222394, 1) // 1e-300
 */
export function chiSquareUpper(x: number, df: number): number {
  checkDf(df);
  return x <= 0 ? 1 : gammaUpper(df / 2, x / 2);
}

/**
 * P(X ≤ x) for chi-square X with `df` degrees of freedom.
 *
 * Throws `RangeError` when df ≤ 0.
 *
 * @example
 * chiSquareLower(3.841458820694124, 1) // 0.95
 */
export function chiSquareLower(x: number, df: number): number {
  checkDf(df);
  return x <= 0 ? 0 : gammaLower(df / 2, x / 2);
}

/**
 * Natural logarithm of P(X > x), finite also where the probability itself underflows.
 *
 * Throws `RangeError` when df ≤ 0.
 *
 * @example
 * logChiSquareUpper(4000, 1) // -2004.3731
 */
export function logChiSquareUpper(x: number, df: number): number {
  checkDf(df);
  return x <= 0 ? 0 : logGammaUpper(df / 2, x / 2);
}

/**
 * x with P(X ≤ x) = p for chi-square X with `df` degrees of freedom.
 *
 * Throws `RangeError` when p is outside [0, 1] or df ≤ 0.
 *
 * @example
 * chiSquareQuantile(0.95, 1) // 3.841458820694
 */
export function chiSquareQuantile(p: number, df: number): number {
  checkDf(df);
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must be in [0, 1], got ${p}`);
  return 2 * gammaQuantile(df / 2, p);
}

/**
 * x with P(X > x) = q for chi-square X with `df` degrees of freedom; for tails too thin for 1 − q.
 *
 * Throws `RangeError` when q is outside [0, 1] or df ≤ 0.
 *
 * @example
 * chiSquareUpperQuantile(1e-300, 1) // 1373.87263122
 */
export function chiSquareUpperQuantile(q: number, df: number): number {
  checkDf(df);
  if (!(q >= 0 && q <= 1)) throw new RangeError(`q must be in [0, 1], got ${q}`);
  return 2 * gammaQuantile(df / 2, q, true);
}
