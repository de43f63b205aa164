import {cholesky} from "../math/cholesky.ts";
import {symmetric} from "../math/symmetric.ts";

/**
 * Covariates as columns of unit spread that are not much alike: x − center = z·upper, with x a row of the caller's covariates and z the row that passes over risk sets work on.
 * Coefficients, scores and covariances lead back through `upper`, so that neither units nor correlated covariates cost digits.
 */
export interface ColumnBasis {
  /** Means of the covariates over the rows that have a share in the likelihood, length p. */
  readonly center: Float64Array;
  /** Upper triangular, p × p, row-major. */
  readonly upper: Float64Array;
}

/** What the last places of a column's mean may leave of its spread. */
const LAST_PLACES = 32 * Number.EPSILON;

/** Where each column keeps this share of its spread beside the earlier ones, Newton steps lose next to no digits and the columns stay as they are. */
const APART = 0.1;

/** A column of which less than this share of its spread is its own is left as it is: rounding made that part. */
const OWN_SHARE = 1e-9;

/**
 * Columns of n by `place`, row-major in `x`, centred and scaled under the masses of the rows (≥ 0, which add up to 1; null: the same for all), and made uncorrelated where they are too much alike; and the basis that leads back.
 *
 * A column that is constant or, but for rounding, a combination of earlier ones is centred and scaled only; the information at β = 0 tells it.
 */
export function columnBasis(
  columns: readonly Float64Array[],
  place: Uint32Array,
  mass: Float64Array | null
): {readonly x: Float64Array; readonly basis: ColumnBasis} {
  const n = place.length;
  const p = columns.length;
  const center = new Float64Array(p);
  const scale = new Float64Array(p);
  const rounding = new Float64Array(p);
  const x = new Float64Array(n * p);
  for (const [j, column] of columns.entries()) {
    center[j] = meanOf(column, mass);
    const spread = meanDistance(column, center[j], mass);
    // What rounding leaves of a constant column is no spread.
    scale[j] = spread > LAST_PLACES * Math.abs(center[j]) ? spread : 1;
    rounding[j] = (LAST_PLACES * Math.abs(center[j])) / scale[j];
  }
  for (let i = 0; i < n; i++)
    for (let j = 0, at = place[i] * p; j < p; j++) x[at++] = (columns[j][i] - center[j]) / scale[j];
  const upper = new Float64Array(p * p);
  for (let j = 0; j < p; j++) upper[j * p + j] = scale[j];
  const basis = {center, upper};
  const sorted = mass === null ? null : new Float64Array(n);
  if (sorted !== null && mass !== null) for (let i = 0; i < n; i++) sorted[place[i]] = mass[i];
  if (p < 2 || areApart(x, sorted, p)) return {x, basis};
  return {x, basis: uncorrelated(x, sorted, basis, rounding)};
}

function meanOf(column: Float64Array, mass: Float64Array | null): number {
  let sum = 0;
  if (mass !== null) for (let i = 0; i < column.length; i++) sum += mass[i] * column[i];
  else for (let i = 0; i < column.length; i++) sum += column[i];
  return mass === null ? sum / column.length : sum;
}

/** Mean absolute deviation. */
function meanDistance(column: Float64Array, from: number, mass: Float64Array | null): number {
  let sum = 0;
  if (mass !== null) for (let i = 0; i < column.length; i++) sum += mass[i] * Math.abs(column[i] - from);
  else for (let i = 0; i < column.length; i++) sum += Math.abs(column[i] - from);
  return mass === null ? sum / column.length : sum;
}

/** Whether each column keeps enough of its spread beside the earlier ones, among the rows with mass; how much mass does not matter for that. */
function areApart(x: Float64Array, mass: Float64Array | null, p: number): boolean {
  const packed = new Float64Array((p * (p + 1)) / 2);
  for (let at = 0, i = 0; at < x.length; at += p, i++)
    if (mass === null || mass[i] > 0)
      for (let j = 0, k = 0; j < p; j++) for (let l = 0; l <= j; l++) packed[k++] += x[at + j] * x[at + l];
  const {lower, singular} = cholesky(symmetric(packed, p), p);
  if (singular.length > 0) return false;
  for (let j = 0, k = 0; j < p; k += ++j + 1) if (!(lower[j * p + j] > APART * Math.sqrt(packed[k]))) return false;
  return true;
}

/**
 * Makes the columns of `x` uncorrelated and of mean square 1, one after the other, and returns the basis for `basis` before.
 *
 * Source: modified Gram–Schmidt, Björck 1967, BIT 7:1–21; twice is enough, Giraud, Langou & Rozložník 2005, Comput Math Appl 50:1069–75.
 */
