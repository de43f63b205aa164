import {HIDDEN} from "../../record/hidden.ts";
import type {ShownResult} from "../../record/result.ts";
import type {TextTable} from "./text-table.ts";

/** A table of a result, with a note where its policy on small counts hides something. */
export function shownTable({disclosure}: Pick<ShownResult, "disclosure">, table: TextTable): TextTable {
  const mark = String(HIDDEN);
  return disclosure === undefined || !table.rows.some((row) => row.some((cell) => cell.includes(mark)))
    ? table
    : {...table, notes: [...table.notes, `${mark}: not shown under the policy ${disclosure.policy}.`]};
}
