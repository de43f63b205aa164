import type {ColumnTable} from "arquero";
import type {Cells} from "../record/result.ts";

/** The rows of an arquero table as plain records, in the table's order. */
export function objectsOf(table: ColumnTable): Cells[] {
  return table.objects() as Cells[];
}
