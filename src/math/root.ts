/**
 * A root of a continuous function between `low` and `high`, where it has opposite signs, to within `tolerance` · max(1, |root|).
 *
 * Throws `RangeError` when the signs at the ends do not differ.
 * Source: Brent 1973, Algorithms for Minimization without Derivatives, ch. 4.
 *
 * @example
 * brentRoot((x) => x * x - 2, 0, 2) // 1.414213562
 */
export function brentRoot(f: (x: number) => number, low: number, high: number, tolerance = 1e-12): number {
  let a = low;
  let b = high;
  let fa = f(a);
  let fb = f(b);
  if (!(fa * fb <= 0)) throw new RangeError(`f must have opposite signs at ${low} and ${high}, got ${fa} and ${fb}`);
  let c = a;
  let fc = fa;
  let step = b - a;
  let before = step;
  for (let round = 0; round < 200; round++) {
    if (Math.abs(fc) < Math.abs(fb)) {
      [a, b, c] = [b, c, b];
      [fa, fb, fc] = [fb, fc, fb];
    }
    const near = 2 * Number.EPSILON * Math.abs(b) + (tolerance / 2) * Math.max(1, Math.abs(b));
    const half = (c - b) / 2;
    if (Math.abs(half) <= near || fb === 0) return b;
    if (Math.abs(before) < near || Math.abs(fa) <= Math.abs(fb)) {
      step = before = half;
    } else {
      const s = fb / fa;
      // Inverse quadratic interpolation where three points differ, else the secant.
      let p = 2 * half * s;
      let q = 1 - s;
      if (a !== c) {
        const t = fa / fc;
        const r = fb / fc;
        p = s * (2 * half * t * (t - r) - (b - a) * (r - 1));
        q = (t - 1) * (r - 1) * (s - 1);
      }
      if (p > 0) q = -q;
      else p = -p;
      if (2 * p < Math.min(3 * half * q - Math.abs(near * q), Math.abs(before * q))) {
        before = step;
        step = p / q;
      } else step = before = half;
    }
    a = b;
    fa = fb;
    b += Math.abs(step) > near ? step : half > 0 ? near : -near;
    fb = f(b);
    if (fb > 0 === fc > 0) {
      c = a;
      fc = fa;
      step = before = b - a;
    }
  }
  return b;
}
