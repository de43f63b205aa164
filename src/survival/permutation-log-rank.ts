import {seededRandom, type Random} from "../math/random.ts";
import type {Surv} from "../record/surv.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import type {LabelIndex} from "./groups.ts";
import {walkRiskSets} from "./group-risk-sets.ts";
import {logRankScore, rowsByStratum} from "./log-rank-score.ts";
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
export function permutationLogRank(
  follow: Surv,
  group: ArrayLike<unknown>,
  {seed, permutations = 9999, ...options}: PermutationLogRankOptions
): PermutationLogRank {
  const n = follow.time.length;
  const random = seededRandom(seed);
  if (follow.entry !== null)
    throw new RangeError(
      "permutationLogRank does not allow delayed entry (entry), which makes subjects unexchangeable"
    );
  if (follow.weight !== null)
    throw new RangeError("permutationLogRank does not allow case weights (weight), which make subjects unexchangeable");
  if (!(Number.isInteger(permutations) && permutations > 0))
    throw new RangeError(`permutations must be a positive integer, got ${permutations}`);
  const labels = checkedLabels(group, n, "group");
  if (labels.levels.length < 2) throw new NotEstimable({code: "one-group", group: String(labels.levels[0])});
  if (!follow.event.includes(1)) throw new NotEstimable({code: "no-event-to-compare"});
  const strata = options.strata === undefined ? null : checkedLabels(options.strata, n, "strata");
  const score = checkedScoreOptions(options);
  const test = (index: Int32Array): ReturnType<typeof chiSquareOf> =>
    chiSquareOf(
      logRankScore((visitor) => walkRiskSets(follow, {...labels, index}, strata, visitor), labels.levels.length, score)
    );
  const {statistic, rank} = test(labels.index);
  if (rank === 0) throw new NotEstimable({code: "never-at-risk-together"});
  // Equal arrangements differ by rounding alone.
  const threshold = statistic * (1 - 1e-10) - 1e-12;
  const rows = rowsByStratum(strata, n);
  let extreme = 0;
  if (arrangements(labels, rows) <= permutations) {
    let total = 0;
    everyArrangement(labels, rows, (index) => {
      total += 1;
      if (test(index).statistic >= threshold) extreme += 1;
    });
    return {statistic, pValue: extreme / total, permutations: total, exact: true};
  }
  const index = labels.index.slice();
  for (let b = 0; b < permutations; b += 1) {
    for (const part of rows) shuffle(index, part, random);
    if (test(index).statistic >= threshold) extreme += 1;
  }
  return {statistic, pValue: (1 + extreme) / (1 + permutations), permutations, exact: false};
}

function countsOf({levels, index}: LabelIndex, rows: Int32Array): number[] {
  const counts = levels.map(() => 0);
  for (const row of rows) counts[index[row]] += 1;
  return counts;
}

/** Number of distinct ways to put the labels on the rows: a product of multinomial coefficients. */
function arrangements(labels: LabelIndex, strata: readonly Int32Array[]): number {
  let product = 1;
  for (const rows of strata) {
    let placed = 0;
    for (const count of countsOf(labels, rows)) for (let i = 1; i <= count; i += 1) product *= (placed += 1) / i;
  }
  return Math.round(product);
}

/** Visits every distinct arrangement of the labels within strata, each once; the array is reused. */
function everyArrangement(labels: LabelIndex, strata: readonly Int32Array[], visit: (index: Int32Array) => void): void {
  const index = labels.index.slice();
  for (const rows of strata) {
    const ascending = rows.map((row) => index[row]).sort();
    for (const [i, row] of rows.entries()) index[row] = ascending[i];
  }
  // An odometer: a stratum that has shown all its arrangements starts again, and the next one moves on.
  do visit(index);
  while (strata.some((rows) => nextArrangement(index, rows)));
}

/**
 * Moves the labels of the rows to their next arrangement in lexicographic order; after the last, back to the first, with false.
 *
 * Source: Knuth 2011, The Art of Computer Programming 4A, algorithm 7.2.1.2L.
 */
function nextArrangement(index: Int32Array, rows: Int32Array): boolean {
  let j = rows.length - 2;
  while (j >= 0 && index[rows[j]] >= index[rows[j + 1]]) j -= 1;
  if (j >= 0) {
    let l = rows.length - 1;
    while (index[rows[j]] >= index[rows[l]]) l -= 1;
    swap(index, rows[j], rows[l]);
  }
  for (let low = j + 1, high = rows.length - 1; low < high; low += 1, high -= 1) swap(index, rows[low], rows[high]);
  return j >= 0;
}

function swap(index: Int32Array, a: number, b: number): void {
  const kept = index[a];
  index[a] = index[b];
  index[b] = kept;
}

/** Fisher–Yates among the given rows. */
function shuffle(index: Int32Array, rows: Int32Array, random: Random): void {
  for (let i = rows.length - 1; i > 0; i -= 1) swap(index, rows[i], rows[Math.floor(random() * (i + 1))]);
}
