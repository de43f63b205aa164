import {connectedRows, truncatedSample} from "./truncated-sample.ts";

/** Distribution of a right-truncated time, conditional on being at most `horizon`; columns of length m, ascending distinct times. */
export interface ReverseTimeCurve {
  readonly time: Float64Array;
  /** F(t) / F(horizon). */
  readonly distribution: Float64Array;
  /** At risk in reversed time: seen at or before t although the limit is t or later. */
  readonly nRisk: Float64Array;
  readonly nEvent: Float64Array;
  /** Longest limit of those used: beyond it nothing is known. */
  readonly horizon: number;
  readonly n: number;
  /** Rows left out because no interval [value, limit] joins them to the rest. */
  readonly outside: number;
}

/**
 * Reverse-time product-limit estimate of a right-truncated time: F(t) / F(horizon) = ∏ over s > t of (1 − d(s) / r(s)), r(s) = #(value ≤ s ≤ limit).
 *
 * Every value is an event, and value has to be independent of limit. It removes administrative truncation only, not the selection of who goes on to ADC2.
 * Throws as `truncatedSample`. Source: Lynden-Bell 1971; Lagakos, Barraj & De Gruttola 1988, Biometrika 75:515.
 *
 * @example
 * reverseTime([1, 2, 3], [5, 5, 4]).distribution // [0.333333, 0.666667, 1]
 */
export function reverseTime(value: ArrayLike<number>, limit: ArrayLike<number>): ReverseTimeCurve {
  const sample = truncatedSample(value, limit);
  const rows = connectedRows(sample);
  const n = rows.length;
  const limits = Float64Array.from(rows, (row) => sample.limit[row]).sort();
  const time = new Float64Array(n);
  const nRisk = new Float64Array(n);
  const nEvent = new Float64Array(n);
  let m = 0;
  let gone = 0;
  for (let k = 0; k < n;) {
    const at = sample.value[rows[k]];
    let end = k;
    while (end < n && sample.value[rows[end]] === at) end += 1;
    while (gone < n && limits[gone] < at) gone += 1;
    time[m] = at;
    nEvent[m] = end - k;
    nRisk[m] = end - gone;
    m += 1;
    k = end;
  }
  return {
    time: time.slice(0, m),
    distribution: productFromEnd(nEvent, nRisk, m),
    nRisk: nRisk.slice(0, m),
    nEvent: nEvent.slice(0, m),
    horizon: limits[n - 1],
    n,
    outside: sample.value.length - n
  };
}

/** The product of (1 − d / r) over the times after each of the first m. */
function productFromEnd(nEvent: Float64Array, nRisk: Float64Array, m: number): Float64Array {
  const distribution = new Float64Array(m);
  let product = 1;
  for (let k = m - 1; k >= 0; k--) {
    distribution[k] = product;
    product *= 1 - nEvent[k] / nRisk[k];
  }
  return distribution;
}

/**
 * Smallest time at which a distribution reaches p; null where it does not.
 *
 * @example
 * distributionQuantile(reverseTime([1, 2, 3], [5, 5, 4]), 0.5) // 2
 */
export function distributionQuantile(
  {time, distribution}: Pick<ReverseTimeCurve, "time" | "distribution">,
  p: number
): number | null {
  const at = distribution.findIndex((value) => value >= p - 1e-9);
  return at < 0 ? null : time[at];
}
