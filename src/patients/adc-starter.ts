import type {FollowUp} from "./follow-up.ts";
import type {Patient} from "./patient.ts";
import {earlierDay} from "./patient-days.ts";
import type {LedgerLine} from "../record/ledger-line.ts";

/** One patient who started a metastatic ADC1, whether or not ADC2 followed. Times in whole days. */
export interface AdcStarter {
  readonly patientId: string;
  /** ADC1 as named; null or absent where it is not known which. */
  readonly product?: string | null;
  readonly adc1Start: number;
  /** Start of ADC2 on the same clock; null when there is none before the cut-off. */
  readonly adc2Start: number | null;
  /** Whether the file has an ADC2 of the patient at all, before the cut-off or after it; absent: as `adc2Start` says. */
  readonly hasAdc2?: boolean;
  readonly cutoff: number | null;
  readonly pfs1: number;
  readonly event1: 0 | 1;
  readonly cause1: string | null;
  readonly line1: number | null;
  /** Days from the start of ADC1 to the first day under observation, 0 when observed from the start; null when it is not recorded. */
  readonly entry: number | null;
  readonly death: number | null;
  readonly lastContact: number | null;
}

/** What is asked of a patient: both ADCs, and the days of the patient. */
export type AdcPatient = Pick<Patient, "patientId" | "adc1" | "adc2" | "days">;

/** What is asked of the time on an ADC. */
export type AdcTime = Pick<FollowUp, "patientId" | "position" | "time" | "event" | "entry"> & {
  readonly cause: string | null;
};

export interface AdcPairOptions {
  /** Data cut-off that applies to everyone, on the clock of the starts; the earlier of this and the patient's own holds. */
  readonly cutoff?: number | null;
  /** Group label by patient. */
  readonly group?: ReadonlyMap<string, string>;
}

/** Times on the ADC of a position, by patient. */
export function timesOn(position: number, times: readonly AdcTime[]): ReadonlyMap<string, AdcTime> {
  return new Map(times.filter((time) => time.position === position).map((time) => [time.patientId, time]));
}

/** Everyone who started a metastatic ADC1 and has a time on it; the rest are on the ledger. A start of ADC2 after the cut-off counts as none. */
export function adcStarters(
  patients: readonly AdcPatient[],
  times: readonly AdcTime[],
  {cutoff = null}: AdcPairOptions = {}
): {readonly starters: readonly AdcStarter[]; readonly ledger: readonly LedgerLine[]} {
  const onAdc1 = timesOn(1, times);
  const starters: AdcStarter[] = [];
  const ledger: LedgerLine[] = [];
  for (const patient of patients) {
    const {patientId, adc1} = patient;
    if (adc1 === null) continue;
    const follow = onAdc1.get(patientId);
    if (follow === undefined) ledger.push(noTimeOnAdc1(patientId));
    else starters.push(starterOf(patient, adc1, follow, cutoff));
  }
  return {starters, ledger};
}

function noTimeOnAdc1(patientId: string): LedgerLine {
  return {
    step: "grouping",
    unit: "patient",
    reason: "no-follow-up-on-adc1",
    detail: "PFS(ADC1) has no time under this endpoint",
    file: null,
    row: null,
    patientId
  };
}

function starterOf(
  {patientId, adc2, days}: AdcPatient,
  adc1: NonNullable<AdcPatient["adc1"]>,
  follow: AdcTime,
  cutoff: number | null
): AdcStarter {
  const close = earlierDay(days.dataCutoff, cutoff);
  return {
    patientId,
    product: adc1.unknownAgent ? null : adc1.label,
    adc1Start: adc1.start,
    adc2Start: adc2 === null || (close !== null && adc2.start > close) ? null : adc2.start,
    hasAdc2: adc2 !== null,
    cutoff: close,
    pfs1: follow.time,
    event1: follow.event,
    cause1: follow.cause,
    line1: adc1.firstLine,
    entry: follow.entry === null ? null : Math.max(0, follow.entry),
    death: days.death,
    lastContact: days.lastContact
  };
}
