import type {CsvTable} from "../../files/csv.ts";
import {csvText} from "../../files/csv-text.ts";
import type {Sheet} from "../../files/sheet.ts";
import {isKnownName} from "./known-names.ts";
import {repairedTable} from "./repaired-table.ts";
import {proposedRepairs, repairedSheet, type RepairProposals, type RepairSwitches} from "./repairs.ts";

/** A file as it is after its repairs, and everything that they did. */
export interface TidiedFile extends RepairProposals {
  /** The clean file, CSV with one header and its records. */
  readonly clean: string;
  /** Every changed cell and every row left out: `row,column,before,after,repair`, CSV. Cells of identifiers stand in it, so it belongs beside the file. */
  readonly ledger: string;
  /** The clean file as it is read. */
  readonly table: CsvTable;
}

/**
 * A file with the repairs that it gives cause for, as the switches want them. The same sheet gives the same bytes.
 *
 * @example
 * const sheet = {name: "c.csv", rows: [{row: 1, cells: ["patient_id", "dose"]}, {row: 2, cells: ["P1", "1,5"]}], merged: [], delimiter: ";", encoding: "UTF-8", issues: []};
 * tidiedFile(sheet).clean // "patient_id,dose\nP1,1.5\n"
 * tidiedFile(sheet).ledger // 'row,column,before,after,repair\n2,dose,"1,5",1.5,decimalComma\n'
 */
export function tidiedFile(sheet: Sheet, switches?: RepairSwitches): TidiedFile {
  const {proposals, settings} = proposedRepairs(sheet, switches);
  const table = repairedTable(sheet, settings);
  return {
    proposals,
    settings,
    table,
    clean: cleanText(table),
    ledger: csvText([ledgerHeader, ...ledgerRows(sheet, {settings, table})])
  };
}

const ledgerHeader = ["row", "column", "before", "after", "repair"];

function cleanText({header, columns, row}: CsvTable): string {
  return csvText([cleanHeader(header), ...row.map((_, i) => columns.map((cells) => cells[i] ?? ""))]);
}

/** Repeated names that cohorts know: (1) tells the first one apart too, so that none of them is taken for the column that is meant. */
function cleanHeader(header: readonly string[]): string[] {
  return header.map((name) => (header.includes(`${name} (2)`) && isKnownName(name) ? `${name} (1)` : name));
}

interface LedgerEntry {
  readonly row: number;
  readonly column: number;
  readonly cells: readonly string[];
}

/** In the order of the file: rows from the top, cells from the left, repairs in the order in which they were made. */
function ledgerRows(sheet: Sheet, {settings, table}: Pick<TidiedFile, "settings" | "table">): (readonly string[])[] {
  const {done, columns} = repairedSheet(sheet, settings);
  const cellsOf = new Map(sheet.rows.map(({row, cells}) => [row, cells]));
  const entries: LedgerEntry[] = [
    ...done.flatMap(({name, cells}) =>
      cells.map(({row, column, before, after}) => ({
        row,
        column,
        cells: [String(row), columns[column] ?? `(column ${column + 1})`, before, after, name]
      }))
    ),
    ...table.ledger.map(({row, reason}) => ({
      row: row ?? 0,
      column: -1,
      cells: [String(row), "", (cellsOf.get(row ?? 0) ?? []).join(" | "), "(row left out)", reason]
    }))
  ];
  return entries.toSorted((a, b) => a.row - b.row || a.column - b.column).map(({cells}) => cells);
}