function uncorrelated(
  x: Float64Array,
  mass: Float64Array | null,
  {center, upper: scales}: ColumnBasis,
  rounding: Float64Array
): ColumnBasis {
  const p = center.length;
  const columns = Array.from({length: p}, (_, j) =>
    Float64Array.from({length: x.length / p}, (_unused, i) => x[i * p + j])
  );
  const upper = new Float64Array(p * p);
  const earlier: number[] = [];
  for (const [j, column] of columns.entries()) {
    const spread = Math.sqrt(meanProduct(column, column, mass));
    const parts = new Map<number, number>();
    for (let round = 0; round < 2; round++)
      for (const k of earlier) parts.set(k, (parts.get(k) ?? 0) + takenOut(column, columns[k], mass));
    let own = Math.sqrt(meanProduct(column, column, mass));
    if (own > Math.max(rounding[j], OWN_SHARE * spread)) earlier.push(j);
    else {
      for (const [k, along] of parts) for (let i = 0; i < column.length; i++) column[i] += along * columns[k][i];
      parts.clear();
      own = spread > rounding[j] ? spread : 1;
    }
    for (let i = 0; i < column.length; i++) column[i] /= own;
    upper[j * p + j] = own * scales[j * p + j];
    for (const [k, along] of parts) upper[k * p + j] = along * scales[j * p + j];
  }
  for (let i = 0, at = 0; at < x.length; i++) for (let j = 0; j < p; j++) x[at++] = columns[j][i];
  return {center, upper};
}

function meanProduct(one: Float64Array, other: Float64Array, mass: Float64Array | null): number {
  let sum = 0;
  if (mass !== null) for (let i = 0; i < one.length; i++) sum += mass[i] * one[i] * other[i];
  else for (let i = 0; i < one.length; i++) sum += one[i] * other[i];
  return mass === null ? sum / one.length : sum;
}

/** Takes out of a column its part along `unit`, and returns how much that was. */
function takenOut(column: Float64Array, unit: Float64Array, mass: Float64Array | null): number {
  const along = meanProduct(column, unit, mass);
  for (let i = 0; i < column.length; i++) column[i] -= along * unit[i];
  return along;
}

/** The caller's coefficients of coefficients of z: the solution of upper·β = γ. */
export function callersCoefficients({upper}: ColumnBasis, gamma: ArrayLike<number>): Float64Array {
  const beta = Float64Array.from(gamma);
  const p = beta.length;
  for (let j = p - 1; j >= 0; j--) {
    for (let k = j + 1; k < p; k++) beta[j] -= upper[j * p + k] * beta[k];
    beta[j] /= upper[j * p + j];
  }
  return beta;
}

/** The same of covariances, as rows: upper⁻¹·V·upper⁻ᵀ for V p × p, row-major. */
export function callersCovariance(basis: ColumnBasis, covariance: Float64Array): number[][] {
  const p = basis.center.length;
  // upper⁻¹·V, column by column, then the same of its transpose.
  const half = Array.from({length: p}, (_, k) =>
    callersCoefficients(
      basis,
      Array.from({length: p}, (_unused, j) => covariance[j * p + k])
    )
  );
  const rows = Array.from({length: p}, (_, j) =>
    callersCoefficients(
      basis,
      half.map((column) => column[j])
    )
  );
  return rows.map((row, j) => Array.from(row, (value, k) => (value + rows[k][j]) / 2));
}

/** Row j of upper⁻¹, length p: the caller's coefficient j is its product with coefficients of z. */
export function coefficientRow(basis: ColumnBasis, j: number): Float64Array {
  const {upper} = basis;
  const p = basis.center.length;
  const row = new Float64Array(p);
  for (let k = j; k < p; k++) {
    let sum = k === j ? 1 : 0;
    for (let l = j; l < k; l++) sum -= row[l] * upper[l * p + k];
    row[k] = sum / upper[k * p + k];
  }
  return row;
}

/** Overwrites scores of z, which stand at `at` … `at` + p − 1, with those of the caller's covariates: upperᵀ·u. */
export function toCallersScores({upper, center}: ColumnBasis, scores: Float64Array, at: number): void {
  const p = center.length;
  for (let j = p - 1; j >= 0; j--) {
    let sum = 0;
    for (let k = 0; k <= j; k++) sum += upper[k * p + j] * scores[at + k];
    scores[at + j] = sum;
  }
}

/** The row z of a row of the caller's covariates. */
export function inBasis({center, upper}: ColumnBasis, row: ArrayLike<number>): Float64Array {
  const p = center.length;
  const z = new Float64Array(p);
  for (let j = 0; j < p; j++) {
    let sum = row[j] - center[j];
    for (let k = 0; k < j; k++) sum -= z[k] * upper[k * p + j];
    z[j] = sum / upper[j * p + j];
  }
  return z;
}

/** log |det upper|: what half the log determinant of an information gains from z to the caller's covariates. */
export function logDeterminantGain({center, upper}: ColumnBasis): number {
  const p = center.length;
  return center.reduce((sum, _, j) => sum + Math.log(Math.abs(upper[j * p + j])), 0);
}
