import type {Curvature} from "../math/newton.ts";
import type {CoxData} from "./cox-data.ts";
import {symmetric} from "../math/symmetric.ts";
import {linearPredictor} from "./partial-likelihood.ts";

/**
 * Log likelihood (`value`), score and information of the exact (discrete-time) Cox model at β: at each time with d events among those at risk, the probability that
 * these d had them. A frequency weight counts as that many rows.
 *
 * The sum over all sets of d is the distribution of a sum of independent Bernoulli variables given that it is d (Chen & Liu 1997, Statistica Sinica 7:875–92),
 * with odds scaled to have mean d, so that nothing overflows; it is built row by row as in Gail, Lubin & Rubinstein 1981, Biometrika 68:703–7.
 */
export function exactLikelihood(data: CoxData, beta: ArrayLike<number>, eta = linearPredictor(data, beta)): Curvature {
  const {p, blocks, weight} = data;
  const gradient = new Float64Array(p);
  const packed = new Float64Array((p * (p + 1)) / 2);
  let value = 0;
  for (let stratum = 0; stratum + 1 < blocks.strata.length; stratum++) {
    const begin = blocks.start[blocks.strata[stratum]];
    for (let block = blocks.strata[stratum]; block < blocks.strata[stratum + 1]; block++) {
      const firstEvent = blocks.firstEvent[block];
      const to = blocks.start[block + 1];
      if (firstEvent === to) continue;
      const rows = rowsAtRisk(data, begin, to, block);
      let chosen = 0;
      for (let i = firstEvent; i < to; i++) chosen += weight === null ? 1 : weight[i];
      if (chosen === rows.length) continue;
      const {logSum, middle, mean, covariance} = subsetSums(data, eta, rows, chosen);
      for (let i = firstEvent; i < to; i++) {
        const w = weight === null ? 1 : weight[i];
        value += w * eta[i];
        for (let j = 0; j < p; j++) gradient[j] += w * (data.x[i * p + j] - middle[j]);
      }
      value -= logSum;
      for (let j = 0; j < p; j++) gradient[j] -= mean[j];
      for (let k = 0; k < packed.length; k++) packed[k] += covariance[k];
    }
  }
  return {value, gradient, information: symmetric(packed, p)};
}

/** Sorted positions of the rows at risk in a block, each as often as its frequency weight says. */
function rowsAtRisk({blocks, entries, weight}: CoxData, begin: number, to: number, block: number): number[] {
  const rows: number[] = [];
  for (let i = begin; i < to; i++) {
    if (entries !== null && entries.grid[i] > blocks.grid[block]) continue;
    for (let copy = weight === null ? 1 : weight[i]; copy > 0; copy--) rows.push(i);
  }
  return rows;
}

/** Log of Σ over sets of d rows of exp(Σ η), and mean and covariance of Σ (x − middle) under that distribution of sets. */
interface SubsetSums {
  readonly logSum: number;
  readonly middle: Float64Array;
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
}

function subsetSums({p, x}: CoxData, eta: Float64Array, rows: readonly number[], d: number): SubsetSums {
  const logScale = logOddsShift(eta, rows, d);
  const size = rows.length;
  const q = new Float64Array(size);
  const middle = new Float64Array(p);
  let logSum = -d * logScale;
  for (const [k, i] of rows.entries()) {
    const logOdds = eta[i] + logScale;
    q[k] = 1 / (1 + Math.exp(-logOdds));
    logSum += logOdds > 0 ? logOdds + Math.log1p(Math.exp(-logOdds)) : Math.log1p(Math.exp(logOdds));
    for (let j = 0; j < p; j++) middle[j] += (q[k] * x[i * p + j]) / d;
  }
  const pairs = (p * (p + 1)) / 2;
  const width = 1 + p + pairs;
  // State s: probability of s chosen so far, then sums of x and of x·xᵀ over the chosen, weighted by that probability.
  const states = new Float64Array((d + 1) * width);
  states[0] = 1;
  const centred = new Float64Array(p);
  for (const [k, i] of rows.entries()) {
    for (let j = 0; j < p; j++) centred[j] = x[i * p + j] - middle[j];
    // Only states from which d can still be reached are kept up.
    const lowest = Math.max(0, d - (size - k - 1));
    for (let s = Math.min(k + 1, d); s >= lowest; s--)
      addChoice(states, s * width, s === 0 ? -1 : (s - 1) * width, q[k], centred);
  }
  const at = d * width;
  const probability = states[at];
  const mean = states.slice(at + 1, at + 1 + p).map((sum) => sum / probability);
  const covariance = new Float64Array(pairs);
  for (let j = 0, k = 0; j < p; j++)
    for (let l = 0; l <= j; l++, k++) covariance[k] = states[at + 1 + p + k] / probability - mean[j] * mean[l];
  return {logSum: logSum + Math.log(probability), middle, mean, covariance};
}

/** One more row, chosen with probability q: state at `to` from itself (not chosen) and from the state at `from` (chosen). */
function addChoice(states: Float64Array, to: number, from: number, q: number, x: Float64Array): void {
  const p = x.length;
  const width = 1 + p + (p * (p + 1)) / 2;
  for (let k = 0; k < width; k++) states[to + k] *= 1 - q;
  if (from < 0) return;
  const before = states[from];
  states[to] += q * before;
  for (let j = 0, k = 1 + p; j < p; j++) {
    states[to + 1 + j] += q * (states[from + 1 + j] + x[j] * before);
    for (let l = 0; l <= j; l++, k++)
      states[to + k] +=
        q * (states[from + k] + x[j] * states[from + 1 + l] + x[l] * states[from + 1 + j] + x[j] * x[l] * before);
  }
}

/** log c such that odds c·exp(η) make d the expected number chosen. */
function logOddsShift(eta: Float64Array, rows: readonly number[], d: number): number {
  let low = Infinity;
  let high = -Infinity;
  for (const i of rows) {
    low = Math.min(low, eta[i]);
    high = Math.max(high, eta[i]);
  }
  const logit = Math.log(d / (rows.length - d));
  let from = logit - high;
  let to = logit - low;
  let shift = (from + to) / 2;
  // The mean need not be exact: the shift only keeps the recursion in range.
  for (let round = 0; round < 60 && to - from > 1e-3; round++) {
    shift = (from + to) / 2;
    let expected = 0;
    for (const i of rows) expected += 1 / (1 + Math.exp(-(eta[i] + shift)));
    if (expected > d) to = shift;
    else from = shift;
  }
  return shift;
}
