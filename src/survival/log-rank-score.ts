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
  const observed = new Float64Array(k);
  const expected = new Float64Array(k);
  const variance = new Float64Array(k * k);
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
  for (let j = 0; j < k; j += 1) for (let l = 0; l < j; l += 1) variance[l * k + j] = variance[j * k + l];
  return {observed, expected, variance};
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
  const {event, weight: caseWeight} = follow;
  const {time, index, entryIndex} = timeGrid(follow);
  const k = group.levels.length;
  const m = time.length;
  const strataCount = strata === null ? 1 : strata.levels.length;
  const observed = new Float64Array(k);
  const expected = new Float64Array(k);
  const variance = new Float64Array(k * k);
  const residual = new Float64Array(k);
  const weight = pooledWeight(options);
  const stratumRows = rowsByStratum(strata, index.length);
  // Per event time: W, cumulative Σ W d/n and Σ W (d/n) (share of each group); positions without events repeat the values before.
  const weightAt = new Float64Array(m);
  const hazard = new Float64Array(m + 1);
  const share = new Float64Array(m * k);
  const mean = new Float64Array((m + 1) * k);
  let filled = 0;
  const fillTo = (position: number): void => {
    for (; filled < position; filled += 1) {
      hazard[filled + 1] = hazard[filled];
      for (let j = 0; j < k; j += 1) mean[(filled + 1) * k + j] = mean[filled * k + j];
    }
  };
  const addResiduals = (stratum: number): void => {
    fillTo(m);
    for (const i of stratumRows[stratum]) {
      const from = entryIndex === null ? 0 : entryIndex[i];
      const to = index[i];
      const ownWeight = caseWeight === null ? 1 : caseWeight[i];
      const ownHazard = hazard[to + 1] - hazard[from];
      const own = group.index[i];
      for (let j = 0; j < k; j += 1) {
        const is = j === own ? 1 : 0;
        let value = mean[(to + 1) * k + j] - mean[from * k + j] - is * ownHazard;
        if (event[i] === 1) value += weightAt[to] * (is - share[to * k + j]);
        residual[j] = ownWeight * value;
      }
      for (let j = 0; j < k; j += 1) for (let l = 0; l < k; l += 1) variance[j * k + l] += residual[j] * residual[l];
    }
  };
  let current = -1;
  walkRiskSets(follow, group, strata, {
    stratum: (s) => {
      if (current >= 0) addResiduals(current);
      current = s;
      filled = 0;
      weight.reset();
    },
    eventTime: (nRisk, nEvent, position) => {
      fillTo(position);
      let n = 0;
      let d = 0;
      for (let j = 0; j < k; j += 1) {
        n += nRisk[j];
        d += nEvent[j];
      }
      const w = weight.next(n, d);
      weightAt[position] = w;
      hazard[position + 1] = hazard[position] + (w * d) / n;
      for (let j = 0; j < k; j += 1) {
        const part = nRisk[j] / n;
        share[position * k + j] = part;
        mean[(position + 1) * k + j] = mean[position * k + j] + ((w * d) / n) * part;
        observed[j] += w * nEvent[j];
        expected[j] += w * d * part;
      }
      filled = position + 1;
    }
  });
  if (current >= 0 && current < strataCount) addResiduals(current);
  return {observed, expected, variance};
}

/** Rows of each stratum, ascending; all rows where there are no strata. */
export function rowsByStratum(strata: LabelIndex | null, n: number): readonly Int32Array[] {
  if (strata === null) return [Int32Array.from({length: n}, (_, i) => i)];
  const {rows, start} = rowsAt(strata.index, strata.levels.length);
  return strata.levels.map((_, s) => rows.subarray(start[s], start[s + 1]));
}
