import type {AdcPair} from "../patients/adc-pair.ts";
import type {AdcStarter} from "../patients/adc-starter.ts";

/** States of a patient who started ADC1; the last is where every path ends. */
export const treatmentStates = ["on ADC1", "after ADC1", "on ADC2", "progression on ADC2 or death"] as const;

export type TreatmentState = (typeof treatmentStates)[number];

/** A stay in a state: from `entry` to `time` (days since ADC1), left for `to`, or censored where `to` is null. States as positions in `treatmentStates`. */
export interface StateStay {
  readonly patientId: string;
  readonly from: number;
  readonly entry: number;
  readonly time: number;
  readonly to: number | null;
}

/**
 * The stays of one patient: ADC1 → after ADC1 → ADC2 → progression on ADC2 or death, in days since ADC1; delayed entry cuts off what came before.
 *
 * Progression on ADC1 and the start of ADC2 on one day is a direct change; after the end of observation of PFS(ADC1) without an event a patient stays "on ADC1" until ADC2 or the end of follow-up.
 *
 * @example
 * const starter = {patientId: "P1", adc1Start: 0, adc2Start: 150, cutoff: 400, pfs1: 100, event1: 1, cause1: "progression", line1: 1, entry: null, death: null, lastContact: 390};
 * stateStays(starter, {pfs2: 60, event2: 1}).map(({from, entry, time, to}) => [from, entry, time, to]) // [[0, 0, 100, 1], [1, 100, 150, 2], [2, 150, 210, 3]]
 */
export function stateStays(starter: AdcStarter, second: Pick<AdcPair, "pfs2" | "event2"> | null): StateStay[] {
  const {patientId, adc1Start, adc2Start, cutoff, pfs1, event1, cause1, death, lastContact, entry} = starter;
  const reach = adc2Start === null ? null : adc2Start - adc1Start;
  const died = death !== null && (cutoff === null || death <= cutoff) ? death - adc1Start : null;
  const last =
    died ??
    Math.max(
      pfs1,
      Math.min(...[lastContact, cutoff].filter((day) => day !== null).map((day) => day - adc1Start), Infinity)
    );
  const end = Number.isFinite(last) ? last : pfs1;
  const stays: StateStay[] = [];
  const stay = (from: number, begin: number, time: number, to: number | null): void => {
    if (time > begin) stays.push({patientId, from, entry: begin, time, to});
  };
  const diedOnAdc1 = event1 === 1 && cause1 === "death";
  const progressed = event1 === 1 && !diedOnAdc1;
  const leavesAdc1 = progressed && (reach === null || pfs1 < reach);
  if (diedOnAdc1) stay(0, 0, pfs1, 3);
  else if (leavesAdc1) stay(0, 0, pfs1, 1);
  else if (reach !== null) stay(0, 0, reach, 2);
  else stay(0, 0, end, died === null ? null : 3);
  if (leavesAdc1) stay(1, pfs1, reach ?? end, reach === null ? (died === null ? null : 3) : 2);
  if (reach !== null && second !== null && !diedOnAdc1)
    stay(2, reach, reach + second.pfs2, second.event2 === 1 ? 3 : null);
  const from = entry ?? 0;
  return stays.filter(({time}) => time > from).map((one) => (one.entry < from ? {...one, entry: from} : one));
}
