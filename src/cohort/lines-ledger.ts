import type {LedgerLine} from "../record/ledger-line.ts";
import type {CellValue} from "./cell-values.ts";
import type {CohortReading} from "./shape-reader.ts";
import type {LineRecords} from "./line-records.ts";
import {notSystemicReasons, type NotSystemicRecords} from "./not-systemic.ts";
import type {PatientValues} from "./patient-values.ts";
import type {TypedRecords} from "./typed-records.ts";

/** What stands in the ledger for a reason. */
const details: Readonly<Record<string, string>> = {
  "patient-left-out": "another row of this patient cannot be used, so the sequence of lines is not known",
  "neighbour-without-identifier":
    "a row above or below has no identifier and may be this patient's, so the sequence of lines is not known",
  "duplicate-row": "the row repeats another one",
  "never-given":
    "the line was ordered and never given: 0 cycles, and it ended on the day on which it began, or a cell says so",
  "contradictory-duplicate": "rows with the same patient, line, start and regimen differ elsewhere",
  "start-after-cutoff": "the line starts after the data cut-off",
  "unreadable-record": "a row of this patient could not be read at all",
  "duplicate-column": "a column that is needed stands twice in the file",
  "patient-without-lines": "the patient has no line of therapy in the files"
};

/** The records of a cohort of lines with what became of them. */
export interface LinesAccount {
  readonly records: LineRecords;
  readonly values: PatientValues;
  /** Patients with a line that is used. */
  readonly inUse: ReadonlySet<string>;
  /** Patients whose sequence of lines is not known, with the reason. */
  readonly leftOut: ReadonlyMap<string, string>;
  /** Usable records that are no systemic therapy. */
  readonly apart: NotSystemicRecords;
  /** For each file and first row of a regimen that was combined of several records: all their rows. */
  readonly combined: ReadonlyMap<string, readonly number[]>;
}

/** Puts every row and every patient that is not used on the ledger, rows in the order of the files, patients behind them. */
export function writeLinesLedger(account: LinesAccount, {tables, ledger}: CohortReading): void {
  const {lines, patientRows, wide} = account.records;
  const used = usedPlaces(lines, account.apart);
  const rows: RowsOut = {ledger, combined: account.combined, said: new Set()};
  linesOut(lines, used, rows);
  for (const [i, kind] of account.apart)
    if (lines.unusable[i] === null && !used.has(placeOf(lines, i)))
      recordOut(lines, i, notSystemicReasons[kind].reason, rows, notSystemicReasons[kind].detail);
  patientRowsOut(patientRows, account, rows);
  for (const {name: file, row: all} of wide)
    for (const row of all) {
      const place = `${file}\n${row}`;
      if (!used.has(place) && !rows.said.has(place))
        ledger.push(ledgerLine({unit: "row", reason: "patient-without-lines", file, row}));
    }
  sortByPlace(ledger, tables);
  ledger.push(...patientsOut(account));
}

/**
 * Whether a record is the first one of its patient in its file.
 *
 * @example
 * firstOfPatient({columns: new Map([["patient_id", ["P1", "P1"]]]), file: ["c.csv", "c.csv"], row: [2, 3]}) // [true, false]
 */
export function firstOfPatient({columns, file, row}: Pick<TypedRecords, "columns" | "file" | "row">): boolean[] {
  const ids = columns.get("patient_id") ?? [];
  const seen = new Set<string>();
  return row.map((_, i) => {
    const key = `${file[i]}\n${ids[i] ?? null}`;
    const isFirst = !seen.has(key);
    seen.add(key);
    return isFirst;
  });
}

/** Rows on their way to the ledger; each place is said once. */
interface RowsOut {
  readonly ledger: LedgerLine[];
  readonly combined: LinesAccount["combined"];
  readonly said: Set<string>;
}

const placeOf = ({file, row}: TypedRecords, i: number): string => `${file[i]}\n${row[i]}`;

/** File and row of the records that are used. */
function usedPlaces(lines: TypedRecords, apart: NotSystemicRecords): Set<string> {
  const used = new Set<string>();
  lines.unusable.forEach((reason, i) => reason === null && !apart.has(i) && used.add(placeOf(lines, i)));
  return used;
}

