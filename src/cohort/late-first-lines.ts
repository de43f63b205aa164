import type {IssueLog} from "../record/issue-log.ts";
import {recordPlace, type TypedRecords} from "./typed-records.ts";

/** Fewest patients with a line number of whom a habit of the file can be told. */
const FEWEST_PATIENTS = 5;
/** Share of patients whose lines begin at 1, from which on one who begins later stands out. */
const MOST_BEGIN = 0.8;

/**
 * Says where a patient's lines begin after line 1 in files in which nearly all begin at 1: an identifier that was mistyped makes a patient of its own, whose earlier lines stand under another one.
 *
 * @example
 * const found = [];
 * const lines = {columns: new Map([["patient_id", ["A", "B", "C", "D", "E"]], ["line", [1, 1, 1, 1, 3]]]), file: ["c"], row: [2, 3, 4, 5, 6]};
 * checkFirstLines(lines, [0, 1, 2, 3, 4], {spelled: (column) => column, log: {add: ({code, row}) => found.push([code, row])}});
 * found // [["begins-after-first-line", 6]]
 */
export function checkFirstLines(
  lines: TypedRecords,
  order: readonly number[],
  {log, spelled}: {readonly log: Pick<IssueLog, "add">; readonly spelled: (column: string) => string}
): void {
  const [ids, numbers] = [lines.columns.get("patient_id") ?? [], lines.columns.get("line") ?? []];
  const first = order.filter((i, k) => ids[i] !== ids[order[k - 1] ?? -1] && typeof numbers[i] === "number");
  const late = first.filter((i) => Number(numbers[i]) > 1);
  const [one] = late;
  if (one === undefined || first.length < FEWEST_PATIENTS || first.length - late.length < MOST_BEGIN * first.length)
    return;
  log.add({
    code: "begins-after-first-line",
    severity: "warning",
    ...recordPlace(lines, one),
    column: spelled("line"),
    expected: "lines of each patient from the first on, as nearly all in these files have them",
    hint: "was an identifier mistyped? its lines then stand under two patients; else earlier lines are missing",
    count: late.length
  });
}
