import {withDelayedEntry} from "../estimate/delayed-entry.ts";
import {ratioOfRow} from "../estimate/ratio-of-row.ts";
import {resultRow, type Row} from "../record/row.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import type {Refusal} from "../record/refusal.ts";
import {remarksOf} from "../record/remark.ts";
import {cox} from "../survival/cox.ts";
import {surv} from "../survival/surv.ts";
import type {AdcStarter} from "../patients/adc-starter.ts";

/** Days on the patient's clock that overall survival asks for. */
export type SurvivalDays = Pick<
  AdcStarter,
  "patientId" | "adc1Start" | "adc2Start" | "cutoff" | "death" | "lastContact"
> &
  Partial<Pick<AdcStarter, "entry">>;

/** The day on which observation of survival ends. */
export interface LastDay {
  readonly day: number;
  /** 1: death. */
  readonly event: 0 | 1;
}

/** End of observation: death, or the last day known alive, never after the cut-off; null where neither is recorded. */
export function lastDayAlive({
  death,
  lastContact,
  cutoff
}: Pick<SurvivalDays, "death" | "lastContact" | "cutoff">): LastDay | null {
  if (death !== null && (cutoff === null || death <= cutoff)) return {day: death, event: 1};
  const day = death === null ? lastContact : cutoff;
  return day === null ? null : {day: cutoff === null ? day : Math.min(day, cutoff), event: 0};
}

/** Follow-up for overall survival, columns of equal length. */
export interface SurvivalColumns {
  readonly patientId: readonly string[];
  readonly time: readonly number[];
  readonly event: readonly (0 | 1)[];
  /** Day on which a row comes under observation, counted as `time`. */
  readonly entry: readonly number[];
  /** 1 once ADC2 has been received. */
  readonly received: readonly (0 | 1)[];
  /** Patients without a day of death or last contact, or who leave before the index or landmark. */
  readonly leftOut: readonly string[];
}

interface SurvivalRow {
  readonly patientId: string;
  readonly time: number;
  readonly event: 0 | 1;
  readonly entry: number;
  readonly received: 0 | 1;
  /** Days from ADC1 to the day from which `time` counts. */
  readonly origin: number;
}

/** The part of a row that lies after the first day under observation, given in days from ADC1. */
function observed(row: SurvivalRow, firstDay: number): SurvivalRow[] {
  const from = firstDay - row.origin;
  if (firstDay <= 0 || from <= Math.max(row.entry, 0)) return [row];
  return from < row.time ? [{...row, entry: from}] : [];
}

function columnsOf(
  patients: readonly SurvivalDays[],
  rowsOf: (patient: SurvivalDays, end: {readonly day: number; readonly event: 0 | 1}) => readonly SurvivalRow[]
): SurvivalColumns {
  const leftOut: string[] = [];
  const rows = patients.flatMap((patient) => {
    const end = lastDayAlive(patient);
    const own = (end === null ? [] : rowsOf(patient, end)).flatMap((row) => observed(row, patient.entry ?? 0));
    if (own.length === 0) leftOut.push(patient.patientId);
    return own;
  });
  return {
    patientId: rows.map(({patientId}) => patientId),
    time: rows.map(({time}) => time),
    event: rows.map(({event}) => event),
    entry: rows.map(({entry}) => entry),
    received: rows.map(({received}) => received),
    leftOut
  };
}

/** The day of an end; death on the first day counts on the day after it, as in the endpoints. */
const afterStart = (start: number, {day, event}: {readonly day: number; readonly event: 0 | 1}): number =>
  event === 1 ? Math.max(day, start + 1) : day;

/**
 * Overall survival from the start of ADC2, for those who received it: the index at which groups by sequence or class are known.
 *
 * @example
 * survivalFromAdc2([{patientId: "P1", adc1Start: 0, adc2Start: 100, cutoff: 500, death: 300, lastContact: null}]).time // [200]
 */
export function survivalFromAdc2(patients: readonly SurvivalDays[]): SurvivalColumns {
  return columnsOf(patients, ({patientId, adc1Start, adc2Start}, {day, event}) =>
    adc2Start === null || day < adc2Start
      ? []
      : [
          {
            patientId,
            time: afterStart(adc2Start, {day, event}) - adc2Start,
            event,
            entry: -1,
            received: 1,
            origin: adc2Start - adc1Start
          }
        ]
  );
}

