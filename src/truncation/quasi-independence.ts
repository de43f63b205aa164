import {argsort} from "../math/argsort.ts";
import {normalTwoSided} from "../math/normal.ts";
import {truncatedSample} from "./truncated-sample.ts";

export interface QuasiIndependence {
  /** Conditional Kendall's τ over comparable pairs, in [−1, 1]; null where no pair is comparable. */
  readonly estimate: number | null;
  /** Standard normal under quasi-independence. */
  readonly statistic: number | null;
  /** Two-sided. */
  readonly pValue: number | null;
  /** Pairs in which both values lie below both limits. */
  readonly comparable: number;
  readonly n: number;
}

/**
 * Test of quasi-independence of a right-truncated value and its limit (time to ADC2, and the window) by the conditional Kendall's τ: pairs are compared where both
 * values are at most both limits.
 *
 * Truncation weights need quasi-independence; a large p does not show it (power is low in small cohorts, and dependence that is not monotone is missed).
 * The variance is that of sampling without replacement from each risk set, ties included; without ties it is Tsai's Σ (r² − 1) / 3. Throws as `truncatedSample`.
 * Source: Tsai 1990, Biometrika 77:169; Martin & Betensky 2005, JASA 100:484 (limits of the test: PMC9992002).
 *
 * @example
 * quasiIndependence([1, 2, 3, 4], [4, 6, 7, 9]).estimate // 1
 */
export function quasiIndependence(value: ArrayLike<number>, limit: ArrayLike<number>): QuasiIndependence {
  const sample = truncatedSample(value, limit);
  const n = sample.value.length;
  const byLimit = argsort(sample.limit);
  // Ranks of the values, so that a risk set is counted and not sorted.
  const sorted = sample.value.toSorted();
  const rank = sample.value.map((at) => lowerBound(sorted, at));
  const held = new Int32Array(n);
  const byValue = argsort(sample.value);
  let statistic = 0;
  let comparable = 0;
  let variance = 0;
  let entered = 0;
  let leaving = 0;
  let atRisk = 0;
  for (let k = 0; k < n;) {
    const now = sample.limit[byLimit[k]];
    let end = k;
    while (end < n && sample.limit[byLimit[end]] === now) end += 1;
    for (; entered < n && sample.value[byValue[entered]] <= now; entered++) {
      held[rank[byValue[entered]]] += 1;
      atRisk += 1;
    }
    for (; leaving < k; leaving++) {
      held[rank[byLimit[leaving]]] -= 1;
      atRisk -= 1;
    }
    // Over the risk set: for each distinct value, how many lie above less how many lie below.
    let below = 0;
    let squares = 0;
    const lead = new Map<number, number>();
    const tied = new Map<number, number>();
    for (let at = 0; at < n; at++) {
      if (held[at] === 0) continue;
      const difference = atRisk - below - held[at] - below;
      squares += held[at] * difference * difference;
      lead.set(at, difference);
      tied.set(at, held[at]);
      below += held[at];
    }
    const d = end - k;
    for (let j = k; j < end; j++) {
      const own = rank[byLimit[j]];
      statistic += lead.get(own) ?? 0;
      comparable += atRisk - (tied.get(own) ?? 0);
    }
    // Pairs that leave together are not ordered by their limits.
    for (let i = k; i < end; i++)
      for (let j = i + 1; j < end; j++) if (rank[byLimit[i]] !== rank[byLimit[j]]) comparable -= 2;
    if (atRisk > 1) variance += (d * (atRisk - d) * (squares / atRisk)) / (atRisk - 1);
    k = end;
  }
  if (comparable === 0 || variance === 0) return {estimate: null, statistic: null, pValue: null, comparable, n};
  const z = statistic / Math.sqrt(variance);
  return {estimate: statistic / comparable, statistic: z, pValue: normalTwoSided(z), comparable, n};
}

function lowerBound(sorted: Float64Array, wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
