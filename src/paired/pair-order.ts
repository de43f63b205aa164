import type {AdcPair} from "../patients/adc-pair.ts";

/** The two times of a pair, and whether each was seen to end. */
export type PairTimes = Pick<AdcPair, "pfs1" | "event1" | "pfs2" | "event2">;

/** What the data say of PFS(ADC2) against PFS(ADC1); `indeterminate` when censoring leaves it open. */
export type PairOrder = "shorter" | "equal" | "longer" | "indeterminate";

/**
 * Whether PFS(ADC2) is shorter than PFS(ADC1); a time censored at t is longer than t.
 *
 * @example
 * pairOrder({pfs1: 100, event1: 1, pfs2: 60, event2: 1}) // "shorter"
 * pairOrder({pfs1: 100, event1: 1, pfs2: 60, event2: 0}) // "indeterminate"
 * pairOrder({pfs1: 100, event1: 1, pfs2: 100, event2: 0}) // "longer"
 */
export function pairOrder({pfs1, event1, pfs2, event2}: PairTimes): PairOrder {
  if (event1 === 1 && event2 === 1) return pfs2 < pfs1 ? "shorter" : pfs2 > pfs1 ? "longer" : "equal";
  if (event2 === 1) return pfs2 <= pfs1 ? "shorter" : "indeterminate";
  if (event1 === 1) return pfs2 >= pfs1 ? "longer" : "indeterminate";
  return "indeterminate";
}

/** Pairs in which both events were observed. */
export function completePairs<P extends PairTimes>(pairs: readonly P[]): P[] {
  return pairs.filter(({event1, event2}) => event1 === 1 && event2 === 1);
}
