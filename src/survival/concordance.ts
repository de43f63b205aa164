import {argsort} from "../math/argsort.ts";
import type {Surv} from "../record/surv.ts";
import {coxData, type CoxData} from "./cox-data.ts";
import {addRank, rankSums, sumBelow} from "./rank-sums.ts";

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
  readonly strata?: ArrayLike<string | number>;
  /** Rows of one cluster count as one in the standard error; length n. */
  readonly cluster?: ArrayLike<string | number>;
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
  const codes = cluster === undefined ? null : clusterCodes(cluster, data.n);
  return sortedConcordance(data, Float64Array.from(data.order, (row) => predictor[row]!), codes);
}

/** Clusters as 0, 1, … in the caller's order of rows. Throws `RangeError` when there are not n of them. */
export function clusterCodes(cluster: ArrayLike<string | number>, n: number): Uint32Array {
  if (cluster.length !== n) throw new RangeError(`cluster must have ${n} elements like surv, got ${cluster.length}`);
  const seen = new Map<string | number, number>();
  return Uint32Array.from({length: n}, (_, i) => {
    const key = cluster[i]!;
    const known = seen.get(key);
    if (known !== undefined) return known;
    seen.set(key, seen.size);
    return seen.size - 1;
  });
}

/** `concordance` for data already in sorted order; `predictor` in sorted order, `cluster` in the caller's. */
export function sortedConcordance(data: CoxData, predictor: Float64Array, cluster: Uint32Array | null): Concordance {
  const {n, time, event, weight, strata, ties, entry, entryOrder} = data;
  const rank = denseRanks(predictor);
  const size = n === 0 ? 0 : rank.distinct;
  const whole = weight === null;
  // Twice the difference of concordant and discordant weight, and all comparable weight, that a row takes part in.
  const lead = new Float64Array(n);
  const pairs = new Float64Array(n);
  let concordant = 0, discordant = 0, tiedX = 0, tiedTime = 0, tiedBoth = 0;
  const ranks = rank.ranks;

  const atRisk = rankSums(size, whole);
  const dead = rankSums(size, whole);
  let block = 0;
  for (let s = 0; s + 1 < strata.length; s++) {
    const begin = strata[s]!;
    const end = strata[s + 1]!;
    if (s > 0) {
      atRisk.at.fill(0);
      atRisk.tree.fill(0);
      dead.at.fill(0);
      dead.tree.fill(0);
    }
    const firstBlock = block;
    let total = 0;
    let leaving = begin;
    for (; block + 1 < ties.length && ties[block]! < end; block++) {
      const from = ties[block]!;
      const to = ties[block + 1]!;
      if (entry !== null && entryOrder !== null)
        for (; leaving < end && entry[entryOrder[leaving]!]! >= time[from]!; leaving++) {
          const i = entryOrder[leaving]!;
          const w = weight === null ? 1 : weight[i]!;
          addRank(atRisk, ranks[i]!, -w);
          total -= w;
        }
      let events = 0;
      for (let i = from; i < to; i++) {
        if (event[i] === 1) {
          events++;
          continue;
        }
        const w = weight === null ? 1 : weight[i]!;
        addRank(atRisk, ranks[i]!, w);
        total += w;
      }
      if (events === 0) continue;
      for (let i = from; i < to; i++) {
        if (event[i] === 0) continue;
        const w = weight === null ? 1 : weight[i]!;
        const r = ranks[i]!;
        const below = sumBelow(atRisk, r);
        const same = atRisk.at[r]!;
        const above = total - below - same;
        concordant += w * below;
        discordant += w * above;
        tiedX += w * same;
        lead[i]! += below - above;
        pairs[i]! += total;
      }
      // Pairs of events at one time: counted rank by rank as the events join the risk set.
      let before = 0;
      for (let i = from; i < to; i++) {
        if (event[i] === 0) continue;
        const w = weight === null ? 1 : weight[i]!;
        tiedTime += w * before;
        before += w;
      }
      tiedBoth += tiedPairs(from, to, event, ranks, weight);
      for (let i = from; i < to; i++) if (event[i] === 1) addRank(atRisk, ranks[i]!, weight === null ? 1 : weight[i]!);
      total += before;
    }
    survivors(data, ranks, dead, firstBlock, block, begin, end, lead, pairs);
  }
  const comparable = concordant + discordant + tiedX;
  const counts = {concordant, discordant, tiedX, tiedTime: tiedTime - tiedBoth, tiedBoth};
  if (comparable === 0) return {estimate: null, stdError: null, ...counts};
  const somers = (concordant - discordant) / comparable;
  return {estimate: (somers + 1) / 2, stdError: jackknife(data, lead, pairs, comparable, somers, cluster), ...counts};
}