/**
 * Overall survival from the start of ADC1, for everyone who started it, whether or not ADC2 followed; nobody has received ADC2 on that day.
 *
 * Of patients who reached ADC2 it is the survival of nobody: those who died before are not among them, and entry at ADC2 would need the time until ADC2 to tell nothing of survival, of which it is a part.
 *
 * @example
 * const patient = (adc2Start, death) => ({patientId: "", adc1Start: 10, adc2Start, cutoff: 500, death, lastContact: 400});
 * const seen = survivalFromAdc1([patient(100, 300), patient(null, 60), patient(null, null)]);
 * seen.time.map((time, i) => [time, seen.event[i]]) // [[290, 1], [50, 1], [390, 0]]
 */
export function survivalFromAdc1(patients: readonly SurvivalDays[]): SurvivalColumns {
  return columnsOf(patients, ({patientId, adc1Start}, {day, event}) =>
    day < adc1Start
      ? []
      : [{patientId, time: afterStart(adc1Start, {day, event}) - adc1Start, event, entry: -1, received: 0, origin: 0}]
  );
}

/**
 * Landmark set: patients alive and followed at `landmark` days after ADC1, grouped by whether ADC2 had started by then; time counts from the landmark.
 *
 * Throws `RangeError` for a landmark ≤ 0. Source: Anderson, Cain & Gelber 1983, J Clin Oncol 1:710.
 *
 * @example
 * const patient = (adc2Start) => ({patientId: "", adc1Start: 0, adc2Start, cutoff: 500, death: 300, lastContact: null});
 * landmarkSurvival([patient(100), patient(250)], 180).received // [1, 0]
 */
export function landmarkSurvival(patients: readonly SurvivalDays[], landmark: number): SurvivalColumns {
  if (!(landmark > 0 && landmark < Infinity))
    throw new RangeError(`landmark must be a finite number > 0, got ${landmark}`);
  return columnsOf(patients, ({patientId, adc1Start, adc2Start}, {day, event}) =>
    day - adc1Start <= landmark
      ? []
      : [
          {
            patientId,
            time: day - adc1Start - landmark,
            event,
            entry: -1,
            received: adc2Start !== null && adc2Start - adc1Start <= landmark ? 1 : 0,
            origin: landmark
          }
        ]
  );
}

/**
 * Start–stop rows from ADC1 for a time-varying exposure: a patient is unexposed until ADC2 starts and exposed afterwards.
 *
 * Source: Mantel & Byar 1974, JASA 69:81.
 *
 * @example
 * const rows = timeVaryingSurvival([{patientId: "P1", adc1Start: 0, adc2Start: 100, cutoff: 500, death: 300, lastContact: null}]);
 * rows.time.map((time, i) => [rows.entry[i], time, rows.event[i], rows.received[i]]) // [[-1, 100, 0, 0], [100, 300, 1, 1]]
 */
export function timeVaryingSurvival(patients: readonly SurvivalDays[]): SurvivalColumns {
  return columnsOf(patients, ({patientId, adc1Start, adc2Start}, {day, event}) => {
    const time = day - adc1Start;
    const change = adc2Start === null ? Infinity : adc2Start - adc1Start;
    if (time < 0) return [];
    if (change <= 0) return [{patientId, time, event, entry: -1, received: 1, origin: 0}];
    if (change >= time) return [{patientId, time, event, entry: -1, received: 0, origin: 0}];
    return [
      {patientId, time: change, event: 0, entry: -1, received: 0, origin: 0},
      {patientId, time, event, entry: change, received: 1, origin: 0}
    ];
  });
}

/**
 * Hazard ratio of death after against before ADC2, three ways: time-varying, from a landmark, and the biased one (ever received ADC2, from ADC1), which is withheld unless `showBiased`.
 *
 * In a received-both file nobody is unexposed and every row has a refusal; `refusal`: why the file cannot answer otherwise. Throws `RangeError` for a landmark ≤ 0. Source: as the functions that lay out the rows; `cox`, robust by patient.
 *
 * @example
 * const patient = (i, adc2Start, death) => ({patientId: `${i}`, adc1Start: 0, adc2Start, cutoff: 900, death, lastContact: null});
 * const rows = survivalByAdc2([patient(1, 100, 300), patient(2, null, 200), patient(3, 150, 500), patient(4, null, 400)], {landmark: 160});
 * rows.map(({stratum, refusal}) => [stratum, refusal === null]) // [["time-varying", true], ["landmark", true], ["ever received, from ADC1", false]]
 */
