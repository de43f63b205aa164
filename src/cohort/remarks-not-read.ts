import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {isBlankFlag} from "./flag-words.ts";
import {isMissingCode} from "./missing-codes.ts";
import {isRemarkColumn} from "./outcome-remarks.ts";
import {answerOf} from "./outcome-words.ts";

/** Most rows that are named. */
const MOST_ROWS = 12;

/**
 * Tells how many remarks stand in a table of a cohort, and where: rules find some of what remarks ask for, and nobody but a person knows what the others do. No remark is shown, as it may name somebody.
 *
 * @example
 * const found = [];
 * const table = {name: "c.csv", header: ["id", "note"], columns: [["A", "B"], ["", "moved to Bonn"]], row: [2, 3]};
 * tellRemarks(table, {add: ({code, count, received}) => found.push([code, count, received])});
 * found // [["remarks-not-read", 1, "row 3"]]
 */
export function tellRemarks(
  {name: file, header, columns, row}: Pick<CsvTable, "name" | "header" | "columns" | "row">,
  log: Pick<IssueLog, "add">
): void {
  for (const [k, column] of header.entries()) {
    if (!isRemarkColumn(column)) continue;
    const places = (columns[k] ?? []).flatMap((text, i) => (isRemark(text) ? [i] : []));
    const rows = places.flatMap((i) => row[i] ?? []);
    const [first] = rows;
    if (first === undefined) continue;
    const more = rows.length - MOST_ROWS;
    log.add({
      code: "remarks-not-read",
      // Without rows: nobody who has a remark is in doubt for it, and numbers without them would say so.
      severity: "warning",
      file,
      row: first,
      column,
      expected: "remarks that change nothing",
      received: `${rows.length === 1 ? "row" : "rows"} ${rows.slice(0, MOST_ROWS).join(", ")}${more > 0 ? ` and ${more} more` : ""}`,
      hint: "read them: what they say of who counts, of a time or of an outcome belongs into a column",
      count: rows.length
    });
  }
}

/** Whether a cell says something in words. */
const isRemark = (text: string): boolean =>
  !isBlankFlag(text) && !isMissingCode(text.trim()) && answerOf(text) === null && /\p{L}{3}/u.test(text);
