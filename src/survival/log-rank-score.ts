import type {LabelIndex} from "./groups.ts";
import type {Surv} from "../record/surv.ts";
import {weightings, type PooledState, type Weighting} from "./log-rank-weighting.ts";
import {walkRiskSets, type RiskSetVisitor} from "./group-risk-sets.ts";
import {rowsAt, timeGrid} from "./time-grid.ts";

/** Weight function of a test. */
export interface ScoreOptions {
  readonly weighting: Weighting;
  readonly rho: number;
  readonly gamma: number;
}

/** Observed and expected (weighted) numbers of events in k groups, summed over strata, and the covariance of their difference. */
export interface LogRankScore {
  readonly observed: Float64Array;
  readonly expected: Float64Array;
  /** k × k, row-major. */
  readonly variance: Float64Array;
}

/** Anything that can be walked: rows, or event tables. */
export type RiskSetWalk = (visitor: RiskSetVisitor) => void;

/** Follows the pooled estimates on which weights depend through the event times of a stratum. */
function pooledWeight({weighting, rho, gamma}: ScoreOptions): {
  reset: () => void;
  next: (n: number, d: number) => number;
} {
  const weightOf = weightings[weighting];
  const state: {-readonly [key in keyof PooledState]: PooledState[key]} = {
    nRisk: 0,
    survivalBefore: 1,
    petoSurvival: 1
  };
  let survival = 1;
  if (weighting === "log-rank") return {reset: () => {}, next: () => 1};
  return {
    reset: () => {
      survival = 1;
      state.petoSurvival = 1;
    },
    next: (n, d) => {
      state.nRisk = n;
      state.survivalBefore = survival;
      state.petoSurvival *= 1 - d / (n + 1);
      survival *= (n - d) / n;
      return weightOf(state, rho, gamma);
    }
  };
}

/** Score and hypergeometric variance; sums over event times. */
export function logRankScore(walk: RiskSetWalk, k: number, options: ScoreOptions): LogRankScore {
  const score = emptyScore(k);
  const {observed, expected, variance} = score;
  const share = new Float64Array(k);
  const weight = pooledWeight(options);
  walk({
    stratum: weight.reset,
    eventTime: (nRisk, nEvent) => {
      let n = 0;
      let d = 0;
      for (let j = 0; j < k; j += 1) {
        n += nRisk[j];
        d += nEvent[j];
      }
      const w = weight.next(n, d);
      const spread = n > 1 ? (w * w * d * (n - d)) / (n - 1) : 0;
      for (let j = 0; j < k; j += 1) {
        const own = nRisk[j] / n;
        share[j] = own;
        observed[j] += w * nEvent[j];
        expected[j] += w * d * own;
        if (spread === 0 || own === 0) continue;
        for (let l = 0; l < j; l += 1) variance[j * k + l] -= spread * own * share[l];
        variance[j * k + j] += spread * own * (1 - own);
      }
    }
  });
  mirrorLower(variance, k);
  return score;
}

function emptyScore(k: number): LogRankScore {
  return {observed: new Float64Array(k), expected: new Float64Array(k), variance: new Float64Array(k * k)};
}

/** Fills the upper triangle of a k × k matrix from the lower. */
function mirrorLower(matrix: Float64Array, k: number): void {
  for (let j = 0; j < k; j += 1) for (let l = 0; l < j; l += 1) matrix[l * k + j] = matrix[j * k + l];
}

/**
 * Score and robust variance, Σ over rows of the outer product of their score residuals at no difference; for probability weights.
 *
 * Source: Lin & Wei 1989, doi:10.1080/01621459.1989.10478874; with weight 1 it is `coxph(ties = "breslow", robust = TRUE)$rscore`.
 */
export function robustLogRankScore(
  follow: Surv,
  group: LabelIndex,
  strata: LabelIndex | null,
  options: ScoreOptions
): LogRankScore {
  const k = group.levels.length;
  const m = timeGrid(follow).time.length;
  const score = emptyScore(k);
  const weight = pooledWeight(options);
  const stratumRows = rowsByStratum(strata, follow.time.length);
  const sums = emptySums(m, k);
  let current = -1;
  const endStratum = (): void => {
    if (current < 0) return;
    fillTo(sums, m);
    addResiduals(score.variance, sums, stratumRows[current], {follow, group});
  };
  walkRiskSets(follow, group, strata, {
    stratum: (s) => {
      endStratum();
      current = s;
      sums.filled = 0;
      weight.reset();
    },
    eventTime: (nRisk, nEvent, position) => {
      fillTo(sums, position);
      addEventTime({score, sums, weightOf: weight.next}, nRisk, nEvent, position);
    }
  });
  endStratum();
  return score;
}