export function survivalByAdc2(
  patients: readonly SurvivalDays[],
  {
    landmark,
    showBiased = false,
    population = null,
    refusal = null
  }: {
    readonly landmark: number;
    readonly showBiased?: boolean;
    readonly population?: string | null;
    readonly refusal?: Refusal | null;
  }
): Row[] {
  const bothOnly = patients.every(({adc2Start}) => adc2Start !== null);
  const why = refusal ?? (bothOnly ? ({code: "received-both-only", question: "survival"} as const) : null);
  return waysOf(patients, landmark, showBiased).map((way) => rowOf(way, way.refusal ?? why, population));
}

/** One way to lay out follow-up for the hazard ratio; `refusal` where the way itself is withheld. */
interface SurvivalWay {
  readonly stratum: string;
  readonly columns: SurvivalColumns;
  readonly method: string;
  readonly refusal: Refusal | null;
}

function waysOf(patients: readonly SurvivalDays[], landmark: number, showBiased: boolean): SurvivalWay[] {
  const delayed = withDelayedEntry(patients.map(({entry}) => entry));
  return [
    {
      stratum: "time-varying",
      columns: timeVaryingSurvival(patients),
      method: `Cox regression${delayed}, ADC2 as time-varying exposure from ADC1, robust by patient`,
      refusal: null
    },
    {
      stratum: "landmark",
      columns: landmarkSurvival(patients, landmark),
      method: `Cox regression${delayed} from a landmark at ${landmark} days after ADC1, ADC2 received by then, robust by patient`,
      refusal: null
    },
    {
      stratum: "ever received, from ADC1",
      columns: everReceivedSurvival(patients),
      method: `Cox regression${delayed} from ADC1 by whether ADC2 was ever received`,
      refusal: showBiased ? null : {code: "withheld-immortal"}
    }
  ];
}

/** Follow-up from ADC1, exposed from the first day on who received ADC2 at any time: the time until then cannot but be survived. */
function everReceivedSurvival(patients: readonly SurvivalDays[]): SurvivalColumns {
  return columnsOf(patients, ({patientId, adc1Start, adc2Start}, {day, event}) =>
    day < adc1Start
      ? []
      : [{patientId, time: day - adc1Start, event, entry: -1, received: adc2Start === null ? 0 : 1, origin: 0}]
  );
}

function rowOf(way: SurvivalWay, refusal: Refusal | null, population: string | null): Row {
  const {stratum, columns, method} = way;
  const {patientId, event} = columns;
  const counts = {n: new Set(patientId).size, nEvent: event.filter((value) => value === 1).length};
  const shared = {
    analysis: "overall survival",
    kind: "hazard-ratio" as const,
    endpoint: "rwOS",
    population,
    stratum,
    group: "after ADC2",
    reference: "before or without ADC2",
    term: "hazard ratio",
    scale: "hazard ratio",
    method,
    ...counts
  };
  const refused = refusal ?? oneSideOnly(columns);
  return refused === null ? coxRow(shared, way) : resultRow({...shared, refusal: refused});
}

function oneSideOnly({received}: SurvivalColumns): Refusal | null {
  if (new Set(received).size > 1) return null;
  return {code: received.length === 0 ? "nobody-followed" : "one-side-of-adc2"};
}

/** The row of the hazard ratio after against before ADC2, or why the data give none. */
function coxRow(shared: Parameters<typeof resultRow>[0], {stratum, columns}: SurvivalWay): Row {
  const {patientId, time, event, entry, received, leftOut} = columns;
  try {
    const fit = cox(
      surv({time, event, ...(entry.some((day) => day > 0) ? {entry} : {})}),
      {received},
      {ties: "efron", cluster: patientId, concordance: false}
    );
    const row = fit.rows[0];
    if (row.remarks.length > 0) return resultRow({...shared, refusal: {code: "estimator-says", remarks: row.remarks}});
    return resultRow({
      ...shared,
      ...ratioOfRow(row),
      remarks: remarksOf([
        leftOut.length > 0 ? {code: "patients-not-entering", n: leftOut.length} : null,
        stratum.startsWith("ever") ? {code: "immortal-time"} : null,
        ...fit.remarks
      ])
    });
  } catch (error) {
    // Too few deaths on one side is a finding about the data.
    if (!(error instanceof NotEstimable)) throw error;
    return resultRow({...shared, refusal: error.why});
  }
}
