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
  let move: Move = {step: b - a, before: b - a};
  for (let round = 0; round < 200; round++) {
    if (Math.abs(fc) < Math.abs(fb)) {
      [a, b, c] = [b, c, b];
      [fa, fb, fc] = [fb, fc, fb];
    }
    const near = 2 * Number.EPSILON * Math.abs(b) + (tolerance / 2) * Math.max(1, Math.abs(b));
    const half = (c - b) / 2;
    if (Math.abs(half) <= near || fb === 0) return b;
    move = nextMove({a, b, c, fa, fb, fc}, move, near);
    a = b;
    fa = fb;
    b += Math.abs(move.step) > near ? move.step : half > 0 ? near : -near;
    fb = f(b);
    if (fb > 0 === fc > 0) {
      c = a;
      fc = fa;
      move = {step: b - a, before: b - a};
    }
  }
  return b;
}

/** The last guesses a and b and the point c on the other side of the root, with the function there. */
interface Bracket {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly fa: number;
  readonly fb: number;
  readonly fc: number;
}

/** The step from b, and the one before it. */
interface Move {
  readonly step: number;
  readonly before: number;
}

/** By interpolation where that stays inside and halves the step before the last, else half way. */
function nextMove(bracket: Bracket, {step, before}: Move, near: number): Move {
  const {b, c, fa, fb} = bracket;
  const half = (c - b) / 2;
  if (Math.abs(before) < near || Math.abs(fa) <= Math.abs(fb)) return {step: half, before: half};
  const {p, q} = interpolation(bracket);
  return 2 * p < Math.min(3 * half * q - Math.abs(near * q), Math.abs(before * q))
    ? {step: p / q, before: step}
    : {step: half, before: half};
}

/** The step p / q from b, p ≥ 0: by inverse quadratic interpolation where three points differ, else by the secant. */
function interpolation({a, b, c, fa, fb, fc}: Bracket): {readonly p: number; readonly q: number} {
  const half = (c - b) / 2;
  const s = fb / fa;
  let p = 2 * half * s;
  let q = 1 - s;
  if (a !== c) {
    const t = fa / fc;
    const r = fb / fc;
    p = s * (2 * half * t * (t - r) - (b - a) * (r - 1));
    q = (t - 1) * (r - 1) * (s - 1);
  }
  return p > 0 ? {p, q: -q} : {p: -p, q};
}
