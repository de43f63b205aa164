import type {AdcPair} from "../patients/adc-pair.ts";
import type {AdcStarter} from "../patients/adc-starter.ts";
import {patientBootstraps} from "../estimate/patient-bootstrap.ts";
import {remarksOf} from "../record/remark.ts";
import {resultRow, type Row} from "../record/row.ts";
import {stateStays, treatmentStates, type StateStay} from "./treatment-states.ts";

/** Probability of being in each state at each time; rows of `probability` are times, columns states. */
export interface StateOccupation {
  /** Distinct times of a change of state, ascending. */
  readonly time: readonly number[];
  readonly probability: readonly (readonly number[])[];
  /** Patients in each state just before the time. */
  readonly nRisk: readonly (readonly number[])[];
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
  {
    states = treatmentStates.length,
    from = 0,
    start = 0
  }: {readonly states?: number; readonly from?: number; readonly start?: number} = {}
): StateOccupation {
  for (const [i, stay] of stays.entries()) {
    if (!(stay.time > stay.entry))
      throw new RangeError(`stays[${i}].time must be above its entry ${stay.entry}, got ${stay.time}`);
    if (!(stay.from >= 0 && stay.from < states && (stay.to === null || (stay.to >= 0 && stay.to < states))))
      throw new RangeError(
        `stays[${i}] must be between states 0 and ${states - 1}, got ${stay.from} to ${String(stay.to)}`
      );
  }
  const times = [...new Set(stays.filter(({to, time}) => to !== null && time > from).map(({time}) => time))].sort(
    (a, b) => a - b
  );
  const entering = stays.toSorted((a, b) => a.entry - b.entry);
  const leaving = stays.toSorted((a, b) => a.time - b.time);
  const inside = new Float64Array(states);
  let entered = 0;
  let left = 0;
  let current = Array.from({length: states}, (_, state) => (state === start ? 1 : 0));
  const probability: number[][] = [];
  const nRisk: number[][] = [];
  for (const time of times) {
    for (; entered < entering.length && entering[entered].entry < time; entered++) inside[entering[entered].from] += 1;
    for (; left < leaving.length && leaving[left].time < time; left++) inside[leaving[left].from] -= 1;
    const next = [...current];
    for (let k = left; k < leaving.length && leaving[k].time === time; k++) {
      const {from: out, to} = leaving[k];
      if (to === null) continue;
      const moved = current[out] / inside[out];
      next[out] -= moved;
      next[to] += moved;
    }
    nRisk.push([...inside]);
    current = next;
    probability.push(next);
  }
  return {time: times, probability, nRisk};
}

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
  {
    times,
    states = treatmentStates.length,
    from = 0,
    start = 0
  }: {readonly times: readonly number[]; readonly states?: number; readonly from?: number; readonly start?: number}
): (drawn: ArrayLike<number>) => number[] {
  const stays = paths.flatMap((path, patient) => path.map((stay) => ({...stay, patient})));
  const inOrder = stays.toSorted((a, b) => a.entry - b.entry);
  const outOrder = stays.toSorted((a, b) => a.time - b.time);
  const [entry, entryState, entryPatient] = [
    Float64Array.from(inOrder, (stay) => stay.entry),
    Int32Array.from(inOrder, (stay) => stay.from),
    Int32Array.from(inOrder, ({patient}) => patient)
  ];
  const [leave, leaveState, leavePatient] = [
    Float64Array.from(outOrder, (stay) => stay.time),
    Int32Array.from(outOrder, (stay) => stay.from),
    Int32Array.from(outOrder, ({patient}) => patient)
  ];
  // −1 where the stay is censored.
  const leaveTo = Int32Array.from(outOrder, ({to}) => to ?? -1);
  const changes = Float64Array.from(
    new Set(stays.filter(({to, time}) => to !== null && time > from).map(({time}) => time))
  ).sort();
  const order = times.map((_, i) => i).sort((a, b) => times[a] - times[b]);
  const n = stays.length;
  return (drawn) => {
    const inside = new Float64Array(states);
    const moved = new Float64Array(states);
    const current = new Float64Array(states);
    current[start] = 1;
    const given = Array.from({length: times.length * states}, () => 0);
    let entered = 0;
    let left = 0;
    let reported = 0;
    const report = (before: number): void => {
      for (; reported < order.length && times[order[reported]] < before; reported++)
        for (let k = 0; k < states; k++) given[order[reported] * states + k] = current[k];
    };
    for (const time of changes) {
      report(time);
      for (; entered < n && entry[entered] < time; entered++)
        inside[entryState[entered]] += drawn[entryPatient[entered]];
      for (; left < n && leave[left] < time; left++) inside[leaveState[left]] -= drawn[leavePatient[left]];
      moved.fill(0);
      for (let k = left; k < n && leave[k] === time; k++) {
        const count = drawn[leavePatient[k]];
        if (leaveTo[k] < 0 || count === 0) continue;
        const share = (count * current[leaveState[k]]) / inside[leaveState[k]];
        moved[leaveState[k]] -= share;
        moved[leaveTo[k]] += share;
      }
      for (let k = 0; k < states; k++) current[k] += moved[k];
    }
    report(Infinity);
    return given;
  };
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

export interface MultiStateOptions {
  /** Days since ADC1 at which probabilities are reported. */
  readonly times: readonly number[];
  /** Landmark: of patients in a state at a time, for the probabilities from there on, right also without the Markov property. */
  readonly landmark?: {readonly time: number; readonly state: number};
  readonly population?: string | null;
  readonly confLevel?: number;
  readonly replicates?: number;
  readonly seed?: number;
}

export interface MultiState {
  readonly occupation: StateOccupation | null;
  readonly rows: readonly Row[];
}

/**
 * Multi-state picture of everyone who started ADC1: probability of being on ADC1, after it, on ADC2, or past progression on ADC2 or dead, at given days since ADC1, with bootstrap limits by patient.
 *
 * Refused (a row whose refusal says so) where every patient received both ADCs. With `landmark` only patients in that state at that time count (landmark Aalen–Johansen). Throws `RangeError` without starters or times.
 * Source: as `stateOccupation`; landmark: Putter & Spitoni 2018, Stat Methods Med Res 27:2081.
 *
 * @example
 * const starter = (i, adc2Start) => ({patientId: `${i}`, adc1Start: 0, adc2Start, cutoff: 400, pfs1: 100, event1: 1, cause1: "progression", line1: 1, entry: null, death: null, lastContact: 390});
 * multiState([starter(1, 150), starter(2, null)], new Map([["1", {pfs2: 60, event2: 1}]]), {times: [180], replicates: 10}).rows.map(({estimate}) => estimate) // [0, 0.5, 0.5, 0]
 */
export function multiState(
  starters: readonly AdcStarter[],
  second: ReadonlyMap<string, Pick<AdcPair, "pfs2" | "event2">>,
  options: MultiStateOptions
): MultiState {
  const {times, landmark, population = null, confLevel = 0.95, replicates = 500, seed = 20260101} = options;
  if (starters.length === 0) throw new RangeError("starters must hold at least one patient, got none");
  if (times.length === 0) throw new RangeError("times must hold at least one, got none");
  const shared = {
    analysis: "multi-state",
    kind: "occupation-at" as const,
    endpoint: "state occupation",
    population,
    scale: "probability",
    unit: "days",
    method: `Aalen-Johansen${landmark === undefined ? "" : ` from a landmark at ${landmark.time} days in state ${treatmentStates[landmark.state] ?? landmark.state}`}, bootstrap percentile limits`
  };
  if (starters.every(({adc2Start}) => adc2Start !== null))
    return {
      occupation: null,
      rows: [
        resultRow({
          ...shared,
          term: "state occupation",
          n: starters.length,
          refusal: {code: "received-both-only", question: "reaching"}
        })
      ]
    };
  const from = landmark?.time ?? 0;
  const start = landmark?.state ?? 0;
  const paths = starters
    .map((starter) => stateStays(starter, second.get(starter.patientId) ?? null))
    .map((stays) =>
      landmark === undefined
        ? stays
        : stays.some((stay) => stay.from === start && stay.entry <= from && stay.time > from)
          ? stays.filter(({time}) => time > from).map((stay) => ({...stay, entry: Math.max(stay.entry, from)}))
          : []
    )
    .filter((stays) => stays.length > 0);
  if (paths.length === 0)
    return {
      occupation: null,
      rows: [resultRow({...shared, term: "state occupation", n: 0, refusal: {code: "nobody-in-state", landmark: true}})]
    };
  const occupation = stateOccupation(paths.flat(), {from, start});
  const longest = Math.max(...paths.flat().map(({time}) => time));
  const sample = occupationOfSample(paths, {times, from, start});
  const intervals = patientBootstraps(
    paths.map((_, i) => i),
    (drawn) => sample(timesDrawn(drawn, paths.length)),
    {confLevel, replicates, seed}
  );
  const without = landmark === undefined ? starters.length - paths.length : 0;
  const remarks = remarksOf([without === 0 ? null : {code: "without-time-under-observation", n: without}]);
  const rows = times.flatMap((at, t) =>
    treatmentStates.map((state, k) => {
      if (at > longest)
        return resultRow({
          ...shared,
          term: state,
          time: at,
          n: paths.length,
          refusal: {code: "no-follow-up-after-days", days: longest}
        });
      const {estimate, stdError, confLow, confHigh} = intervals[t * treatmentStates.length + k];
      return resultRow({
        ...shared,
        term: state,
        time: at,
        estimate,
        stdError,
        confLow,
        confHigh,
        n: paths.length,
        remarks
      });
    })
  );
  return {occupation, rows};
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
