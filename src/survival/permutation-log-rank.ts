import {seededRandom, type Random} from "../math/random.ts";
import type {Surv} from "../record/surv.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import type {LabelIndex} from "./groups.ts";
import {walkRiskSets} from "./group-risk-sets.ts";
import {scoreOfLabels} from "./label-score.ts";
import {logRankScore, rowsByStratum, type ScoreOptions} from "./log-rank-score.ts";
import {checkedScoreOptions, checkedStrata, chiSquareOf, comparedGroups, type LogRankOptions} from "./log-rank.ts";

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
  /** Monte Carlo standard error of the p-value; 0 where it is exact. */
  readonly pError: number;
}

/**
 * Log-rank test by permuting group labels (within strata), for arms too small for the chi-square distribution.
 *
 * The statistic of each permutation is standardised by its own hypergeometric variance: with plain observed − expected, groups that are censored differently would not be exchangeable; standardised, the test holds its level
 * for large samples all the same (Neuhaus 1993), and nearly so for small ones (`test/simulate/few-events.md`). Random: p = (1 + permutations at least as extreme) / (1 + permutations); complete: their share. Throws
 * `RangeError` for delayed entry and case weights, which permutation does not allow, a seed that `seededRandom` refuses, and as `logRank` does.
 * Source: Neuhaus 1993, Ann Stat 21:1760, doi:10.1214/aos/1176349396; Heimann & Neuhaus 1998, Biometrics 54:168; Phipson & Smyth 2010, doi:10.2202/1544-6115.1585.
 *
 * @example
 * permutationLogRank(surv({time: [1, 2, 3, 4, 5, 6], event: [1, 1, 1, 1, 1, 1]}), ["A", "A", "A", "B", "B", "B"], {seed: 1}).pValue // 0.1
 */
export function permutationLogRank(
  follow: Surv,
  group: ArrayLike<unknown>,
  {seed, permutations = 9999, ...options}: PermutationLogRankOptions
): PermutationLogRank {
  const random = seededRandom(seed);
  checkExchangeable(follow);
  checkPermutations(permutations);
  const labels = comparedGroups(follow, group);
  const n = follow.time.length;
  const strata = checkedStrata(options.strata, n);
  const test = testOfLabels({follow, labels, strata}, checkedScoreOptions(options));
  const {statistic, rank} = test(labels.index);
  if (rank === 0) throw new NotEstimable({code: "never-at-risk-together"});
  const isExtreme = asExtremeAs(statistic, test);
  const rows = rowsByStratum(strata, n);
  return arrangements(labels, rows) <= permutations
    ? {statistic, ...shareOfAll(labels, rows, isExtreme)}
    : {statistic, ...shareOfRandom({labels, rows, isExtreme, permutations, random})};
}

/** Delayed entry and case weights tell subjects apart whose labels would be exchanged. */
function checkExchangeable({entry, weight}: Surv): void {
  if (entry !== null)
    throw new RangeError(
      "permutationLogRank does not allow delayed entry (entry), which makes subjects unexchangeable"
    );
  if (weight !== null)
    throw new RangeError("permutationLogRank does not allow case weights (weight), which make subjects unexchangeable");
}

function checkPermutations(permutations: number): void {
  if (!(Number.isInteger(permutations) && permutations > 0))
    throw new RangeError(`permutations must be a positive integer, got ${permutations}`);
}

interface Compared {
  readonly follow: Surv;
  readonly labels: LabelIndex;
  readonly strata: LabelIndex | null;
}

/** The test as a function of who has which label. */
function testOfLabels(
  {follow, labels, strata}: Compared,
  score: ScoreOptions
): (index: Int32Array) => ReturnType<typeof chiSquareOf> {
  if (score.weighting === "log-rank") {
    const scoreOf = scoreOfLabels(follow, strata, labels.levels.length);
    return (index) => chiSquareOf(scoreOf(index));
  }
  return (index) =>
    chiSquareOf(
      logRankScore((visitor) => walkRiskSets(follow, {...labels, index}, strata, visitor), labels.levels.length, score)
    );
}

function asExtremeAs(
  statistic: number,
  test: (index: Int32Array) => ReturnType<typeof chiSquareOf>
): (index: Int32Array) => boolean {
  // Equal arrangements differ by rounding alone.
  const threshold = statistic * (1 - 1e-10) - 1e-12;
  return (index) => test(index).statistic >= threshold;
}

function shareOfAll(
  labels: LabelIndex,
  rows: readonly Int32Array[],
  isExtreme: (index: Int32Array) => boolean
): Omit<PermutationLogRank, "statistic"> {
  let extreme = 0;
  let total = 0;
  everyArrangement(labels, rows, (index) => {
    total += 1;
    if (isExtreme(index)) extreme += 1;
  });
  return {pValue: extreme / total, permutations: total, exact: true, pError: 0};
}

interface RandomPermutations {
  readonly labels: LabelIndex;
  /** Rows among which labels are exchanged, by stratum. */
  readonly rows: readonly Int32Array[];
  readonly isExtreme: (index: Int32Array) => boolean;
  readonly permutations: number;
  readonly random: Random;
}

function shareOfRandom({
  labels,
  rows,
  isExtreme,
  permutations,
  random
}: RandomPermutations): Omit<PermutationLogRank, "statistic"> {
  let extreme = 0;
  const index = labels.index.slice();
  for (let b = 0; b < permutations; b += 1) {
    for (const part of rows) shuffle(index, part, random);
    if (isExtreme(index)) extreme += 1;
  }
  const pValue = (1 + extreme) / (1 + permutations);
  return {pValue, permutations, exact: false, pError: Math.sqrt((pValue * (1 - pValue)) / (1 + permutations))};
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
