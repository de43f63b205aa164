import {cholesky, choleskyInverse} from "../math/cholesky.ts";
import {newtonMaximum, type Curvature, type Maximum} from "../math/newton.ts";
import {normalQuantile, normalTwoSided} from "../math/normal.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import type {RemarkOf} from "../record/remark.ts";
import {checkConfLevel} from "../survival/confidence-scale.ts";
import {design, type Covariate} from "../survival/design.ts";

export interface LogisticRow {
  readonly term: string;
  /** Log odds ratio for one unit; log odds for `(intercept)`. */
  readonly estimate: number;
  readonly stdError: number;
  readonly statistic: number;
  readonly pValue: number;
  readonly confLow: number;
  readonly confHigh: number;
}

export interface LogisticFit {
  /** The intercept first, then one row a column. */
  readonly rows: readonly LogisticRow[];
  /** Fitted probability of each row, length n. */
  readonly fitted: Float64Array;
  readonly logLik: number;
  readonly n: number;
  readonly nEvent: number;
  readonly converged: boolean;
  /** Why the fit must not be used as it stands; empty when it may. */
  readonly remarks: readonly RemarkOf<"separated-outcome" | "likelihood-not-converged">[];
}

/** A linear predictor beyond this is a probability of 0 or 1 in all but name. */
const SEPARATED = 18;

/**
 * Logistic regression of a 0/1 outcome on covariates (numbers, factors, splines), columns of n, with an intercept; maximum likelihood by Newton's method.
 *
 * Separation (a covariate that decides the outcome) gives a remark. Throws `RangeError` for lengths that differ, an outcome other than 0 and 1, an outcome that does not vary, values that are
 * not finite, collinear covariates (named), or confLevel outside (0, 1). Source: McCullagh & Nelder 1989, ch. 4. Equals R's `glm(family = binomial)`.
 *
 * @example
 * logisticRegression([0, 0, 1, 1, 0, 1], {x: [0, 0, 0, 1, 1, 1]}).rows[1].estimate // 1.386294
 */
export function logisticRegression(
  outcome: ArrayLike<number | boolean>,
  covariates: Readonly<Record<string, Covariate>>,
  {confLevel = 0.95}: {readonly confLevel?: number} = {}
): LogisticFit {
  checkConfLevel(confLevel);
  const n = outcome.length;
  const y = zeroOrOne(outcome);
  const nEvent = y.reduce((sum, value) => sum + value, 0);
  if (nEvent === 0 || nEvent === n) throw new NotEstimable({code: "one-outcome", ones: nEvent, rows: n});
  const columns = scaledColumns(covariates, n);
  const {x, p} = columns;
  const {at, last, converged} = maximum(columns, y, Math.log(nEvent / (n - nEvent)));
  const eta = predictor(x, p, at, n);
  return {
    rows: rowsOf(columns, at, last.information, confLevel),
    fitted: eta.map((value) => 1 / (1 + Math.exp(-value))),
    logLik: last.value,
    n,
    nEvent,
    converged,
    remarks: remarksOn(eta, converged)
  };
}

function zeroOrOne(outcome: ArrayLike<number | boolean>): Float64Array {
  return Float64Array.from({length: outcome.length}, (_, i) => {
    const value = Number(outcome[i]);
    if (value !== 0 && value !== 1) throw new RangeError(`outcome[${i}] must be 0 or 1, got ${String(outcome[i])}`);
    return value;
  });
}

/** The columns of a model, centred and scaled to standard deviation 1, behind a column of ones. */
interface ScaledColumns {
  /** Names of the p − 1 columns behind the ones. */
  readonly names: readonly string[];
  readonly p: number;
  /** Row-major, n × p. */
  readonly x: Float64Array;
  /** Mean and standard deviation of each column, length p; 0 and 1 for the ones. */
  readonly centre: Float64Array;
  readonly scale: Float64Array;
}

function scaledColumns(covariates: Readonly<Record<string, Covariate>>, n: number): ScaledColumns {
  const columns = Object.keys(covariates).length === 0 ? {} : design(covariates);
  const names = Object.keys(columns);
  const p = names.length + 1;
  const centre = new Float64Array(p);
  const scale = new Float64Array(p).fill(1);
  const x = new Float64Array(n * p);
  for (let i = 0; i < n; i++) x[i * p] = 1;
  for (const [j, name] of names.entries()) {
    const column = columns[name];
    const {mean, spread} = meanAndSpread(name, column, n);
    centre[j + 1] = mean;
    scale[j + 1] = spread;
    for (let i = 0; i < n; i++) x[i * p + j + 1] = (column[i] - mean) / spread;
  }
  return {names, p, x, centre, scale};
}

