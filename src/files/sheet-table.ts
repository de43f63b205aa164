import type {LedgerLine} from "../record/ledger-line.ts";
import {CsvRecords} from "./csv-records.ts";
import type {CsvTable} from "./csv.ts";
import {columnsOfText} from "./columns-of-text.ts";
import type {Sheet} from "./sheet.ts";

/**
 * A sheet as columns of text under its first row, which is the header; rows are refused for the same reasons as those of a CSV file.
 * `leftOut`: rows that were taken away before, as lines of the ledger.
 *
 * @example
 * const sheet = {name: "c.csv", rows: [{row: 3, cells: ["id", "day"]}, {row: 4, cells: ["P1", "5"]}], delimiter: ",", encoding: "UTF-8", issues: []};
 * sheetTable(sheet).columns // [["P1"], ["5"]]
 * sheetTable(sheet).row // [4]
 */
export function sheetTable(sheet: Sheet, leftOut: readonly LedgerLine[] = []): CsvTable {
  const {name, rows, delimiter, encoding, sha256, issues} = sheet;
  const kept = columnsOfText();
  const records = new CsvRecords(name, kept, delimiter);
  for (const row of rows) records.cut(row);
  // Of a sheet that could not be read, or was not chosen, it is said why.
  if (rows.length > 0 || issues.every(({severity}) => severity !== "error")) records.end(encoding);
  const ledger = [...leftOut, ...records.ledger].toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0));
  return {
    name,
    header: records.header ?? [],
    rowsRead: records.rowsRead + leftOut.length,
    delimiter,
    encoding,
    sha256,
    issues: [...issues, ...records.issues()],
    ledger,
    ...kept.all()
  };
}
