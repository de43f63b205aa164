import {lastDayAlive} from "./immortal-time.ts";
import type {AdcStarter} from "../patients/adc-starter.ts";

/** States of a patient who started ADC1, by the drug: on it is from the first to the last dose; the last is where every path ends. */
export const treatmentStates = ["on ADC1", "off ADC1, before ADC2", "on ADC2", "off ADC2", "dead"] as const;

export type TreatmentState = (typeof treatmentStates)[number];

const [ON_ADC1, OFF_ADC1, ON_ADC2, OFF_ADC2, DEAD] = [0, 1, 2, 3, 4];

/** A stay in a state: from `entry` to `time` (days since ADC1), left for `to`, or censored where `to` is null. States as positions in `treatmentStates`. */
export interface StateStay {
  readonly patientId: string;
  readonly from: number;
  readonly entry: number;
  readonly time: number;
  readonly to: number | null;
}

/** Days on an ADC from its first dose; event 1: treatment is known to have ended then (rwTTD), 0: it is not known what followed. */
export interface DrugTime {
  readonly time: number;
  readonly event: 0 | 1;
}

/** Times on the two ADCs of a patient; null where there is none. */
export interface DrugTimes {
  readonly adc1: DrugTime | null;
  readonly adc2: DrugTime | null;
}

/** Days of a patient that the stays are made of. */
export type StateDays = Pick<
  AdcStarter,
  "patientId" | "adc1Start" | "adc2Start" | "cutoff" | "death" | "lastContact" | "entry" | "pfs1"
>;

/**
 * The stays of one patient: on ADC1 → off ADC1, before ADC2 → on ADC2 → off ADC2 → dead, in days since ADC1; delayed entry cuts off what came before.
 *
 * The last dose and the start of ADC2 on one day are a direct change; a single dose is a day on the drug. Where it is not known whether the drug was stopped, observation ends with the last dose known. None without a time on ADC1.
 *
 * @example
 * const starter = {patientId: "P1", adc1Start: 0, adc2Start: 150, cutoff: 400, pfs1: 100, entry: null, death: 300, lastContact: null};
 * stateStays(starter, {adc1: {time: 90, event: 1}, adc2: {time: 60, event: 1}}).map(({from, entry, time, to}) => [from, entry, time, to])
 * // [[0, 0, 90, 1], [1, 90, 150, 2], [2, 150, 210, 3], [3, 210, 300, 4]]
 */
export function stateStays(starter: StateDays, {adc1, adc2}: DrugTimes): StateStay[] {
  const {patientId} = starter;
  const from = starter.entry ?? 0;
  if (adc1 === null) return [];
  return stretchesOf(starter, adc1, adc2)
    .filter(([, begin, time]) => time > begin && time > from)
    .map(([state, begin, time, to]) => ({patientId, from: state, entry: Math.max(begin, from), time, to}));
}

/** A stay from when on the patient is in a state: state, begin, end, and the next state. */
type Stretch = readonly [from: number, begin: number, end: number, to: number | null];

function stretchesOf(starter: StateDays, adc1: DrugTime, adc2: DrugTime | null): Stretch[] {
  const {adc1Start, adc2Start} = starter;
  const reach = adc2Start === null ? null : adc2Start - adc1Start;
  const {end, last} = endOf(starter, reach);
  if (reach === null) return onAndOff({on: ON_ADC1, off: OFF_ADC1, begin: 0, drug: adc1, end, last});
  const stopped = Math.min(Math.max(adc1.time, 1), reach);
  const first: Stretch[] =
    stopped < reach
      ? [
          [ON_ADC1, 0, stopped, OFF_ADC1],
          [OFF_ADC1, stopped, reach, ON_ADC2]
        ]
      : [[ON_ADC1, 0, reach, ON_ADC2]];
  return adc2 === null
    ? first
    : [...first, ...onAndOff({on: ON_ADC2, off: OFF_ADC2, begin: reach, drug: adc2, end, last})];
}

/** On a drug and off it, to the end of observation. */
function onAndOff({
  on,
  off,
  begin,
  drug: {time, event},
  end,
  last
}: {
  readonly on: number;
  readonly off: number;
  readonly begin: number;
  readonly drug: DrugTime;
  readonly end: number;
  readonly last: number | null;
}): Stretch[] {
  const stopped = begin + Math.max(time, event);
  if (stopped >= end) return [[on, begin, end, last]];
  return event === 0
    ? [[on, begin, stopped, null]]
    : [
        [on, begin, stopped, off],
        [off, stopped, end, last]
      ];
}

/** The last day of observation since ADC1, and the state that is entered then: that of death, or none. Death on the first day of an ADC counts on the day after. */
function endOf(starter: StateDays, reach: number | null): {readonly end: number; readonly last: number | null} {
  const seen = lastDayAlive(starter);
  if (seen === null) return {end: Math.max(starter.pfs1, reach ?? 0), last: null};
  const days = seen.day - starter.adc1Start;
  return seen.event === 1 ? {end: Math.max(days, (reach ?? 0) + 1), last: DEAD} : {end: days, last: null};
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
