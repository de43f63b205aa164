import type {CoxData} from "./cox-data.ts";
import {passRiskSets, type RiskSet} from "./risk-sets.ts";
import {emptyTiedSums, sumTiedEvents, type SummedTies, type TiedSums} from "./tied-events.ts";

/**
 * What each block with events adds to the cumulative hazard of risk 1, by stratum and from the last time to the first; K such blocks.
 * Tied events after Efron are at risk for a part of their own block only, hence the columns of their own.
 */
export interface HazardSteps {
  /** Index of the block, length K. */
  readonly block: Uint32Array;
  /** Increment of the hazard. */
  readonly hazard: Float64Array;
  /** Increment of its variance for known β: Σ mean event weight / D². */
  readonly variance: Float64Array;
  /** What a row with its own event in the block is exposed to. */
  readonly eventHazard: Float64Array;
  /** Σ x̄ · increment of the hazard, K × p; empty without means, as the next two. */
  readonly hazardX: Float64Array;
  readonly eventHazardX: Float64Array;
  /** Mean of the risk-set mean x̄ over the tied events, K × p. */
  readonly meanX: Float64Array;
}

/** Hazard increments at the risks `risk` (weight · exp(η), sorted order); covariate sums only with `means`. */
export function hazardSteps(data: CoxData, risk: Float64Array, ties: SummedTies, means: boolean): HazardSteps {
  const width = means ? data.p : 0;
  const steps = emptySteps(blocksWithEvents(data), width);
  const sums = emptyTiedSums();
  let k = 0;
  passRiskSets(data, risk, means ? 1 : 0, (set) => {
    const {block, tied, eventWeight, all, events} = set;
    sumTiedEvents(sums, ties, tied, all[0], events[0]);
    const mean = eventWeight / tied;
    steps.block[k] = block;
    steps.hazard[k] = mean * sums.inverse;
    steps.variance[k] = mean * sums.square;
    steps.eventHazard[k] = mean * (sums.inverse - sums.inverseF);
    if (means) fillMeans(steps, k, set, sums);
    k++;
  });
  return steps;
}

/** The sums over covariates of the k-th step, from sums over its risk set with x. */
function fillMeans(
  steps: HazardSteps,
  k: number,
  {tied, eventWeight, all, events}: RiskSet,
  {inverse, inverseF, square, squareF, squareFF}: TiedSums
): void {
  const p = all.length - 1;
  const mean = eventWeight / tied;
  for (let j = 0, at = k * p; j < p; j++, at++) {
    const a = all[1 + j];
    const b = events[1 + j];
    steps.hazardX[at] = mean * (square * a - squareF * b);
    steps.eventHazardX[at] = mean * ((square - squareF) * a - (squareF - squareFF) * b);
    steps.meanX[at] = (inverse * a - inverseF * b) / tied;
  }
}

function blocksWithEvents({blocks}: CoxData): number {
  let count = 0;
  for (let block = 0; block < blocks.count; block++) if (blocks.firstEvent[block] < blocks.start[block + 1]) count++;
  return count;
}

function emptySteps(count: number, width: number): HazardSteps {
  return {
    block: new Uint32Array(count),
    hazard: new Float64Array(count),
    variance: new Float64Array(count),
    eventHazard: new Float64Array(count),
    hazardX: new Float64Array(count * width),
    eventHazardX: new Float64Array(count * width),
    meanX: new Float64Array(count * width)
  };
}

/** What each row met while it was at risk, from its entry to its time, its own Efron share included; sorted order. */
export interface HazardExposure {
  /** Cumulative hazard for risk 1, length n. */
  readonly hazard: Float64Array;
  /** ∫ x̄ dH over the same span, n × p; empty without means. */
  readonly hazardX: Float64Array;
}

/** Cumulative hazards over each row's time at risk, in one pass from the first time to the last of each stratum. */
export function exposures(data: CoxData, steps: HazardSteps): HazardExposure {
  const {n, p, blocks, entries} = data;
  const width = steps.hazardX.length === 0 ? 0 : p;
  const hazard = new Float64Array(n);
  const hazardX = new Float64Array(n * width);
  const sumX = new Float64Array(width);
  let sum = 0;
  let step = steps.block.length - 1;
  const meet = (i: number, sign: number): void => {
    hazard[i] += sign * sum;
    for (let j = 0; j < width; j++) hazardX[i * p + j] += sign * sumX[j];
  };
  for (let s = blocks.strata.length - 2; s >= 0; s--) {
    const begin = blocks.start[blocks.strata[s]];
    let entering = blocks.start[blocks.strata[s + 1]] - 1;
    sum = 0;
    sumX.fill(0);
    for (let block = blocks.strata[s + 1] - 1; block >= blocks.strata[s]; block--) {
      const firstEvent = blocks.firstEvent[block];
      const to = blocks.start[block + 1];
      if (entries !== null)
        for (; entering >= begin && entries.grid[entries.order[entering]] <= blocks.grid[block]; entering--)
          meet(entries.order[entering], -1);
      if (firstEvent < to) {
        for (let i = firstEvent; i < to; i++) {
          meet(i, 1);
          hazard[i] += steps.eventHazard[step];
          for (let j = 0; j < width; j++) hazardX[i * p + j] += steps.eventHazardX[step * p + j];
        }
        sum += steps.hazard[step];
        for (let j = 0; j < width; j++) sumX[j] += steps.hazardX[step * p + j];
        step--;
      }
      for (let i = blocks.start[block]; i < firstEvent; i++) meet(i, 1);
    }
  }
  return {hazard, hazardX};
}

/**
 * Score residuals, n × p, in sorted order and for the columns of the basis: each row's part of the score, per unit of case weight.
 *
 * Source: Therneau, Grambsch & Fleming 1990, Biometrika 77:147–60; with tied events after Efron, the mean over the orders of the ties.
 */
export function sortedScoreResiduals(
  data: CoxData,
  eta: Float64Array,
  risk: Float64Array,
  ties: SummedTies
): Float64Array {
  const {n, p, x, blocks} = data;
  const steps = hazardSteps(data, risk, ties, true);
  const {hazard, hazardX} = exposures(data, steps);
  const residuals = new Float64Array(n * p);
  for (let i = 0, at = 0; i < n; i++) {
    const r = Math.exp(eta[i]);
    for (let j = 0; j < p; j++, at++) residuals[at] = -r * (x[at] * hazard[i] - hazardX[at]);
  }
  for (const [step, block] of steps.block.entries())
    for (let i = blocks.firstEvent[block]; i < blocks.start[block + 1]; i++)
      for (let j = 0; j < p; j++) residuals[i * p + j] += x[i * p + j] - steps.meanX[step * p + j];
  return residuals;
}
