import type {IssueLog} from "../record/issue-log.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import type {CellValue} from "./cell-values.ts";
import {recordPlaces, type TypedRecords} from "./typed-records.ts";

type Records = Pick<TypedRecords, "columns" | "file" | "row" | "unusable">;

interface PlacingOptions {
  readonly spelled: (column: string) => string;
  readonly log: Pick<IssueLog, "add">;
}

/**
 * Puts a last assessment that stands in a file of patients on the line in which it lies, the last that had begun by then, where that line has neither an assessment as late nor a progression by then; how many were taken, and how many not, is told.
 *
 * @example
 * const lines = {columns: new Map([["patient_id", ["A", "A"]], ["start", [0, 100]]]), file: ["l", "l"], row: [2, 3], unusable: [null, null]};
 * const patients = {columns: new Map([["patient_id", ["A"]], ["last_assessment", [180]]]), file: ["p"], row: [2], unusable: [null]};
 * placePatientAssessments(lines, patients, {spelled: (column) => column, log: {add: () => {}}});
 * lines.columns.get("last_assessment") // [null, 180]
 */
export function placePatientAssessments(lines: Records, patientRows: Records, {spelled, log}: PlacingOptions): void {
  const days = patientRows.columns.get("last_assessment") ?? [];
  const ids = patientRows.columns.get("patient_id") ?? [];
  const places = days.flatMap((day, i) => (typeof day === "number" ? [i] : []));
  if (places.length === 0) return;
  const own = listsByKey(lines.row.keys(), (i) => String(lines.columns.get("patient_id")?.[i]));
  const assessments = lines.columns.get("last_assessment") ?? lines.row.map((): CellValue => null);
  lines.columns.set("last_assessment", assessments);
  const taken: number[] = [];
  for (const i of places) {
    const day = Number(days[i]);
    const of = lineAt(lines, own.get(String(ids[i])) ?? [], day);
    if (of === null || (dayAt(lines, "progression", of) ?? Infinity) <= day) continue;
    if (day <= (dayAt(lines, "last_assessment", of) ?? -Infinity)) continue;
    assessments[of] = day;
    taken.push(i);
  }
  log.add({
    code: "assessment-of-patient",
    severity: taken.length > 0 ? "warning" : "note",
    ...recordPlaces(patientRows, places),
    column: spelled("last_assessment"),
    count: taken.length > 0 ? taken.length : places.length,
    expected: "a last assessment on the line that it is of",
    received: `${taken.length} of ${places.length} taken`,
    hint: "one in a file of patients counts on the line in which it lies, where that has no progression by then and no assessment as late"
  });
}

function dayAt({columns}: Records, name: string, i: number): number | null {
  const value = columns.get(name)?.[i];
  return typeof value === "number" ? value : null;
}

/** The last usable line that had begun before a day. */
function lineAt(lines: Records, own: readonly number[], day: number): number | null {
  const start = (i: number): number => dayAt(lines, "start", i) ?? Infinity;
  return (
    own
      .filter((i) => lines.unusable[i] === null && start(i) < day)
      .toSorted((a, b) => start(a) - start(b))
      .at(-1) ?? null
  );
}
