import type {TableRecord} from "../record/result.ts";
import type {Grouping} from "../question/grouping.ts";
import {requireColumns} from "../question/condition.ts";

/** The group of a subject, or null where it is blank; throws `RangeError` for a column that is not there, and by position, where a transition is two subjects. */
export function groupOf(grouping: Grouping, transition: TableRecord, cells: TableRecord): string | null {
  if (grouping.by === "transition") return text(transition["headline"]);
  if (grouping.by === "sequence") return text(transition["sequence"]);
  if (grouping.by !== "column") throw new RangeError("by position a transition has no group of its own");
  const {column} = grouping;
  requireColumns([column], Object.keys(cells), "--by");
  return text(cells[column]);
}

/** A cell as text; null where it is blank. */
export function text(cell: TableRecord[string] | undefined): string | null {
  return cell === null || cell === undefined || cell === "" ? null : String(cell);
}
