import type {ColumnTable} from "arquero";
import type {LedgerLine} from "../record/ledger-line.ts";
import {adcStarters, recordsOf, type AdcPairOptions, type AdcStarter} from "./adc-starter.ts";

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

/**
 * The first metastatic ADC1→ADC2 pair of each patient, with PFS on both; patients who started ADC1 and are no pair are on the ledger, with the reason.
 *
 * `exposures` and `followUp` (one endpoint) have the columns of `adcExposures` and `deriveFollowUp`; `patients` has `patient_id` and, where recorded,
 * `data_cutoff`, `death`, `last_contact`.
 */
export function adcPairs(
  exposures: ColumnTable,
  followUp: ColumnTable,
  patients: ColumnTable,
  options: AdcPairOptions = {}
): AdcPairs {
  const {starters, ledger: notStarted} = adcStarters(exposures, followUp, patients, options);
  const second = new Map(
    recordsOf(exposures)
      .filter((row) => row["position"] === 2)
      .map((row) => [String(row["patient_id"]), row])
  );
  const follow2 = new Map(
    recordsOf(followUp)
      .filter((row) => row["position"] === 2)
      .map((row) => [String(row["patient_id"]), row])
  );
  const ledger: LedgerLine[] = [...notStarted];
  const pairs: AdcPair[] = [];
  for (const starter of starters) {
    const to = second.get(starter.patientId);
    const follow = follow2.get(starter.patientId);
    if (to === undefined || follow === undefined || starter.adc2Start === null) {
      const reason =
        to === undefined ? "no-adc2" : starter.adc2Start === null ? "adc2-after-cutoff" : "no-follow-up-on-adc2";
      ledger.push({
        step: "grouping",
        unit: "patient",
        reason,
        detail: details[reason],
        file: null,
        row: null,
        patientId: starter.patientId
      });
      continue;
    }
    const {patientId, adc1Start, adc2Start, cutoff, pfs1, event1, cause1, line1, entry} = starter;
    pairs.push({
      patientId,
      group: options.group?.get(patientId) ?? null,
      adc1Start,
      adc2Start,
      cutoff,
      pfs1,
      event1,
      cause1,
      line1,
      entry,
      pfs2: Number(follow["time"]),
      event2: follow["event"] === 1 ? 1 : 0,
      cause2: (follow["cause"] ?? null) as string | null,
      line2: (to["first_line"] ?? null) as number | null
    });
  }
  return {pairs, starters, ledger};
}

/** Each patient's window: days from the start of ADC1 to the data cut-off; null where the cut-off is not recorded. */
export const windowOf = ({adc1Start, cutoff}: Pick<AdcPair, "adc1Start" | "cutoff">): number | null =>
  cutoff === null ? null : cutoff - adc1Start;

/** Days from the start of ADC1 to the start of ADC2. */
export const reachOf = ({adc1Start, adc2Start}: Pick<AdcPair, "adc1Start" | "adc2Start">): number =>
  adc2Start - adc1Start;

/** Throws `RangeError` when there is no pair to compute from. */
export function requirePairs(pairs: readonly unknown[]): void {
  if (pairs.length === 0) throw new RangeError("pairs must hold at least one pair, got none");
}