function ledgerLine(fields: Pick<LedgerLine, "unit" | "reason"> & Partial<LedgerLine>): LedgerLine {
  return {
    step: "check",
    file: null,
    row: null,
    patientId: null,
    detail: details[fields.reason] ?? sentence(fields.reason),
    ...fields
  };
}

function sentence(reason: string): string {
  const [, kind, column] = /^(unreadable|missing|missing-column|contradictory)-(.+)$/.exec(reason) ?? [];
  const name = column?.replaceAll("-", "_");
  if (kind === "unreadable") return `the value of ${name} cannot be read`;
  if (kind === "missing") return `the value of ${name} is missing`;
  if (kind === "contradictory") return `the patient has two different values of ${name}`;
  return `days in impossible order: ${reason.replaceAll("-", " ")}`;
}

/** A record with all rows that it was combined of. */
function recordOut(
  records: TypedRecords,
  i: number,
  reason: string,
  {ledger, combined, said}: RowsOut,
  detail?: string
): void {
  const place = placeOf(records, i);
  if (said.has(place)) return;
  said.add(place);
  const id: CellValue | undefined = records.columns.get("patient_id")?.[i];
  const file = records.file[i] ?? null;
  for (const row of combined.get(place) ?? [records.row[i] ?? null])
    ledger.push(
      ledgerLine({
        unit: "row",
        reason,
        file,
        row,
        patientId: typeof id === "string" ? id : null,
        ...(detail === undefined ? {} : {detail})
      })
    );
}

/** A row of a wide file is out only where none of its lines is used. */
function linesOut(lines: TypedRecords, used: ReadonlySet<string>, rows: RowsOut): void {
  // A reason of its own comes before the one that is inherited from another record of the same wide row.
  for (const inherited of [false, true])
    lines.unusable.forEach((reason, i) => {
      if (reason !== null && (reason === "patient-left-out") === inherited && !used.has(placeOf(lines, i)))
        recordOut(lines, i, reason, rows);
    });
}

function patientRowsOut(
  patientRows: TypedRecords,
  {inUse, leftOut}: Pick<LinesAccount, "inUse" | "leftOut">,
  rows: RowsOut
): void {
  const ids = patientRows.columns.get("patient_id") ?? [];
  const isFirst = firstOfPatient(patientRows);
  patientRows.unusable.forEach((reason, i) => {
    const id = String(ids[i] ?? null);
    if (reason !== null) recordOut(patientRows, i, reason, rows);
    else if (!inUse.has(id))
      recordOut(patientRows, i, leftOut.has(id) ? "patient-left-out" : "patient-without-lines", rows);
    else if (!isFirst[i]) recordOut(patientRows, i, "duplicate-row", rows);
  });
}

/** Sorts by the order in which the files were given, then by row; what is of no file comes last. */
function sortByPlace(ledger: LedgerLine[], tables: CohortReading["tables"]): void {
  const rank = new Map(tables.map(({table: {name}}, i) => [name, i]));
  const place = ({file}: LedgerLine): number => (file === null ? Infinity : (rank.get(file) ?? tables.length));
  // Infinity − Infinity is no number, and counts as equal.
  ledger.sort((a, b) => place(a) - place(b) || (a.row ?? Infinity) - (b.row ?? Infinity) || 0);
}

/** Patients of whom nothing is used, by name: with the reason of the first of their records that has one of its own. */
function patientsOut({records: {lines}, values, inUse, leftOut}: LinesAccount): LedgerLine[] {
  const ids = lines.columns.get("patient_id") ?? [];
  const reasons = new Map<string, string>();
  lines.unusable.forEach((reason, i) => {
    const id = ids[i];
    if (typeof id === "string" && reason !== null && reason !== "patient-left-out" && !reasons.has(id))
      reasons.set(id, reason);
  });
  return [...values.place.keys()]
    .toSorted()
    .filter((id) => !inUse.has(id))
    .map((id) =>
      ledgerLine({
        unit: "patient",
        reason: leftOut.get(id) ?? reasons.get(id) ?? "patient-without-lines",
        patientId: id
      })
    );
}
