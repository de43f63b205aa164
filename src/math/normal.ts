import erfc from "@stdlib/math-base-special-erfc";
import erfcinv from "@stdlib/math-base-special-erfcinv";

/**
 * P(Z ≤ z) for a standard normal Z, in full double precision in either tail.
 *
 * @example
 * normalLower(-1.959963984540054) // 0.025
 */
export function normalLower(z: number): number {
  return erfc(-z / Math.SQRT2) / 2;
}

/**
 * P(Z > z) for a standard normal Z, in full double precision in either tail.
 *
 * @example
 * normalUpper(37) // 5.725571e-300
 */
export function normalUpper(z: number): number {
  return erfc(z / Math.SQRT2) / 2;
}

/**
 * Two-sided p-value of a standard normal statistic, P(|Z| ≥ |z|).
 *
 * @example
 * normalTwoSided(-1.959963984540054) // 0.05
 */
export function normalTwoSided(z: number): number {
  return erfc(Math.abs(z) / Math.SQRT2);
}

/**
 * Natural logarithm of P(Z > z), finite also where the probability itself underflows.
 *
 * Source: Abramowitz & Stegun 1964, 26.2.12 (asymptotic series), beyond z = 20.
 *
 * @example
 * logNormalUpper(100) // -5005.52421
 */
export function logNormalUpper(z: number): number {
  if (z < 20) return z < -1 ? Math.log1p(-normalLower(z)) : Math.log(normalUpper(z));
  const inverse = 1 / (z * z);
  let term = 1;
  let sum = 1;
  // Terms shrink until 2k + 1 passes z²; at z ≥ 20 the tenth is below 1e-17.
  for (let k = 0; k < 10; k += 1) {
    term *= -(2 * k + 1) * inverse;
    sum += term;
  }
  return -0.5 * z * z - Math.log(z) - 0.5 * Math.log(2 * Math.PI) + Math.log(sum);
}

/**
 * z with P(Z ≤ z) = p.
 *
 * Throws `RangeError` when p is outside [0, 1].
 *
 * @example
 * normalQuantile(0.975) // 1.959963984540054
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must be in [0, 1], got ${p}`);
  if (p === 0.5) return 0;
  const z = -Math.SQRT2 * erfcinv(2 * p);
  if (!(p > 0 && p < 1e-8)) return z;
  // Far out the library is right to 1e-13 in z, which is 1e-10 in p; one Newton step on log p mends it.
  const logDensity = -0.5 * z * z - 0.5 * Math.log(2 * Math.PI);
  const logTail = logNormalUpper(-z);
  return z + (Math.log(p) - logTail) / Math.exp(logDensity - logTail);
}
