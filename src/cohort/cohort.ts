import type {ColumnTable} from "arquero";
import type {TimeUnit} from "../record/time-unit.ts";
import type {Issue} from "../record/issue.ts";
import type {LedgerLine} from "../record/ledger-line.ts";
import type {OutcomeCodebook} from "../record/outcome-code.ts";
import type {SourceRole} from "../record/source.ts";

/** What was read of one source. */
export interface ReadSource {
  readonly name: string;
  /** `other`: beside the cohort, such as a data dictionary. */
  readonly role: SourceRole | "other";
  readonly rowsRead: number;
  readonly rowsUsed: number;
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly sha256: string;
}

/**
 * A cohort as `readCohort` gives it: checked, typed, nothing lost.
 *
 * Tables are arquero's. Columns carry their canonical names; a column that the data dictionary does not know is kept under its own
 * name, as text or null. Days are whole numbers on the patient's own clock. Every row of `lines` and `followUp` has `file` and `row`,
 * the line of the file on which its record begins.
 */
export interface Cohort {
  /** `lines`: lines of therapy, from which exposures and endpoints are derived; `follow-up`: time and event came ready-made. */
  readonly shape: "lines" | "follow-up";
  /** One row a patient, sorted by `patient_id`: `patient_id death last_contact data_cutoff entry` and the patient-level covariates; `earlier_adc` where an ADC stands in a text alone. */
  readonly patients: ColumnTable;
  /** One row per line of therapy that was accepted, sorted by patient, start and line; no rows in shape `follow-up`; `derived_line` where some numbers of lines were blank. */
  readonly lines: ColumnTable;
  /** `patient_id day result`, or null where no such file was given. */
  readonly assessments: ColumnTable | null;
  /** `patient_id line term ctcae_grade onset resolved action related`, or null where no such file was given. */
  readonly adverseEvents: ColumnTable | null;
  /** Shape `follow-up`: `file row time event` (event 0/1; time in `unit`), `patient_id` and `entry` where mapped, and every other column; else null. */
  readonly followUp: ColumnTable | null;
  /** Records of ready-made follow-up that are left out because time or outcome cannot be read, with the columns of `followUp`; absent in shape `lines`. */
  readonly withoutOutcome?: ColumnTable;
  /** Shape `lines`: lines and patients left out because a cell that tells what happened cannot be read or is in an impossible order; absent where nobody is. */
  readonly lost?: {readonly lines: ColumnTable; readonly patients: ColumnTable};
  /** How the outcome column of each file of ready-made follow-up was read; absent in shape `lines`. */
  readonly outcome?: readonly OutcomeCodebook[];
  readonly unit: TimeUnit;
  readonly issues: readonly Issue[];
  readonly ledger: readonly LedgerLine[];
  readonly sources: readonly ReadSource[];
  /** The cohort once for each imputation of missing covariates, where the files carry imputations. */
  readonly imputations?: readonly Cohort[];
  /** Canonical column: column of the file, as applied. */
  readonly mapping: Readonly<Record<string, string>>;
}

/** Column of the patients with the names of ADCs that were given before their lines and stand in a text alone: the positions of their ADCs are not known. */
export const EARLIER_ADC = "earlier_adc";

/** Column of the lines with `yes` where the file has numbers of lines and that of the row was blank and is derived; absent where there is none. */
export const DERIVED_LINE = "derived_line";
