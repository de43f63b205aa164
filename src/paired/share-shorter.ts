import {binomialInterval, type ProportionInterval} from "../math/binomial-interval.ts";
import {requirePairs} from "../patients/adc-pair.ts";
import {midrankShare} from "./midrank-ratio.ts";
import {pairOrder, type PairTimes} from "./pair-order.ts";

export interface ShareShorter {
  readonly n: number;
  readonly shorter: number;
  readonly equal: number;
  readonly longer: number;
  readonly indeterminate: number;
  /** Share if no indeterminate pair turned out shorter, with its exact interval. */
  readonly lowest: ProportionInterval;
  /** Share if every indeterminate pair turned out shorter. */
  readonly highest: ProportionInterval;
  /** 1 − P(PFS(ADC2) ≥ PFS(ADC1)) by midranks; null when no pair has an observed end of ADC1. */
  readonly midrank: ProportionInterval | null;
  /** Pairs that the midrank estimate leaves out because PFS(ADC1) is censored. */
  readonly withoutMidrank: number;
}

/**
 * Share of patients with PFS(ADC2) shorter than PFS(ADC1): lower and upper bound over what censoring leaves open, each with its exact
 * (Clopper–Pearson) interval, and the midrank estimate between them. Equal times are not shorter.
 *
 * The interval from `lowest.confLow` to `highest.confHigh` covers the share whatever the indeterminate pairs would have shown.
 * Throws `RangeError` without pairs or for confLevel outside (0, 1).
 * Source: bounds by counting; Clopper & Pearson 1934; midranks as `midrankShare`.
 *
 * @example
 * const seen = shareShorter([{pfs1: 9, event1: 1, pfs2: 4, event2: 1}, {pfs1: 5, event1: 1, pfs2: 8, event2: 1}, {pfs1: 7, event1: 1, pfs2: 3, event2: 0}, {pfs1: 6, event1: 1, pfs2: 2, event2: 1}]);
 * [seen.lowest.estimate, seen.highest.estimate] // [0.5, 0.75]
 */
export function shareShorter(
  pairs: readonly PairTimes[],
  {confLevel = 0.95}: {readonly confLevel?: number} = {}
): ShareShorter {
  requirePairs(pairs);
  const counts = {shorter: 0, equal: 0, longer: 0, indeterminate: 0};
  for (const pair of pairs) counts[pairOrder(pair)] += 1;
  const n = pairs.length;
  const withEnd1 = pairs.filter(({event1}) => event1 === 1);
  const notShorter = withEnd1.length === 0 ? null : midrankShare(withEnd1, 1, {confLevel});
  return {
    n,
    ...counts,
    lowest: binomialInterval(counts.shorter, n, {confLevel}),
    highest: binomialInterval(counts.shorter + counts.indeterminate, n, {confLevel}),
    midrank:
      notShorter === null
        ? null
        : {estimate: 1 - notShorter.estimate, confLow: 1 - notShorter.confHigh, confHigh: 1 - notShorter.confLow},
    withoutMidrank: n - withEnd1.length
  };
}
