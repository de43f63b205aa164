import {surv} from "../survival/surv.ts";
import type {Surv} from "../record/surv.ts";
import {requirePairs, type AdcPair} from "./adc-pair.ts";
import type {PairTimes} from "./pair-order.ts";

/** Two records per patient, ADC1 then ADC2, as columns of length 2n. */
export interface PairedRecords {
  readonly follow: Surv;
  /** 1 for the record of ADC2. */
  readonly adc2: Float64Array;
  /** 0 … n − 1, the pair to which the record belongs. */
  readonly pair: Int32Array;
}

/**
 * The pairs laid out as two records each, for models with a term for ADC2; delayed entry, where a pair has one, is that of its ADC1 record.
 *
 * Throws `RangeError` without pairs and as `surv` does.
 *
 * @example
 * pairedRecords([{pfs1: 4, event1: 1, pfs2: 6, event2: 0}]).adc2 // [0, 1]
 */
export function pairedRecords(pairs: readonly (PairTimes & Partial<Pick<AdcPair, "entry">>)[]): PairedRecords {
  requirePairs(pairs);
  const entry = pairs.flatMap((pair) => [pair.entry ?? 0, 0]);
  return {
    follow: surv({
      time: pairs.flatMap(({pfs1, pfs2}) => [pfs1, pfs2]), event: pairs.flatMap(({event1, event2}) => [event1, event2]),
      ...(entry.some((value) => value > 0) ? {entry: entry.map((value) => (value > 0 ? value : -1))} : {})
    }),
    adc2: Float64Array.from({length: 2 * pairs.length}, (_, i) => i % 2),
    pair: Int32Array.from({length: 2 * pairs.length}, (_, i) => i >> 1)
  };
}
