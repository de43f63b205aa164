import type {Curvature} from "../math/newton.ts";
import type {CoxData} from "./cox-data.ts";
import {passRiskSets} from "./risk-sets.ts";
import {emptyTiedSums, sumTiedEvents, type SummedTies} from "./tied-events.ts";

/** Linear predictor offset + xβ in sorted order, length n; β for the centred and scaled covariates of `data`. */
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

/**
 * Log partial likelihood (`value`), score (`gradient`) and information of the Cox model at β, ties after Efron or Breslow, in one pass over the data.
 *
 * With d events at a time, their mean weight stands before each of the d terms, as in Therneau & Grambsch 2000, Modeling Survival Data, §3.3 and §7.1.
 */
export function partialLikelihood(data: CoxData, beta: ArrayLike<number>, ties: SummedTies): Curvature {
  const {p, weight, blocks} = data;
  const eta = linearPredictor(data, beta);
  const sums = emptyTiedSums();
  const gradient = new Float64Array(p);
  const information = new Float64Array(p * p);
  let value = 0;
  passRiskSets(data, risks(data, eta), 2, ({block, nEvent, eventWeight, eventX, all, events}) => {
    sumTiedEvents(sums, ties, nEvent, all[0], events[0]);
    const mean = eventWeight / nEvent;
    const to = blocks.start[block + 1];
    for (let i = blocks.firstEvent[block]; i < to; i++) value += weight === null ? eta[i] : weight[i] * eta[i];
    value -= mean * sums.logs;
    const {inverse, inverseF, square, squareF, squareFF} = sums;
    for (let j = 0, k = 1 + p; j < p; j++) {
      const a = all[1 + j];
      const b = events[1 + j];
      gradient[j] += eventX[j] - mean * (inverse * a - inverseF * b);
      for (let l = 0; l <= j; l++, k++) {
        const c = all[1 + l];
        const e = events[1 + l];
        information[j * p + l] += mean * (inverse * all[k] - inverseF * events[k] - (square * a * c - squareF * (a * e + b * c) + squareFF * b * e));
      }
    }
  });
  for (let j = 0; j < p; j++) for (let l = 0; l < j; l++) information[l * p + j] = information[j * p + l];
  return {value, gradient, information};
}
