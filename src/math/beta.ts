import betainc from "@stdlib/math-base-special-betainc";
import betaincinv from "@stdlib/math-base-special-betaincinv";

function checkShapes(a: number, b: number): void {
  if (!(a > 0)) throw new RangeError(`a must be > 0, got ${a}`);
  if (!(b > 0)) throw new RangeError(`b must be > 0, got ${b}`);
}

/**
 * P(X ≤ x) for beta X with shapes a and b: the regularised incomplete beta function.
 *
 * Throws `RangeError` when a or b is not positive.
 *
 * @example
 * betaLower(0.2, 1, 2) // 0.36
 */
export function betaLower(x: number, a: number, b: number): number {
  checkShapes(a, b);
  return x <= 0 ? 0 : x >= 1 ? 1 : betainc(x, a, b, true, false);
}

/**
 * P(X > x) for beta X with shapes a and b.
 *
 * Throws `RangeError` when a or b is not positive.
 *
 * @example
 * betaUpper(0.2, 1, 2) // 0.64
 */
export function betaUpper(x: number, a: number, b: number): number {
  checkShapes(a, b);
  return x <= 0 ? 1 : x >= 1 ? 0 : betainc(x, a, b, true, true);
}

/**
 * x with P(X ≤ x) = p for beta X with shapes a and b; with `upper`, x with P(X > x) = p.
 *
 * Throws `RangeError` when a or b is not positive or p is outside [0, 1].
 *
 * @example
 * betaQuantile(0.36, 1, 2) // 0.2
 */
export function betaQuantile(p: number, a: number, b: number, upper = false): number {
  checkShapes(a, b);
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must be in [0, 1], got ${p}`);
  return betaincinv(p, a, b, upper);
}
