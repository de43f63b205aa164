import {cellColumn, lazyColumns, type Cell, type CellColumns} from "../record/cell-columns.ts";
import type {Cohort} from "./cohort.ts";
import {columnOf} from "./therapy-lines.ts";

/** A cell as it stands; null for what no cell can hold. */
const cellOf = (value: unknown): Cell =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;

/**
 * The columns of a table, each made when it is first asked for.
 *
 * @example
 * const {patients} = await readCohort([{name: "c.csv", text: "patient_id,regimen,start,sex\nP1,SG,0,female\n"}]);
 * tableColumns(patients).column("sex").levels // ["female"]
 */
export function tableColumns(table: Cohort["lines"]): CellColumns {
  return lazyColumns(table.columnNames(), (name) => cellColumn(columnOf(table, name).map(cellOf)));
}
