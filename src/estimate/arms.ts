import type {EventTable} from "../record/event-table.ts";
import type {Refusal} from "../record/refusal.ts";
import type {Surv} from "../record/surv.ts";
import type {Covariate} from "../survival/design.ts";
import {labelIndex} from "../survival/groups.ts";
import type {StandingColumn} from "./standing-covariance.ts";

/** Two arms laid side by side as columns of n; a row is a patient, or a covariate pattern × time with its frequency in `follow.weight`. */
export interface ArmColumns {
  readonly kind: "rows";
  readonly reference: string;
  readonly group: string;
  /** 1 = of the group, 0 = of the reference, length n. */
  readonly inGroup: Uint8Array;
  readonly follow: Surv;
  /** Position in `strata` of the cell in which like is set against like, length n; null where there is one cell. */
  readonly stratum: Int32Array | null;
  readonly strata: readonly string[];
  /** Rows that have every covariate, ascending; null = all. The others stand in the log-rank test alone. */
  readonly modelled: Int32Array | null;
  /** What the model adjusts for, columns of the rows that are modelled. */
  readonly covariates: Readonly<Record<string, Covariate>>;
  /** Of the covariate that is the standing on ADC1, the curves that it was read from: standard errors then allow for these; null where there is none. */
  readonly standing: StandingColumn | null;
  /** Why there is no model of these rows, e.g. a covariate that does not vary; null where there is one. */
  readonly noModel: Refusal | null;
  /** Who each row is of, length n; null where each is a patient of its own. */
  readonly patient: Int32Array | null;
}

/** Two arms as event tables, a pair for each cell in which like is set against like. */
export interface ArmTables {
  readonly kind: "counts";
  readonly reference: string;
  readonly group: string;
  readonly cells: readonly {readonly reference: EventTable; readonly group: EventTable}[];
}

/** Two arms of a contrast, as rows or as counts. */
export type Arms = ArmColumns | ArmTables;

/** What rows of two arms may carry beside arm and follow-up. */
export interface ArmDetails {
  /** Name of each row's cell, length n. */
  readonly cells?: readonly string[];
  readonly modelled?: readonly number[] | null;
  readonly covariates?: Readonly<Record<string, Covariate>>;
  readonly standing?: StandingColumn | null;
  readonly noModel?: Refusal | null;
  /** Identifier of each row's patient, length n; null is a patient of its own. */
  readonly patients?: readonly (string | null)[];
}

/**
 * Two arms as columns: `arm` is the label of each row, one of the two `labels`, the first of which is the reference.
 *
 * Throws `RangeError` for lengths that differ, a label that is neither of the two, or two labels that are one.
 *
 * @example
 * armColumns(["A", "B"], ["A", "B", "B"], surv({time: [3, 5, 8], event: [1, 1, 0]})).inGroup // [0, 1, 1]
 */
export function armColumns(
  [reference, group]: readonly [reference: string, group: string],
  arm: readonly string[],
  follow: Surv,
  {cells, modelled, covariates = {}, standing = null, noModel = null, patients}: ArmDetails = {}
): ArmColumns {
  if (reference === group) throw new RangeError(`labels must be of two arms, got ${group} twice`);
  requireLengths({arm, cells, patients}, follow.time.length);
  const inGroup = Uint8Array.from(arm, (label, i) => {
    if (label !== reference && label !== group)
      throw new RangeError(`arm[${i}] must be ${reference} or ${group}, got ${label}`);
    return label === group ? 1 : 0;
  });
  return {
    kind: "rows",
    reference,
    group,
    inGroup,
    follow,
    ...strataOf(cells),
    modelled: modelled === undefined || modelled === null ? null : Int32Array.from(modelled),
    covariates,
    standing,
    noModel,
    patient: patients === undefined ? null : patientIndex(patients)
  };
}

function requireLengths(columns: Readonly<Record<string, ArrayLike<unknown> | undefined>>, n: number): void {
  for (const [name, column] of Object.entries(columns))
    if (column !== undefined && column.length !== n)
      throw new RangeError(`${name} must have the length of time, ${n}, got ${column.length}`);
}

/** The cells of the rows as strata; none where there is one cell. */
function strataOf(cells: readonly string[] | undefined): Pick<ArmColumns, "stratum" | "strata"> {
  const cell = cells === undefined ? null : labelIndex(cells, "cells");
  return cell !== null && cell.levels.length > 1
    ? {stratum: cell.index, strata: cell.levels.map(String)}
    : {stratum: null, strata: []};
}

/** Patients as numbers, who has no identifier being one of its own. */
function patientIndex(patients: readonly (string | null)[]): Int32Array {
  return labelIndex(patients.map((id, i) => (id === null ? `row ${i}` : `patient ${id}`))).index;
}

/** Whether a patient stands in the arms with more than one row. */
export function patientsRepeat({patient}: ArmColumns): boolean {
  return patient !== null && new Set(patient).size < patient.length;
}
