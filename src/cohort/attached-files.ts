import {table, type ColumnTable} from "arquero";
import type {SourceRole} from "../record/source.ts";
import type {CellValue} from "./cell-values.ts";
import type {CohortReading, ReadTables} from "./cohort-reading.ts";
import {dictionaryOf} from "./source-roles.ts";
import {addTyped, emptyRecords, mappingFor, rearranged, reportMapping} from "./typed-records.ts";
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

function attached(
  {tables, mapping, dateMode, meanings, log, ledger}: CohortReading,
  cohort: ReadTables,
  role: SourceRole,
  by: string
): AttachedTable {
  const known = dictionaryOf(role);
  const given = [...tables, ...(cohort.attached ?? [])]
    .filter((source) => source.role === role)
    .map((source) => source.table);
  if (given.length === 0) return {table: null, used: new Map()};
  const records = emptyRecords();
  const names = new Set(known.map(({name}) => name));
  for (const csv of given) {
    const found = mappingFor(
      csv,
      known,
      Object.fromEntries(Object.entries(mapping).filter(([canonical]) => names.has(canonical)))
    );
    reportMapping(csv.name, found, log);
    addTyped(records, csv, {mapping: found, known, dateMode, meanings, log});
    if (found.missing.length > 0)
      for (let i = records.row.length - csv.row.length; i < records.row.length; i++)
        records.unusable[i] ??= `missing-column-${found.missing[0]}`;
  }
  const patients = new Set(textsOf(cohort.patients, "patient_id"));
  const ids = records.columns.get("patient_id") ?? [];
  const used = new Map<string, number>();
  const order: number[] = [];
  records.unusable.forEach((reason, i) => {
    const why = reason ?? (patients.has(String(ids[i])) ? null : "patient-not-in-cohort");
    const id = ids[i];
    if (why === null) {
      order.push(i);
      used.set(records.file[i] ?? "", (used.get(records.file[i] ?? "") ?? 0) + 1);
    } else
      ledger.push({
        step: "check",
        unit: "row",
        reason: why,
        detail:
          why === "patient-not-in-cohort"
            ? "the patient has no line of therapy that is used"
            : `the record cannot be used: ${why.replaceAll("-", " ")}`,
        file: records.file[i] ?? null,
        row: records.row[i] ?? null,
        patientId: typeof id === "string" ? id : null
      });
  });
  const days = records.columns.get(by) ?? [];
  const day = (value: CellValue | undefined): number => (typeof value === "number" ? value : -Infinity);
  order.sort(
    (a, b) =>
      (String(ids[a]) < String(ids[b]) ? -1 : String(ids[a]) > String(ids[b]) ? 1 : 0) ||
      (day(days[a]) < day(days[b]) ? -1 : day(days[a]) > day(days[b]) ? 1 : 0) ||
      a - b
  );
  const columns: Record<string, CellValue[]> = {};
  for (const name of new Set([...names, ...records.columns.keys()]))
    columns[name] = rearranged(records.columns.get(name) ?? [], order);
  columns["file"] = order.map((i) => records.file[i] ?? null);
  columns["row"] = order.map((i) => records.row[i] ?? null);
  return {table: table(columns), used};
}
