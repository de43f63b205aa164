import type {ColumnTable} from "arquero";
import type {LedgerLine} from "../record/ledger-line.ts";

/** One patient who started a metastatic ADC1, whether or not ADC2 followed. Times in whole days. */
export interface AdcStarter {
  readonly patientId: string;
  readonly adc1Start: number;
  /** Start of ADC2 on the same clock; null when there is none before the cut-off. */
  readonly adc2Start: number | null;
  readonly cutoff: number | null;
  readonly pfs1: number;
  readonly event1: 0 | 1;
  readonly cause1: string | null;
  readonly line1: number | null;
  /** Days from the start of ADC1 to the first day under observation, 0 when observed from the start; null when it is not recorded. */
  readonly entry: number | null;
  readonly death: number | null;
  readonly lastContact: number | null;
  /** Agents of ADC1, as the table of exposures has them. */
  readonly adc1: string | null;
}

export interface AdcPairOptions {
  /** Data cut-off that applies to everyone, on the clock of the starts; the earlier of this and the patient's own holds. */
  readonly cutoff?: number | null;
  /** Group label by patient. */
  readonly group?: ReadonlyMap<string, string>;
}

/** The rows of a table as records. */
export const recordsOf = (table: ColumnTable): readonly Readonly<Record<string, unknown>>[] =>
  table.objects() as Record<string, unknown>[];

const numberOrNull = (value: unknown): number | null => (typeof value === "number" ? value : null);
const textOrNull = (value: unknown): string | null => (typeof value === "string" ? value : null);
const earlier = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : Math.min(a, b);

/**
 * Everyone who started a metastatic ADC1 and has a time on it; the rest are on the ledger.
 *
 * Columns as for `adcPairs`. A start of ADC2 after the cut-off counts as none.
 */
export function adcStarters(
  exposures: ColumnTable,
  followUp: ColumnTable,
  patients: ColumnTable,
  {cutoff = null}: AdcPairOptions = {}
): {readonly starters: readonly AdcStarter[]; readonly ledger: readonly LedgerLine[]} {
  const rows = recordsOf(exposures);
  const follow1 = new Map(
    recordsOf(followUp)
      .filter((row) => row["position"] === 1)
      .map((row) => [String(row["patient_id"]), row])
  );
  const second = new Map(
    rows.filter((row) => row["position"] === 2).map((row) => [String(row["patient_id"]), Number(row["start"])])
  );
  const known = new Map(recordsOf(patients).map((row) => [String(row["patient_id"]), row]));
  const starters: AdcStarter[] = [];
  const ledger: LedgerLine[] = [];
  for (const row of rows) {
    if (row["position"] !== 1) continue;
    const patientId = String(row["patient_id"]);
    const follow = follow1.get(patientId);
    if (follow === undefined) {
      ledger.push({
        step: "grouping",
        unit: "patient",
        reason: "no-follow-up-on-adc1",
        detail: "PFS(ADC1) has no time under this endpoint",
        file: null,
        row: null,
        patientId
      });
      continue;
    }
    const patient = known.get(patientId);
    const own = earlier(numberOrNull(patient?.["data_cutoff"]), cutoff);
    const adc2 = second.get(patientId) ?? null;
    starters.push({
      patientId,
      adc1Start: Number(row["start"]),
      adc2Start: adc2 !== null && own !== null && adc2 > own ? null : adc2,
      cutoff: own,
      pfs1: Number(follow["time"]),
      event1: follow["event"] === 1 ? 1 : 0,
      cause1: textOrNull(follow["cause"]),
      line1: numberOrNull(row["first_line"]),
      entry: typeof follow["entry"] === "number" ? Math.max(0, follow["entry"]) : null,
      death: numberOrNull(patient?.["death"]),
      lastContact: numberOrNull(patient?.["last_contact"]),
      adc1: textOrNull(row["agents"])
    });
  }
  return {starters, ledger};
}
