import type {IssueLog} from "../record/issue-log.ts";
import {shownValue, type CellValue} from "./cell-values.ts";
import {dictionary, type DictionaryColumn} from "./dictionary.ts";
import type {TypedRecords} from "./typed-records.ts";

/** One value a patient for each patient-level column. */
export interface PatientValues {
  /** Patient → place in the columns. */
  readonly place: Map<string, number>;
  readonly columns: Map<string, CellValue[]>;
  /** Patients whose days contradict each other, with the reason. */
  readonly contradictory: Map<string, string>;
}

const patientColumns: ReadonlyMap<string, DictionaryColumn> = new Map(
  dictionary.filter(({level}) => level === "patient").map((column) => [column.name, column])
);

/**
 * Whether a column carries one value a patient.
 *
 * @example
 * isPatientColumn("death") // true
 * isPatientColumn("ecog") // false
 */
export function isPatientColumn(name: string): boolean {
  return patientColumns.has(name);
}

/**
 * One value a patient from all records that name the patient: blanks give way to a value; two different days are an error and make the
 * patient unusable, two different values of another column are a warning and give null.
 */
export function patientValues(
  lines: TypedRecords,
  patients: TypedRecords,
  log: IssueLog,
  spelled: (file: string | null, column: string) => string
): PatientValues {
  const place = new Map<string, number>();
  for (const {columns} of [lines, patients])
    for (const id of columns.get("patient_id") ?? [])
      if (typeof id === "string" && !place.has(id)) place.set(id, place.size);
  const values: PatientValues = {place, columns: new Map(), contradictory: new Map()};
  for (const name of ["death", "last_contact", "data_cutoff", "entry"])
    values.columns.set(name, Array.from<CellValue>({length: place.size}).fill(null));
  const firstRow = new Map<string, {readonly file: string | null; readonly row: number | null}[]>();
  const clashing = new Map<string, Set<number>>();

  const gather = (records: TypedRecords, name: string): void => {
    const ids = records.columns.get("patient_id") ?? [];
    const given = records.columns.get(name) ?? [];
    const own = values.columns.get(name) ?? Array.from<CellValue>({length: place.size}).fill(null);
    values.columns.set(name, own);
    const from = firstRow.get(name) ?? [];
    firstRow.set(name, from);
    const clashes = clashing.get(name) ?? new Set();
    clashing.set(name, clashes);
    const column = patientColumns.get(name);
    for (let i = 0; i < given.length; i++) {
      const value = given[i] ?? null;
      const id = ids[i];
      if (value === null || typeof id !== "string") continue;
      const k = place.get(id) ?? 0;
      if (own[k] === null && !clashes.has(k)) {
        own[k] = value;
        from[k] = {file: records.file[i] ?? null, row: records.row[i] ?? null};
      } else if (own[k] !== value && !(clashes.has(k) && own[k] === null)) {
        const isDay = column?.critical === true;
        log.add({
          code: "contradictory-patient-value",
          severity: isDay ? "error" : "warning",
          file: records.file[i] ?? null,
          row: records.row[i] ?? null,
          column: spelled(records.file[i] ?? null, name),
          expected: `one value a patient, as on row ${from[k]?.row}${from[k]?.file === records.file[i] ? "" : ` of ${from[k]?.file}`}`,
          received: isDay || column?.kind === "level" ? shownValue(String(value)) : null,
          hint: isDay ? null : "the value is taken as unknown"
        });
        if (isDay) {
          if (!values.contradictory.has(id)) values.contradictory.set(id, `contradictory-${name.replaceAll("_", "-")}`);
        } else {
          clashes.add(k);
          own[k] = null;
        }
      }
    }
  };

  for (const name of patientColumns.keys()) if (name !== "patient_id" && lines.columns.has(name)) gather(lines, name);
  for (const name of patients.columns.keys()) if (name !== "patient_id") gather(patients, name);
  return values;
}
