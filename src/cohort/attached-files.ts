import {table, type ColumnTable} from "arquero";
import type {CsvTable} from "../files/csv.ts";
import type {LedgerLine} from "../record/ledger-line.ts";
import type {SourceRole} from "../record/source.ts";
import type {CellValue} from "./cell-values.ts";
import type {CohortReading, ReadTables} from "./shape-reader.ts";
import type {DictionaryColumn} from "./column-dictionary.ts";
import {dictionaryOf} from "./source-roles.ts";
import {mappingFor, reportMapping} from "./mapping-report.ts";
import {
  addTyped,
  emptyRecords,
  leaveOutAdded,
  rearranged,
  recordPlace,
  recordsByFile,
  type TypedRecords
} from "./typed-records.ts";
import {textsOf} from "./therapy-lines.ts";

export interface AttachedTable {
  readonly table: ColumnTable | null;
  readonly used: ReadonlyMap<string, number>;
}

/** The assessments files as one table `patient_id day result …`, sorted by patient and day, or null where none was given. */
export function assessmentsOf(reading: CohortReading, cohort: ReadTables): AttachedTable {
  return attached(reading, cohort, "assessments", "day");
}

/** The adverse-events files as one table, sorted by patient and onset, or null where none was given. */
export function adverseEventsOf(reading: CohortReading, cohort: ReadTables): AttachedTable {
  return attached(reading, cohort, "adverse_events", "onset");
}

function attached(reading: CohortReading, cohort: ReadTables, role: SourceRole, by: string): AttachedTable {
  const given = [...reading.tables, ...(cohort.attached ?? [])]
    .filter((source) => source.role === role)
    .map((source) => source.table);
  if (given.length === 0) return {table: null, used: new Map()};
  const known = dictionaryOf(role);
  const records = attachedRecords(given, known, reading);
  const usable = recordsOfCohort(records, cohort, reading.ledger);
  return {
    table: attachedTable(records, known, byPatientAndDay(records, usable, by)),
    used: recordsByFile(records, usable)
  };
}

/** The typed records of the files; the plan's mapping counts for the columns that such a file has. */
function attachedRecords(
  given: readonly CsvTable[],
  known: readonly DictionaryColumn[],
  {mapping, dateMode, dates, meanings, log}: CohortReading
): TypedRecords {
  const records = emptyRecords();
  const names = new Set(known.map(({name}) => name));
  const plan = Object.fromEntries(Object.entries(mapping).filter(([canonical]) => names.has(canonical)));
  for (const csv of given) {
    const found = mappingFor(csv, known, plan);
    reportMapping(csv.name, found, log);
    addTyped(records, csv, {mapping: found, known, dateMode, dates, meanings, log});
    const [missing] = found.missing;
    if (missing !== undefined) leaveOutAdded(records, csv, `missing-column-${missing}`);
  }
  return records;
}

/** Places of the usable records of patients in the cohort; the others go to the ledger. */
function recordsOfCohort(records: TypedRecords, {patients}: ReadTables, ledger: LedgerLine[]): number[] {
  const inCohort = new Set(textsOf(patients, "patient_id"));
  const ids = records.columns.get("patient_id") ?? [];
  const usable: number[] = [];
  records.unusable.forEach((reason, i) => {
    const id = ids[i];
    const why = reason ?? (inCohort.has(String(id)) ? null : NOT_IN_COHORT);
    if (why === null) usable.push(i);
    else
      ledger.push({
        step: "check",
        unit: "row",
        reason: why,
        detail:
          why === NOT_IN_COHORT
            ? "the patient has no line of therapy that is used"
            : `the record cannot be used: ${why.replaceAll("-", " ")}`,
        ...recordPlace(records, i),
        patientId: typeof id === "string" ? id : null
      });
  });
  return usable;
}

const NOT_IN_COHORT = "patient-not-in-cohort";

/** The places sorted by patient and day, records without a day first. */
function byPatientAndDay({columns}: TypedRecords, places: readonly number[], by: string): number[] {
  const ids = columns.get("patient_id") ?? [];
  const days = columns.get(by) ?? [];
  const day = (i: number): number => {
    const value = days[i];
    return typeof value === "number" ? value : -Infinity;
  };
  return places.toSorted((a, b) => compare(String(ids[a]), String(ids[b])) || compare(day(a), day(b)) || a - b);
}

function compare<Value extends string | number>(a: Value, b: Value): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function attachedTable(
  records: TypedRecords,
  known: readonly DictionaryColumn[],
  order: readonly number[]
): ColumnTable {
  const columns: Record<string, CellValue[]> = {};
  for (const name of new Set([...known.map((column) => column.name), ...records.columns.keys()]))
    columns[name] = rearranged(records.columns.get(name) ?? [], order);
  columns["file"] = order.map((i) => records.file[i] ?? null);
  columns["row"] = order.map((i) => records.row[i] ?? null);
  return table(columns);
}
