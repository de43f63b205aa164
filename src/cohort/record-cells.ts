import type {CsvTable} from "../files/csv.ts";
import type {SourceRole} from "../record/source.ts";
import {isoDay} from "./calendar-day.ts";
import {readCell, type ReadCell} from "./cell-values.ts";
import {dayRules} from "./column-dates.ts";
import type {DictionaryColumn} from "./column-dictionary.ts";
import {mappingFor} from "./mapping-report.ts";
import type {CohortReading} from "./shape-reader.ts";
import {dictionaryOf} from "./source-roles.ts";

/** What has to be known to read the cells of a table before its records are typed. */
export type CellReading = Pick<CohortReading, "mapping" | "dateMode" | "dates" | "meanings">;

/** A canonical column of a table. */
export interface RecordColumn {
  readonly known: DictionaryColumn;
  /** As the file spells it. */
  readonly spelled: string;
  /** Place among the columns of the table. */
  readonly at: number;
  /** One a record, as they stand there. */
  readonly texts: readonly string[];
  readonly read: (i: number) => ReadCell;
}

/** The columns of a table by their canonical names, with how their cells are read. */
export function recordColumns(
  table: CsvTable,
  role: SourceRole,
  reading: CellReading
): ReadonlyMap<string, RecordColumn> {
  const known = new Map(dictionaryOf(role).map((column) => [column.name, column]));
  const columns = new Map<string, RecordColumn>();
  for (const {canonical, column: spelled} of mappingFor(table, [...known.values()], reading.mapping).mapped) {
    const of = known.get(canonical);
    const at = table.header.indexOf(spelled);
    if (of !== undefined) columns.set(canonical, recordColumn(table, {known: of, spelled, at}, reading));
  }
  return columns;
}

function recordColumn(
  table: CsvTable,
  place: Pick<RecordColumn, "known" | "spelled" | "at">,
  {dateMode, dates, meanings}: CellReading
): RecordColumn {
  const {known, spelled, at} = place;
  const rules = {
    dateMode,
    decimalComma: table.delimiter !== ",",
    ...(known.kind === "day"
      ? {days: dayRules(dates, dateMode, {file: table.name, column: spelled, canonical: known.name})}
      : {})
  };
  const texts = table.columns[at] ?? [];
  const cells = new Map<string, ReadCell>();
  return {
    ...place,
    texts,
    read(i) {
      const text = texts[i] ?? "";
      const found = cells.get(text);
      if (found !== undefined) return found;
      const cell = readCell(meanings.meaningOf(known.name, text) ?? text, known, rules);
      cells.set(text, cell);
      return cell;
    }
  };
}

/** The day of a column in a record; null where there is none or it cannot be read. */
export function dayIn(column: RecordColumn | undefined, i: number): number | null {
  const value = column?.read(i).value;
  return typeof value === "number" ? value : null;
}

/** A day as a cell that reads in one way. */
export const dayWriter =
  ({mode}: CohortReading["dateMode"]): ((day: number | null) => string) =>
  (day) =>
    day === null ? "" : mode === "relative" ? String(day) : isoDay(day);
