import {betaLower, betaQuantile, betaUpper} from "./beta.ts";

function checkDf(df1: number, df2: number): void {
  if (!(df1 > 0)) throw new RangeError(`df1 must be > 0, got ${df1}`);
  if (!(df2 > 0)) throw new RangeError(`df2 must be > 0, got ${df2}`);
}

/**
 * P(F > x) for an F distribution with df1 and df2 degrees of freedom.
 *
 * Throws `RangeError` when df1 or df2 is not positive.
 * Source: Abramowitz & Stegun 1964, 26.6.2.
 *
 * @example
 * fUpper(4.964602743730711, 1, 10) // 0.05
 */
export function fUpper(x: number, df1: number, df2: number): number {
  checkDf(df1, df2);
  if (x <= 0) return 1;
  const scaled = df1 * x;
  // The smaller of the two complementary arguments keeps its digits.
  return scaled < df2
    ? betaUpper(scaled / (scaled + df2), df1 / 2, df2 / 2)
    : betaLower(df2 / (scaled + df2), df2 / 2, df1 / 2);
}

/**
 * P(F ≤ x) for an F distribution with df1 and df2 degrees of freedom.
 *
 * Throws `RangeError` when df1 or df2 is not positive.
 *
 * @example
 * fLower(4.964602743730711, 1, 10) // 0.95
 */
export function fLower(x: number, df1: number, df2: number): number {
  checkDf(df1, df2);
  return x <= 0 ? 0 : fUpper(1 / x, df2, df1);
}

/**
 * x with P(F ≤ x) = p for an F distribution with df1 and df2 degrees of freedom.
 *
 * Throws `RangeError` when p is outside [0, 1], or df1 or df2 is not positive.
 *
 * @example
 * fQuantile(0.95, 1, 10) // 4.964602743731
 */
export function fQuantile(p: number, df1: number, df2: number): number {
  checkDf(df1, df2);
  const x = betaQuantile(p, df1 / 2, df2 / 2);
  const rest = x > 0.5 ? betaQuantile(p, df2 / 2, df1 / 2, true) : 1 - x;
  return (df2 * x) / (df1 * rest);
}
