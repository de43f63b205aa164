import {treatmentStates, type StateStay} from "./treatment-states.ts";

/** Probability of being in each state at each time; rows of `probability` are times, columns states. */
export interface StateOccupation {
  /** Distinct times of a change of state, ascending. */
  readonly time: readonly number[];
  readonly probability: readonly (readonly number[])[];
  /** Patients in each state just before the time. */
  readonly nRisk: readonly (readonly number[])[];
}

/** Number of states, and where and when everyone starts; by default in the first of the states of a patient who started ADC1, at 0. */
export interface OccupationOrigin {
  readonly states?: number;
  readonly from?: number;
  readonly start?: number;
}

/**
 * Aalen–Johansen state occupation probabilities from stays: P(t) = P(s) ∏ (I + dA), dA the changes out of a state over those in it.
 *
 * Everyone starts in state `start` at time `from`; `states` is their number. Occupation probabilities from a common start are consistent also where the process is not Markov.
 * Throws `RangeError` for stays that end before they begin or states out of range.
 * Source: Aalen & Johansen 1978, Scand J Stat 5:141; Datta & Satten 2001, Stat Probab Lett 55:403 (without Markov). Equals R's multi-state `survfit`.
 *
 * @example
 * const stays = [{patientId: "1", from: 0, entry: 0, time: 2, to: 1}, {patientId: "2", from: 0, entry: 0, time: 3, to: null}, {patientId: "1", from: 1, entry: 2, time: 4, to: null}];
 * stateOccupation(stays, {states: 2}).probability // [[0.5, 0.5]]
 */
export function stateOccupation(
  stays: readonly StateStay[],
  {states = treatmentStates.length, from = 0, start = 0}: OccupationOrigin = {}
): StateOccupation {
  checkStays(stays, states);
  const times = Array.from(changeTimes(stays, from));
  const entering = stays.toSorted((a, b) => a.entry - b.entry);
  const leaving = stays.toSorted((a, b) => a.time - b.time);
  const inside = new Float64Array(states);
  const n = stays.length;
  let [entered, left] = [0, 0];
  let current = pointMass(states, start);
  const probability: number[][] = [];
  const nRisk: number[][] = [];
  for (const time of times) {
    for (; entered < n && entering[entered].entry < time; entered++) inside[entering[entered].from] += 1;
    for (; left < n && leaving[left].time < time; left++) inside[leaving[left].from] -= 1;
    current = afterChanges(current, inside, leaving, left);
    nRisk.push([...inside]);
    probability.push(current);
  }
  return {time: times, probability, nRisk};
}

const pointMass = (states: number, at: number): number[] =>
  Array.from({length: states}, (_, state) => (state === at ? 1 : 0));

function checkStays(stays: readonly StateStay[], states: number): void {
  for (const [i, stay] of stays.entries()) {
    if (!(stay.time > stay.entry))
      throw new RangeError(`stays[${i}].time must be above its entry ${stay.entry}, got ${stay.time}`);
    if (!(stay.from >= 0 && stay.from < states && (stay.to === null || (stay.to >= 0 && stay.to < states))))
      throw new RangeError(
        `stays[${i}] must be between states 0 and ${states - 1}, got ${stay.from} to ${String(stay.to)}`
      );
  }
}

/** Probabilities after all changes at one time; `first` is the first stay that ends then, of those in the order of their ends. */
function afterChanges(
  before: readonly number[],
  inside: Float64Array,
  leaving: readonly StateStay[],
  first: number
): number[] {
  const next = [...before];
  const {time} = leaving[first];
  for (let k = first; k < leaving.length && leaving[k].time === time; k++) {
    const {from, to} = leaving[k];
    if (to === null) continue;
    const moved = before[from] / inside[from];
    next[from] -= moved;
    next[to] += moved;
  }
  return next;
}

/**
 * Distinct times after `from` at which a state is left for another, ascending.
 *
 * @example
 * [...changeTimes([{patientId: "1", from: 0, entry: 0, time: 2, to: 1}, {patientId: "1", from: 1, entry: 2, time: 4, to: null}], 0)] // [2]
 */
export function changeTimes(stays: readonly StateStay[], from: number): Float64Array {
  return Float64Array.from(
    new Set(stays.filter(({to, time}) => to !== null && time > from).map(({time}) => time))
  ).sort();
}

/** The probabilities at one time: those of the last change at or before it. */
export function occupationAt(
  {time, probability}: StateOccupation,
  at: number,
  start: readonly number[]
): readonly number[] {
  let row = -1;
  while (row + 1 < time.length && (time[row + 1] ?? Infinity) <= at) row += 1;
  return row < 0 ? start : (probability[row] ?? start);
}
