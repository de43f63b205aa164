import {chiSquareQuantile, chiSquareUpper} from "../math/chi-square.ts";
import {cholesky, choleskyInverse} from "../math/cholesky.ts";
import {newtonMaximum, type Curvature, type Maximum} from "../math/newton.ts";
import {innerProduct, orthonormal} from "../math/orthonormal.ts";
import {brentRoot} from "../math/root.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import type {Surv} from "../record/surv.ts";
import type {SurvivalRemark} from "../record/survival-remark.ts";
import {checkConfLevel} from "./confidence-scale.ts";
import {callersCovariance, coefficientRow, logDeterminantGain} from "./column-basis.ts";
import {checkEstimable, coxData, rowCounts, type CoxData} from "./cox-data.ts";
import type {CoxTest} from "./cox-tests.ts";
import {refuseCollinear} from "./degenerate-covariates.ts";
import {design, type Covariate} from "./design.ts";
import {penalisedLikelihood} from "./penalised-likelihood.ts";

export interface FirthOptions {
  readonly strata?: ArrayLike<unknown>;
  readonly offset?: ArrayLike<number>;
  readonly confLevel?: number;
  /** Sums of coefficients to be estimated too, by name: the factor of each term. */
  readonly combinations?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Terms to be tested together, by name of the test. */
  readonly together?: Readonly<Record<string, readonly string[]>>;
}

export interface FirthRow {
  readonly term: string;
  /** Log hazard ratio for one unit of the covariate, or of the combination. */
  readonly estimate: number;
  readonly stdError: number;
  /** Penalised likelihood ratio for no effect, on 1 degree of freedom. */
  readonly statistic: number;
  readonly pValue: number;
  /** Limits of the log hazard ratio from the profile of the penalised likelihood. */
  readonly confLow: number;
  readonly confHigh: number;
}

export interface FirthFit {
  readonly rows: readonly FirthRow[];
  /** Penalised log likelihood at β = 0 and at the estimate. */
  readonly logLik: readonly [number, number];
  readonly tests: {readonly likelihoodRatio: CoxTest};
  /** The combinations that were asked for, by name in the order given. */
  readonly combinations: readonly FirthRow[];
  /** Penalised likelihood-ratio tests that the terms of each name all have no effect, the penalty being that of the whole model. */
  readonly together: Readonly<Record<string, CoxTest>>;
  readonly vcov: readonly (readonly number[])[];
  readonly n: number;
  readonly nEvent: number;
  readonly converged: boolean;
  readonly iterations: number;
  readonly remarks: readonly SurvivalRemark[];
}

/**
 * Cox regression with Firth's penalty, for few events and for covariates that separate them; columns of n as in `cox`, ties after Breslow.
 *
 * Maximises log L(β) + ½ log det I(β), which takes off the first-order bias and is finite under separation. Limits come from the profile of the penalised likelihood.
 * Throws `RangeError` as `cox` does, for probability weights, and where the maximum is not reached.
 * Source: Firth 1993, Biometrika 80:27–38; Heinze & Schemper 2001, Biometrics 57:114–9, as R's `coxphf`.
 *
 * @example
 * firth(surv({time: [1, 2, 3, 4], event: [1, 1, 1, 0]}), {x: [1, 1, 0, 0]}).converged // true
 */
export function firth(
  surv: Surv,
  covariates: Readonly<Record<string, Covariate>>,
  {strata, offset, confLevel = 0.95, combinations = {}, together = {}}: FirthOptions = {}
): FirthFit {
  checkConfLevel(confLevel);
  checkWeights(surv);
  const data = coxData(surv, design(covariates), {strata, offset});
  checkEstimable(data, "firth");
  const {p, basis, terms} = data;
  const first = penalisedLikelihood(data, new Float64Array(p));
  refuseCollinear(data, first.information);
  const fitted = freeMaximum(data);
  const {iterations, last} = fitted;
  const covariance = choleskyInverse(cholesky(penalisedLikelihood(data, fitted.at).information, p));
  const bound = chiSquareQuantile(confLevel, 1);
  const rowOf = (term: string, direction: Float64Array): FirthRow =>
    profiledRow(data, fitted, direction, {term, covariance, bound});
  const gained = logDeterminantGain(basis);
  return {
    rows: terms.map((term, j) => rowOf(term, coefficientRow(basis, j))),
    logLik: [first.value + gained, last.value + gained],
    tests: {likelihoodRatio: ratioTest(2 * (last.value - first.value), p)},
    combinations: Object.entries(combinations).map(([name, factors]) => rowOf(name, combined(data, factors, name))),
    together: Object.fromEntries(
      Object.entries(together).map(([name, tested]) => [name, jointTest(data, fitted, tested, name)])
    ),
    vcov: callersCovariance(basis, covariance),
    ...rowCounts(data),
    converged: true,
    iterations,
    remarks: []
  };
}

