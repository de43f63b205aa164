import type {CoxData} from "./cox-data.ts";
import {passRiskSets} from "./risk-sets.ts";
import {emptyTiedSums, sumTiedEvents, type SummedTies} from "./tied-events.ts";

/**
 * What each time with events adds to the cumulative hazard of risk 1, in the order of the pass: by stratum, last time first.
 * K is the number of such times. Arrays end in K (or K × p) elements.
 */
export interface HazardSteps {
  readonly size: number;
  /** Index of the block of tied times (of `data.ties`). */
  readonly from: Uint32Array;
  readonly time: Float64Array;
  readonly stratum: Uint32Array;
  /** Increment of the hazard, and of Σ (mean event weight) / D², its variance for fixed β. */
  readonly hazard: Float64Array;
  readonly variance: Float64Array;
  /** Σ x̄ · hazard increment, K × p. */
  readonly weightedMean: Float64Array;
  /** What a row with its own event at this time is exposed to: Efron's tied events are at risk for a part only. */
  readonly eventHazard: Float64Array;
  readonly eventWeightedMean: Float64Array;
  /** Mean over the tied events of the risk-set mean x̄, K × p. */
  readonly meanX: Float64Array;
}

/** Hazard increments at the risks `risk` (sorted order). With `p` false the covariate sums are left out. */
export function hazardSteps(data: CoxData, risk: Float64Array, ties: SummedTies, withMeans: boolean): HazardSteps {
  const {p} = data;
  const most = Math.min(data.nEvent, data.ties.length);
  const width = withMeans ? p : 0;
  const from = new Uint32Array(most);
  const time = new Float64Array(most);
  const stratum = new Uint32Array(most);
  const hazard = new Float64Array(most);
  const variance = new Float64Array(most);
  const weightedMean = new Float64Array(most * width);
  const eventHazard = new Float64Array(most);
  const eventWeightedMean = new Float64Array(most * width);
  const meanX = new Float64Array(most * width);
  const sums = emptyTiedSums();
  let k = 0;
  passRiskSets(data, risk, withMeans ? 1 : 0, (set) => {
    const {nEvent, eventWeight, riskX, eventRiskX} = set;
    sumTiedEvents(sums, ties, nEvent, set.risk, set.eventRisk);
    const mean = eventWeight / nEvent;
    from[k] = set.from;
    time[k] = set.time;
    stratum[k] = set.stratum;
    hazard[k] = mean * sums.inverse;
    variance[k] = mean * sums.square;
    eventHazard[k] = mean * (sums.inverse - sums.inverseF);
    for (let j = 0; j < width; j++) {
      const a = riskX[j]!;
      const b = eventRiskX[j]!;
      const at = k * p + j;
      weightedMean[at] = mean * (sums.square * a - sums.squareF * b);
      eventWeightedMean[at] = mean * ((sums.square - sums.squareF) * a - (sums.squareF - sums.squareFF) * b);
      meanX[at] = (sums.inverse * a - sums.inverseF * b) / nEvent;
    }
    k++;
  });
  return {
    size: k, from: from.subarray(0, k), time: time.subarray(0, k), stratum: stratum.subarray(0, k), hazard: hazard.subarray(0, k), variance: variance.subarray(0, k),
    weightedMean: weightedMean.subarray(0, k * width), eventHazard: eventHazard.subarray(0, k), eventWeightedMean: eventWeightedMean.subarray(0, k * width), meanX: meanX.subarray(0, k * width)
  };
}

/** Adds, for each row, sign × (what had been summed by its time); used once for exits and once for entries. */
export interface Exposure {
  /** Cumulative hazard to which each row was exposed while at risk, for risk 1, length n, sorted order. */
  readonly hazard: Float64Array;
  /** ∫ x̄ dH over the same span, n × p, sorted order; empty without means. */
  readonly meanX: Float64Array;
}

/** Hazard that each row was exposed to from its entry to its time, own Efron share included. */
export function exposures(data: CoxData, steps: HazardSteps): Exposure {
  const {n, p, event, ties, strata, time, entry, entryOrder} = data;
  const width = steps.meanX.length === 0 ? 0 : p;
  const hazard = new Float64Array(n);
  const meanX = new Float64Array(n * width);
  const sumX = new Float64Array(width);
  let sum = 0;
  let step = steps.size - 1;
  let block = ties.length - 2;
  const subtract = (i: number): void => {
    hazard[i]! -= sum;
    for (let j = 0; j < width; j++) meanX[i * p + j]! -= sumX[j]!;
  };
  for (let s = strata.length - 2; s >= 0; s--) {
    const begin = strata[s]!;
    let entering = strata[s + 1]! - 1;
    sum = 0;
    sumX.fill(0);
    for (; block >= 0 && ties[block]! >= begin; block--) {
      const from = ties[block]!;
      const to = ties[block + 1]!;
      if (entry !== null && entryOrder !== null)
        for (; entering >= begin && entry[entryOrder[entering]!]! < time[from]!; entering--) subtract(entryOrder[entering]!);
      if (step >= 0 && steps.from[step] === from) {
        const own = steps.eventHazard[step]!;
        for (let i = from; i < to; i++) {
          if (event[i] === 0) continue;
          hazard[i]! += sum + own;
          for (let j = 0; j < width; j++) meanX[i * p + j]! += sumX[j]! + steps.eventWeightedMean[step * p + j]!;
        }
        sum += steps.hazard[step]!;
        for (let j = 0; j < width; j++) sumX[j]! += steps.weightedMean[step * p + j]!;
        step--;
      }
      for (let i = from; i < to; i++) {
        if (event[i] === 1) continue;
        hazard[i]! += sum;
        for (let j = 0; j < width; j++) meanX[i * p + j]! += sumX[j]!;
      }
    }
  }
  return {hazard, meanX};
}

/**
 * Score residuals, n × p, in sorted order and in the units of the scaled covariates: each row's part of the score, per unit of case weight.
 *
 * Source: Therneau, Grambsch & Fleming 1990, Biometrika 77:147–60; with tied events after Efron, the mean over the d orders of the ties.
 */
export function sortedScoreResiduals(data: CoxData, eta: Float64Array, risk: Float64Array, ties: SummedTies): Float64Array {
  const {n, p, x, event, ties: blocks} = data;
  const steps = hazardSteps(data, risk, ties, true);
  const {hazard, meanX} = exposures(data, steps);
  const residuals = new Float64Array(n * p);
  for (let i = 0, at = 0; i < n; i++) {
    const r = Math.exp(eta[i]!);
    for (let j = 0; j < p; j++, at++) residuals[at] = -r * (x[at]! * hazard[i]! - meanX[at]!);
  }
  let step = 0;
  for (let block = 0; block + 1 < blocks.length && step < steps.size; block++) {
    if (steps.from[step] !== blocks[block]) continue;
    for (let i = blocks[block]!; i < blocks[block + 1]!; i++)
      if (event[i] === 1) for (let j = 0; j < p; j++) residuals[i * p + j]! += x[i * p + j]! - steps.meanX[step * p + j]!;
    step++;
  }
  return residuals;
}
