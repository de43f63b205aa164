import {chiSquareQuantile, chiSquareUpper} from "../math/chi-square.ts";
import {cholesky, choleskyInverse, choleskyLogDeterminant} from "../math/cholesky.ts";
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
import {symmetric} from "../math/symmetric.ts";
import {blockTerms, eventPart, linearPredictor, risks} from "./partial-likelihood.ts";
import {passRiskSets} from "./risk-sets.ts";

export interface FirthOptions {
  readonly strata?: ArrayLike<unknown>;
  readonly offset?: ArrayLike<number>;
  readonly confLevel?: number;
}

export interface FirthRow {
  readonly term: string;
  /** Log hazard ratio for one unit of the covariate. */
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
  {strata, offset, confLevel = 0.95}: FirthOptions = {}
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
  const gained = logDeterminantGain(basis);
  return {
    rows: terms.map((_, j) => rowOf(data, fitted, j, {covariance, bound})),
    logLik: [first.value + gained, last.value + gained],
    tests: {likelihoodRatio: ratioTest(2 * (last.value - first.value), p)},
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

/** Column j in the caller's units; its limits are where the profile has dropped by `bound`. */
function rowOf(
  data: CoxData,
  fitted: Maximum<Curvature>,
  j: number,
  {covariance, bound}: {readonly covariance: Float64Array; readonly bound: number}
): FirthRow {
  const {p, terms} = data;
  const row = coefficientRow(data.basis, j);
  const length = Math.sqrt(innerProduct(row, row));
  const axes = axesWithLast(row.map((value) => value / length));
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
    term: terms[j],
    estimate: at * length,
    stdError: stdError * length,
    statistic,
    pValue: chiSquareUpper(statistic, 1),
    confLow: limit(-1) * length,
    confHigh: limit(1) * length
  };
}

/** Orthonormal axes of which the last is the given one, rows of length p. */
function axesWithLast(last: Float64Array): readonly Float64Array[] {
  const p = last.length;
  // The axes of the basis, nearest to the last one left out.
  const nearest = last.reduce((most, value, k) => (Math.abs(value) > Math.abs(last[most]) ? k : most), 0);
  const others = Array.from({length: p}, (_, k) => k)
    .filter((k) => k !== nearest)
    .map((k) => Float64Array.from({length: p}, (_, l) => (l === k ? 1 : 0)));
  const {units} = orthonormal([last, ...others]);
  return [...units.slice(1), units[0]];
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

/** log L + ½ log det I with its gradient; Breslow ties. */
function penalisedLikelihood(data: CoxData, beta: Float64Array): Curvature {
  const {p} = data;
  const termsOf = blockTerms(p, "breslow");
  const {value: start, gradient} = eventPart(data, beta);
  const packed = new Float64Array((p * (p + 1)) / 2);
  const thirds = new Float64Array((p * (p + 1) * (p + 2)) / 6);
  let value = start;
  passRiskSets(data, risks(data, linearPredictor(data, beta)), 3, (set) => {
    const {logs, expected, information} = termsOf(set);
    value -= logs;
    for (let j = 0; j < p; j++) gradient[j] -= expected[j];
    for (let k = 0; k < packed.length; k++) packed[k] += information[k];
    addThirdMoments(thirds, set.all, set.eventWeight, p);
  });
  const information = symmetric(packed, p);
  const factor = cholesky(information, p);
  addPenaltyGradient(gradient, choleskyInverse(factor), thirds);
  return {value: value + 0.5 * choleskyLogDeterminant(factor), gradient, information};
}

/** The derivative of ½ log det I in β_c is ½ Σ_ab (I⁻¹)_ab · ∂I_ab/∂β_c, and ∂I/∂β are third central moments of x. */
function addPenaltyGradient(gradient: Float64Array, inverse: Float64Array, thirds: Float64Array): void {
  const p = gradient.length;
  for (let a = 0, k = 0; a < p; a++)
    for (let b = 0; b <= a; b++)
      for (let c = 0; c <= b; c++, k++)
        for (const [one, two, three] of distinctOrders(a, b, c))
          gradient[three] += 0.5 * inverse[one * p + two] * thirds[k];
}

/** Orders of three indices that differ. */
function distinctOrders(a: number, b: number, c: number): readonly (readonly [number, number, number])[] {
  if (a === b && b === c) return [[a, a, a]];
  if (a === b)
    return [
      [a, a, c],
      [a, c, a],
      [c, a, a]
    ];
  if (b === c)
    return [
      [a, b, b],
      [b, a, b],
      [b, b, a]
    ];
  return [
    [a, b, c],
    [a, c, b],
    [b, a, c],
    [b, c, a],
    [c, a, b],
    [c, b, a]
  ];
}

function addThirdMoments(thirds: Float64Array, sums: Float64Array, events: number, p: number): void {
  const total = sums[0];
  const pair = (j: number, l: number): number => sums[1 + p + (j * (j + 1)) / 2 + l] / total;
  let at = 1 + p + (p * (p + 1)) / 2;
  for (let a = 0, k = 0; a < p; a++)
    for (let b = 0; b <= a; b++)
      for (let c = 0; c <= b; c++, k++) {
        const x = sums[1 + a] / total;
        const y = sums[1 + b] / total;
        const z = sums[1 + c] / total;
        thirds[k] += events * (sums[at++] / total - pair(a, b) * z - pair(a, c) * y - pair(b, c) * x + 2 * x * y * z);
      }
}
