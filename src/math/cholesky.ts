/** A symmetric positive definite matrix taken apart as L·Lᵀ; singular columns are set aside. */
export interface Cholesky {
  /** Number of rows. */
  readonly size: number;
  /** L, row-major, lower triangle; rows and columns of singular columns are zero. */
  readonly lower: Float64Array;
  /** Columns that are a linear combination of earlier ones, ascending. */
  readonly singular: readonly number[];
}

/**
 * Cholesky factor of a symmetric matrix, row-major, `size`².
 *
 * A column whose remaining pivot is below `tolerance` of its diagonal is a linear combination of the earlier ones: it is set aside
 * (its part of every solution is 0) and named in `singular`. The tolerance is relative to the column's own diagonal, so the units
 * of a covariate do not matter. Throws `RangeError` when the matrix does not have `size`² elements.
 * Source: Golub & Van Loan 2013, Matrix Computations, algorithm 4.2.1; the treatment of singular columns is that of generalised inverses in
 * Therneau & Grambsch 2000, Modeling Survival Data.
 *
 * @example
 * cholesky(Float64Array.of(4, 2, 2, 5), 2).lower // [2, 0, 1, 2]
 * cholesky(Float64Array.of(1, 2, 2, 4), 2).singular // [1]
 */
export function cholesky(matrix: ArrayLike<number>, size: number, tolerance = 1e-11): Cholesky {
  if (matrix.length !== size * size)
    throw new RangeError(`matrix must have ${size * size} elements, got ${matrix.length}`);
  const lower = new Float64Array(size * size);
  const singular: number[] = [];
  for (let j = 0; j < size; j++) {
    let pivot = matrix[j * size + j];
    for (let k = 0; k < j; k++) pivot -= lower[j * size + k] ** 2;
    if (!(pivot > tolerance * matrix[j * size + j])) {
      singular.push(j);
      lower.fill(0, j * size, j * size + j);
      continue;
    }
    const root = Math.sqrt(pivot);
    lower[j * size + j] = root;
    for (let i = j + 1; i < size; i++) {
      let sum = matrix[i * size + j];
      for (let k = 0; k < j; k++) sum -= lower[i * size + k] * lower[j * size + k];
      lower[i * size + j] = sum / root;
    }
  }
  return {size, lower, singular};
}

/**
 * The solution x of A·x = b, from the factor of A; 0 for singular columns.
 *
 * @example
 * choleskySolve(cholesky(Float64Array.of(4, 2, 2, 5), 2), [8, 8]) // [1.5, 1]
 */
export function choleskySolve({size, lower}: Cholesky, b: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(b);
  for (let i = 0; i < size; i++) {
    const pivot = lower[i * size + i];
    let sum = x[i];
    for (let k = 0; k < i; k++) sum -= lower[i * size + k] * x[k];
    x[i] = pivot === 0 ? 0 : sum / pivot;
  }
  for (let i = size - 1; i >= 0; i--) {
    const pivot = lower[i * size + i];
    let sum = x[i];
    for (let k = i + 1; k < size; k++) sum -= lower[k * size + i] * x[k];
    x[i] = pivot === 0 ? 0 : sum / pivot;
  }
  return x;
}

/**
 * The inverse of A from its factor, row-major; rows and columns of singular columns are zero.
 *
 * @example
 * choleskyInverse(cholesky(Float64Array.of(4, 2, 2, 5), 2)) // [0.3125, -0.125, -0.125, 0.25]
 */
export function choleskyInverse(factor: Cholesky): Float64Array {
  const {size, lower} = factor;
  const inverse = new Float64Array(size * size);
  const unit = new Float64Array(size);
  for (let j = 0; j < size; j++) {
    if (lower[j * size + j] === 0) continue;
    unit.fill(0);
    unit[j] = 1;
    const column = choleskySolve(factor, unit);
    for (let i = 0; i < size; i++) inverse[i * size + j] = column[i];
  }
  for (let i = 0; i < size; i++)
    for (let j = 0; j < i; j++) {
      const mean = (inverse[i * size + j] + inverse[j * size + i]) / 2;
      inverse[i * size + j] = mean;
      inverse[j * size + i] = mean;
    }
  return inverse;
}

/**
 * The logarithm of the determinant of A from its factor; −Infinity where a column is singular.
 *
 * @example
 * choleskyLogDeterminant(cholesky(Float64Array.of(4, 2, 2, 5), 2)) // 2.772589
 */
export function choleskyLogDeterminant({size, lower, singular}: Cholesky): number {
  if (singular.length > 0) return -Infinity;
  let sum = 0;
  for (let j = 0; j < size; j++) sum += 2 * Math.log(lower[j * size + j]);
  return sum;
}

/**
 * uᵀ·A⁻¹·u, the quadratic form of Wald and score tests; singular columns add nothing.
 *
 * @example
 * quadraticForm(cholesky(Float64Array.of(4, 2, 2, 5), 2), [8, 8]) // 20
 */
export function quadraticForm(factor: Cholesky, u: ArrayLike<number>): number {
  const solution = choleskySolve(factor, u);
  let sum = 0;
  for (let i = 0; i < factor.size; i++) sum += u[i] * solution[i];
  return sum;
}
