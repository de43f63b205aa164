import type {Surv} from "../record/surv.ts";
import {requirePairs, type AdcPair} from "../patients/adc-pair.ts";
import {delayedFollowUp} from "../survival/delayed-follow-up.ts";
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
  return {
    follow: delayedFollowUp(
      pairs.flatMap(({pfs1, event1, pfs2, event2, entry}) => [
        {time: pfs1, event: event1, entry: entry ?? null},
        {time: pfs2, event: event2}
      ])
    ),
    adc2: Float64Array.from({length: 2 * pairs.length}, (_, i) => i % 2),
    pair: Int32Array.from({length: 2 * pairs.length}, (_, i) => i >> 1)
  };
}