function ratioTest(statistic: number, df: number): CoxTest {
  return {statistic, df, pValue: chiSquareUpper(statistic, df)};
}

/** From no effects on, no coefficient held. */
function freeMaximum(data: CoxData): Maximum<Curvature> {
  const fitted = constrainedMaximum(data, data.p, new Float64Array(data.p));
  if (!fitted.converged) throw notReached(fitted);
  return fitted;
}

function notReached({iterations}: Maximum<Curvature>): NotEstimable {
  return new NotEstimable({code: "no-maximum-reached", estimator: "firth", iterations});
}

function checkWeights({weight, weightKind}: Surv): void {
  if (weight !== null && weightKind === "probability")
    throw new RangeError("firth needs frequency weights or none, got probability weights");
}

/** Place of a term in the model. Throws `RangeError` for one that is not in it. */
function placeOf({terms}: CoxData, term: string, name: string): number {
  const j = terms.indexOf(term);
  if (j < 0) throw new RangeError(`${name} must name terms of the model (${terms.join(", ")}), got ${term}`);
  return j;
}

/** A sum of the caller's coefficients as a vector that multiplies those of the basis. */
function combined(data: CoxData, factors: Readonly<Record<string, number>>, name: string): Float64Array {
  const direction = new Float64Array(data.p);
  for (const [term, factor] of Object.entries(factors))
    for (const [k, value] of coefficientRow(data.basis, placeOf(data, term, name)).entries())
      direction[k] += factor * value;
  return direction;
}

/** The maximum with the coefficients of some terms held at 0, against the maximum; the penalty stays that of the whole model, as in Heinze & Schemper 2001. */
function jointTest(data: CoxData, fitted: Maximum<Curvature>, terms: readonly string[], name: string): CoxTest {
  const {p, basis} = data;
  const held = orthonormal(terms.map((term) => coefficientRow(basis, placeOf(data, term, name)))).units;
  const turned = turnedTo(axesWithLast(held, p), data, fitted.at);
  const from = turned.beta.map((value, k) => (k < p - held.length ? value : 0));
  const restricted = constrainedMaximum(turned.data, p - held.length, from);
  if (!restricted.converged) throw notReached(restricted);
  return ratioTest(Math.max(0, 2 * (fitted.last.value - restricted.last.value)), held.length);
}

/** The sum of coefficients along `row`, in the caller's units; its limits are where the profile has dropped by `bound`. */
function profiledRow(
  data: CoxData,
  fitted: Maximum<Curvature>,
  row: Float64Array,
  {term, covariance, bound}: {readonly term: string; readonly covariance: Float64Array; readonly bound: number}
): FirthRow {
  const {p} = data;
  const length = Math.sqrt(innerProduct(row, row));
  const axes = axesWithLast([row.map((value) => value / length)], p);
  const turned = turnedTo(axes, data, fitted.at);
  const at = turned.beta[p - 1];
  let variance = 0;
  for (let k = 0; k < p; k++)
    for (let l = 0; l < p; l++) variance += axes[p - 1][k] * covariance[k * p + l] * axes[p - 1][l];
  const stdError = Math.sqrt(variance);
  const drop = profileDrop(turned, fitted.last.value);
  const limit = (direction: 1 | -1): number =>
    at + direction * distanceOfDrop((far) => drop(at + direction * far), {bound, stdError});
  const statistic = Math.max(0, drop(0));
  return {
    term,
    estimate: at * length,
    stdError: stdError * length,
    statistic,
    pValue: chiSquareUpper(statistic, 1),
    confLow: limit(-1) * length,
    confHigh: limit(1) * length
  };
}

/** p orthonormal axes of which the last are the given ones, the first of them behind the others. */
function axesWithLast(last: readonly Float64Array[], p: number): readonly Float64Array[] {
  const axis = (k: number): Float64Array => Float64Array.from({length: p}, (_, l) => (l === k ? 1 : 0));
  const chosen: number[] = [];
  let units: readonly Float64Array[] = last;
  while (units.length < p) {
    // Next the axis of the basis that lies furthest outside of those so far.
    const within = Array.from({length: p}, (_, k) => units.reduce((sum, unit) => sum + unit[k] ** 2, 0));
    const furthest = within.indexOf(within.reduce((a, b) => Math.min(a, b)));
    chosen.push(furthest);
    units = orthonormal([...units, axis(furthest)]).units;
  }
  const ordered = orthonormal([...last, ...chosen.toSorted((a, b) => a - b).map(axis)]).units;
  return [...ordered.slice(last.length), ...ordered.slice(0, last.length)];
}

