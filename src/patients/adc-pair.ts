import type {LedgerLine} from "../record/ledger-line.ts";
import {
  adcStarters,
  timesOn,
  type AdcPairOptions,
  type AdcPatient,
  type AdcStarter,
  type AdcTime
} from "./adc-starter.ts";

/** One patient who received ADC1 and ADC2: both times with their events, and the days that decide who can be in the file. Times in whole days. */
export interface AdcPair {
  readonly patientId: string;
  /** Group label that a comparison asks for; null when there is none. */
  readonly group: string | null;
  /** Start of ADC1 and of ADC2 on the patient's clock. */
  readonly adc1Start: number;
  readonly adc2Start: number;
  /** Data cut-off on the same clock; null when it is not recorded (never inferred from the last contact). */
  readonly cutoff: number | null;
  readonly pfs1: number;
  readonly event1: 0 | 1;
  readonly pfs2: number;
  readonly event2: 0 | 1;
  /** What the events were, e.g. `progression`, `death`; null when censored. */
  readonly cause1: string | null;
  readonly cause2: string | null;
  /** Line numbers of the two ADCs. */
  readonly line1: number | null;
  readonly line2: number | null;
  /** Days from the start of ADC1 to the first day under observation, 0 when observed from the start; null when it is not recorded. */
  readonly entry: number | null;
}

export interface AdcPairs {
  readonly pairs: readonly AdcPair[];
  /** Everyone who started a metastatic ADC1, those of the pairs included. */
  readonly starters: readonly AdcStarter[];
  readonly ledger: readonly LedgerLine[];
}

const details = {
  "no-adc2": "started ADC1 and no metastatic ADC2 is recorded",
  "adc2-after-cutoff": "ADC2 starts after the data cut-off",
  "no-follow-up-on-adc2": "PFS(ADC2) has no time under this endpoint"
} as const;

/** The pair of each patient who has a time on both ADCs; patients who started ADC1 and are no pair are on the ledger, with the reason. */
export function pairsOf(
  patients: readonly AdcPatient[],
  times: readonly AdcTime[],
  options: AdcPairOptions = {}
): AdcPairs {
  const {starters, ledger: notStarted} = adcStarters(patients, times, options);
  const second = new Map(patients.map(({patientId, adc2}) => [patientId, adc2]));
  const onAdc2 = timesOn(2, times);
  const ledger = [...notStarted];
  const pairs: AdcPair[] = [];
  for (const starter of starters) {
    const {patientId, adc2Start} = starter;
    const adc2 = second.get(patientId) ?? null;
    const follow = onAdc2.get(patientId);
    if (adc2 === null) ledger.push(noPairOf(patientId, "no-adc2"));
    else if (adc2Start === null) ledger.push(noPairOf(patientId, "adc2-after-cutoff"));
    else if (follow === undefined) ledger.push(noPairOf(patientId, "no-follow-up-on-adc2"));
    else pairs.push({...onAdc1Of(starter, adc2Start, options), ...onAdc2Of(follow, adc2)});
  }
  return {pairs, starters, ledger};
}

function noPairOf(patientId: string, reason: keyof typeof details): LedgerLine {
  return {step: "grouping", unit: "patient", reason, detail: details[reason], file: null, row: null, patientId};
}

type OnAdc2 = Pick<AdcPair, "pfs2" | "event2" | "cause2" | "line2">;

function onAdc1Of(
  {patientId, adc1Start, cutoff, pfs1, event1, cause1, line1, entry}: AdcStarter,
  adc2Start: number,
  {group}: AdcPairOptions
): Omit<AdcPair, keyof OnAdc2> {
  return {
    patientId,
    group: group?.get(patientId) ?? null,
    adc1Start,
    adc2Start,
    cutoff,
    pfs1,
    event1,
    cause1,
    line1,
    entry
  };
}

const onAdc2Of = ({time, event, cause}: AdcTime, {firstLine}: NonNullable<AdcPatient["adc2"]>): OnAdc2 => ({
  pfs2: time,
  event2: event,
  cause2: cause,
  line2: firstLine
});

/** Each patient's window: days from the start of ADC1 to the data cut-off; null where the cut-off is not recorded. */
export const windowOf = ({adc1Start, cutoff}: Pick<AdcPair, "adc1Start" | "cutoff">): number | null =>
  cutoff === null ? null : cutoff - adc1Start;

/** Days from the start of ADC1 to the start of ADC2. */
export const reachOf = ({adc1Start, adc2Start}: Pick<AdcPair, "adc1Start" | "adc2Start">): number =>
  adc2Start - adc1Start;

/** Days from the start of ADC2 to the first day under observation; null when it is not recorded, 0 or less when observed from ADC2. */
export const entryOnAdc2 = (pair: Pick<AdcPair, "entry" | "adc1Start" | "adc2Start">): number | null =>
  pair.entry === null ? null : pair.entry - reachOf(pair);

/** Throws `RangeError` when there is no pair to compute from. */
export function requirePairs(pairs: readonly unknown[]): void {
  if (pairs.length === 0) throw new RangeError("pairs must hold at least one pair, got none");
}
