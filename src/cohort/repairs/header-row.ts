import type {Sheet, SheetRow} from "../../files/sheet.ts";
import {looksLikeDate, looksNumeric} from "./cell-looks.ts";
import {isKnownName} from "./known-names.ts";
import {untouched, type Repair} from "./repair.ts";
import {isUnit} from "./unit-row.ts";
import {filled, isBlank, withoutRows} from "./sheet-rows.ts";

/** Rows among which a header is looked for. */
const MOST_ABOVE = 30;
/** Rows under a header whose cells are compared with it. */
const MOST_COMPARED = 50;
/** Share of the columns of a table that its header names at least. */
const LEAST_NAMED = 0.6;
/** Share of them that a title above it fills at most. */
const MOST_OF_TITLE = 0.5;

/** Names of columns below a title, an institution, a day of export: the first row that names most columns, where something shows that it is a header. */
export const headerRow: Repair = {
  name: "headerRow",
  found: (sheet) => {
    const at = headerIndex(sheet);
    const row = sheet.rows[at]?.row;
    return at < 1 || row === undefined
      ? []
      : [
          {
            name: "headerRow",
            column: null,
            count: at,
            examples: [{row, before: null, after: null}],
            readings: [{setting: {headerRow: row}, meaning: null}]
          }
        ];
  },
  apply: (sheet, settings) => {
    const wanted = settings.headerRow;
    return wanted === null || !sheet.rows.some(({row}) => row === wanted)
      ? untouched(sheet)
      : withoutRows(sheet, ({row}) => (row < wanted ? "title-row" : null));
  }
};

/** Place of the header among the rows; 0 where the first row will do, and where nothing shows a better one. */
function headerIndex({rows}: Sheet): number {
  const columns = columnsInUse(rows);
  const isTitle = (row: SheetRow): boolean => filled(row) <= Math.max(1, columns * MOST_OF_TITLE);
  let at = 0;
  for (const [index, row] of rows.slice(0, MOST_ABOVE).entries()) {
    at = index;
    if (!isTitle(row)) break;
  }
  const header = rows[at];
  return header !== undefined && names(header, columns) && shownToBeHeader(header, rows.slice(at + 1)) ? at : 0;
}

/** Columns in which at least two rows have a cell: a title of one cell makes none. */
function columnsInUse(rows: readonly SheetRow[]): number {
  const times: number[] = [];
  for (const {cells} of rows)
    for (const [column, cell] of cells.entries()) if (!isBlank(cell)) times[column] = (times[column] ?? 0) + 1;
  return times.filter((count) => count > 1).length;
}

/** Whether the cells of a row may be names: most columns have one, none is a number or a date. */
function names(row: SheetRow, columns: number): boolean {
  return (
    filled(row) >= Math.max(2, columns * LEAST_NAMED) &&
    row.cells.every((cell) => isBlank(cell) || !(looksNumeric(cell) || looksLikeDate(cell)))
  );
}

/** Whether two of the names are known, or text stands above numbers or dates in a column. */
function shownToBeHeader({cells}: SheetRow, below: readonly SheetRow[]): boolean {
  if (cells.filter(isKnownName).length >= 2) return true;
  const compared = below.slice(0, MOST_COMPARED);
  return cells.some((name, column) => {
    if (isBlank(name)) return false;
    const values = compared.map((row) => row.cells[column] ?? "").filter((cell) => !isBlank(cell) && !isUnit(cell));
    return (
      values.length > 1 &&
      values.filter((cell) => looksNumeric(cell) || looksLikeDate(cell)).length >= values.length * 0.8
    );
  });
}
