import {argsort} from "../math/argsort.ts";
import type {Surv} from "../record/surv.ts";
import {coxData, type CoxData} from "./cox-data.ts";
import {labelIndex} from "./groups.ts";
import {addAtRank, rankSums, secondAtRank, sumsAtRank} from "./rank-sums.ts";

/** How well a predictor orders the times: the share of comparable pairs in which the higher predictor goes with the earlier event. */
export interface Concordance {
  /** (concordant + tiedX / 2) / (concordant + discordant + tiedX); null where no pair is comparable. */
  readonly estimate: number | null;
  /** Infinitesimal jackknife standard error; null with `estimate`. */
  readonly stdError: number | null;
  /** Weighted numbers of pairs; `tiedTime`: events at the same time with different predictors; `tiedBoth`: with equal predictors too. */
  readonly concordant: number;
  readonly discordant: number;
  readonly tiedX: number;
  readonly tiedTime: number;
  readonly tiedBoth: number;
}

export interface ConcordanceOptions {
  /** Pairs are made within strata only; length n. */
  readonly strata?: ArrayLike<unknown>;
  /** Rows of one cluster count as one in the standard error; length n. */
  readonly cluster?: ArrayLike<unknown>;
}

/**
 * Harrell's concordance of a predictor (high = early event, as a linear predictor of `cox`) with right-censored or delayed-entry times,
 * length n, in n·log n steps.
 *
 * A pair is comparable when one of them has an event while the other is at risk; censored at the same time counts as at risk.
 * Throws `RangeError` for lengths that differ and values that are not finite.
 * Source: Harrell 1982, JAMA 247:2543–6; standard error by infinitesimal jackknife as in R's `concordance` (survival ≥ 3), which this equals.
 *
 * @example
 * const follow = {time: Float64Array.of(1, 2, 3, 4), event: Uint8Array.of(1, 1, 0, 1), entry: null, weight: null, weightKind: "frequency"};
 * concordance(follow, [3, 2, 2, 1]).estimate // 0.9
 */
export function concordance(surv: Surv, predictor: ArrayLike<number>, {strata, cluster}: ConcordanceOptions = {}): Concordance {
  const data = coxData(surv, {predictor}, {strata});
  const codes = cluster === undefined ? null : clusterIndex(cluster, data.n);
  return sortedConcordance(data, Float64Array.from(data.order, (row) => predictor[row]), codes);
}

/** Clusters as 0, 1, … in the caller's order of rows. Throws `RangeError` when there are not n of them. */
export function clusterIndex(cluster: ArrayLike<unknown>, n: number): Int32Array {
  if (cluster.length !== n) throw new RangeError(`cluster must have the length of time, ${n}, got ${cluster.length}`);
  return labelIndex(cluster, "cluster").index;
}

/** `concordance` for data already in sorted order; `predictor` in sorted order, `cluster` in the caller's. */
export function sortedConcordance(data: CoxData, predictor: Float64Array, cluster: Int32Array | null): Concordance {
  const {n, blocks} = data;
  // Concordant minus discordant weight, and all comparable weight, of the pairs that a row takes part in.
  const tally: Tally = {lead: new Float64Array(n), pairs: new Float64Array(n), concordant: 0, discordant: 0, tiedX: 0, tiedTime: 0, tiedBoth: 0};
  const {ranks, sequence, distinct} = rankedRows(data, predictor);
  for (let stratum = 0; stratum + 1 < blocks.strata.length; stratum++) tallyStratum(data, stratum, ranks, sequence, distinct[stratum], tally);
  const {lead, pairs, ...counts} = tally;
  const comparable = counts.concordant + counts.discordant + counts.tiedX;
  if (comparable === 0) return {estimate: null, stdError: null, ...counts};
  const somers = (counts.concordant - counts.discordant) / comparable;
  return {estimate: (somers + 1) / 2, stdError: jackknife(data, lead, pairs, comparable, somers, cluster), ...counts};
}

interface Tally {
  readonly lead: Float64Array;
  readonly pairs: Float64Array;
  concordant: number;
  discordant: number;
  tiedX: number;
  tiedTime: number;
  tiedBoth: number;
}

/**
 * One pass over a stratum from the last time to the first. The rank sums hold the rows at risk and the events met so far. A row that leaves sees the events that came
 * while it was at risk as all events after its entry less those after its end.
 */
