import {withDelayedEntry} from "../estimate/delayed-entry.ts";
import {resultRow, type Row} from "../record/row.ts";
import type {AdcStarter} from "../patients/adc-starter.ts";
import {withWidth} from "./bootstrap-width.ts";
import {patientBootstraps, type BootstrapInterval} from "../estimate/patient-bootstrap.ts";
import {occupationOfSample, timesDrawn, type Path} from "./sampled-occupation.ts";
import {stateStays, staysAfter, treatmentStates} from "./treatment-states.ts";

export interface ReachingOptions {
  /** Days since ADC1, and after the landmark, at which the probability is reported. */
  readonly times: readonly number[];
  /** Day of the landmark: of patients who are after ADC1 then, alive and not yet on ADC2. */
  readonly landmark?: number;
  readonly population?: string | null;
  readonly confLevel?: number;
  readonly replicates?: number;
  readonly seed?: number;
}

const [AFTER_ADC1, ON_ADC2] = [treatmentStates.indexOf("after ADC1"), treatmentStates.indexOf("on ADC2")];

/**
 * Probability of having reached ADC2 by given days since the start of ADC1, death before it competing; with a landmark also among those who had left ADC1 by then and were still without ADC2.
 *
 * Aalen–Johansen over ADC1, after ADC1, ADC2 (kept), death; the landmark version is right also where the time since ADC1 matters. Bootstrap limits by patient. Refused (a row whose refusal says so)
 * where every patient received both ADCs. Throws `RangeError` without starters or times. Source: as `stateOccupation`; landmark: Putter & Spitoni 2018, Stat Methods Med Res 27:2081.
 *
 * @example
 * const starter = (i, adc2Start) => ({patientId: `${i}`, adc1Start: 0, adc2Start, cutoff: 400, pfs1: 100, event1: 1, cause1: "progression", line1: 1, entry: null, death: null, lastContact: 390});
 * reachingAdc2([starter(1, 150), starter(2, null)], {times: [120, 180], replicates: 10}).map(({estimate}) => estimate) // [0, 0.5]
 */
export function reachingAdc2(starters: readonly AdcStarter[], options: ReachingOptions): Row[] {
  const {times, landmark} = options;
  if (starters.length === 0) throw new RangeError("starters must hold at least one patient, got none");
  if (times.length === 0) throw new RangeError("times must hold at least one, got none");
  const delayed = withDelayedEntry(starters.map(({entry}) => entry));
  const fromStart = startFields(delayed, options);
  if (starters.every(({adc2Start}) => adc2Start !== null))
    return [resultRow({...fromStart, n: starters.length, refusal: {code: "received-both-only", question: "reaching"}})];
  const paths = starters.map((starter) => stateStays(starter, null).filter(({from}) => from < ON_ADC2));
  const observed = paths.filter((stays) => stays.length > 0);
  const rows = rowsFrom({paths: observed, from: 0, start: 0, times}, fromStart, options);
  return landmark === undefined ? rows : [...rows, ...rowsFromLandmark(paths, landmark, {...options, delayed})];
}

function sharedFields({population = null}: ReachingOptions): Omit<RowFields, "method"> {
  return {
    analysis: "reaching ADC2",
    kind: "incidence-at" as const,
    endpoint: "start of ADC2",
    population,
    term: "probability of having reached ADC2",
    scale: "probability",
    unit: "days"
  };
}

const startFields = (delayed: string, options: ReachingOptions): RowFields => ({
  ...sharedFields(options),
  group: "from the start of ADC1",
  method: `Aalen-Johansen${delayed}, death before ADC2 competing, bootstrap percentile limits`
});

type RowFields = Parameters<typeof resultRow>[0];

function rowsFromLandmark(
  paths: readonly Path[],
  landmark: number,
  options: ReachingOptions & {readonly delayed: string}
): Row[] {
  const waiting = paths.map((stays) => staysAfter(stays, landmark, AFTER_ADC1)).filter((stays) => stays.length > 0);
  const times = options.times.map((time) => landmark + time);
  const fields = {
    ...sharedFields(options),
    group: `after ADC1 at day ${landmark}, not yet on ADC2`,
    method: `Aalen-Johansen${options.delayed} from a landmark at ${landmark} days, death before ADC2 competing, bootstrap percentile limits`
  };
  return rowsFrom({paths: waiting, from: landmark, start: AFTER_ADC1, times}, fields, options);
}

/** Patients who are in state `start` at day `from`, and the days asked for. */
interface Waiting {
  readonly paths: readonly Path[];
  readonly from: number;
  readonly start: number;
  readonly times: readonly number[];
}

function rowsFrom(waiting: Waiting, fields: RowFields, options: ReachingOptions): Row[] {
  const {paths: own, times} = waiting;
  if (own.length === 0) return [resultRow({...fields, n: 0, refusal: {code: "nobody-in-state", landmark: false}})];
  const longest = Math.max(...own.flat().map(({time}) => time));
  const intervals = intervalsOf(waiting, options);
  const reached = own.filter((stays) => stays.some(({to}) => to === ON_ADC2)).length;
  return times.map((at, index) => {
    if (at > longest)
      return resultRow({
        ...fields,
        time: at,
        n: own.length,
        refusal: {code: "nobody-without-adc2-after", days: longest}
      });
    return resultRow({...fields, time: at, ...withWidth(intervals[index], []), n: own.length, nEvent: reached});
  });
}

/** Bootstrap limits of the probability of ADC2 at each time. */
function intervalsOf(
  {paths, from, start, times}: Waiting,
  {confLevel = 0.95, replicates = 500, seed = 20260101}: ReachingOptions
): BootstrapInterval[] {
  const sample = occupationOfSample(paths, {times, from, start});
  return patientBootstraps(
    paths.map((_, i) => i),
    (drawn) => {
      const probability = sample(timesDrawn(drawn, paths.length));
      return times.map((_, index) => probability[index * treatmentStates.length + ON_ADC2]);
    },
    {confLevel, replicates, seed}
  );
}
