/**
 * The full matrix, p × p and row-major, of a packed lower triangle.
 *
 * @example
 * symmetric(Float64Array.of(1, 2, 3), 2) // [1, 2, 2, 3]
 */
export function symmetric(packed: Float64Array, p: number): Float64Array {
  const full = new Float64Array(p * p);
  for (let j = 0, k = 0; j < p; j++)
    for (let l = 0; l <= j; l++, k++) {
      full[j * p + l] = packed[k];
      full[l * p + j] = packed[k];
    }
  return full;
}
