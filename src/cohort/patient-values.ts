import type {IssueLog} from "../record/issue-log.ts";
import {shownValue, type CellValue} from "./cell-values.ts";
import {dictionary, type DictionaryColumn} from "./column-dictionary.ts";
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
  const gathering: Gathering = {values, origins: new Map(), clashing: new Map(), spelled, log};
  for (const name of ["death", "last_contact", "data_cutoff", "entry"]) valuesOfColumn(values, name);
  for (const name of patientColumns.keys())
    if (name !== "patient_id" && lines.columns.has(name)) gather(gathering, lines, name);
  for (const name of patients.columns.keys()) if (name !== "patient_id") gather(gathering, patients, name);
  return values;
}

/** Values of patients on their way, with where they came from. */
interface Gathering {
  readonly values: PatientValues;
  /** For each column, where the value of each patient was first met. */
  readonly origins: Map<string, Origin[]>;
  /** For each column, patients of whom values differ. */
  readonly clashing: Map<string, Set<number>>;
  readonly spelled: (file: string | null, column: string) => string;
  readonly log: IssueLog;
}

/** The values of a column, blank where it has not been met yet. */
function valuesOfColumn({columns, place}: PatientValues, name: string): CellValue[] {
  return entryOf(columns, name, () => Array.from<CellValue>({length: place.size}).fill(null));
}

/** Adds what some records say of a column: a blank gives way to a value, a value that differs is an issue. */
function gather({values, origins, clashing, spelled, log}: Gathering, records: TypedRecords, name: string): void {
  const own = valuesOfColumn(values, name);
  const from = entryOf(origins, name, () => []);
  const clashes = entryOf(clashing, name, () => new Set());
  const isDay = patientColumns.get(name)?.critical === true;
  for (const {id, value, origin} of namedValues(records, name)) {
    const k = values.place.get(id) ?? 0;
    if (own[k] === null && !clashes.has(k)) {
      own[k] = value;
      from[k] = origin;
    } else if (own[k] !== value && own[k] !== null) {
      log.add(contradiction(name, value, origin, from[k], spelled(origin.file, name)));
      if (!isDay) {
        clashes.add(k);
        own[k] = null;
      } else if (!values.contradictory.has(id))
        values.contradictory.set(id, `contradictory-${name.replaceAll("_", "-")}`);
    }
  }
}

/** Where a value stands. */
interface Origin {
  readonly file: string | null;
  readonly row: number | null;
}

function entryOf<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

/** The values of a column that are there and whose patient is known. */
function* namedValues(
  {columns, file, row}: TypedRecords,
  name: string
): Generator<{readonly id: string; readonly value: string | number; readonly origin: Origin}> {
  const ids = columns.get("patient_id") ?? [];
  for (const [i, value] of (columns.get(name) ?? []).entries()) {
    const id = ids[i];
    if (value !== null && typeof id === "string")
      yield {id, value, origin: {file: file[i] ?? null, row: row[i] ?? null}};
  }
}

/** What is said of a value that differs from the one at `first`. */
function contradiction(
  name: string,
  value: string | number,
  {file, row}: Origin,
  first: Origin | undefined,
  column: string
): Parameters<IssueLog["add"]>[0] {
  const known = patientColumns.get(name);
  const isDay = known?.critical === true;
  const elsewhere = first?.file === file ? "" : ` of ${first?.file}`;
  return {
    code: "contradictory-patient-value",
    severity: isDay ? "error" : "warning",
    file,
    row,
    column,
    expected: `one value a patient, as on row ${first?.row}${elsewhere}`,
    received: isDay || known?.kind === "level" ? shownValue(String(value)) : null,
    hint: isDay ? null : "the value is taken as unknown"
  };
}
