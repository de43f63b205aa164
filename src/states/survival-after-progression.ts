import {lastDayAlive, type LastDay, type SurvivalDays} from "./immortal-time.ts";

/** The therapy that a row of follow-up stands under. */
export type TherapyArm = "ADC" | "other" | "none";

/** One patient who progressed on ADC1; days on the patient's clock, `entry` the first under observation there. */
export interface ProgressedDays extends Pick<SurvivalDays, "patientId" | "death" | "lastContact" | "cutoff"> {
  readonly progression: number;
  readonly entry: number | null;
  /** First systemic therapy after the progression up to the cut-off; `unknown`: it may be an ADC, and stands in no arm. */
  readonly next: {readonly start: number; readonly arm: "ADC" | "other" | "unknown"} | null;
}

/** Follow-up after progression on ADC1, columns of equal length. */
export interface AfterProgressionColumns {
  readonly patientId: readonly string[];
  readonly time: readonly number[];
  readonly event: readonly (0 | 1)[];
  /** Day on which a row comes under observation, counted as `time`; −1: from the origin. */
  readonly entry: readonly number[];
  readonly arm: readonly TherapyArm[];
  /** Patients without a row: no day of death or last contact, observation ends before it begins, or a therapy that is in no arm came before. */
  readonly leftOut: readonly string[];
}

interface FollowRow {
  readonly patientId: string;
  readonly time: number;
  readonly event: 0 | 1;
  readonly entry: number;
  readonly arm: TherapyArm;
}

function columnsOf(
  patients: readonly ProgressedDays[],
  origin: (patient: ProgressedDays) => number,
  rowsOf: (patient: ProgressedDays, end: LastDay) => readonly FollowRow[]
): AfterProgressionColumns {
  const leftOut: string[] = [];
  const rows = patients.flatMap((patient) => {
    const end = lastDayAlive(patient);
    const firstDay = patient.entry === null ? -1 : patient.entry - origin(patient);
    const own = (end === null ? [] : rowsOf(patient, end)).flatMap((row) => underObservation(row, firstDay));
    if (own.length === 0) leftOut.push(patient.patientId);
    return own;
  });
  return {
    patientId: rows.map(({patientId}) => patientId),
    time: rows.map(({time}) => time),
    event: rows.map(({event}) => event),
    entry: rows.map(({entry}) => entry),
    arm: rows.map(({arm}) => arm),
    leftOut
  };
}

/** The part of a row that lies after the first day under observation. */
function underObservation(row: FollowRow, firstDay: number): FollowRow[] {
  if (firstDay <= Math.max(row.entry, 0)) return [row];
  return firstDay < row.time ? [{...row, entry: firstDay}] : [];
}

/**
 * Start–stop rows from the progression on ADC1: no therapy until the next one begins, then under an ADC or under another therapy, to death or the last day known alive. A therapy that may be an ADC ends the rows
 * on the day on which it begins. Death on the day of the progression counts on the day after.
 *
 * Source: Mantel & Byar 1974, JASA 69:81, with two exposures.
 *
 * @example
 * const rows = afterProgressionRows([{patientId: "P1", progression: 50, entry: null, death: 300, lastContact: null, cutoff: 500, next: {start: 80, arm: "ADC"}}]);
 * rows.time.map((time, i) => [rows.entry[i], time, rows.event[i], rows.arm[i]]) // [[-1, 30, 0, "none"], [30, 250, 1, "ADC"]]
 */
export function afterProgressionRows(patients: readonly ProgressedDays[]): AfterProgressionColumns {
  return columnsOf(
    patients,
    ({progression}) => progression,
    ({patientId, progression, next}, {day, event}) => {
      const time = afterOrigin(day - progression, event);
      if (time < 0) return [];
      const change = next === null ? Infinity : next.start - progression;
      const none = {patientId, entry: -1, arm: "none"} as const;
      if (change >= time) return [{...none, time, event}];
      const before = change <= 0 ? [] : [{...none, time: change, event: 0 as const}];
      return next === null || next.arm === "unknown"
        ? before
        : [...before, {patientId, time, event, entry: change <= 0 ? -1 : change, arm: next.arm}];
    }
  );
}

/**
 * Landmark set: patients alive and followed at `landmark` days after the progression on ADC1, by the therapy that had begun by then (the landmark included); time counts from the landmark. Who had begun one that may be an ADC is left out.
 *
 * Throws `RangeError` for a landmark ≤ 0. Source: Anderson, Cain & Gelber 1983, J Clin Oncol 1:710.
 *
 * @example
 * const patient = (start) => ({patientId: "", progression: 50, entry: null, death: 300, lastContact: null, cutoff: 500, next: {start, arm: "ADC"}});
 * afterProgressionLandmark([patient(110), patient(111)], 60).arm // ["ADC", "none"]
 */
export function afterProgressionLandmark(
  patients: readonly ProgressedDays[],
  landmark: number
): AfterProgressionColumns {
  if (!(landmark > 0 && landmark < Infinity))
    throw new RangeError(`landmark must be a finite number > 0, got ${landmark}`);
  return columnsOf(
    patients,
    ({progression}) => progression + landmark,
    ({patientId, progression, next}, {day, event}) => {
      const time = day - progression - landmark;
      const begun = next !== null && next.start - progression <= landmark ? next.arm : "none";
      return time <= 0 || begun === "unknown" ? [] : [{patientId, time, event, entry: -1, arm: begun}];
    }
  );
}

/** Time 0 is no time at risk: death on the first day counts on the day after it. */
const afterOrigin = (time: number, event: 0 | 1): number => (event === 1 && time >= 0 ? Math.max(time, 1) : time);
