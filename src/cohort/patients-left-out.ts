import type {CohortReading} from "./shape-reader.ts";
import {rowOnlyReasons} from "./line-checks.ts";
import type {LineRecords} from "./line-records.ts";
import type {PatientValues} from "./patient-values.ts";

/** Patients whose sequence of lines is not known, with the reason: their days contradict each other, or a record of theirs cannot be used or read. */
export function patientsLeftOut(
  records: LineRecords,
  values: PatientValues,
  {tables, log}: CohortReading
): Map<string, string> {
  const leftOut = new Map(values.contradictory);
  addUnusable(leftOut, records);
  addNeighbours(leftOut, records);
  for (const {file, row, id} of unreadableRecords(tables, records)) {
    if (!values.place.has(id) || leftOut.has(id)) continue;
    leftOut.set(id, "unreadable-record");
    log.add({
      code: "patient-of-unreadable-record",
      severity: "warning",
      file,
      row,
      expected: "every row of a patient readable",
      hint: "the patient is left out, because a line may be missing"
    });
  }
  return leftOut;
}

/** Patients of records that cannot be used, for a reason that says something of the patient's other records. */
function addUnusable(leftOut: Map<string, string>, {lines, patientRows}: LineRecords): void {
  for (const {columns, unusable} of [lines, patientRows]) {
    const ids = columns.get("patient_id") ?? [];
    unusable.forEach((reason, i) => {
      const id = ids[i];
      if (reason !== null && typeof id === "string" && !rowOnlyReasons.has(reason) && !leftOut.has(id))
        leftOut.set(id, reason);
    });
  }
}

/** Reason of a record without an identifier. */
const ANONYMOUS = "missing-patient-id";

/** A line without an identifier may belong to the patient above it, or below: the sequence of neither is known. */
function addNeighbours(leftOut: Map<string, string>, {lines, wide}: LineRecords): void {
  if (!lines.unusable.includes(ANONYMOUS)) return;
  const ids = lines.columns.get("patient_id") ?? [];
  const neighbour = (from: number, step: 1 | -1): string | null => {
    let i = from;
    while (lines.file[i] === lines.file[from] && lines.unusable[i] === ANONYMOUS) i += step;
    const id = ids[i];
    return lines.file[i] === lines.file[from] && typeof id === "string" ? id : null;
  };
  lines.unusable.forEach((reason, i) => {
    // With one row a patient the rows around it are other patients'.
    if (reason !== ANONYMOUS || wide.some(({name}) => name === lines.file[i])) return;
    for (const id of [neighbour(i, -1), neighbour(i, 1)])
      if (id !== null && !leftOut.has(id)) leftOut.set(id, "neighbour-without-identifier");
  });
}

/** A record that could not be read, with whose it is. */
interface UnreadableRecord {
  readonly file: string;
  readonly row: number;
  readonly id: string;
}

/** A record that could not be read may be a line of a patient whose other lines were read: without it the sequence would be wrong. */
function* unreadableRecords(tables: CohortReading["tables"], {spelled}: LineRecords): Generator<UnreadableRecord> {
  for (const {role, table} of tables) {
    const ofStudy = role === "study" && table.name.includes("timeline_treatment");
    if (role !== "lines" && role !== "drugs" && role !== "wide" && !ofStudy) continue;
    const column = table.header.indexOf(ofStudy ? "PATIENT_ID" : spelled(table.name, "patient_id"));
    for (const {row, fields} of table.refused) {
      const id = fields[column]?.trim();
      if (id !== undefined) yield {file: table.name, row, id};
    }
  }
}