/** Sums over the event times of one stratum, by position on the grid; positions without events repeat the values before. k groups. */
interface HazardSums {
  readonly k: number;
  /** W of each event time, length m. */
  readonly weight: Float64Array;
  /** Σ W d/n before each position, length m + 1. */
  readonly hazard: Float64Array;
  /** Share of each group in the risk set, m × k. */
  readonly share: Float64Array;
  /** Σ W (d/n) · share before each position, (m + 1) × k. */
  readonly mean: Float64Array;
  /** Position up to which the sums stand. */
  filled: number;
}

function emptySums(m: number, k: number): HazardSums {
  return {
    k,
    weight: new Float64Array(m),
    hazard: new Float64Array(m + 1),
    share: new Float64Array(m * k),
    mean: new Float64Array((m + 1) * k),
    filled: 0
  };
}

function fillTo(sums: HazardSums, position: number): void {
  const {k, hazard, mean} = sums;
  for (; sums.filled < position; sums.filled += 1) {
    const at = sums.filled;
    hazard[at + 1] = hazard[at];
    for (let j = 0; j < k; j += 1) mean[(at + 1) * k + j] = mean[at * k + j];
  }
}

interface ScoreInProgress {
  readonly score: LogRankScore;
  readonly sums: HazardSums;
  /** W of an event time with n at risk and d events. */
  readonly weightOf: (n: number, d: number) => number;
}

function addEventTime(
  {score: {observed, expected}, sums, weightOf}: ScoreInProgress,
  nRisk: Float64Array,
  nEvent: Float64Array,
  position: number
): void {
  const {k, weight, hazard, share, mean} = sums;
  let n = 0;
  let d = 0;
  for (let j = 0; j < k; j += 1) {
    n += nRisk[j];
    d += nEvent[j];
  }
  const w = weightOf(n, d);
  weight[position] = w;
  hazard[position + 1] = hazard[position] + (w * d) / n;
  for (let j = 0; j < k; j += 1) {
    const part = nRisk[j] / n;
    share[position * k + j] = part;
    mean[(position + 1) * k + j] = mean[position * k + j] + ((w * d) / n) * part;
    observed[j] += w * nEvent[j];
    expected[j] += w * d * part;
  }
  sums.filled = position + 1;
}

/** Adds the outer products of the score residuals of rows of one stratum, whose sums stand in full. */
function addResiduals(
  variance: Float64Array,
  {k, weight, hazard, share, mean}: HazardSums,
  rows: Int32Array,
  {follow, group}: {readonly follow: Surv; readonly group: LabelIndex}
): void {
  const {index, entryIndex} = timeGrid(follow);
  const residual = new Float64Array(k);
  for (const i of rows) {
    const from = entryIndex === null ? 0 : entryIndex[i];
    const to = index[i];
    const ownWeight = follow.weight === null ? 1 : follow.weight[i];
    const ownHazard = hazard[to + 1] - hazard[from];
    const own = group.index[i];
    for (let j = 0; j < k; j += 1) {
      const is = j === own ? 1 : 0;
      let value = mean[(to + 1) * k + j] - mean[from * k + j] - is * ownHazard;
      if (follow.event[i] === 1) value += weight[to] * (is - share[to * k + j]);
      residual[j] = ownWeight * value;
    }
    for (let j = 0; j < k; j += 1) for (let l = 0; l < k; l += 1) variance[j * k + l] += residual[j] * residual[l];
  }
}

/** Rows of each stratum, ascending; all rows where there are no strata. */
export function rowsByStratum(strata: LabelIndex | null, n: number): readonly Int32Array[] {
  if (strata === null) return [Int32Array.from({length: n}, (_, i) => i)];
  const {rows, start} = rowsAt(strata.index, strata.levels.length);
  return strata.levels.map((_, s) => rows.subarray(start[s], start[s + 1]));
}
