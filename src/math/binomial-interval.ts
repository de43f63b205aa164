import {betaQuantile} from "./beta.ts";

/** An estimated proportion with its limits. */
export interface ProportionInterval {
  readonly estimate: number;
  readonly confLow: number;
  readonly confHigh: number;
}

/**
 * A proportion x / n with exact limits.
 *
 * Throws `RangeError` when n is not a positive integer, x not an integer in [0, n], or confLevel not in (0, 1).
 * Source: Clopper & Pearson 1934, Biometrika 26:404, in its beta form; R's `binom.test`.
 *
 * @example
 * binomialInterval(3, 10) // {estimate: 0.3, confLow: 0.06673951, confHigh: 0.6524529}
 */
export function binomialInterval(
  x: number,
  n: number,
  {confLevel = 0.95}: {readonly confLevel?: number} = {}
): ProportionInterval {
  if (!(Number.isInteger(n) && n > 0)) throw new RangeError(`n must be a positive integer, got ${n}`);
  if (!(Number.isInteger(x) && x >= 0 && x <= n)) throw new RangeError(`x must be an integer in [0, ${n}], got ${x}`);
  if (!(confLevel > 0 && confLevel < 1)) throw new RangeError(`confLevel must be in (0, 1), got ${confLevel}`);
  const tail = (1 - confLevel) / 2;
  return {
    estimate: x / n,
    confLow: x === 0 ? 0 : betaQuantile(tail, x, n - x + 1),
    confHigh: x === n ? 1 : betaQuantile(tail, x + 1, n - x, true)
  };
}
