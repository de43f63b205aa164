import {namedHeader} from "../../files/csv-header.ts";
import {withRows, type Sheet, type SheetRow} from "../../files/sheet.ts";
import type {ChangedCell, Repaired, RowLeftOut} from "./repair.ts";

/** Whether nothing stands in a cell. */
export const isBlank = (cell: string | undefined): boolean => (cell ?? "").trim() === "";

/** How many cells of a row hold something. */
export const filled = ({cells}: SheetRow): number => cells.filter((cell) => !isBlank(cell)).length;

/**
 * The names of the columns, each one once: a repeated one is followed by ` (2)`, a blank one is `(column 5)`; none where the sheet has no row.
 *
 * @example
 * sheetColumns({rows: [{row: 1, cells: ["id", "day", "day"]}]}) // ["id", "day", "day (2)"]
 */
export function sheetColumns({rows: [header]}: Pick<Sheet, "rows">): readonly string[] {
  return header === undefined ? [] : namedHeader(header.cells).names;
}

/** What stands in a column under the header, one text a row. */
export const columnCells = ({rows}: Pick<Sheet, "rows">, column: number): string[] =>
  rows.slice(1).map(({cells}) => cells[column] ?? "");

/**
 * The sheet without the rows for which there is a reason.
 *
 * @example
 * withoutRows({rows: [{row: 1, cells: ["id"]}, {row: 2, cells: [""]}]}, ({row}) => (row === 2 ? "blank-row" : null)).rows
 * // [{row: 2, reason: "blank-row", cells: [""]}]
 */
export function withoutRows(sheet: Sheet, reasonOf: (row: SheetRow, index: number) => string | null): Repaired {
  const kept: SheetRow[] = [];
  const rows: RowLeftOut[] = [];
  sheet.rows.forEach((row, index) => {
    const reason = reasonOf(row, index);
    if (reason === null) kept.push(row);
    else rows.push({row: row.row, reason, cells: row.cells});
  });
  return {sheet: rows.length === 0 ? sheet : withRows(sheet, kept), cells: [], rows};
}

/**
 * The sheet with cells changed by a rule, the header left alone.
 *
 * @example
 * withCells({rows: [{row: 1, cells: ["id"]}, {row: 2, cells: ["a"]}]}, (cell) => cell.toUpperCase()).cells
 * // [{row: 2, column: 0, before: "a", after: "A"}]
 */
export function withCells(
  sheet: Sheet,
  changed: (cell: string, column: number, index: number) => string,
  {header = false}: {readonly header?: boolean} = {}
): Repaired {
  const cells: ChangedCell[] = [];
  const rows = sheet.rows.map((row, index) => {
    if (index === 0 && !header) return row;
    const own = row.cells.map((before, column) => {
      const after = changed(before, column, index);
      if (after !== before) cells.push({row: row.row, column, before, after});
      return after;
    });
    return {...row, cells: own};
  });
  return {sheet: cells.length === 0 ? sheet : withRows(sheet, rows), cells, rows: []};
}
