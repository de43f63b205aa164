import {withDelayedEntry} from "../estimate/delayed-entry.ts";
import {withWidth} from "./bootstrap-width.ts";
import {patientBootstraps, type BootstrapInterval} from "../estimate/patient-bootstrap.ts";
import type {Refusal} from "../record/refusal.ts";
import {remarksOf} from "../record/remark.ts";
import {resultRow, type Row} from "../record/row.ts";
import {occupationOfSample, timesDrawn, type Path} from "./sampled-occupation.ts";
import {stateOccupation, type StateOccupation} from "./state-occupation.ts";
import {stateStays, staysAfter, treatmentStates, type DrugTimes, type StateDays} from "./treatment-states.ts";

export interface MultiStateOptions {
  /** Days since ADC1 at which probabilities are reported. */
  readonly times: readonly number[];
  /** Landmark: of patients in a state at a time, for the probabilities from there on, right also without the Markov property. */
  readonly landmark?: {readonly time: number; readonly state: number};
  readonly population?: string | null;
  /** Why the file cannot answer; null where it can, but for one of nobody but patients who received both. */
  readonly refusal?: Refusal | null;
  readonly confLevel?: number;
  readonly replicates?: number;
  readonly seed?: number;
}

export interface MultiState {
  readonly occupation: StateOccupation | null;
  readonly rows: readonly Row[];
}

/**
 * Multi-state picture of everyone who started ADC1: probability of being on ADC1, off it and before ADC2, on ADC2, off it, or dead, at given days since ADC1, with bootstrap limits by patient.
 *
 * `onDrug`: times on the two ADCs by patient; who has none on ADC1 has no time under observation. Refused (a row whose refusal says so) where every patient received both ADCs, or for `refusal`. With `landmark` only patients in that state at that time count (landmark Aalen–Johansen). Throws `RangeError` without starters or times.
 * Source: as `stateOccupation`; landmark: Putter & Spitoni 2018, Stat Methods Med Res 27:2081.
 *
 * @example
 * const starter = (i, adc2Start) => ({patientId: `${i}`, adc1Start: 0, adc2Start, cutoff: 400, pfs1: 100, entry: null, death: null, lastContact: 390});
 * const adc1 = {time: 100, event: 1};
 * const onDrug = new Map([["1", {adc1, adc2: {time: 60, event: 1}}], ["2", {adc1, adc2: null}]]);
 * multiState([starter(1, 150), starter(2, null)], onDrug, {times: [180], replicates: 10}).rows.map(({estimate}) => estimate) // [0, 0.5, 0.5, 0, 0]
 */
export function multiState(
  starters: readonly StateDays[],
  onDrug: ReadonlyMap<string, DrugTimes>,
  options: MultiStateOptions
): MultiState {
  if (starters.length === 0) throw new RangeError("starters must hold at least one patient, got none");
  if (options.times.length === 0) throw new RangeError("times must hold at least one, got none");
  const asked: Asked = {...options, delayed: withDelayedEntry(starters.map(({entry}) => entry))};
  if (options.refusal !== undefined && options.refusal !== null)
    return refused(asked, starters.length, options.refusal);
  if (starters.every(({adc2Start}) => adc2Start !== null))
    return refused(asked, starters.length, {code: "received-both-only", question: "reaching"});
  const {time: from, state: start} = options.landmark ?? {time: 0, state: 0};
  const paths = pathsOf(starters, onDrug, options.landmark);
  if (paths.length === 0) return refused(asked, 0, {code: "nobody-in-state", landmark: true});
  const occupation = stateOccupation(paths.flat(), {from, start});
  return {occupation, rows: occupationRows(paths, starters.length - paths.length, asked)};
}

/** What was asked for, and what the method says of delayed entry. */
interface Asked extends MultiStateOptions {
  readonly delayed: string;
}

/** What all rows have in common. */
function sharedFields({landmark, population = null, delayed}: Asked): Omit<Parameters<typeof resultRow>[0], "term"> {
  return {
    analysis: "multi-state",
    kind: "occupation-at",
    endpoint: "state occupation",
    population,
    scale: "probability",
    unit: "days",
    method: `Aalen-Johansen${delayed}${landmark === undefined ? "" : ` from a landmark at ${landmark.time} days in state ${treatmentStates[landmark.state] ?? landmark.state}`}, bootstrap percentile limits`
  };
}

function refused(options: Asked, n: number, refusal: Refusal): MultiState {
  const shared = sharedFields(options);
  return {occupation: null, rows: [resultRow({...shared, term: "state occupation", n, refusal})]};
}

/** The stays of each patient, from the landmark on of those who are in its state then; patients without any are left out. */
function pathsOf(
  starters: readonly StateDays[],
  onDrug: ReadonlyMap<string, DrugTimes>,
  landmark: MultiStateOptions["landmark"]
): Path[] {
  return starters
    .map((starter) => stateStays(starter, onDrug.get(starter.patientId) ?? {adc1: null, adc2: null}))
    .map((stays) => (landmark === undefined ? stays : staysAfter(stays, landmark.time, landmark.state)))
    .filter((stays) => stays.length > 0);
}

/** A row a time and state, with bootstrap limits by patient; times after the end of follow-up are refused. `without` patients had no time under observation. */
function occupationRows(paths: readonly Path[], without: number, options: Asked): Row[] {
  const {times, landmark} = options;
  const shared = sharedFields(options);
  const longest = Math.max(...paths.flat().map(({time}) => time));
  const intervals = occupationIntervals(paths, options);
  const remarks = remarksOf([
    without === 0 || landmark !== undefined ? null : {code: "without-time-under-observation", n: without}
  ]);
  return times.flatMap((at, t) =>
    treatmentStates.map((state, k) => {
      if (at > longest)
        return resultRow({
          ...shared,
          term: state,
          time: at,
          n: paths.length,
          refusal: {code: "no-follow-up-after-days", days: longest}
        });
      return resultRow({
        ...shared,
        term: state,
        time: at,
        ...withWidth(intervals[t * treatmentStates.length + k], remarks),
        n: paths.length
      });
    })
  );
}

/** Bootstrap limits of the probability of each state at each time, state fastest. */
function occupationIntervals(
  paths: readonly Path[],
  {times, landmark, confLevel = 0.95, replicates = 500, seed = 20260101}: MultiStateOptions
): BootstrapInterval[] {
  const sample = occupationOfSample(paths, {times, from: landmark?.time ?? 0, start: landmark?.state ?? 0});
  return patientBootstraps(
    paths.map((_, i) => i),
    (drawn) => sample(timesDrawn(drawn, paths.length)),
    {confLevel, replicates, seed}
  );
}