/** Columns, and coefficients, along other axes: the last coefficient is then that of one of the caller's covariates but for its length. */
interface TurnedColumns {
  readonly data: CoxData;
  readonly beta: Float64Array;
}

function turnedTo(axes: readonly Float64Array[], data: CoxData, beta: Float64Array): TurnedColumns {
  const {n, p} = data;
  const x = new Float64Array(n * p);
  for (let i = 0; i < n; i++) {
    const row = data.x.subarray(i * p, i * p + p);
    for (let k = 0; k < p; k++) x[i * p + k] = innerProduct(row, axes[k]);
  }
  return {
    data: {...data, x, eventX: Float64Array.from(axes, (axis) => innerProduct(data.eventX, axis))},
    beta: Float64Array.from(axes, (axis) => innerProduct(beta, axis))
  };
}

/** Twice what the penalised likelihood loses with the last coefficient held at a value; each search begins where the last one ended. */
function profileDrop({data, beta}: TurnedColumns, best: number): (value: number) => number {
  let from = beta.slice();
  return (value) => {
    from[data.p - 1] = value;
    const profile = constrainedMaximum(data, data.p - 1, from);
    if (!profile.converged) throw notReached(profile);
    from = Float64Array.of(...profile.at, value);
    return 2 * (best - profile.last.value);
  };
}

/** Most doublings of the distance within which a limit is looked for. */
const MOST_DOUBLINGS = 60;

/** How far from the estimate the profile has dropped by `bound`; Infinity where it does not within any distance that is tried. */
function distanceOfDrop(
  drop: (far: number) => number,
  {bound, stdError}: {readonly bound: number; readonly stdError: number}
): number {
  let near = 0;
  let far = Math.sqrt(bound) * stdError;
  for (let k = 0; k < MOST_DOUBLINGS; k++, near = far, far *= 1.5)
    if (drop(far) >= bound) return brentRoot((at) => (at === 0 ? -bound : drop(at) - bound), near, far, 1e-10);
  return Infinity;
}

/** Step, in units of the columns of the basis, of the differences that make the Hessian. */
const DIFFERENCE = 1e-4;

/**
 * Maximum over the first `free` coefficients, the others staying as in `start`. The information alone is a poor Hessian of the penalised likelihood where events are few: differences of
 * the gradient serve in its place, wherever they are positive definite.
 */
function constrainedMaximum(data: CoxData, free: number, start: Float64Array): Maximum<Curvature> {
  const {p} = data;
  const withValues = (values: Float64Array): Float64Array => {
    const beta = start.slice();
    beta.set(values);
    return beta;
  };
  const gradientAt = (values: Float64Array): Float64Array =>
    penalisedLikelihood(data, withValues(values)).gradient.slice(0, free);
  return newtonMaximum(
    (values) => {
      const {value, gradient, information} = penalisedLikelihood(data, withValues(values));
      const hessian = differencedHessian(gradientAt, values);
      const usable = cholesky(hessian, free).singular.length === 0;
      return {value, gradient: gradient.slice(0, free), information: usable ? hessian : leading(information, free, p)};
    },
    start.slice(0, free),
    {maxIterations: 100, maxStep: 2}
  );
}

/** The first rows and columns of a p × p matrix. */
function leading(matrix: Float64Array, size: number, p: number): Float64Array {
  return Float64Array.from({length: size * size}, (_, at) => matrix[Math.floor(at / size) * p + (at % size)]);
}

/** Minus the Hessian by central differences of the gradient, made symmetric. */
function differencedHessian(gradientAt: (values: Float64Array) => Float64Array, values: Float64Array): Float64Array {
  const size = values.length;
  const hessian = new Float64Array(size * size);
  for (let k = 0; k < size; k++) {
    const [above, below] = [DIFFERENCE, -DIFFERENCE].map((shift) =>
      gradientAt(values.map((beta, l) => (l === k ? beta + shift : beta)))
    );
    for (let l = 0; l < size; l++) {
      const slope = (below[l] - above[l]) / (4 * DIFFERENCE);
      hessian[k * size + l] += slope;
      hessian[l * size + k] += slope;
    }
  }
  return hessian;
}
