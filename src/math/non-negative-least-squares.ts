import {innerProduct, orthonormal, takeOut} from "./orthonormal.ts";

/** Of unit vectors: a product below this is 0. */
const NIL = 1e-13;

/** A remainder below this share of the target is 0. */
const NOTHING = 1e-12;

/**
 * What is left of `target` (length p) once the combination Σ λᵢvᵢ with λ ≥ 0 that comes nearest to it is taken away; the vectors are of length p and norm 1.
 *
 * Minus this remainder is the projection of −`target` onto the cone of all d with vᵢ·d ≥ 0 for every i: it is 0 exactly where no such d has d·`target` < 0 (Farkas, Moreau).
 * Source: Lawson & Hanson 1974, Solving Least Squares Problems, ch. 23.
 *
 * @example
 * nonNegativeRemainder([[1, 0], [0, 1]], [2, -3]) // [0, -3]
 */
export function nonNegativeRemainder(vectors: readonly ArrayLike<number>[], target: ArrayLike<number>): Float64Array {
  let active: Active = {at: [], factors: []};
  let remainder = Float64Array.from(target);
  const whole = Math.sqrt(innerProduct(remainder, remainder));
  const idle = new Set<number>();
  for (let round = 0; round < 10 * (vectors.length + 10); round++) {
    const size = Math.sqrt(innerProduct(remainder, remainder));
    if (size <= NOTHING * whole) return remainder.fill(0);
    const entering = steepest(vectors, remainder, (i) => idle.has(i) || active.at.includes(i));
    if (entering === null || innerProduct(vectors[entering], remainder) <= NIL * size) return remainder;
    const next = entered(vectors, target, active, entering);
    if (next === null) {
      idle.add(entering);
      continue;
    }
    idle.clear();
    active = next;
    remainder = remainderOf(
      active.at.map((i) => vectors[i]),
      target
    );
  }
  return remainder;
}

/** Vectors of the combination, with their factors > 0. */
interface Active {
  readonly at: readonly number[];
  readonly factors: readonly number[];
}

/** The vector along which the remainder is longest, among those not left out. */
function steepest(
  vectors: readonly ArrayLike<number>[],
  remainder: Float64Array,
  leftOut: (i: number) => boolean
): number | null {
  let best: number | null = null;
  let most = 0;
  for (const [i, vector] of vectors.entries()) {
    const along = innerProduct(vector, remainder);
    if (along <= most || leftOut(i)) continue;
    most = along;
    best = i;
  }
  return best;
}

/** The combination with one vector more, and without those whose factor falls to 0 on the way; null where the new one is not kept. */
function entered(
  vectors: readonly ArrayLike<number>[],
  target: ArrayLike<number>,
  {at, factors}: Active,
  entering: number
): Active | null {
  let kept = [...at, entering];
  let from = [...factors, 0];
  for (;;) {
    const wanted = leastSquares(
      kept.map((i) => vectors[i]),
      target
    );
    const last = kept.indexOf(entering);
    if (wanted === null || !(wanted[last] > 0)) return null;
    if (wanted.every((factor) => factor > 0)) return {at: kept, factors: wanted};
    // As far as the first factor that reaches 0.
    const shares = wanted.map((factor, k) => (factor > 0 ? Infinity : from[k] / (from[k] - factor)));
    const share = shares.reduce((a, b) => Math.min(a, b), Infinity);
    const stays = kept.map((_, k) => shares[k] > share);
    from = from.map((factor, k) => factor + share * (wanted[k] - factor)).filter((_, k) => stays[k]);
    kept = kept.filter((_, k) => stays[k]);
  }
}

/** Factors of least squares; null where the vectors are dependent. */
function leastSquares(vectors: readonly ArrayLike<number>[], target: ArrayLike<number>): number[] | null {
  const {units, upper} = orthonormal(vectors);
  if (units.length < vectors.length) return null;
  const factors = units.map((unit) => innerProduct(unit, target));
  for (let k = factors.length - 1; k >= 0; k--) {
    for (let l = k + 1; l < factors.length; l++) factors[k] -= upper[l][k] * factors[l];
    factors[k] /= upper[k][k];
  }
  return factors;
}

/** Taken out of the target twice, so that a small remainder keeps its digits. */
function remainderOf(vectors: readonly ArrayLike<number>[], target: ArrayLike<number>): Float64Array<ArrayBuffer> {
  const left = Float64Array.from(target);
  const {units} = orthonormal(vectors);
  for (let round = 0; round < 2; round++) for (const unit of units) takeOut(left, unit);
  return left;
}
