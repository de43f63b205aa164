import {seededRandom, type Random} from "../math/random.ts";
import type {Surv} from "../record/surv.ts";
import type {LabelIndex} from "./groups.ts";
import {walkRiskSets} from "./group-risk-sets.ts";
import {logRankScore} from "./log-rank-score.ts";
import {checkedLabels, checkedScoreOptions, chiSquareOf, type LogRankOptions} from "./log-rank.ts";

export interface PermutationLogRankOptions extends LogRankOptions {
  /** Integer in [0, 2³² − 1]. */
  readonly seed: number;
  /** Number of random permutations; when there are no more distinct ones than that, all are taken. */
  readonly permutations?: number | undefined;
}

export interface PermutationLogRank {
  /** Chi-square of the data as they are. */
  readonly statistic: number;
  readonly pValue: number;
  /** Permutations looked at. */
  readonly permutations: number;
  /** Whether they were all there are, the data themselves among them. */
  readonly exact: boolean;
}

/**
 * Log-rank test by permuting group labels (within strata), for arms too small for the chi-square distribution.
 *
 * Random: p = (1 + permutations at least as extreme) / (1 + permutations); complete: their share. Assumes that censoring does not differ between groups. Throws
 * `RangeError` for delayed entry and case weights, which permutation does not allow, a seed that `seededRandom` refuses, and as `logRank` does.
 * Source: Phipson & Smyth 2010, doi:10.2202/1544-6115.1585; Heimann & Neuhaus 1998, Biometrics 54:168.
 *
 * @example
 * permutationLogRank(surv({time: [1, 2, 3, 4, 5, 6], event: [1, 1, 1, 1, 1, 1]}), ["A", "A", "A", "B", "B", "B"], {seed: 1}).pValue // 0.1
 */
export function permutationLogRank(follow: Surv, group: ArrayLike<unknown>, {seed, permutations = 9999, ...options}: PermutationLogRankOptions): PermutationLogRank {
  const n = follow.time.length;
  const random = seededRandom(seed);
  if (follow.entry !== null) throw new RangeError("permutationLogRank does not allow delayed entry (entry), which makes subjects unexchangeable");
  if (follow.weight !== null) throw new RangeError("permutationLogRank does not allow case weights (weight), which make subjects unexchangeable");
  if (!(Number.isInteger(permutations) && permutations > 0)) throw new RangeError(`permutations must be a positive integer, got ${permutations}`);
  const labels = checkedLabels(group, n, "group");
  if (labels.levels.length < 2) throw new RangeError(`group must have at least two distinct labels, got only ${String(labels.levels[0])}`);
  if (!follow.event.includes(1)) throw new RangeError("event must be 1 for at least one subject, got no events");
  const strata = options.strata === undefined ? null : checkedLabels(options.strata, n, "strata");
  const score = checkedScoreOptions(options);
  const chiSquare = (index: Int32Array): number =>
    chiSquareOf(logRankScore((visitor) => walkRiskSets(follow, {...labels, index}, strata, visitor), labels.levels.length, score)).statistic;
  const statistic = chiSquare(labels.index);
  // Equal arrangements differ by rounding alone.
  const threshold = statistic * (1 - 1e-10) - 1e-12;
  const rows = rowsByStratum(strata, n);
  let extreme = 0;
  if (arrangements(labels, rows) <= permutations) {
    let total = 0;
    everyArrangement(labels, rows, (index) => {
      total += 1;
      if (chiSquare(index) >= threshold) extreme += 1;
    });
    return {statistic, pValue: extreme / total, permutations: total, exact: true};
  }
  const index = labels.index.slice();
  for (let b = 0; b < permutations; b += 1) {
    for (const part of rows) shuffle(index, part, random);
    if (chiSquare(index) >= threshold) extreme += 1;
  }
  return {statistic, pValue: (1 + extreme) / (1 + permutations), permutations, exact: false};
}

function rowsByStratum(strata: LabelIndex | null, n: number): readonly (readonly number[])[] {
  const all = Array.from({length: n}, (_, i) => i);
  return strata === null ? [all] : strata.levels.map((_, s) => all.filter((i) => strata.index[i] === s));
}

function countsOf({levels, index}: LabelIndex, rows: readonly number[]): number[] {
  const counts = levels.map(() => 0);
  for (const row of rows) counts[index[row]] += 1;
  return counts;
}

/** Number of distinct ways to put the labels on the rows: a product of multinomial coefficients. */
function arrangements(labels: LabelIndex, strata: readonly (readonly number[])[]): number {
  let product = 1;
  for (const rows of strata) {
    let placed = 0;
    for (const count of countsOf(labels, rows)) for (let i = 1; i <= count; i += 1) product *= (placed += 1) / i;
  }
  return Math.round(product);
}

function everyArrangement(labels: LabelIndex, strata: readonly (readonly number[])[], visit: (index: Int32Array) => void): void {
  const order = strata.flatMap((rows, s) => rows.map((row) => ({row, s})));
  const left = strata.map((rows) => countsOf(labels, rows));
  const index = new Int32Array(order.length);
  const place = (at: number): void => {
    if (at === order.length) return visit(index);
    const {row, s} = order[at];
    for (let g = 0; g < labels.levels.length; g += 1) {
      if (left[s][g] === 0) continue;
      left[s][g] -= 1;
      index[row] = g;
      place(at + 1);
      left[s][g] += 1;
    }
  };
  place(0);
}

/** Fisher–Yates among the given rows. */
function shuffle(index: Int32Array, rows: readonly number[], random: Random): void {
  for (let i = rows.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const kept = index[rows[i]];
    index[rows[i]] = index[rows[j]];
    index[rows[j]] = kept;
  }
}
