import {table, type ColumnTable} from "arquero";
import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {LedgerLine} from "../record/ledger-line.ts";
import type {SourceRole} from "../record/source.ts";
import type {CellValue} from "./cell-values.ts";
import {checkShiftedDates} from "./deidentification.ts";
import {checkDuplicates, checkRecords, checkSequences, noteChanges, rowOnlyReasons} from "./line-checks.ts";
import {numberLines} from "./line-numbers.ts";
import {isPatientColumn, patientValues, type PatientValues} from "./patient-values.ts";
import type {CohortReading, ReadTables} from "./cohort-reading.ts";
import {dictionaryOf} from "./source-roles.ts";
import {studyTables} from "./study-folder.ts";
import {addTyped, emptyRecords, mappingFor, rearranged, reportMapping, type TypedRecords} from "./typed-records.ts";
import {longTables, wideBlocks} from "./wide-file.ts";

/** Columns that the table of lines always has, in this order. */
const lineColumns = [
  "patient_id",
  "line",
  "regimen",
  "start",
  "end",
  "setting",
  "progression",
  "progression_basis",
  "last_assessment",
  "stop_reason",
  "best_response",
  "cycles",
  "dose_reductions"
];
const patientDays = ["death", "last_contact", "data_cutoff", "entry"];

/** What stands in the ledger for a reason. */
const details: Readonly<Record<string, string>> = {
  "patient-left-out": "another row of this patient cannot be used, so the sequence of lines is not known",
  "duplicate-row": "the row repeats another one",
  "contradictory-duplicate": "rows with the same patient, line, start and regimen differ elsewhere",
  "start-after-cutoff": "the line starts after the data cut-off",
  "unreadable-record": "a row of this patient could not be read at all",
  "duplicate-column": "a column that is needed stands twice in the file",
  "patient-without-lines": "the patient has no line of therapy in the files"
};

