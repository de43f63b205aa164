import type {Issue} from "../record/issue.ts";
import type {CellValue} from "./cell-values.ts";
import {dictionary} from "./column-dictionary.ts";
import type {LineCheckOptions} from "./line-checks.ts";
import {recordPlace, type TypedRecords} from "./typed-records.ts";

/**
 * Checks the usable records of each patient against each other: overlap, line numbers against dates, repeated line numbers, setting.
 * `order` lists the usable records sorted by patient and start.
 *
 * @example
 * const lines = {columns: new Map([["patient_id", ["P1", "P1"]], ["start", [0, 90]], ["end", [100, null]], ["line", [1, 2]]]), file: ["c", "c"], row: [2, 3]};
 * const codes = [];
 * checkSequences(lines, [0, 1], {spelled: (column) => column, log: {add: ({code}) => codes.push(code)}});
 * codes // ["overlapping-lines"]
 */
export function checkSequences(
  lines: TypedRecords,
  order: readonly number[],
  {spelled, log}: Pick<LineCheckOptions, "spelled" | "log">
): void {
  const patients = lines.columns.get("patient_id") ?? [];
  for (let k = 1; k < order.length; k++) {
    const i = order[k] ?? 0;
    const previous = order[k - 1] ?? 0;
    if (patients[i] !== patients[previous]) continue;
    const [before, line] = [lineAt(lines, previous), lineAt(lines, i)];
    for (const check of [startFault, numberFault, settingFault]) {
      const fault = check(line, before);
      if (fault !== null) log.add({...fault, ...recordPlace(lines, i), column: spelled(fault.column)});
    }
  }
}

/** What of a line tells its place in the sequence. */
interface SequencedLine {
  readonly row: number | undefined;
  readonly start: number;
  readonly end: number | null;
  readonly number: number | null;
  readonly setting: CellValue;
}

function lineAt({columns, row}: TypedRecords, i: number): SequencedLine {
  const number = (name: string): number | null => {
    const value = columns.get(name)?.[i];
    return typeof value === "number" ? value : null;
  };
  return {
    row: row[i],
    start: number("start") ?? 0,
    end: number("end"),
    number: number("line"),
    setting: columns.get("setting")?.[i] ?? null
  };
}

type SequenceFault = Pick<Issue, "code" | "severity" | "expected"> &
  Partial<Pick<Issue, "received" | "hint">> & {readonly column: string};

function startFault({start}: SequencedLine, before: SequencedLine): SequenceFault | null {
  if (start === before.start)
    return {
      code: "same-start",
      severity: "warning",
      column: "start",
      expected: `a start after that of row ${before.row}`,
      hint: "drugs given together belong in one regimen, joined by +"
    };
  return before.end !== null && start < before.end
    ? {
        code: "overlapping-lines",
        severity: "warning",
        column: "start",
        expected: `a start on or after the end of row ${before.row}`,
        received: `${before.end - start} days before it`
      }
    : null;
}

function numberFault({start, number}: SequencedLine, before: SequencedLine): SequenceFault | null {
  if (number === null || before.number === null) return null;
  if (number < before.number)
    return {
      code: "line-number-order",
      severity: "warning",
      column: "line",
      expected: "line numbers that follow the dates",
      received: `line ${number} after line ${before.number}`,
      hint: "the dates are used for the order"
    };
  return number === before.number && start !== before.start
    ? {
        code: "repeated-line-number",
        severity: "note",
        column: "line",
        expected: "a number for each line",
        received: `line ${number} again`
      }
    : null;
}

function settingFault({setting}: SequencedLine, before: SequencedLine): SequenceFault | null {
  return setting === "neoadjuvant" && (before.setting ?? "metastatic") === "metastatic"
    ? {
        code: "setting-order",
        severity: "warning",
        column: "setting",
        expected: "neoadjuvant lines before metastatic ones"
      }
    : null;
}

/**
 * Counts, for each column that describes the disease at a line, the patients in whom it changes from line to line: a note, never an error.
 *
 * @example
 * const lines = {columns: new Map([["patient_id", ["P1", "P1"]], ["ecog", [0, 1]]])};
 * const counts = [];
 * noteChanges(lines, [0, 1], {spelled: (column) => column, log: {add: ({count}) => counts.push(count)}});
 * counts // [1]
 */
export function noteChanges(
  lines: TypedRecords,
  order: readonly number[],
  {spelled, log}: Pick<LineCheckOptions, "spelled" | "log">
): void {
  const ids = lines.columns.get("patient_id") ?? [];
  for (const {name, state} of dictionary) {
    const values = lines.columns.get(name);
    if (state !== true || values === undefined) continue;
    const first = new Map<CellValue, CellValue>();
    const changed = new Set<CellValue>();
    for (const i of order) {
      const [id, value] = [ids[i] ?? null, values[i] ?? null];
      if (value === null) continue;
      if (!first.has(id)) first.set(id, value);
      else if (first.get(id) !== value) changed.add(id);
    }
    if (changed.size > 0)
      log.add({
        code: "changes-between-lines",
        severity: "note",
        column: spelled(name),
        expected: "a value for each line",
        count: changed.size,
        hint: `it changes between the lines of ${changed.size} ${changed.size === 1 ? "patient" : "patients"}`
      });
  }
}
