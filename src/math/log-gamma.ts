import gammaln from "@stdlib/math-base-special-gammaln";

/**
 * Natural logarithm of Γ(x), x > 0.
 *
 * @example
 * logGamma(5) // 3.1780538303479458
 */
export function logGamma(x: number): number {
  return gammaln(x);
}