/** The shapes that describe lines of therapy: one row a line, with or without a patients file, or one row a patient (wide). */
export function linesCohort(reading: CohortReading): ReadTables {
  const {mapping, dateMode, meanings, log} = reading;
  const study = reading.tables.filter(({role}) => role === "study").map(({table: csv}) => csv);
  const {tables: ofStudy, combined} =
    study.length === 0 ? {tables: [], combined: new Map<string, readonly number[]>()} : studyTables(study, reading);
  const tables = [...reading.tables, ...ofStudy];
  const lines = emptyRecords();
  const patientRows = emptyRecords();
  const spelling = new Map<string, string>();
  const applied: Record<string, string> = {};
  const note = (file: string, mapped: readonly {readonly canonical: string; readonly column: string}[]): void => {
    for (const {canonical, column} of mapped) {
      spelling.set(`${file}\n${canonical}`, column);
      applied[canonical] ??= column;
    }
  };
  const read = (
    records: TypedRecords,
    csv: CsvTable,
    plan: Readonly<Record<string, string>>,
    role: SourceRole
  ): void => {
    const known = dictionaryOf(role);
    const found = mappingFor(csv, known, plan);
    const fit =
      role === "patients" ? {...found, missing: found.missing.filter((name) => name === "patient_id")} : found;
    reportMapping(csv.name, fit, log);
    note(csv.name, fit.mapped);
    addTyped(records, csv, {mapping: fit, known, dateMode, meanings, log});
    if (fit.missing.length > 0)
      for (let i = records.row.length - csv.row.length; i < records.row.length; i++)
        records.unusable[i] ??= `missing-column-${fit.missing[0]?.replaceAll("_", "-")}`;
  };
  const wideRows = new Map<string, CsvTable>();
  for (const {role, table: csv} of tables) {
    if (csv.header.length === 0) continue;
    if (role === "patients") read(patientRows, csv, mapping, role);
    else if (role === "lines") read(lines, csv, mapping, role);
    else if (role === "wide") {
      wideRows.set(csv.name, csv);
      log.add({
        code: "between-not-recorded",
        severity: "warning",
        file: csv.name,
        expected: "every line of therapy, also those between two ADCs",
        hint: "a wide file of ADCs does not tell whether other therapy was given in between: every transition looks direct"
      });
      for (const block of longTables(csv, wideBlocks(csv.header)))
        read(lines, block.table, {...mapping, ...block.mapping}, role);
    }
  }

  if (!tables.some(({role}) => role === "lines" || role === "wide"))
    log.add({
      code: "no-lines",
      severity: "error",
      file: tables.map(({table: csv}) => csv.name).join(", "),
      expected: "a file with lines of therapy: patient_id, regimen and start",
      hint: "were the columns recognised? if not, map them"
    });
  const lineFiles = [...new Set(lines.file)].join(", ") || null;
  checkDuplicates(lines, log);
  const spelled = (file: string | null, column: string): string => spelling.get(`${file}\n${column}`) ?? column;
  const values = patientValues(lines, patientRows, log, spelled);
  const ids = lines.columns.get("patient_id") ?? [];
  const patientDay = (i: number, column: string): number | null => {
    const value = values.columns.get(column)?.[values.place.get(String(ids[i])) ?? -1];
    return typeof value === "number" ? value : null;
  };
  const anyFile = (column: string): string => applied[column] ?? column;
  checkRecords(lines, {patientDay, spelled: anyFile, log});
  leaveOutAfterCutoff(lines, reading);
  const leftOut = patientsLeftOut(lines, patientRows, values, reading, spelled);
  for (let i = 0; i < lines.row.length; i++) {
    if (leftOut.has(String(ids[i])) && lines.unusable[i] === null) lines.unusable[i] = "patient-left-out";
  }
  const order = usableOrder(lines);
  checkSequences(lines, order, {spelled: anyFile, log});
  const inFiles: Pick<IssueLog, "add"> = {add: (fields) => log.add({file: lineFiles, ...fields})};
  noteChanges(lines, order, {spelled: anyFile, log: inFiles});
  fillSettings(lines, inFiles, anyFile);
  numberLines(lines, order, {log: inFiles, spelled: anyFile});

  if (dateMode.mode === "shifted") {
    const starts = lines.columns.get("start") ?? [];
    checkShiftedDates(
      order.map((i) => Number(starts[i])),
      (values.columns.get("death") ?? []).filter((day) => typeof day === "number"),
      log
    );
  }
  const inUse = new Set(order.map((i) => String(ids[i])));
  sayWhatIsMissing(lines, lineFiles, log);
  if (patientRows.row.length > 0) {
    const listed = new Set((patientRows.columns.get("patient_id") ?? []).map(String));
    const unlisted = [...inUse].filter((id) => !listed.has(id)).length;
    if (unlisted > 0)
      log.add({
        code: "patient-not-in-patients-file",
        severity: "warning",
        file: lineFiles,
        expected: "a row in the patients file for each patient with lines",
        count: unlisted,
        hint: "their patient-level values are unknown; do the identifiers of the two files agree?"
      });
  }
  const without = [...values.place.keys()].filter((id) => !inUse.has(id) && !leftOut.has(id)).length;
  if (without > 0)
    log.add({
      code: "patient-without-lines",
      severity: "warning",
      expected: "at least one line of therapy that can be used for each patient",
      count: without,
      hint: "the patients are on the ledger"
    });
  writeLedger(lines, patientRows, values, {inUse, leftOut, wideRows, combined, reading});
  return {
    shape: "lines",
    followUp: null,
    mapping: applied,
    lines: linesTable(lines, order),
    patients: patientsTable(values, inUse),
    used: usedRecords(lines, patientRows, inUse, combined),
    attached: ofStudy.filter(({role}) => role === "assessments")
  };
}

/** A cohort without days of progression, or without days to censor at, can be read, but a person should know before anything is estimated. */
function sayWhatIsMissing(lines: TypedRecords, file: string | null, log: IssueLog): void {
  if (lines.row.length === 0) return;
  if (!lines.columns.has("progression"))
    log.add({
      code: "no-progression-column",
      severity: "warning",
      file,
      column: "progression",
      expected: "a column with the day of progression",
      hint: "without it no progression is seen on any line; if the file has one, map it"
    });
  if (!lines.columns.has("last_assessment"))
    log.add({
      code: "no-last-assessment-column",
      severity: "note",
      file,
      column: "last_assessment",
      expected: "a column with the last assessment without progression",
      hint: "rwPFS then censors at the last contact, and counts death at any time before the next line"
    });
}

