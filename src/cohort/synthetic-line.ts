/** One line of therapy of an invented patient, as the canonical long file writes it. */
export interface SyntheticLine {
  readonly patient_id: string;
  readonly line: number | null;
  readonly regimen: string;
  readonly start: number;
  readonly end: number | null;
  readonly setting: string;
  readonly progression: number | null;
  readonly progression_basis: string | null;
  readonly last_assessment: number | null;
  readonly stop_reason: string | null;
  readonly best_response: string | null;
  readonly cycles: number | null;
  readonly death: number | null;
  readonly last_contact: number;
  readonly data_cutoff: number;
  readonly tumour: string;
  readonly site: string;
  readonly sex: string;
  readonly age: number;
  readonly her2_status: string | null;
  readonly hr_status: string | null;
  readonly ecog: number | null;
  readonly visceral: string | null;
  /** Says in every row what the file is. */
  readonly synthetic: "synthetic";
}

/** Columns of a synthetic cohort, in the order of the canonical file. */
export const syntheticColumns = [
  "patient_id",
  "line",
  "regimen",
  "setting",
  "start",
  "end",
  "progression",
  "progression_basis",
  "last_assessment",
  "stop_reason",
  "best_response",
  "cycles",
  "death",
  "last_contact",
  "data_cutoff",
  "tumour",
  "site",
  "sex",
  "age",
  "her2_status",
  "hr_status",
  "ecog",
  "visceral",
  "synthetic"
] as const satisfies readonly (keyof SyntheticLine)[];
