import {argsort} from "../math/argsort.ts";
import type {Surv} from "../record/surv.ts";
import {coxData, type CoxData} from "./cox-data.ts";
import {labelIndex} from "./groups.ts";
import {addToCell, cellSums, sumsAtCell} from "./cell-sums.ts";

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
export function concordance(
  surv: Surv,
  predictor: ArrayLike<number>,
  {strata, cluster}: ConcordanceOptions = {}
): Concordance {
  const data = coxData(surv, {predictor}, {strata});
  const codes = cluster === undefined ? null : clusterIndex(cluster, data.n);
  return sortedConcordance(
    data,
    Float64Array.from(data.order, (row) => predictor[row]),
    codes
  );
}

/** Clusters as 0, 1, … in the caller's order of rows. Throws `RangeError` when there are not n of them. */
export function clusterIndex(cluster: ArrayLike<unknown>, n: number): Int32Array {
  if (cluster.length !== n) throw new RangeError(`cluster must have the length of time, ${n}, got ${cluster.length}`);
  return labelIndex(cluster, "cluster").index;
}

/** `concordance` for data already in sorted order; `predictor` in sorted order, `cluster` in the caller's. */
export function sortedConcordance(data: CoxData, predictor: Float64Array, cluster: Int32Array | null): Concordance {
  const {n, blocks} = data;
  const sequence = byStratumThenPredictor(data, predictor);
  const tally = emptyTally(n);
  for (let stratum = 0; stratum + 1 < blocks.strata.length; stratum++)
    tallyStratum(data, stratum, predictor, sequence, tally);
  const {lead, pairs, ...rest} = tally;
  const counts = {...rest, tiedTime: rest.tiedTime - rest.tiedBoth};
  const comparable = counts.concordant + counts.discordant + counts.tiedX;
  if (comparable === 0) return {estimate: null, stdError: null, ...counts};
  const somers = (counts.concordant - counts.discordant) / comparable;
  return {estimate: (somers + 1) / 2, stdError: jackknife(data, lead, pairs, comparable, somers, cluster), ...counts};
}

interface Tally {
  /** Concordant minus discordant weight of the pairs that each row takes part in, sorted order. */
  readonly lead: Float64Array;
  /** All comparable weight of those pairs. */
  readonly pairs: Float64Array;
  concordant: number;
  discordant: number;
  tiedX: number;
  tiedTime: number;
  tiedBoth: number;
}

function emptyTally(n: number): Tally {
  return {
    lead: new Float64Array(n),
    pairs: new Float64Array(n),
    concordant: 0,
    discordant: 0,
    tiedX: 0,
    tiedTime: 0,
    tiedBoth: 0
  };
}

/** Sorted positions by stratum, then predictor ascending. */
function byStratumThenPredictor({n, blocks}: CoxData, predictor: Float64Array): Uint32Array {
  const order = argsort(predictor);
  const strata = blocks.strata.length - 1;
  if (strata === 1) return order;
  const stratumOf = new Uint32Array(n);
  const next = new Uint32Array(strata);
  for (let stratum = 0; stratum < strata; stratum++) {
    next[stratum] = blocks.start[blocks.strata[stratum]];
    stratumOf.fill(stratum, next[stratum], blocks.start[blocks.strata[stratum + 1]]);
  }
  const sequence = new Uint32Array(n);
  for (let k = 0; k < n; k++) sequence[next[stratumOf[order[k]]]++] = order[k];
  return sequence;
}

/** The times of one stratum as cells, last time first: 2b for the censored and 2b + 1 for the events of its block b, of B. Rows count from the stratum's first. */
interface StratumBlocks {
  readonly cell: Int32Array;
  /** A row is at risk in the blocks below this and not below its own; B without delayed entry. */
  readonly entered: Int32Array | null;
  /** Weight that an event of each block can be compared with: all at risk but the events of the same time. */
  readonly atRisk: Float64Array;
  /** Weight of the events in the blocks below each, length B + 1. */
  readonly events: Float64Array;
}

function stratumBlocks({blocks, entries, weight, weightKind}: CoxData, stratum: number, tally: Tally): StratumBlocks {
  const first = blocks.strata[stratum];
  const size = blocks.strata[stratum + 1] - first;
  const begin = blocks.start[first];
  const end = blocks.start[first + size];
  const cell = new Int32Array(end - begin);
  const entered = entries === null ? null : new Int32Array(end - begin).fill(size);
  const atRisk = new Float64Array(size);
  const events = new Float64Array(size + 1);
  let present = 0;
  let leaving = begin;
  for (let b = 0; b < size; b++) {
    const block = first + b;
    if (entries !== null && entered !== null)
      for (; leaving < end && entries.grid[entries.order[leaving]] > blocks.grid[block]; leaving++) {
        entered[entries.order[leaving] - begin] = b;
        present -= weight === null ? 1 : weight[entries.order[leaving]];
      }
    let ended = 0;
    let squares = 0;
    for (let i = blocks.start[block]; i < blocks.start[block + 1]; i++) {
      const w = weight === null ? 1 : weight[i];
      const isEvent = i >= blocks.firstEvent[block];
      cell[i - begin] = 2 * b + (isEvent ? 1 : 0);
      if (isEvent) {
        ended += w;
        // A row is no pair with itself; the rows that a frequency weight stands for are pairs with each other.
        squares += weightKind === "frequency" ? w : w * w;
      } else present += w;
    }
    atRisk[b] = present;
    events[b + 1] = events[b] + ended;
    present += ended;
    tally.tiedTime += (ended * ended - squares) / 2;
  }
  return {cell, entered, atRisk, events};
}

