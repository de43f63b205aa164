import type {ColumnTable} from "arquero";
import type {TableRecord} from "../record/result.ts";

/** The rows of an arquero table as plain records, in the table's order. */
export function objectsOf(table: ColumnTable): TableRecord[] {
  return table.objects() as TableRecord[];
}
