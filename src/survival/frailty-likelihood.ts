import {cholesky, choleskyInverse, choleskySolve} from "../math/cholesky.ts";
import type {CoxData} from "./cox-data.ts";
import {exposures, hazardSteps} from "./cumulative-hazard.ts";
import {symmetric} from "../math/symmetric.ts";
import {blockTerms, eventPart, linearPredictor, risks} from "./partial-likelihood.ts";
import {passRiskSets} from "./risk-sets.ts";
import type {SummedTies} from "./tied-events.ts";

/** Rows in clusters, sorted order; q clusters. */
export interface Clusters {
  /** Cluster of each row as 0 … q − 1, sorted order. */
  readonly of: Int32Array;
  readonly count: number;
  /** Events of each cluster, length q. */
  readonly events: Float64Array;
}

/** Coefficients and log frailties that maximise the penalised partial likelihood for one variance. */
export interface PenalisedFit {
  readonly beta: Float64Array;
  /** Log frailty of each cluster, length q. */
  readonly omega: Float64Array;
  /** Log partial likelihood with the frailties as offset. */
  readonly logLik: number;
  readonly iterations: number;
  readonly converged: boolean;
  /** Covariance of β for this variance, p × p, row-major; clusters as nearly independent columns, see `sparseFactor`. */
  readonly covariance: Float64Array;
}

/** Value, gradient and the parts of minus the Hessian in (β, ω). */
interface Derivatives {
  readonly value: number;
  readonly beta: Float64Array;
  readonly omega: Float64Array;
  /** p × p */
  readonly informationBeta: Float64Array;
  /** Row by cluster, q × p. */
  readonly cross: Float64Array;
  /** Diagonal of the q × q part. */
  readonly diagonal: Float64Array;
}

/**
 * Maximum of log L(β, ω) + ν·Σ(ω − exp ω), ν = 1/θ, by Newton–Raphson with step-halving in which clusters count as nearly independent columns.
 *
 * Source: Therneau, Grambsch & Pankratz 2003, J Comput Graph Stat 12:156–75.
 */
export function penalisedFit(
  data: CoxData,
  clusters: Clusters,
  ties: SummedTies,
  theta: number,
  from: Pick<PenalisedFit, "beta" | "omega">
): PenalisedFit {
  const precision = 1 / theta;
  const at = (beta: Float64Array, omega: Float64Array): PenalisedPoint => {
    const now = derivatives(data, clusters, ties, beta, omega);
    return {beta, omega, now, value: now.value + precision * omega.reduce((sum, w) => sum + w - Math.exp(w), 0)};
  };
  let point = at(from.beta.slice(), centred(from.omega));
  for (let iterations = 0; ; iterations++) {
    const {beta, omega, now} = point;
    const step = newtonStep(now, omega, precision);
    const arrived = step.gain <= 1e-16 * Math.max(1, data.nEvent) || iterations >= 400;
    const next = arrived ? null : halvedStep(at, point, step);
    if (next === null)
      return {beta, omega, logLik: now.value, iterations, converged: step.gain <= 1e-8, covariance: step.covariance};
    point = next;
  }
}

interface PenalisedPoint {
  readonly beta: Float64Array;
  readonly omega: Float64Array;
  readonly now: Derivatives;
  /** Penalised log likelihood. */
  readonly value: number;
}

/** The whole step, its half, …: the first that does not lower the penalised likelihood; null where none does. */
function halvedStep(
  at: (beta: Float64Array, omega: Float64Array) => PenalisedPoint,
  {beta, omega, value}: PenalisedPoint,
  step: Pick<PenalisedPoint, "beta" | "omega">
): PenalisedPoint | null {
  for (let shrink = 1; ; shrink /= 2) {
    const trial = at(
      beta.map((b, j) => b + shrink * step.beta[j]),
      centred(omega.map((w, i) => w + shrink * step.omega[i]))
    );
    if (trial.value >= value - 1e-13 * Math.abs(value)) return trial;
    if (shrink < 1e-10) return null;
  }
}

/** A common shift of ω leaves the partial likelihood as it is; the penalty is largest where the mean frailty is 1. */
function centred(omega: Float64Array): Float64Array {
  const shift = Math.log(omega.reduce((sum, w) => sum + Math.exp(w), 0) / omega.length);
  return omega.map((w) => w - shift);
}

