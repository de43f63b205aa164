const GOLDEN = (3 - Math.sqrt(5)) / 2;

/** Where a function of one variable is largest, and its value there. */
export interface LineMaximum {
  readonly at: number;
  readonly value: number;
}

/**
 * The maximum of a function with one peak between `low` and `high`, to within `tolerance`.
 *
 * Source: Brent 1973, Algorithms for Minimization without Derivatives, ch. 5.
 *
 * @example
 * brentMaximum((x) => -((x - 2) ** 2), 0, 5).at // 2.000000
 */
export function brentMaximum(f: (x: number) => number, low: number, high: number, tolerance = 1e-8): LineMaximum {
  let a = low;
  let b = high;
  const first = a + GOLDEN * (b - a);
  const start: Point = {at: first, fall: -f(first)};
  let best: BestPoints = [start, start, start];
  let move: Move = {step: 0, before: 0};
  for (let round = 0; round < 200; round++) {
    const x = best[0].at;
    const middle = (a + b) / 2;
    const near = Number.EPSILON * Math.abs(x) + tolerance / 3;
    if (Math.abs(x - middle) <= 2 * near - (b - a) / 2) break;
    move = parabolicMove(best, [a, b], move, near) ?? goldenMove(x, [a, b]);
    const u = x + atLeast(near, move.step);
    const there: Point = {at: u, fall: -f(u)};
    if (there.fall <= best[0].fall) {
      if (u < x) b = x;
      else a = x;
    } else if (u < x) a = u;
    else b = u;
    best = ranked(best, there);
  }
  return {at: best[0].at, value: -best[0].fall};
}

function atLeast(near: number, step: number): number {
  return Math.abs(step) >= near ? step : step > 0 ? near : -near;
}

/** A place, and minus the function there. */
interface Point {
  readonly at: number;
  readonly fall: number;
}

/** The best point so far, the second best, and the one that was second best before. */
type BestPoints = readonly [Point, Point, Point];

/** The step from the best point, and the one before it. */
interface Move {
  readonly step: number;
  readonly before: number;
}

/** To the peak of the parabola, where that lies inside and the step is less than half of that before the last; else null. */
function parabolicMove(
  best: BestPoints,
  [a, b]: readonly [number, number],
  {step, before}: Move,
  near: number
): Move | null {
  if (!(Math.abs(before) > near)) return null;
  const x = best[0].at;
  const {p, q} = parabola(best);
  if (!(Math.abs(p) < Math.abs((q * before) / 2) && p > q * (a - x) && p < q * (b - x))) return null;
  const u = x + p / q;
  const atEdge = u - a < 2 * near || b - u < 2 * near;
  return {step: atEdge ? (x < (a + b) / 2 ? near : -near) : p / q, before: step};
}

/** Into the longer of the two parts. */
function goldenMove(x: number, [a, b]: readonly [number, number]): Move {
  const part = x < (a + b) / 2 ? b - x : a - x;
  return {step: GOLDEN * part, before: part};
}

/** The step p / q, q ≥ 0, from the best point to the peak of the parabola through the three. */
function parabola([x, w, v]: BestPoints): {readonly p: number; readonly q: number} {
  const r = (x.at - w.at) * (x.fall - v.fall);
  const q = (x.at - v.at) * (x.fall - w.fall);
  const p = (x.at - v.at) * q - (x.at - w.at) * r;
  const twice = 2 * (q - r);
  return twice > 0 ? {p: -p, q: twice} : {p, q: -twice};
}

function ranked([x, w, v]: BestPoints, u: Point): BestPoints {
  if (u.fall <= x.fall) return [u, x, w];
  if (u.fall <= w.fall || w.at === x.at) return [x, u, w];
  return u.fall <= v.fall || v.at === x.at || v.at === w.at ? [x, w, u] : [x, w, v];
}
