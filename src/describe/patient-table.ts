import {table, type ColumnTable} from "arquero";
import {patientTableColumns, type PatientRow} from "./patient-table-columns.ts";

/** The patient table: a column for each of `patientTableColumns`, in that order. Patient-level. */
export function patientTable(rows: readonly PatientRow[]): ColumnTable {
  return table(patientTableColumns.map(({name}) => [name, rows.map((row) => row[name])]));
}