function tallyStratum(
  {weight, blocks, entries}: CoxData, stratum: number, ranks: Uint32Array, sequence: Uint32Array, distinct: number, tally: Tally
): void {
  const {lead, pairs} = tally;
  const sums = rankSums(distinct, weight === null);
  const found = new Float64Array(4);
  const end = blocks.start[blocks.strata[stratum + 1]];
  let leaving = blocks.start[blocks.strata[stratum]];
  let atRisk = 0;
  let dead = 0;
  const meetEvents = (i: number, sign: number, lower: number, same: number, total: number): void => {
    lead[i] += sign * (total - lower - same - lower);
    pairs[i] += sign * total;
  };
  for (let block = blocks.strata[stratum]; block < blocks.strata[stratum + 1]; block++) {
    if (entries !== null)
      for (; leaving < end && entries.grid[entries.order[leaving]] > blocks.grid[block]; leaving++) {
        const i = entries.order[leaving];
        const rank = ranks[i];
        const w = weight === null ? 1 : weight[i];
        sumsAtRank(sums, rank, found);
        meetEvents(i, 1, found[1], found[3], dead);
        addAtRank(sums, rank, -w, 0);
        atRisk -= w;
      }
    const firstEvent = blocks.firstEvent[block];
    const to = blocks.start[block + 1];
    for (let k = blocks.start[block]; k < firstEvent; k++) {
      const i = sequence[k];
      const rank = ranks[i];
      const w = weight === null ? 1 : weight[i];
      sumsAtRank(sums, rank, found);
      meetEvents(i, -1, found[1], found[3], dead);
      addAtRank(sums, rank, w, 0);
      atRisk += w;
    }
    let tied = 0;
    let lower = 0;
    let same = 0;
    for (let k = firstEvent; k < to; k++) tied += weight === null ? 1 : weight[sequence[k]];
    for (let k = firstEvent; k < to; k++) {
      const i = sequence[k];
      const rank = ranks[i];
      const w = weight === null ? 1 : weight[i];
      if (k === firstEvent || rank !== ranks[sequence[k - 1]]) {
        lower += same;
        same = 0;
        for (let other = k; other < to && ranks[sequence[other]] === rank; other++) same += weight === null ? 1 : weight[sequence[other]];
        sumsAtRank(sums, rank, found);
      }
      const level = found[2];
      const above = atRisk - found[0] - level;
      tally.concordant += w * found[0];
      tally.discordant += w * above;
      tally.tiedX += w * level;
      tally.tiedBoth += (w * (same - w)) / 2;
      tally.tiedTime += (w * (tied - same)) / 2;
      lead[i] += found[0] - above;
      pairs[i] += atRisk;
      meetEvents(i, -1, found[1] + lower, found[3] + same, dead + tied);
    }
    for (let k = firstEvent; k < to; k++) addAtRank(sums, ranks[sequence[k]], weight === null ? 1 : weight[sequence[k]], weight === null ? 1 : weight[sequence[k]]);
    atRisk += tied;
    dead += tied;
  }
  const lowerEvents = new Float64Array(distinct + 1);
  for (let rank = 0; rank < distinct; rank++) lowerEvents[rank + 1] = lowerEvents[rank] + secondAtRank(sums, rank);
  for (let k = leaving; k < end; k++) {
    const i = entries === null ? k : entries.order[k];
    const rank = ranks[i];
    meetEvents(i, 1, lowerEvents[rank], lowerEvents[rank + 1] - lowerEvents[rank], dead);
  }
}

interface RankedRows {
  /** Rank of each row among the distinct values of its stratum, sorted order. */
  readonly ranks: Uint32Array;
  /** Sorted positions, put in order of rank within the censorings and within the events of each block. */
  readonly sequence: Uint32Array;
  /** Number of distinct values of each stratum. */
  readonly distinct: Uint32Array;
}

function rankedRows({n, blocks}: CoxData, values: Float64Array): RankedRows {
  const group = new Uint32Array(n);
  const next = new Uint32Array(2 * blocks.count);
  const strata = blocks.strata.length - 1;
  const stratumOf = strata === 1 ? null : new Uint32Array(n);
  for (let stratum = 0; stratum < strata; stratum++)
    for (let block = blocks.strata[stratum]; block < blocks.strata[stratum + 1]; block++) {
      next[2 * block] = blocks.start[block];
      next[2 * block + 1] = blocks.firstEvent[block];
      group.fill(2 * block, blocks.start[block], blocks.firstEvent[block]);
      group.fill(2 * block + 1, blocks.firstEvent[block], blocks.start[block + 1]);
      stratumOf?.fill(stratum, blocks.start[block], blocks.start[block + 1]);
    }
  const order = argsort(values);
  const ranks = new Uint32Array(n);
  const sequence = new Uint32Array(n);
  const distinct = new Uint32Array(strata);
  const lastValue = new Float64Array(strata).fill(NaN);
  for (let k = 0; k < n; k++) {
    const i = order[k];
    const stratum = stratumOf === null ? 0 : stratumOf[i];
    if (values[i] !== lastValue[stratum]) {
      distinct[stratum]++;
      lastValue[stratum] = values[i];
    }
    ranks[i] = distinct[stratum] - 1;
    sequence[next[group[i]]++] = i;
  }
  return {ranks, sequence, distinct};
}

function jackknife(
  {n, order, weight, weightKind}: CoxData, lead: Float64Array, pairs: Float64Array, comparable: number, somers: number, cluster: Int32Array | null
): number {
  let sum = 0;
  if (cluster !== null) {
    const sums = new Float64Array(n);
    for (let i = 0; i < n; i++) sums[cluster[order[i]]] += (weight === null ? 1 : weight[i]) * (lead[i] - somers * pairs[i]);
    for (let k = 0; k < n; k++) sum += sums[k] ** 2;
  } else {
    for (let i = 0; i < n; i++) {
      const influence = lead[i] - somers * pairs[i];
      const w = weight === null ? 1 : weight[i];
      // A frequency weight stands for that many rows, each with its own square; a probability weight scales one row.
      sum += (weightKind === "frequency" ? w : w * w) * influence * influence;
    }
  }
  return Math.sqrt(sum) / (2 * comparable);
}
