import type {Cells} from "../record/result.ts";
import {requireColumns} from "../question/condition.ts";

/** The group of a subject under `by`, or null where it is blank; throws `RangeError` for a column that is not there. */
export function groupOf(by: string, transition: Cells, cells: Cells): string | null {
  if (by === "transition") return text(transition["headline"]);
  if (by === "sequence") return text(transition["sequence"]);
  const column = by.slice("column:".length);
  requireColumns([column], Object.keys(cells), "--by");
  return text(cells[column]);
}

/**
 * The grouping of a plan as rows name it: a column by its name alone.
 *
 * @example
 * [groupingName("sequence"), groupingName("column:arm")] // ["sequence", "arm"]
 */
export function groupingName(by: string): string {
  return by.startsWith("column:") ? by.slice("column:".length) : by;
}

/** A cell as text; null where it is blank. */
export function text(cell: Cells[string] | undefined): string | null {
  return cell === null || cell === undefined || cell === "" ? null : String(cell);
}
