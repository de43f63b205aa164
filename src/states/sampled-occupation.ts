import {changeTimes, type OccupationOrigin} from "./state-occupation.ts";
import {treatmentStates, type StateStay} from "./treatment-states.ts";

/** One patient's stays, in any order. */
export type Path = readonly StateStay[];

/**
 * Occupation probabilities at some times for many samples of the same patients: given how often each path was drawn, one number a time and state (state fastest), as `stateOccupation` with `occupationAt` gives
 * for the drawn paths. Paths are sorted once, so that a bootstrap is a single pass for each sample.
 *
 * @example
 * const paths = [[{patientId: "1", from: 0, entry: 0, time: 2, to: 1}], [{patientId: "2", from: 0, entry: 0, time: 3, to: null}]];
 * occupationOfSample(paths, {times: [2], states: 2})([1, 1]) // [0.5, 0.5]
 */
export function occupationOfSample(
  paths: readonly Path[],
  {times, states = treatmentStates.length, from = 0, start = 0}: OccupationOrigin & {readonly times: readonly number[]}
): (drawn: ArrayLike<number>) => number[] {
  const stays = paths.flatMap((path, patient) => path.map((stay) => ({...stay, patient})));
  const walk: OccupationWalk = {
    ...stayColumns(stays),
    changes: changeTimes(stays, from),
    times,
    order: times.map((_, i) => i).sort((a, b) => times[a] - times[b]),
    states,
    start
  };
  return (drawn) => occupationAlong(walk, drawn);
}

/** Stays as columns, in the order of their begins and in that of their ends. */
interface StayColumns {
  readonly entry: Float64Array;
  readonly entryState: Int32Array;
  readonly entryPatient: Int32Array;
  readonly leave: Float64Array;
  readonly leaveState: Int32Array;
  readonly leavePatient: Int32Array;
  /** −1 where the stay is censored. */
  readonly leaveTo: Int32Array;
}

function stayColumns(stays: readonly (StateStay & {readonly patient: number})[]): StayColumns {
  const inOrder = stays.toSorted((a, b) => a.entry - b.entry);
  const outOrder = stays.toSorted((a, b) => a.time - b.time);
  return {
    entry: Float64Array.from(inOrder, (stay) => stay.entry),
    entryState: Int32Array.from(inOrder, (stay) => stay.from),
    entryPatient: Int32Array.from(inOrder, ({patient}) => patient),
    leave: Float64Array.from(outOrder, (stay) => stay.time),
    leaveState: Int32Array.from(outOrder, (stay) => stay.from),
    leavePatient: Int32Array.from(outOrder, ({patient}) => patient),
    leaveTo: Int32Array.from(outOrder, ({to}) => to ?? -1)
  };
}

/** What a pass over the changes of state needs besides the sample: made once. */
interface OccupationWalk extends StayColumns {
  readonly changes: Float64Array;
  /** Times to report, and their positions in ascending order. */
  readonly times: readonly number[];
  readonly order: readonly number[];
  readonly states: number;
  readonly start: number;
}

/** A sample as it moves on: how often each patient was drawn, how many are in each state, and the probabilities, with room for their changes. */
interface DrawnSample {
  readonly drawn: ArrayLike<number>;
  readonly inside: Float64Array;
  readonly current: Float64Array;
  readonly moved: Float64Array;
}

/** One pass over the changes of state, each patient counted as often as drawn. */
function occupationAlong(walk: OccupationWalk, drawn: ArrayLike<number>): number[] {
  const {entry, entryState, entryPatient, leave, leaveState, leavePatient, times, order, states} = walk;
  const sample = sampleAtStart(walk, drawn);
  const {inside, current} = sample;
  const n = entry.length;
  const given = Array.from({length: times.length * states}, () => 0);
  let [entered, left, reported] = [0, 0, 0];
  const report = (before: number): void => {
    for (; reported < order.length && times[order[reported]] < before; reported++)
      for (let k = 0; k < states; k++) given[order[reported] * states + k] = current[k];
  };
  for (const time of walk.changes) {
    report(time);
    for (; entered < n && entry[entered] < time; entered++) inside[entryState[entered]] += drawn[entryPatient[entered]];
    for (; left < n && leave[left] < time; left++) inside[leaveState[left]] -= drawn[leavePatient[left]];
    moveAt(left, walk, sample);
  }
  report(Infinity);
  return given;
}

/** Everyone in the first state, nobody under observation yet. */
function sampleAtStart({states, start}: OccupationWalk, drawn: ArrayLike<number>): DrawnSample {
  const current = new Float64Array(states);
  current[start] = 1;
  return {drawn, inside: new Float64Array(states), current, moved: new Float64Array(states)};
}

/** Moves probability along the stays that end together, from the one at `first` on. */
function moveAt(
  first: number,
  {leave, leaveState, leavePatient, leaveTo, states}: OccupationWalk,
  {drawn, inside, current, moved}: DrawnSample
): void {
  const time = leave[first];
  moved.fill(0);
  for (let k = first; k < leave.length && leave[k] === time; k++) {
    const count = drawn[leavePatient[k]];
    if (leaveTo[k] < 0 || count === 0) continue;
    const share = (count * current[leaveState[k]]) / inside[leaveState[k]];
    moved[leaveState[k]] -= share;
    moved[leaveTo[k]] += share;
  }
  for (let k = 0; k < states; k++) current[k] += moved[k];
}

/**
 * How often each of n patients was drawn.
 *
 * @example
 * [...timesDrawn([0, 2, 2], 3)] // [1, 0, 2]
 */
export function timesDrawn(drawn: readonly number[], n: number): Uint32Array {
  const counts = new Uint32Array(n);
  for (const patient of drawn) counts[patient] += 1;
  return counts;
}
