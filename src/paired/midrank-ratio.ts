import {binomialInterval} from "../math/binomial-interval.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import {requirePairs} from "../patients/adc-pair.ts";
import type {PairTimes} from "./pair-order.ts";

/** P(PFS(ADC2) ≥ c · PFS(ADC1)) at one c. */
export interface RatioShare {
  /** Threshold of the growth modulation index. */
  readonly ratio: number;
  /** Pairs whose second midrank is at least the first. */
  readonly count: number;
  /** Pairs with an observed end of ADC1. */
  readonly n: number;
  /** Pairs left out because PFS(ADC1) is censored. */
  readonly excluded: number;
  readonly estimate: number;
  readonly confLow: number;
  readonly confHigh: number;
}

/**
 * P(GMI ≥ c) by midranks, GMI = PFS(ADC2) / PFS(ADC1): the 2n intervals [c·PFS1, c·PFS1] and [PFS2, PFS2] or [PFS2, ∞) are ranked together,
 * midrank = ½(1 + #(right end < own left end) + #(left end ≤ own right end)), and pairs with midrank(PFS2) ≥ midrank(c·PFS1) are counted.
 *
 * The interval is the exact binomial one and takes the midranks as given. Pairs with a censored PFS(ADC1) leave and are counted in `excluded`.
 * Not consistent under heavy censoring, and wrong under truncation. Throws `RangeError` for c ≤ 0 or when no pair has an observed end of ADC1.
 * Source: Texier 2018, Comput Math Methods Med 1672176, PMID 29568321 (definition); Von Hoff 1998, Clin Cancer Res 4:1079 (the index).
 *
 * @example
 * const pairs = [{pfs1: 4, event1: 1, pfs2: 6, event2: 1}, {pfs1: 8, event1: 1, pfs2: 2, event2: 1}];
 * midrankShare(pairs, 1.33).estimate // 0.5
 */
export function midrankShare(
  pairs: readonly PairTimes[],
  ratio: number,
  {confLevel = 0.95}: {readonly confLevel?: number} = {}
): RatioShare {
  const {count, n} = midrankCount(pairs, ratio);
  return {ratio, count, n, excluded: pairs.length - n, ...binomialInterval(count, n, {confLevel})};
}

/**
 * The count behind `midrankShare`, without an interval: pairs whose second midrank is at least the first, of n with an observed end of ADC1.
 *
 * Throws as `midrankShare`. Source: as `midrankShare`.
 *
 * @example
 * midrankCount([{pfs1: 4, event1: 1, pfs2: 6, event2: 1}, {pfs1: 8, event1: 1, pfs2: 2, event2: 1}], 1.33) // {count: 1, n: 2}
 */
export function midrankCount(pairs: readonly PairTimes[], ratio: number): {readonly count: number; readonly n: number} {
  requirePairs(pairs);
  if (!(ratio > 0 && ratio < Infinity)) throw new RangeError(`ratio must be a finite number > 0, got ${ratio}`);
  const kept = pairs.filter(({event1}) => event1 === 1);
  const n = kept.length;
  if (n === 0) throw new NotEstimable({code: "no-observed-end-of-adc1", afterDayZero: false});
  const {left, right} = intervalsOf(kept, ratio);
  const lefts = left.toSorted();
  const rights = right.toSorted();
  let count = 0;
  for (let i = 0; i < n; i++) {
    const first = countBelow(rights, left[i], false) + countBelow(lefts, right[i], true);
    const second = countBelow(rights, left[n + i], false) + countBelow(lefts, right[n + i], true);
    if (second >= first) count += 1;
  }
  return {count, n};
}

/** Ends of the 2n intervals: first those of c · PFS(ADC1), then those of PFS(ADC2), open where it is censored. */
function intervalsOf(
  pairs: readonly PairTimes[],
  ratio: number
): {readonly left: Float64Array; readonly right: Float64Array} {
  const n = pairs.length;
  const left = new Float64Array(2 * n);
  const right = new Float64Array(2 * n);
  for (let i = 0; i < n; i++) {
    const {pfs1, pfs2, event2} = pairs[i];
    left[i] = right[i] = ratio * pfs1;
    left[n + i] = pfs2;
    right[n + i] = event2 === 1 ? pfs2 : Infinity;
  }
  return {left, right};
}

/**
 * The curve P(GMI ≥ c) over a grid of c, one row for each, with exact binomial limits.
 *
 * Throws as `midrankShare`. Source: as `midrankShare`.
 *
 * @example
 * const pairs = [{pfs1: 4, event1: 1, pfs2: 6, event2: 1}, {pfs1: 8, event1: 1, pfs2: 2, event2: 1}];
 * midrankCurve(pairs, [0.2, 1, 2]).map(({estimate}) => estimate) // [1, 0.5, 0]
 */
export function midrankCurve(
  pairs: readonly PairTimes[],
  ratios: readonly number[] = ratioGrid,
  options: {readonly confLevel?: number} = {}
): RatioShare[] {
  return ratios.map((ratio) => midrankShare(pairs, ratio, options));
}

/** Ratios at which a GMI curve is drawn: 0.1 to 3, with the conventional 1.33. */
export const ratioGrid: readonly number[] = [...Array.from({length: 30}, (_, k) => (k + 1) / 10), 1.33].sort(
  (a, b) => a - b
);

/** Number of ascending values below `limit`, or at or below it. */
function countBelow(sorted: Float64Array, limit: number, orEqual: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (orEqual ? sorted[middle] <= limit : sorted[middle] < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