/** Mean and standard deviation of a column, which must be n finite numbers that vary. */
function meanAndSpread(
  name: string,
  column: Float64Array,
  n: number
): {readonly mean: number; readonly spread: number} {
  if (column.length !== n)
    throw new RangeError(`covariate ${name} must have the length of outcome, ${n}, got ${column.length}`);
  const broken = column.findIndex((value) => !Number.isFinite(value));
  if (broken >= 0) throw new RangeError(`covariate ${name} must be finite, got ${column[broken]} at index ${broken}`);
  const mean = column.reduce((sum, value) => sum + value, 0) / n;
  const spread = Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n);
  if (spread === 0)
    throw new NotEstimable({code: "constant-covariate", covariate: name, value: String(column[0]), among: "rows"});
  return {mean, spread};
}

/** From the log odds of the outcome and no effects on; throws where columns are collinear. */
function maximum({names, p, x}: ScaledColumns, y: Float64Array, logOdds: number): Maximum<Curvature> {
  const start = new Float64Array(p);
  start[0] = logOdds;
  const collinear = cholesky(likelihood(x, y, p, new Float64Array(p)).information, p).singular[0];
  if (collinear !== undefined) throw new NotEstimable({code: "collinear", term: names[collinear - 1], parts: null});
  return newtonMaximum((beta) => likelihood(x, y, p, beta), start, {maxIterations: 60, maxStep: 4});
}

function remarksOn(eta: Float64Array, converged: boolean): LogisticFit["remarks"] {
  if (eta.some((value) => Math.abs(value) > SEPARATED)) return [{code: "separated-outcome"}];
  return converged ? [] : [{code: "likelihood-not-converged"}];
}

/** The intercept and the columns in the caller's units. */
function rowsOf(
  {names, p, centre, scale}: ScaledColumns,
  at: Float64Array,
  information: Float64Array,
  confLevel: number
): LogisticRow[] {
  const covariance = choleskyInverse(cholesky(information, p));
  const z = normalQuantile((1 + confLevel) / 2);
  const intercept = interceptOf(at, covariance, centre, scale, p);
  return [
    rowOf("(intercept)", intercept.estimate, intercept.stdError, z),
    ...names.map((name, k) => {
      const j = k + 1;
      return rowOf(name, at[j] / scale[j], Math.sqrt(covariance[j * p + j]) / scale[j], z);
    })
  ];
}

function rowOf(term: string, estimate: number, stdError: number, z: number): LogisticRow {
  const statistic = estimate / stdError;
  return {
    term,
    estimate,
    stdError,
    statistic,
    pValue: normalTwoSided(statistic),
    confLow: estimate - z * stdError,
    confHigh: estimate + z * stdError
  };
}

/** Back from centred and scaled columns: α = α' − Σ β'_j · mean_j / sd_j. */
function interceptOf(
  at: Float64Array,
  covariance: Float64Array,
  centre: Float64Array,
  scale: Float64Array,
  p: number
): {readonly estimate: number; readonly stdError: number} {
  const weight = Float64Array.from({length: p}, (_, j) => (j === 0 ? 1 : -centre[j] / scale[j]));
  let estimate = 0;
  let variance = 0;
  for (let j = 0; j < p; j++) {
    estimate += weight[j] * at[j];
    for (let k = 0; k < p; k++) variance += weight[j] * weight[k] * covariance[j * p + k];
  }
  return {estimate, stdError: Math.sqrt(variance)};
}

function predictor(x: Float64Array, p: number, beta: Float64Array, n: number): Float64Array {
  const eta = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j < p; j++) sum += x[i * p + j] * beta[j];
    eta[i] = sum;
  }
  return eta;
}

function likelihood(x: Float64Array, y: Float64Array, p: number, beta: Float64Array): Curvature {
  const n = y.length;
  const eta = predictor(x, p, beta, n);
  const gradient = new Float64Array(p);
  const information = new Float64Array(p * p);
  let value = 0;
  for (let i = 0; i < n; i++) {
    // log(1 + e^η) without overflow.
    value += y[i] * eta[i] - Math.max(eta[i], 0) - Math.log1p(Math.exp(-Math.abs(eta[i])));
    const probability = 1 / (1 + Math.exp(-eta[i]));
    const spread = probability * (1 - probability);
    for (let j = 0; j < p; j++) {
      gradient[j] += (y[i] - probability) * x[i * p + j];
      for (let k = 0; k <= j; k++) information[j * p + k] += spread * x[i * p + j] * x[i * p + k];
    }
  }
  for (let j = 0; j < p; j++) for (let k = 0; k < j; k++) information[k * p + j] = information[j * p + k];
  return {value, gradient, information};
}
