import type {IssueLog} from "../record/issue-log.ts";
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