/**
 * One walk over the rows of a stratum from the lowest predictor to the highest. Rows already met stand in the cell of their end, so that those with a lower predictor who are at risk at an event, and
 * the events with a lower predictor that came while a row was at risk, are sums over cells. Whole days make few cells, which stay in the nearest cache.
 */
function tallyStratum(
  data: CoxData,
  stratum: number,
  predictor: Float64Array,
  sequence: Uint32Array,
  tally: Tally
): void {
  const {weight, weightKind, blocks} = data;
  const begin = blocks.start[blocks.strata[stratum]];
  const end = blocks.start[blocks.strata[stratum + 1]];
  const {cell, entered, atRisk, events} = stratumBlocks(data, stratum, tally);
  const size = atRisk.length;
  const ends = cellSums(2 * size, weight === null);
  const starts = entered === null ? null : cellSums(size + 1, weight === null);
  const found = new Float64Array(4);
  let metEvents = 0;

  /** Of the rows already met: weight at risk at the row's event, of events while it was at risk, and of events in its own cell. */
  const look = (i: number, k: number, into: Float64Array, at: number): void => {
    sumsAtCell(ends, k, found);
    const until = found[1] + found[3];
    into[at] = (k & 1) === 1 ? found[0] : 0;
    into[at + 1] = metEvents - until;
    into[at + 2] = found[3];
    if (entered === null || starts === null) return;
    if (entered[i - begin] < size) {
      sumsAtCell(ends, 2 * entered[i - begin], found);
      into[at + 1] = found[1] - until;
    }
    if ((k & 1) === 0) return;
    sumsAtCell(starts, k >> 1, found);
    into[at] -= found[0] + found[2];
  };
  const file = (i: number, k: number): void => {
    const w = weight === null ? 1 : weight[i];
    addToCell(ends, k, w, (k & 1) * w);
    if (starts !== null && entered !== null) addToCell(starts, entered[i - begin], w, 0);
    metEvents += (k & 1) * w;
  };
  const settle = (
    i: number,
    k: number,
    lowerRisk: number,
    lowerEvents: number,
    levelRisk: number,
    levelEvents: number
  ): void => {
    const b = k >> 1;
    const met = events[entered === null ? size : entered[i - begin]] - events[b + (k & 1)];
    let lead = met - levelEvents - 2 * lowerEvents;
    let pairs = met;
    if ((k & 1) === 1) {
      const w = weight === null ? 1 : weight[i];
      const higher = atRisk[b] - lowerRisk - levelRisk;
      tally.concordant += w * lowerRisk;
      tally.discordant += w * higher;
      tally.tiedX += w * levelRisk;
      lead += lowerRisk - higher;
      pairs += atRisk[b];
    }
    tally.lead[i] = lead;
    tally.pairs[i] = pairs;
  };

  /** Of a row's weight, what makes no pair with the row. */
  const itself = (w: number): number => (weightKind === "frequency" ? 1 : w);
  const one = new Float64Array(3);
  const rows = sequence.subarray(begin, end);
  const count = rows.length;
  // Read in one sweep each, for memory is far when every row waits for the one before.
  const value = new Float64Array(count);
  const at = new Int32Array(count);
  for (let k = 0; k < count; k++) value[k] = predictor[rows[k]];
  for (let k = 0; k < count; k++) at[k] = cell[rows[k] - begin];
  for (let from = 0; from < count;) {
    let to = from + 1;
    while (to < count && value[to] === value[from]) to++;
    if (to - from === 1) {
      look(rows[from], at[from], one, 0);
      settle(rows[from], at[from], one[0], one[1], 0, 0);
      file(rows[from], at[from]);
      const w = weight === null ? 1 : weight[rows[from]];
      tally.tiedBoth += ((at[from] & 1) * w * (w - itself(w))) / 2;
    } else {
      // What is lower is seen before the rows of one value are filed, what is level after.
      const before = new Float64Array(3 * (to - from));
      for (let k = from; k < to; k++) look(rows[k], at[k], before, 3 * (k - from));
      for (let k = from; k < to; k++) file(rows[k], at[k]);
      for (let k = from, own = 0; k < to; k++, own += 3) {
        look(rows[k], at[k], one, 0);
        settle(rows[k], at[k], before[own], before[own + 1], one[0] - before[own], one[1] - before[own + 1]);
        const w = weight === null ? 1 : weight[rows[k]];
        tally.tiedBoth += ((at[k] & 1) * w * (one[2] - before[own + 2] - itself(w))) / 2;
      }
    }
    from = to;
  }
}

function jackknife(
  {n, order, weight, weightKind}: CoxData,
  lead: Float64Array,
  pairs: Float64Array,
  comparable: number,
  somers: number,
  cluster: Int32Array | null
): number {
  let sum = 0;
  if (cluster !== null) {
    const sums = new Float64Array(n);
    for (let i = 0; i < n; i++)
      sums[cluster[order[i]]] += (weight === null ? 1 : weight[i]) * (lead[i] - somers * pairs[i]);
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
