import {chiSquareQuantile, chiSquareUpper} from "../math/chi-square.ts";
import {cholesky, choleskyInverse, choleskyLogDeterminant} from "../math/cholesky.ts";
import {newtonMaximum, type Curvature, type Maximum} from "../math/newton.ts";
import {brentRoot} from "../math/root.ts";
import type {Surv} from "../record/surv.ts";
import type {SurvivalRemark} from "../record/survival-remark.ts";
import {checkConfLevel} from "./confidence-scale.ts";
import {checkEstimable, coxData, unscaled, type CoxData} from "./cox-data.ts";
import type {CoxTest} from "./cox-tests.ts";
import {rowCounts} from "./cox.ts";
import {refuseCollinear} from "./degenerate-covariates.ts";
import {design, type Covariate} from "./design.ts";
import {blockTerms, eventPart, linearPredictor, risks, symmetric} from "./partial-likelihood.ts";
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
 * Throws `RangeError` as `cox` does, and for probability weights.
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
  const {p, scale, terms} = data;
  const first = penalisedLikelihood(data, new Float64Array(p));
  refuseCollinear(data, first.information);
  const fitted = freeMaximum(data);
  const {converged, iterations, last} = fitted;
  const covariance = choleskyInverse(cholesky(penalisedLikelihood(data, fitted.at).information, p));
  const bound = chiSquareQuantile(confLevel, 1);
  const gained = logScales(scale);
  return {
    rows: terms.map((_, j) => rowOf(data, fitted, j, {covariance, bound})),
    logLik: [first.value + gained, last.value + gained],
    tests: {likelihoodRatio: ratioTest(2 * (last.value - first.value), p)},
    vcov: unscaled(covariance, scale),
    ...rowCounts(data),
    converged,
    iterations,
    remarks: converged ? [] : [{code: "not-converged", estimator: "firth", iterations}]
  };
}

function ratioTest(statistic: number, df: number): CoxTest {
  return {statistic, df, pValue: chiSquareUpper(statistic, df)};
}

/** From no effects on, no coefficient held. */
function freeMaximum(data: CoxData): Maximum<Curvature> {
  const {p} = data;
  return constrainedMaximum(
    data,
    Array.from({length: p}, (_, j) => j),
    new Float64Array(p)
  );
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
  const {p, scale, terms} = data;
  const drop = profileDrop(data, fitted, j);
  const stdError = Math.sqrt(covariance[j * p + j]);
  const limit = (direction: 1 | -1): number => {
    let reach = Math.sqrt(bound) * stdError;
    for (let k = 0; k < 60 && drop(fitted.at[j] + direction * reach) < bound; k++) reach *= 1.5;
    return brentRoot((value) => drop(value) - bound, fitted.at[j], fitted.at[j] + direction * reach, 1e-10) / scale[j];
  };
  const statistic = Math.max(0, drop(0));
  return {
    term: terms[j],
    estimate: fitted.at[j] / scale[j],
    stdError: stdError / scale[j],
    statistic,
    pValue: chiSquareUpper(statistic, 1),
    confLow: limit(-1),
    confHigh: limit(1)
  };
}

/** Twice what the penalised likelihood loses with coefficient j held at a value; each search begins where the last ended. */
function profileDrop(
  data: CoxData,
  {at, last: {value: best}}: Maximum<Curvature>,
  j: number
): (value: number) => number {
  const others = Array.from({length: data.p}, (_, k) => k).filter((k) => k !== j);
  const from = at.slice();
  return (value) => {
    from[j] = value;
    const profile = constrainedMaximum(data, others, from);
    for (const [k, other] of others.entries()) from[other] = profile.at[k];
    return 2 * (best - profile.last.value);
  };
}

/** What ½ log det I gains from scaled to the caller's units. */
function logScales(scale: Float64Array): number {
  return scale.reduce((sum, unit) => sum + Math.log(unit), 0);
}

/** Step, in units of the scaled covariates, of the differences that make the Hessian. */
const DIFFERENCE = 1e-4;

/**
 * Maximum over the coefficients `free`, the others staying as in `start`. The information alone is a poor Hessian of the penalised likelihood where events are few: differences of
 * the gradient serve in its place, wherever they are positive definite.
 */
function constrainedMaximum(data: CoxData, free: readonly number[], start: Float64Array): Maximum<Curvature> {
  const {p} = data;
  const withValues = (values: Float64Array): Float64Array => {
    const beta = start.slice();
    for (const [k, j] of free.entries()) beta[j] = values[k];
    return beta;
  };
  const gradientAt = (values: Float64Array): Float64Array => {
    const {gradient} = penalisedLikelihood(data, withValues(values));
    return Float64Array.from(free, (j) => gradient[j]);
  };
  return newtonMaximum(
    (values) => {
      const {value, gradient, information} = penalisedLikelihood(data, withValues(values));
      const hessian = differencedHessian(gradientAt, values);
      const usable = cholesky(hessian, free.length).singular.length === 0;
      return {
        value,
        gradient: Float64Array.from(free, (j) => gradient[j]),
        information: usable ? hessian : submatrix(information, free, p)
      };
    },
    free.map((j) => start[j]),
    {maxIterations: 100, maxStep: 2}
  );
}

/** Rows and columns `kept` of a p × p matrix. */
function submatrix(matrix: Float64Array, kept: readonly number[], p: number): Float64Array {
  return Float64Array.from(kept.flatMap((j) => kept.map((k) => matrix[j * p + k])));
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
