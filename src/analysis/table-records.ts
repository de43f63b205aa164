import type {ColumnTable} from "arquero";
import {tableColumns} from "../cohort/table-columns.ts";
import {cellsOfRow} from "../record/cell-columns.ts";
import type {TableRecord} from "../record/result.ts";

/** The rows of a table as records, in order. */
export function recordsOf(table: ColumnTable): TableRecord[] {
  const columns = tableColumns(table);
  return Array.from({length: table.numRows()}, (_, row) => cellsOfRow(columns, row));
}
