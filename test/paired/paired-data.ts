import type {PairTimes} from "../../src/paired/pair-order.ts";
import {referenceSet} from "../reference/reference-set.ts";

const bit = (value: number | undefined): 0 | 1 => (value === 1 ? 1 : 0);

/** Pairs written as `9/4` (both ended), `9/4+` (ADC2 censored), `9+/4` (ADC1 censored). */
export function pairsOf(text: string): PairTimes[] {
  return text.split(" ").map((word) => {
    const [first = "", second = ""] = word.split("/");
    return {
      pfs1: parseFloat(first),
      event1: first.endsWith("+") ? 0 : 1,
      pfs2: parseFloat(second),
      event2: second.endsWith("+") ? 0 : 1
    };
  });
}

/** The 40 invented pairs on which R was run, and what R says. */
export function rPairs(): {readonly pairs: PairTimes[]; readonly expected: Readonly<Record<string, number[]>>} {
  const {numbers, expected} = referenceSet("paired-adc");
  const [pfs1, event1, pfs2, event2] = ["pfs1", "event1", "pfs2", "event2"].map(numbers);
  return {
    pairs: (pfs1 ?? []).map((time, i) => ({
      pfs1: time,
      event1: bit(event1?.[i]),
      pfs2: pfs2?.[i] ?? 0,
      event2: bit(event2?.[i])
    })),
    expected: expected as Record<string, number[]>
  };
}

/** ADC1 and ADC2 change places. */
export const exchanged = ({pfs1, event1, pfs2, event2}: PairTimes): PairTimes => ({
  pfs1: pfs2,
  event1: event2,
  pfs2: pfs1,
  event2: event1
});
