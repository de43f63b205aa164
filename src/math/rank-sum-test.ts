import {averageRanks} from "./average-ranks.ts";
import {chiSquareUpper} from "./chi-square.ts";
import {normalTwoSided} from "./normal.ts";

export interface RankSumTest {
  /** Wilcoxon's W of the first group (Mann–Whitney's U), or Kruskal and Wallis's H. */
  readonly statistic: number;
  /** Degrees of freedom of H; null for W. */
  readonly df: number | null;
  /** Two-sided. */
  readonly pValue: number;
  /** Whether the distribution is exact. */
  readonly exact: boolean;
}

/** Both groups below this and no equal values: the exact distribution, as R decides. */
const EXACT_BELOW = 50;

/**
 * Wilcoxon's rank-sum test (Mann–Whitney) of two samples, two-sided: exact below 50 values each without ties, else normal with continuity and tie correction.
 *
 * Throws `RangeError` for an empty sample or a value that is not finite. Source: Wilcoxon 1945; Mann & Whitney 1947. Equals R's `wilcox.test(x, y)`.
 *
 * @example
 * rankSumTest([1.1, 2.3, 4.5], [3.2, 5.9, 6.1, 7]).pValue // 0.114286
 */
export function rankSumTest(x: readonly number[], y: readonly number[]): RankSumTest {
  const [m, n] = [x.length, y.length];
  if (m === 0 || n === 0) throw new RangeError(`both samples must hold a value, got ${m} and ${n}`);
  const {rank, tieSum} = averageRanks([...x, ...y]);
  let sum = 0;
  for (let i = 0; i < m; i++) sum += rank[i];
  const statistic = sum - (m * (m + 1)) / 2;
  if (m < EXACT_BELOW && n < EXACT_BELOW && tieSum === 0) {
    return {statistic, df: null, pValue: exactTwoSided(statistic, m, n), exact: true};
  }
  const total = m + n;
  const variance = ((m * n) / 12) * (total + 1 - tieSum / (total * (total - 1)));
  const distance = statistic - (m * n) / 2;
  // All values equal: nothing speaks for a difference.
  const z = variance > 0 ? (distance - Math.sign(distance) * 0.5) / Math.sqrt(variance) : 0;
  return {statistic, df: null, pValue: Math.min(1, normalTwoSided(z)), exact: false};
}

function exactTwoSided(statistic: number, m: number, n: number): number {
  const counts = rankSumCounts(m, n);
  const tail = Math.min(statistic, m * n - statistic);
  let [below, all] = [0, 0];
  for (let w = 0; w < counts.length; w++) {
    all += counts[w];
    if (w <= tail) below += counts[w];
  }
  return Math.min(1, (2 * below) / all);
}

/** How many of the C(m + n, m) orders give W = 0, 1, …, mn. */
function rankSumCounts(m: number, n: number): Float64Array {
  const most = m * n;
  let counts = Array.from({length: m + 1}, () => new Float64Array(most + 1));
  counts[0][0] = 1;
  // One value of rank r after the other: W counts, for each of the m chosen, how many of the others lie below it.
  for (let r = 1; r <= m + n; r++) {
    const next = counts.map((row) => Float64Array.from(row));
    for (let chosen = 1; chosen <= Math.min(m, r); chosen++) {
      const below = r - chosen;
      if (below > n) continue;
      for (let w = below; w <= most; w++) next[chosen][w] += counts[chosen - 1][w - below];
    }
    counts = next;
  }
  return counts[m];
}

/**
 * Kruskal and Wallis's test of k samples: chi-square with k − 1 degrees of freedom, corrected for ties.
 *
 * Throws `RangeError` for fewer than two samples, an empty one, or a value that is not finite. Source: Kruskal & Wallis 1952. Equals R's `kruskal.test`.
 *
 * @example
 * kruskalWallis([[1, 2, 3], [2, 4, 6], [5, 7, 9]]).statistic // 5.40056
 */
export function kruskalWallis(samples: readonly (readonly number[])[]): RankSumTest {
  if (samples.length < 2) throw new RangeError(`samples must hold at least two, got ${samples.length}`);
  const empty = samples.findIndex(({length}) => length === 0);
  if (empty >= 0) throw new RangeError(`samples[${empty}] must hold a value, got none`);
  const values = samples.flat();
  const n = values.length;
  const {rank, tieSum} = averageRanks(values);
  const df = samples.length - 1;
  let at = 0;
  let squares = 0;
  for (const sample of samples) {
    let sum = 0;
    for (let i = 0; i < sample.length; i++) sum += rank[at + i];
    squares += sum ** 2 / sample.length;
    at += sample.length;
  }
  const spread = 1 - tieSum / (n ** 3 - n);
  const statistic = spread > 0 ? ((12 / (n * (n + 1))) * squares - 3 * (n + 1)) / spread : 0;
  return {statistic, df, pValue: chiSquareUpper(statistic, df), exact: false};
}
