import {averageRanks} from "../math/average-ranks.ts";
import {normalQuantile, normalTwoSided} from "../math/normal.ts";
import {walshAverage} from "../math/walsh-averages.ts";
import {completePairs, type PairTimes} from "./pair-order.ts";

export interface SignedRankTest {
  /** Sum of the ranks of pairs in which PFS(ADC2) is longer. */
  readonly statistic: number;
  /** Two-sided. */
  readonly pValue: number;
  /** Hodges–Lehmann estimate of PFS(ADC2) − PFS(ADC1) in complete pairs, in the unit of the times, with limits from the same test. */
  readonly estimate: number;
  readonly confLow: number | null;
  readonly confHigh: number | null;
  /** Complete pairs with different times. */
  readonly n: number;
  readonly equal: number;
  /** False from 200 pairs on, where the normal approximation stands in. */
  readonly exact: boolean;
}

const EXACT_BELOW = 200;

/**
 * Wilcoxon's signed-rank test on complete pairs (both events observed), exact also with tied differences: mid-ranks, and all sign patterns
 * counted. Equal times are left out.
 *
 * A check of exchangeability, not an estimate for all patients: complete pairs are selected. Limits of the estimate invert the test over the Walsh
 * averages and are null where the sample is too small for the level. Null when there is no complete pair with different times.
 * Throws `RangeError` for confLevel outside (0, 1) and for a difference that is not finite.
 * Source: Wilcoxon 1945; exact distribution by convolution, Streitberg & Röhmel 1986; estimate Hodges & Lehmann 1963. Equals R's `wilcox.test(paired = TRUE, exact = TRUE)` without ties.
 *
 * @example
 * exactSignedRank([[9, 4], [5, 8], [7, 3], [6, 0]].map(([pfs1, pfs2]) => ({pfs1, pfs2, event1: 1, event2: 1}))) // {statistic: 1, pValue: 0.25, estimate: -4.25}
 */
export function exactSignedRank(
  pairs: readonly PairTimes[],
  {confLevel = 0.95}: {readonly confLevel?: number} = {}
): SignedRankTest | null {
  if (!(confLevel > 0 && confLevel < 1)) throw new RangeError(`confLevel must be in (0, 1), got ${confLevel}`);
  const complete = completePairs(pairs);
  const differences = complete.map(({pfs1, pfs2}) => pfs2 - pfs1).filter((difference) => difference !== 0);
  const n = differences.length;
  if (n === 0) return null;
  return {
    ...rankSumTest(differences),
    ...hodgesLehmann(differences, confLevel),
    n,
    equal: complete.length - n,
    exact: n < EXACT_BELOW
  };
}

/** Sum of the ranks of positive differences, with its p-value. */
function rankSumTest(differences: readonly number[]): Pick<SignedRankTest, "statistic" | "pValue"> {
  const doubled = doubledRanks(differences.map(Math.abs));
  const statistic = differences.reduce((sum, difference, i) => (difference > 0 ? sum + (doubled[i] ?? 0) : sum), 0);
  const total = doubled.reduce((sum, rank) => sum + rank, 0);
  const pValue =
    differences.length < EXACT_BELOW
      ? exactTwoSided(doubled, statistic, total)
      : normalTwoSided(approximateZ(doubled, statistic, total));
  return {statistic: statistic / 2, pValue};
}

/** Twice the mid-rank of each value: whole numbers, so that sums can be counted. */
function doubledRanks(values: readonly number[]): number[] {
  return Array.from(averageRanks(values).rank, (rank) => 2 * rank);
}

/** log-free count of sign patterns by sum, as probabilities. */
function distributionOf(doubled: readonly number[], total: number): Float64Array {
  const probability = new Float64Array(total + 1);
  probability[0] = 1;
  let reached = 0;
  for (const rank of doubled) {
    reached += rank;
    for (let sum = reached; sum >= 0; sum--)
      probability[sum] = (probability[sum] + (sum >= rank ? probability[sum - rank] : 0)) / 2;
  }
  return probability;
}

function exactTwoSided(doubled: readonly number[], statistic: number, total: number): number {
  const probability = distributionOf(doubled, total);
  const tail = Math.min(statistic, total - statistic);
  let sum = 0;
  for (let k = 0; k <= tail; k++) sum += probability[k];
  return Math.min(1, 2 * sum);
}

function approximateZ(doubled: readonly number[], statistic: number, total: number): number {
  const deviation = Math.abs(statistic - total / 2) / 2;
  const variance = doubled.reduce((sum, rank) => sum + (rank / 2) ** 2, 0) / 4;
  return Math.max(0, deviation - 0.5) / Math.sqrt(variance);
}

/** Median of the Walsh averages, and the averages at which the exact test without ties just rejects. */
function hodgesLehmann(
  differences: readonly number[],
  confLevel: number
): Pick<SignedRankTest, "estimate" | "confLow" | "confHigh"> {
  const n = differences.length;
  const sorted = Float64Array.from(differences).sort();
  const m = (n * (n + 1)) / 2;
  const at = (k: number): number => walshAverage(sorted, k);
  const estimate = m % 2 === 1 ? at((m - 1) / 2) : (at(m / 2 - 1) + at(m / 2)) / 2;
  const k = criticalRank(n, 1 - confLevel);
  return k === 0 ? {estimate, confLow: null, confHigh: null} : {estimate, confLow: at(k - 1), confHigh: at(m - k)};
}

/** Largest k with P(V < k) ≤ α/2 for the signed-rank statistic of n untied pairs; 0 when there is none. */
function criticalRank(n: number, alpha: number): number {
  if (n >= EXACT_BELOW)
    return Math.max(
      0,
      Math.round((n * (n + 1)) / 4 + normalQuantile(alpha / 2) * Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24))
    );
  const ranks = Array.from({length: n}, (_, i) => i + 1);
  const probability = distributionOf(ranks, (n * (n + 1)) / 2);
  let sum = 0;
  let k = 0;
  while (sum + probability[k] <= alpha / 2) sum += probability[k++];
  return k;
}
