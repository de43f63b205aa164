import {betaLower, betaQuantile} from "./beta.ts";

function checkDf(df: number): void {
  if (!(df > 0)) throw new RangeError(`df must be > 0, got ${df}`);
}

/** P(T > |t|); the branch keeps relative precision both near 0 and far out. */
function beyond(t: number, df: number): number {
  const square = t * t;
  return square < 0.25 * Math.min(1, df)
    ? 0.5 - 0.5 * betaLower(square / (df + square), 0.5, df / 2)
    : 0.5 * betaLower(df / (df + square), df / 2, 0.5);
}

/**
 * P(T > t) for Student's t with `df` degrees of freedom.
 *
 * Throws `RangeError` when df ≤ 0.
 * Source: Abramowitz & Stegun 1964, 26.7.1 with 26.5.27.
 *
 * @example
 * studentUpper(2.2281388519862744, 10) // 0.025
 */
export function studentUpper(t: number, df: number): number {
  checkDf(df);
  return t > 0 ? beyond(t, df) : 1 - beyond(t, df);
}

/**
 * P(T ≤ t) for Student's t with `df` degrees of freedom.
 *
 * Throws `RangeError` when df ≤ 0.
 *
 * @example
 * studentLower(-2.2281388519862744, 10) // 0.025
 */
export function studentLower(t: number, df: number): number {
  return studentUpper(-t, df);
}

/**
 * t with P(T ≤ t) = p for Student's t with `df` degrees of freedom.
 *
 * Throws `RangeError` when p is outside [0, 1] or df ≤ 0.
 *
 * @example
 * studentQuantile(0.975, 10) // 2.228138851986
 */
export function studentQuantile(p: number, df: number): number {
  checkDf(df);
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must be in [0, 1], got ${p}`);
  if (p === 0.5) return 0;
  const sign = p < 0.5 ? -1 : 1;
  const tail = p < 0.5 ? p : 1 - p;
  if (tail === 0) return sign * Infinity;
  if (tail > 0.25) {
    const x = betaQuantile(Math.abs(2 * (p - 0.5)), 0.5, df / 2);
    return sign * Math.sqrt((df * x) / (1 - x));
  }
  const x = betaQuantile(2 * tail, df / 2, 0.5);
  const rest = x > 0.5 ? betaQuantile(2 * tail, 0.5, df / 2, true) : 1 - x;
  return sign * Math.sqrt((df * rest) / x);
}

/**
 * Two-sided p-value of a t statistic, P(|T| ≥ |t|).
 *
 * Throws `RangeError` when df ≤ 0.
 *
 * @example
 * studentTwoSided(-2.2281388519862744, 10) // 0.05
 */
export function studentTwoSided(t: number, df: number): number {
  checkDf(df);
  return 2 * beyond(t, df);
}
