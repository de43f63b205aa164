import type {IssueLog} from "../record/issue-log.ts";
import type {CellValue} from "./cell-values.ts";
import {append} from "../record/lists-by-key.ts";
import {recordPlace, type TypedRecords} from "./typed-records.ts";

/**
 * Leaves out records of ready-made follow-up that repeat an earlier one of the same patient in every column. Records without an identifier are none: two patients
 * may be alike.
 *
 * @example
 * const records = {columns: new Map([["patient_id", ["P1", "P1"]], ["time", [5, 5]]]), file: ["c", "c"], row: [2, 3], unusable: [null, null]};
 * leaveOutRepeatedRecords(records, {add: () => undefined});
 * records.unusable // [null, "duplicate-row"]
 */
export function leaveOutRepeatedRecords(records: TypedRecords, log: IssueLog): void {
  const ids = records.columns.get("patient_id");
  if (ids === undefined) return;
  const columns = [...records.columns.values()];
  const seen = new Map<string, number>();
  for (let i = 0; i < records.row.length; i++) {
    if (records.unusable[i] !== null || ids[i] === null) continue;
    const key = JSON.stringify(columns.map((values) => values[i] ?? null));
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, i);
      continue;
    }
    records.unusable[i] = "duplicate-row";
    log.add({
      code: "duplicate-row",
      severity: "warning",
      ...recordPlace(records, i),
      expected: "each record once",
      hint: `it repeats row ${records.row[first]} and is left out`
    });
  }
}

/**
 * Leaves out records of ready-made follow-up that repeat time, outcome and entry of an earlier one of the same patient, as a plan says (`identifiers: {rows: once}`): rows of visits count once.
 *
 * @example
 * const records = {columns: new Map([["patient_id", ["P1", "P1"]], ["visit", [1, 2]], ["time", [5, 5]]]), unusable: [null, null]};
 * leaveOutFurtherRows(records, {add: () => undefined});
 * records.unusable // [null, "further-row"]
 */
export function leaveOutFurtherRows(
  {columns, unusable}: Pick<TypedRecords, "columns" | "unusable">,
  log: Pick<IssueLog, "add">
): void {
  const ids = columns.get("patient_id") ?? [];
  const observed = ["time", "event", "event_cause", "entry"].map((name) => columns.get(name));
  const seen = new Set<string>();
  let count = 0;
  for (const [i, id] of ids.entries()) {
    if (unusable[i] !== null || id === null) continue;
    const key = JSON.stringify([id, ...observed.map((values): CellValue => values?.[i] ?? null)]);
    if (seen.has(key)) {
      unusable[i] = "further-row";
      count += 1;
    } else seen.add(key);
  }
  if (count > 0)
    log.add({
      code: "further-row",
      severity: "warning",
      column: "patient_id",
      expected: "one row for each observation of a patient",
      hint: "they repeat time and outcome of a row of the same patient and are left out, as the plan says",
      count
    });
}

/**
 * Leaves out every record of a patient in ready-made follow-up but the one with the longest time, as a plan says (`identifiers: {rows: last}`): a row for each visit, or for each interval of observation. Where entries are recorded, it is observed
 * from the first of the patient's.
 *
 * @example
 * const records = {columns: new Map([["patient_id", ["P1", "P1"]], ["time", [3, 5]], ["entry", [0, 3]]]), unusable: [null, null]};
 * leaveOutEarlierRows(records, {add: () => undefined});
 * [records.unusable, records.columns.get("entry")] // [["earlier-row", null], [0, 0]]
 */
export function leaveOutEarlierRows(
  {columns, unusable}: Pick<TypedRecords, "columns" | "unusable">,
  log: Pick<IssueLog, "add">
): void {
  const [times = [], entries] = [columns.get("time"), columns.get("entry")];
  const rows = new Map<string, number[]>();
  for (const [i, id] of (columns.get("patient_id") ?? []).entries())
    if (unusable[i] === null && id !== null && typeof times[i] === "number") append(rows, String(id), i);
  let count = 0;
  for (const own of rows.values()) {
    const last = own.reduce((longest, i) => (Number(times[i]) > Number(times[longest]) ? i : longest));
    const first = Math.min(...own.map((i) => Number(entries?.[i] ?? 0)));
    if (entries !== undefined && own.length > 1) entries[last] = first;
    for (const i of own) if (i !== last) unusable[i] = "earlier-row";
    count += own.length - 1;
  }
  if (count > 0)
    log.add({
      code: "earlier-row",
      severity: "warning",
      column: "patient_id",
      expected: "one row for each patient",
      hint: "a row of the same patient with a longer time counts in their place, as the plan says",
      count
    });
}
