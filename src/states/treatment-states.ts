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
  const {patientId} = starter;
  const from = starter.entry ?? 0;
  return stretchesOf(starter, second)
    .filter(([, begin, time]) => time > begin && time > from)
    .map(([state, begin, time, to]) => ({patientId, from: state, entry: Math.max(begin, from), time, to}));
}

/** A stay from when on the patient is in a state: state, begin, end, and the next state. */
type Stretch = readonly [from: number, begin: number, end: number, to: number | null];

function stretchesOf(starter: AdcStarter, second: Pick<AdcPair, "pfs2" | "event2"> | null): Stretch[] {
  const {adc1Start, adc2Start, pfs1, event1, cause1} = starter;
  const reach = adc2Start === null ? null : adc2Start - adc1Start;
  const diedOnAdc1 = event1 === 1 && cause1 === "death";
  const progressed = event1 === 1 && !diedOnAdc1;
  const [end, last] = endOf(starter);
  if (diedOnAdc1) return [[0, 0, pfs1, 3]];
  const first: Stretch[] =
    progressed && (reach === null || pfs1 < reach)
      ? [
          [0, 0, pfs1, 1],
          [1, pfs1, reach ?? end, reach === null ? last : 2]
        ]
      : [[0, 0, reach ?? end, reach === null ? last : 2]];
  return reach === null || second === null
    ? first
    : [...first, [2, reach, reach + second.pfs2, second.event2 === 1 ? 3 : null]];
}

/** The last day of follow-up since ADC1, and the state that is entered then: that of death, or none. */
function endOf({adc1Start, cutoff, pfs1, death, lastContact}: AdcStarter): readonly [number, number | null] {
  if (death !== null && (cutoff === null || death <= cutoff)) return [death - adc1Start, 3];
  const days = [lastContact, cutoff].filter((day) => day !== null).map((day) => day - adc1Start);
  const last = Math.max(pfs1, Math.min(...days, Infinity));
  return [Number.isFinite(last) ? last : pfs1, null];
}

/**
 * The stays of a patient from a day on, that day being the entry of the one that lasts; none unless the patient is in `state` then.
 *
 * @example
 * const stays = [{patientId: "P1", from: 0, entry: 0, time: 100, to: 1}, {patientId: "P1", from: 1, entry: 100, time: 150, to: 2}];
 * staysAfter(stays, 120, 1).map(({entry, time}) => [entry, time]) // [[120, 150]]
 */
export function staysAfter(stays: readonly StateStay[], day: number, state: number): readonly StateStay[] {
  return stays.some(({from, entry, time}) => from === state && entry <= day && time > day)
    ? stays.filter(({time}) => time > day).map((stay) => ({...stay, entry: Math.max(stay.entry, day)}))
    : [];
}
