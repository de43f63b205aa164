import type {Cells} from "../record/result.ts";
import {requireColumns} from "./condition.ts";

/** The group of a subject under `by`, or null where it is blank; throws `RangeError` for a column that is not there. */
export function groupOf(by: string, transition: Cells, cells: Cells): string | null {
  if (by === "transition") return text(transition["headline"]);
  if (by === "sequence") return text(transition["sequence"]);
  const column = by.slice("column:".length);
  requireColumns([column], Object.keys(cells), "--by");
  return text(cells[column]);
}

/** A cell as text; null where it is blank. */
export function text(cell: Cells[string] | undefined): string | null {
  return cell === null || cell === undefined || cell === "" ? null : String(cell);
}