/** Places of the usable records, sorted by patient, start, line and row. */
function usableOrder(lines: TypedRecords): number[] {
  const column = (name: string): readonly CellValue[] => lines.columns.get(name) ?? [];
  const [ids, starts, numbers] = [column("patient_id"), column("start"), column("line")];
  const rank = new Map([...new Set(ids.map(String))].toSorted().map((id, i) => [id, i]));
  const place = ids.map((id) => rank.get(String(id)) ?? 0);
  const number = (value: CellValue | undefined): number => (typeof value === "number" ? value : Infinity);
  return lines.row
    .map((_, i) => i)
    .filter((i) => lines.unusable[i] === null)
    .sort(
      (a, b) =>
        (place[a] ?? 0) - (place[b] ?? 0) ||
        number(starts[a]) - number(starts[b]) ||
        compare(number(numbers[a]), number(numbers[b])) ||
        (lines.row[a] ?? 0) - (lines.row[b] ?? 0)
    );
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function leaveOutAfterCutoff(lines: TypedRecords, {cutoff, log}: CohortReading): void {
  if (cutoff === null) return;
  const starts = lines.columns.get("start") ?? [];
  let after = 0;
  for (let i = 0; i < lines.row.length; i++) {
    const start = starts[i];
    if (lines.unusable[i] !== null || typeof start !== "number" || start <= cutoff) continue;
    lines.unusable[i] = "start-after-cutoff";
    after += 1;
  }
  if (after > 0)
    log.add({
      code: "start-after-cutoff",
      severity: "note",
      expected: "lines that start on or before the cut-off of the plan",
      hint: "later lines are on the ledger",
      count: after
    });
}

/** Patients whose sequence of lines is not known, with the reason. */
function patientsLeftOut(
  lines: TypedRecords,
  patientRows: TypedRecords,
  values: PatientValues,
  {tables, log}: CohortReading,
  spelled: (file: string, column: string) => string
): Map<string, string> {
  const leftOut = new Map(values.contradictory);
  for (const records of [lines, patientRows]) {
    const ids = records.columns.get("patient_id") ?? [];
    records.unusable.forEach((reason, i) => {
      const id = ids[i];
      if (reason !== null && typeof id === "string" && !rowOnlyReasons.has(reason) && !leftOut.has(id))
        leftOut.set(id, reason);
    });
  }
  // A record that could not be read may be a line of a patient whose other lines were read: without it the sequence would be wrong.
  for (const {role, table: csv} of tables) {
    if (role !== "lines" && role !== "wide" && !(role === "study" && csv.name.includes("timeline_treatment"))) continue;
    const column = csv.header.indexOf(role === "study" ? "PATIENT_ID" : spelled(csv.name, "patient_id"));
    for (const {row, fields} of csv.refused) {
      const id = fields[column]?.trim();
      if (id === undefined || !values.place.has(id) || leftOut.has(id)) continue;
      leftOut.set(id, "unreadable-record");
      log.add({
        code: "patient-of-unreadable-record",
        severity: "warning",
        file: csv.name,
        row,
        expected: "every row of a patient readable",
        hint: "the patient is left out, because a line may be missing"
      });
    }
  }
  return leftOut;
}

function fillSettings(lines: TypedRecords, log: Pick<IssueLog, "add">, spelled: (column: string) => string): void {
  const settings = lines.columns.get("setting") ?? Array.from<CellValue>({length: lines.row.length}).fill(null);
  lines.columns.set("setting", settings);
  let filled = 0;
  for (let i = 0; i < settings.length; i++) {
    if (lines.unusable[i] !== null || settings[i] !== null) continue;
    settings[i] = "metastatic";
    filled += 1;
  }
  if (filled > 0)
    log.add({
      code: "default-setting",
      severity: "note",
      column: spelled("setting"),
      expected: "neoadjuvant, adjuvant or metastatic",
      hint: "blank is read as metastatic",
      count: filled
    });
}

interface LedgerWriting {
  readonly inUse: ReadonlySet<string>;
  readonly leftOut: ReadonlyMap<string, string>;
  readonly wideRows: ReadonlyMap<string, CsvTable>;
  /** For each file and first row of a regimen that was combined of several records: all their rows. */
  readonly combined: ReadonlyMap<string, readonly number[]>;
  readonly reading: CohortReading;
}

function writeLedger(
  lines: TypedRecords,
  patientRows: TypedRecords,
  values: PatientValues,
  {inUse, leftOut, wideRows, combined, reading: {tables, ledger}}: LedgerWriting
): void {
  const said = new Set<string>();
  const add = (fields: Pick<LedgerLine, "unit" | "reason"> & Partial<LedgerLine>): void => {
    ledger.push({
      step: "check",
      file: null,
      row: null,
      patientId: null,
      detail: details[fields.reason] ?? sentence(fields.reason),
      ...fields
    });
  };
  const rowOut = (records: TypedRecords, i: number, reason: string, id: CellValue): void => {
    const [file, row] = [records.file[i] ?? null, records.row[i] ?? null];
    const key = `${file}\n${row}`;
    if (said.has(key)) return;
    said.add(key);
    for (const member of combined.get(key) ?? [row])
      add({unit: "row", reason, file, row: member, patientId: typeof id === "string" ? id : null});
  };
  const usedRows = new Set<string>();
  lines.unusable.forEach((reason, i) => reason === null && usedRows.add(`${lines.file[i]}\n${lines.row[i]}`));
  const ids = lines.columns.get("patient_id") ?? [];
  // A reason of its own comes before the one that is inherited from another record of the same wide row.
  for (const inherited of [false, true])
    lines.unusable.forEach((reason, i) => {
      if (
        reason !== null &&
        (reason === "patient-left-out") === inherited &&
        !usedRows.has(`${lines.file[i]}\n${lines.row[i]}`)
      )
        rowOut(lines, i, reason, ids[i] ?? null);
    });
  const patientIds = patientRows.columns.get("patient_id") ?? [];
  const once = new Set<string>();
  patientRows.unusable.forEach((reason, i) => {
    const id = patientIds[i] ?? null;
    if (reason !== null) rowOut(patientRows, i, reason, id);
    else if (!inUse.has(String(id)))
      rowOut(patientRows, i, leftOut.has(String(id)) ? "patient-left-out" : "patient-without-lines", id);
    else if (once.has(`${patientRows.file[i]}\n${id}`)) rowOut(patientRows, i, "duplicate-row", id);
    once.add(`${patientRows.file[i]}\n${id}`);
  });
  for (const [file, csv] of wideRows)
    for (const row of csv.row) {
      if (usedRows.has(`${file}\n${row}`) || said.has(`${file}\n${row}`)) continue;
      add({unit: "row", reason: "patient-without-lines", file, row});
    }
  const rank = new Map(tables.map(({table: {name}}, i) => [name, i]));
  const place = (line: LedgerLine): number => (line.file === null ? Infinity : (rank.get(line.file) ?? tables.length));
  ledger.sort((a, b) => compare(place(a), place(b)) || compare(a.row ?? Infinity, b.row ?? Infinity));
  const reasons = new Map<string, string>();
  lines.unusable.forEach((reason, i) => {
    const id = ids[i];
    if (typeof id === "string" && reason !== null && reason !== "patient-left-out" && !reasons.has(id))
      reasons.set(id, reason);
  });
  for (const id of [...values.place.keys()].toSorted())
    if (!inUse.has(id))
      add({unit: "patient", reason: leftOut.get(id) ?? reasons.get(id) ?? "patient-without-lines", patientId: id});
}

function sentence(reason: string): string {
  const [, kind, column] = /^(unreadable|missing|missing-column|contradictory)-(.+)$/.exec(reason) ?? [];
  const name = column?.replaceAll("-", "_");
  if (kind === "unreadable") return `the value of ${name} cannot be read`;
  if (kind === "missing") return `the value of ${name} is missing`;
  if (kind === "contradictory") return `the patient has two different values of ${name}`;
  return `days in impossible order: ${reason.replaceAll("-", " ")}`;
}

function usedRecords(
  lines: TypedRecords,
  patientRows: TypedRecords,
  inUse: ReadonlySet<string>,
  combined: ReadonlyMap<string, readonly number[]>
): Map<string, number> {
  const used = new Map<string, Set<number>>();
  const count = (records: TypedRecords, i: number): void => {
    const file = records.file[i] ?? "";
    const rows = used.get(file) ?? new Set();
    used.set(file, rows);
    for (const row of combined.get(`${file}\n${records.row[i]}`) ?? [records.row[i] ?? 0]) rows.add(row);
  };
  lines.unusable.forEach((reason, i) => reason === null && count(lines, i));
  const ids = patientRows.columns.get("patient_id") ?? [];
  const once = new Set<string>();
  patientRows.unusable.forEach((reason, i) => {
    const id = `${patientRows.file[i]}\n${ids[i] ?? null}`;
    if (reason === null && inUse.has(String(ids[i])) && !once.has(id)) count(patientRows, i);
    once.add(id);
  });
  return new Map([...used].map(([file, rows]) => [file, rows.size]));
}

function linesTable(lines: TypedRecords, order: readonly number[]): ColumnTable {
  const others = [...lines.columns.keys()].filter((name) => !lineColumns.includes(name) && !isPatientColumn(name));
  const columns: Record<string, CellValue[]> = {};
  for (const name of [...lineColumns, ...others]) columns[name] = rearranged(lines.columns.get(name) ?? [], order);
  if (lines.imputed.some((names) => names !== "")) columns["imputed"] = order.map((i) => lines.imputed[i] ?? "");
  columns["file"] = order.map((i) => lines.file[i] ?? null);
  columns["row"] = order.map((i) => lines.row[i] ?? null);
  return table(columns);
}

function patientsTable(values: PatientValues, inUse: ReadonlySet<string>): ColumnTable {
  const ids = [...inUse].toSorted();
  const order = ids.map((id) => values.place.get(id) ?? -1);
  const others = [...values.columns.keys()].filter((name) => !patientDays.includes(name));
  return table({
    patient_id: ids,
    ...Object.fromEntries(
      [...patientDays, ...others].map((name) => [name, rearranged(values.columns.get(name) ?? [], order)])
    )
  });
}
