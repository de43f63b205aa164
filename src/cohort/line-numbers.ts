import type {IssueLog} from "../record/issue-log.ts";
import type {CellValue} from "./cell-values.ts";
import {DERIVED_LINE} from "./cohort.ts";
import type {TypedRecords} from "./typed-records.ts";

/**
 * Gives metastatic records without a line number their place among the patient's metastatic records by start, where that does not
 * contradict a number that is given; the number of values filled in is a note, and `derived_line` marks them where others are given. `order` lists usable records by patient and start.
 *
 * @example
 * const lines = {columns: new Map([["patient_id", ["P1", "P1"]], ["setting", ["metastatic", "metastatic"]]]), row: [2, 3]};
 * numberLines(lines, [0, 1], {spelled: (column) => column, log: {add: () => undefined}});
 * lines.columns.get("line") // [1, 2]
 */
export function numberLines(
  lines: TypedRecords,
  order: readonly number[],
  {log, spelled}: {readonly log: Pick<IssueLog, "add">; readonly spelled: (column: string) => string}
): void {
  const numbers = lines.columns.get("line") ?? Array.from<CellValue>({length: lines.row.length}).fill(null);
  lines.columns.set("line", numbers);
  const settings = lines.columns.get("setting") ?? [];
  const derived = numbers.map((): CellValue => null);
  if (numbers.some((number) => number !== null)) lines.columns.set(DERIVED_LINE, derived);
  let filled = 0;
  let open = 0;
  for (const own of byPatient(lines, order)) {
    const metastatic = own.filter((i) => settings[i] === "metastatic");
    const blank = metastatic.filter((i) => numbers[i] === null);
    if (blank.length === 0) continue;
    if (metastatic.every((i, k) => numbers[i] === null || numbers[i] === k + 1)) {
      for (const i of blank) derived[i] = "yes";
      metastatic.forEach((i, k) => (numbers[i] = k + 1));
      filled += blank.length;
    } else open += blank.length;
  }
  if (filled === 0) lines.columns.delete(DERIVED_LINE);
  reportNumbers(filled, open, spelled("line"), log);
}

/** Places of each patient's records, which follow each other in `order`. */
function* byPatient({columns}: TypedRecords, order: readonly number[]): Generator<readonly number[]> {
  const ids = columns.get("patient_id") ?? [];
  for (let from = 0, to = 0; from < order.length; from = to) {
    to = from;
    while (to < order.length && ids[order[to] ?? 0] === ids[order[from] ?? 0]) to += 1;
    yield order.slice(from, to);
  }
}

/** How many numbers were filled in, and how many stay open. */
function reportNumbers(filled: number, open: number, column: string, log: Pick<IssueLog, "add">): void {
  if (filled > 0)
    log.add({
      code: "derived-line",
      severity: "note",
      column,
      expected: "a line number",
      hint: "numbered by start among the patient's metastatic lines",
      count: filled
    });
  if (open > 0)
    log.add({
      code: "line-left-blank",
      severity: "warning",
      column,
      expected: "a line number, or none at all for the patient",
      hint: "left blank, because the numbers given do not count the lines in the file",
      count: open
    });
}
