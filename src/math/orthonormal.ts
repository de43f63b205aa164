/** A vector of which less than this share lies outside the span of others adds nothing to them. */
const WITHIN_SPAN = 1e-11;

/**
 * Vectors of length p made orthonormal one after the other, up to the first that depends on those before it; the k-th vector is Σ upper[k][l] · units[l].
 *
 * Source: Gram–Schmidt with a second round, Giraud, Langou & Rozložník 2005, Comput Math Appl 50:1069–75.
 *
 * @example
 * orthonormal([[3, 4], [5, 0]]).units // [[0.6, 0.8], [0.8, -0.6]]
 */
export function orthonormal(vectors: readonly ArrayLike<number>[]): {
  readonly units: readonly Float64Array[];
  readonly upper: readonly (readonly number[])[];
} {
  const units: Float64Array[] = [];
  const upper: number[][] = [];
  for (const vector of vectors) {
    const own = Float64Array.from(vector);
    const column = units.map(() => 0);
    for (let round = 0; round < 2; round++) for (const [k, unit] of units.entries()) column[k] += takeOut(own, unit);
    const left = Math.sqrt(innerProduct(own, own));
    if (!(left > WITHIN_SPAN * Math.sqrt(innerProduct(vector, vector)))) break;
    upper.push([...column, left]);
    units.push(own.map((value) => value / left));
  }
  return {units, upper};
}

/** Takes out of a vector its part along `unit`, and returns how much that was. */
export function takeOut(vector: Float64Array, unit: Float64Array): number {
  const along = innerProduct(vector, unit);
  for (let c = 0; c < vector.length; c++) vector[c] -= along * unit[c];
  return along;
}

/** Σ aᵢ·bᵢ. */
export function innerProduct(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let c = 0; c < a.length; c++) sum += a[c] * b[c];
  return sum;
}
