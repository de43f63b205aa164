/** What a ledger line counts: a row of a file, a patient, one ADC exposure, or one ADC→ADC transition. */
export type LedgerUnit = "row" | "patient" | "exposure" | "transition";

/** One thing that was left out, where and why; rows read = rows used + rows on the ledger, patients likewise. */
export interface LedgerLine {
  /** Step of the pipeline that left it out: `read`, `check`, `exposures`, `population`, `endpoint`, `grouping`. */
  readonly step: string;
  readonly unit: LedgerUnit;
  /** Stable kebab-case reason, e.g. `adc1-stopped-for-toxicity`. */
  readonly reason: string;
  /** One sentence for a reader. */
  readonly detail: string;
  readonly file: string | null;
  readonly row: number | null;
  /** Written under `patient-level/` only. */
  readonly patientId: string | null;
}
