import type {Curvature} from "../math/newton.ts";
import {symmetric} from "../math/symmetric.ts";
import type {CoxData} from "./cox-data.ts";
import {passRiskSets, type RiskSet} from "./risk-sets.ts";
import {emptyTiedSums, sumTiedEvents, type SummedTies} from "./tied-events.ts";

/** Linear predictor offset + xβ in sorted order, length n; β for the columns of `data`. */
export function linearPredictor({n, p, x, offset}: CoxData, beta: ArrayLike<number>): Float64Array {
  const eta = offset === null ? new Float64Array(n) : offset.slice();
  const b = Float64Array.from(beta);
  for (let i = 0, at = 0; i < n; i++) {
    let sum = eta[i];
    for (let j = 0; j < p; j++) sum += x[at++] * b[j];
    eta[i] = sum;
  }
  return eta;
}

/** Risk weight · exp(η) in sorted order, length n. */
export function risks({weight}: CoxData, eta: Float64Array): Float64Array {
  const risk = new Float64Array(eta.length);
  for (let i = 0; i < eta.length; i++) risk[i] = Math.exp(eta[i]);
  if (weight !== null) for (let i = 0; i < eta.length; i++) risk[i] *= weight[i];
  return risk;
}

/** What one block with events adds to the likelihood's derivatives; one object is reused. */
export interface BlockTerms {
  /** Mean event weight · Σ log D. */
  logs: number;
  /** Σ over its events of w·x̄, the mean of x in the risk set; length p. */
  readonly expected: Float64Array;
  /** Σ of mean event weight · covariance of x in the risk set, packed lower triangle. */
  readonly information: Float64Array;
}

/** A function that gives the terms of each risk set in turn, for ties after Efron or Breslow; risk sets need moments 2. */
export function blockTerms(p: number, ties: SummedTies): (set: RiskSet) => BlockTerms {
  const sums = emptyTiedSums();
  const expected = new Float64Array(p);
  const information = new Float64Array((p * (p + 1)) / 2);
  const terms: BlockTerms = {logs: 0, expected, information};
  return ({tied, eventWeight, all, events}) => {
    sumTiedEvents(sums, ties, tied, all[0], events[0]);
    const mean = eventWeight / tied;
    const {inverse, inverseF, square, squareF, squareFF} = sums;
    terms.logs = mean * sums.logs;
    if (tied === 1 || ties === "breslow") {
      for (let j = 0, k = 0, at = 1 + p; j < p; j++) {
        const part = mean * inverse;
        expected[j] = part * all[1 + j];
        const a = mean * square * all[1 + j];
        for (let l = 0; l <= j; l++, k++, at++) information[k] = part * all[at] - a * all[1 + l];
      }
      return terms;
    }
    for (let j = 0, k = 0, at = 1 + p; j < p; j++) {
      const a = all[1 + j];
      const b = events[1 + j];
      expected[j] = mean * (inverse * a - inverseF * b);
      for (let l = 0; l <= j; l++, k++, at++) {
        const c = all[1 + l];
        const e = events[1 + l];
        information[k] =
          mean *
          (inverse * all[at] - inverseF * events[at] - (square * a * c - squareF * (a * e + b * c) + squareFF * b * e));
      }
    }
    return terms;
  };
}

/**
 * Log partial likelihood (`value`), score (`gradient`) and information of the Cox model at β, ties after Efron or Breslow, in one pass over the data; `eta` where the linear predictor is known.
 *
 * With d events at a time, their mean weight stands before each of the d terms (frequency weights count as events, so that it is 1), as in Therneau & Grambsch 2000, Modeling Survival Data, §3.3 and §7.1.
 */
export function partialLikelihood(
  data: CoxData,
  beta: ArrayLike<number>,
  ties: SummedTies,
  eta = linearPredictor(data, beta)
): Curvature {
  const {p} = data;
  const termsOf = blockTerms(p, ties);
  const {value: start, gradient} = eventPart(data, beta);
  const packed = new Float64Array((p * (p + 1)) / 2);
  let value = start;
  passRiskSets(data, risks(data, eta), 2, (set) => {
    const {logs, expected, information} = termsOf(set);
    value -= logs;
    for (let j = 0; j < p; j++) gradient[j] -= expected[j];
    for (let k = 0; k < packed.length; k++) packed[k] += information[k];
  });
  return {value, gradient, information: symmetric(packed, p)};
}

/** What the events alone add to log likelihood and score: Σ w·η and Σ w·x. */
export function eventPart(
  {eventX, eventOffset}: CoxData,
  beta: ArrayLike<number>
): {value: number; readonly gradient: Float64Array} {
  let value = eventOffset;
  for (let j = 0; j < eventX.length; j++) value += eventX[j] * beta[j];
  return {value, gradient: eventX.slice()};
}