/** From the first time to the last: each row meets the events that happened while it was at risk. */
function survivors(
  {time, event, weight, ties, entry, entryOrder}: CoxData, ranks: Uint32Array, dead: ReturnType<typeof rankSums>,
  firstBlock: number, lastBlock: number, begin: number, end: number, lead: Float64Array, pairs: Float64Array
): void {
  let total = 0;
  let entering = end - 1;
  const meet = (i: number, sign: number): void => {
    const r = ranks[i]!;
    const below = sumBelow(dead, r);
    const above = total - below - dead.at[r]!;
    lead[i]! += sign * (above - below);
    pairs[i]! += sign * total;
  };
  for (let block = lastBlock - 1; block >= firstBlock; block--) {
    const from = ties[block]!;
    const to = ties[block + 1]!;
    // Events before this time and at or before the entry do not count: they are taken off when the row enters.
    if (entry !== null && entryOrder !== null)
      for (; entering >= begin && entry[entryOrder[entering]!]! < time[from]!; entering--) meet(entryOrder[entering]!, -1);
    for (let i = from; i < to; i++) if (event[i] === 1) meet(i, 1);
    for (let i = from; i < to; i++) {
      if (event[i] === 0) continue;
      const w = weight === null ? 1 : weight[i]!;
      addRank(dead, ranks[i]!, w);
      total += w;
    }
    for (let i = from; i < to; i++) if (event[i] === 0) meet(i, 1);
  }
}

/** Weighted pairs of events in one block of tied times that also share a rank. */
function tiedPairs(from: number, to: number, event: Uint8Array, ranks: Uint32Array, weight: Float64Array | null): number {
  if (to - from < 2) return 0;
  const rows: number[] = [];
  for (let i = from; i < to; i++) if (event[i] === 1) rows.push(i);
  if (rows.length < 2) return 0;
  rows.sort((a, b) => ranks[a]! - ranks[b]!);
  let pairs = 0;
  let before = 0;
  for (const [k, row] of rows.entries()) {
    const w = weight === null ? 1 : weight[row]!;
    if (k === 0 || ranks[row] !== ranks[rows[k - 1]!]) before = 0;
    pairs += w * before;
    before += w;
  }
  return pairs;
}

/** Rank 0, 1, … of each value among the distinct values. */
function denseRanks(values: Float64Array): {readonly ranks: Uint32Array; readonly distinct: number} {
  const order = argsort(values);
  const ranks = new Uint32Array(values.length);
  let rank = 0;
  for (let k = 0; k < order.length; k++) {
    if (k > 0 && values[order[k]!] !== values[order[k - 1]!]) rank++;
    ranks[order[k]!] = rank;
  }
  return {ranks, distinct: rank + 1};
}

function jackknife(
  {n, order, weight, weightKind}: CoxData, lead: Float64Array, pairs: Float64Array, comparable: number, somers: number, cluster: Uint32Array | null
): number {
  let sum = 0;
  if (cluster !== null) {
    const sums = new Float64Array(n);
    for (let i = 0; i < n; i++) sums[cluster[order[i]!]!]! += (weight === null ? 1 : weight[i]!) * (lead[i]! - somers * pairs[i]!);
    for (let k = 0; k < n; k++) sum += sums[k]! ** 2;
  } else {
    for (let i = 0; i < n; i++) {
      const influence = lead[i]! - somers * pairs[i]!;
      const w = weight === null ? 1 : weight[i]!;
      // A frequency weight stands for that many rows, each with its own square; a probability weight scales one row.
      sum += (weightKind === "frequency" ? w : w * w) * influence * influence;
    }
  }
  return Math.sqrt(sum) / (2 * comparable);
}