function newtonStep(now: Derivatives, omega: Float64Array, precision: number): NewtonStep {
  const p = now.beta.length;
  const q = omega.length;
  const {slope, curvature} = penalisedClusters(now, omega, precision);
  const reduced = now.informationBeta.slice();
  const right = now.beta.slice();
  for (let i = 0; i < q; i++)
    for (let j = 0; j < p; j++) {
      const c = now.cross[i * p + j] / curvature[i];
      right[j] -= c * slope[i];
      for (let k = 0; k < p; k++) reduced[j * p + k] -= c * now.cross[i * p + k];
    }
  const factor = cholesky(reduced, p);
  const beta = choleskySolve(factor, right);
  const step = new Float64Array(q);
  let gain = 0;
  for (let i = 0; i < q; i++) {
    let sum = slope[i];
    for (let j = 0; j < p; j++) sum -= now.cross[i * p + j] * beta[j];
    step[i] = sum / curvature[i];
    gain += slope[i] * step[i];
  }
  for (let j = 0; j < p; j++) gain += now.beta[j] * beta[j];
  return {beta, omega: step, gain: Math.abs(gain), covariance: choleskyInverse(factor)};
}

interface NewtonStep {
  readonly beta: Float64Array;
  readonly omega: Float64Array;
  /** Newton decrement. */
  readonly gain: number;
  readonly covariance: Float64Array;
}

/** Slope and curvature of the penalised likelihood in each ω. */
function penalisedClusters(
  now: Derivatives,
  omega: Float64Array,
  precision: number
): {readonly slope: Float64Array; readonly curvature: Float64Array} {
  const q = omega.length;
  const curvature = new Float64Array(q);
  const slope = new Float64Array(q);
  for (let i = 0; i < q; i++) {
    const z = Math.exp(omega[i]);
    curvature[i] = Math.max(now.diagonal[i], 0) + precision * z;
    slope[i] = now.omega[i] + precision * (1 - z);
  }
  return {slope, curvature};
}

function derivatives(
  data: CoxData,
  clusters: Clusters,
  ties: SummedTies,
  beta: Float64Array,
  omega: Float64Array
): Derivatives {
  const {n, p, x, blocks} = data;
  const {of, count: q, events} = clusters;
  const eta = linearPredictor(data, beta);
  for (let i = 0; i < n; i++) eta[i] += omega[of[i]];
  const risk = risks(data, eta);
  const termsOf = blockTerms(p, ties);
  const {value: start, gradient} = eventPart(data, beta);
  const packed = new Float64Array((p * (p + 1)) / 2);
  const cross = new Float64Array(q * p);
  const diagonal = new Float64Array(q);
  const within = groupSquares(q, p);
  let value = start;
  for (let g = 0; g < q; g++) value += events[g] * omega[g];
  let added = 0;
  let stratum = 0;
  passRiskSets(data, risk, 2, (set) => {
    const {logs, expected, information} = termsOf(set);
    value -= logs;
    for (let j = 0; j < p; j++) gradient[j] -= expected[j];
    for (let k = 0; k < packed.length; k++) packed[k] += information[k];
    if (set.stratum !== stratum) {
      within.empty(diagonal, cross);
      added = blocks.start[blocks.strata[set.stratum]];
      stratum = set.stratum;
    }
    for (; added < blocks.start[set.block + 1]; added++) within.add(of[added], risk[added], diagonal, cross);
    within.event(set.eventWeight / set.all[0] ** 2, set.all);
  });
  within.empty(diagonal, cross);
  const {hazard} = exposures(data, hazardSteps(data, risk, ties, false));
  const slope = events.slice();
  for (let i = 0; i < n; i++) {
    const expected = risk[i] * hazard[i];
    const g = of[i];
    slope[g] -= expected;
    diagonal[g] += expected;
    for (let j = 0; j < p; j++) cross[g * p + j] += expected * x[i * p + j];
  }
  return {value, beta: gradient, omega: slope, informationBeta: symmetric(packed, p), cross, diagonal};
}

/**
 * Sums over event times of −d·Sᵢ²/S² and −d·Sᵢ·Σrx/S², with Sᵢ the risk of cluster i among S: each cluster is brought up to date only when its own risk changes.
 */
function groupSquares(q: number, p: number) {
  const size = new Float64Array(q);
  const seen = new Float64Array(q);
  const seenX = new Float64Array(q * p);
  const sumX = new Float64Array(p);
  let sum = 0;
  const settle = (g: number, diagonal: Float64Array, cross: Float64Array): void => {
    diagonal[g] -= size[g] * size[g] * (sum - seen[g]);
    seen[g] = sum;
    for (let j = 0; j < p; j++) {
      cross[g * p + j] -= size[g] * (sumX[j] - seenX[g * p + j]);
      seenX[g * p + j] = sumX[j];
    }
  };
  return {
    add(g: number, r: number, diagonal: Float64Array, cross: Float64Array): void {
      settle(g, diagonal, cross);
      size[g] += r;
    },
    event(weight: number, all: Float64Array): void {
      sum += weight;
      for (let j = 0; j < p; j++) sumX[j] += weight * all[1 + j];
    },
    empty(diagonal: Float64Array, cross: Float64Array): void {
      for (let g = 0; g < q; g++) {
        settle(g, diagonal, cross);
        size[g] = 0;
      }
    }
  };
}
