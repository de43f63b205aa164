import type {Cohort} from "../cohort/cohort.ts";
import {columnOf, dayOfCell, textOf} from "../cohort/therapy-lines.ts";
import {append, listsByKey} from "../record/lists-by-key.ts";
import type {Exposure} from "./exposure.ts";

/** What a row of a patient records in some columns. */
export interface RecordedRow<Name extends string> {
  /** Start of the line of therapy; null for the patient's row of a patients file. */
  readonly start: number | null;
  readonly file: string | null;
  readonly row: number | null;
  readonly cells: Readonly<Record<Name, unknown>>;
}

/** Rows by patient, the patient's own before those of the lines, which stand by start. */
export type RecordedRows<Name extends string> = ReadonlyMap<string, readonly RecordedRow<Name>[]>;

/** The rows of lines, and of patients where these are given, in which one of these columns holds something; none where the cohort has none of them. */
export function recordedRows<Name extends string>(
  {patients, lines}: Pick<Cohort, "lines"> & Partial<Pick<Cohort, "patients">>,
  names: readonly Name[]
): RecordedRows<Name> {
  const found = new Map<string, RecordedRow<Name>[]>();
  if (patients !== undefined) addRows(found, patients, names, false);
  addRows(found, lines, names, true);
  return found;
}

function addRows<Name extends string>(
  found: Map<string, RecordedRow<Name>[]>,
  table: Cohort["lines"],
  names: readonly Name[],
  areLines: boolean
): void {
  const own = names.filter((name) => table.columnNames().includes(name));
  if (own.length === 0) return;
  const columns = own.map((name) => [name, columnOf(table, name)] as const);
  const [ids, starts, files, rows] = ["patient_id", "start", "file", "row"].map((name) => columnOf(table, name));
  for (const [i, id] of (ids ?? []).entries()) {
    if (!columns.some(([, values]) => textOf(values[i]) !== null)) continue;
    append(found, String(id), {
      start: areLines ? dayOfCell(starts?.[i]) : null,
      file: textOf(files?.[i]),
      row: dayOfCell(rows?.[i]),
      cells: Object.fromEntries(columns.map(([name, values]) => [name, values[i] ?? null])) as Record<Name, unknown>
    });
  }
}

/** Those of an exposure, by start. Lines of a wide file stand on one row, and are told apart by their start. */
export function rowsOfExposure<Row extends Pick<RecordedRow<never>, "start" | "file" | "row">>(
  rows: readonly Row[],
  exposure: Pick<Exposure, "file" | "rows" | "start" | "lastStart">
): readonly Row[] {
  return rows.filter(
    ({start, file, row}) =>
      start !== null &&
      start >= exposure.start &&
      start <= exposure.lastStart &&
      file === exposure.file &&
      exposure.rows.some((own) => own === row)
  );
}

/**
 * Those of some columns that speak of single lines. A column without a number in a wide file (`trial` beside `adc1`, `adc2`) says once what stands on all lines of its row, and of which of them it speaks is not known.
 */
export function columnsOfLines<Name extends string>(
  {lines, mapping}: Pick<Cohort, "lines" | "mapping">,
  names: readonly Name[]
): Name[] {
  const files = columnOf(lines, "file");
  const rows = listsByKey(
    columnOf(lines, "row").map((row, i) => ({row, file: files[i], i})),
    ({row, file}) => JSON.stringify([file, row])
  );
  const shared = [...rows.values()].filter(({length}) => length > 1);
  return names.filter((name) => {
    const values = columnOf(lines, name);
    const isNumbered = /\d/.test(mapping[name] ?? "");
    return isNumbered || shared.length === 0 || shared.some((own) => new Set(own.map(({i}) => values[i])).size > 1);
  });
}

/** What an answer says; null where it says neither yes nor no. */
export function answered(value: unknown): "yes" | "no" | null {
  return value === "yes" || value === "no" ? value : null;
}
