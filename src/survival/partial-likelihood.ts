import type {Curvature} from "../math/newton.ts";
import type {CoxData} from "./cox-data.ts";
import {passRiskSets} from "./risk-sets.ts";
import {emptyTiedSums, sumTiedEvents, type SummedTies} from "./tied-events.ts";

/** Linear predictor offset + xβ in sorted order, length n; β for the centred and scaled covariates of `data`. */
export function linearPredictor({n, p, x, offset}: CoxData, beta: ArrayLike<number>): Float64Array {
  const eta = new Float64Array(n);
  for (let i = 0, at = 0; i < n; i++) {
    let sum = offset === null ? 0 : offset[i]!;
    for (let j = 0; j < p; j++) sum += x[at++]! * beta[j]!;
    eta[i] = sum;
  }
  return eta;
}

/** Risk weight · exp(η) in sorted order, length n. */
export function risks({weight}: CoxData, eta: Float64Array): Float64Array {
  const risk = new Float64Array(eta.length);
  for (let i = 0; i < eta.length; i++) risk[i] = (weight === null ? 1 : weight[i]!) * Math.exp(eta[i]!);
  return risk;
}

/**
 * Log partial likelihood (`value`), score (`gradient`) and information of the Cox model at β, ties after Efron or Breslow, in one pass over the data.
 *
 * With d events at a time, their mean weight stands before each of the d terms, as in Therneau & Grambsch 2000, Modeling Survival Data, §3.3 and §7.1.
 */
export function partialLikelihood(data: CoxData, beta: ArrayLike<number>, ties: SummedTies): Curvature {
  const {p, event, weight} = data;
  const eta = linearPredictor(data, beta);
  const sums = emptyTiedSums();
  const score = new Float64Array(p);
  const information = new Float64Array(p * p);
  let logLik = 0;
  passRiskSets(data, risks(data, eta), 2, (set) => {
    const {nEvent, eventWeight, eventX, riskX, eventRiskX, riskXX, eventRiskXX} = set;
    sumTiedEvents(sums, ties, nEvent, set.risk, set.eventRisk);
    const mean = eventWeight / nEvent;
    for (let i = set.from; i < set.to; i++) if (event[i] === 1) logLik += (weight === null ? 1 : weight[i]!) * eta[i]!;
    logLik -= mean * sums.logs;
    const {inverse, inverseF, square, squareF, squareFF} = sums;
    for (let j = 0, k = 0; j < p; j++) {
      const a = riskX[j]!;
      const b = eventRiskX[j]!;
      score[j]! += eventX[j]! - mean * (inverse * a - inverseF * b);
      for (let l = 0; l <= j; l++, k++) {
        const c = riskX[l]!;
        const e = eventRiskX[l]!;
        information[j * p + l]! += mean * (inverse * riskXX[k]! - inverseF * eventRiskXX[k]! - (square * a * c - squareF * (a * e + b * c) + squareFF * b * e));
      }
    }
  });
  for (let j = 0; j < p; j++) for (let l = 0; l < j; l++) information[l * p + j] = information[j * p + l]!;
  return {value: logLik, gradient: score, information};
}
