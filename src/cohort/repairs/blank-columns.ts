import {withRows, type Sheet} from "../../files/sheet.ts";
import {untouched, type Repair} from "./repair.ts";
import {sheetColumns, isBlank} from "./sheet-rows.ts";

/** Columns without a name in which nothing stands: a delimiter at the end of each line, a column left free between two others. */
export const blankColumns: Repair = {
  name: "blankColumns",
  found: (sheet) => {
    const blank = blankOnes(sheet);
    return blank.size === 0
      ? []
      : [
          {
            name: "blankColumns",
            column: null,
            count: blank.size,
            examples: [],
            readings: [{setting: {blankColumns: true}, meaning: null}]
          }
        ];
  },
  apply: (sheet, settings) => {
    const blank = settings.blankColumns ? blankOnes(sheet) : new Set<number>();
    if (blank.size === 0) return untouched(sheet);
    const names = sheetColumns(sheet);
    const kept = (cells: readonly string[]): string[] => cells.filter((_, column) => !blank.has(column));
    return {
      sheet: withRows(
        sheet,
        // A column that holds something and has no name is called by the place that it had.
        sheet.rows.map((row, index) => ({
          ...row,
          cells: kept(index === 0 ? row.cells.map((cell, i) => (isBlank(cell) ? (names[i] ?? cell) : cell)) : row.cells)
        }))
      ),
      cells: [],
      rows: []
    };
  }
};

function blankOnes({rows}: Sheet): Set<number> {
  const [header] = rows;
  return new Set(
    (header?.cells ?? []).flatMap((_, column) => (rows.every(({cells}) => isBlank(cells[column])) ? [column] : []))
  );
}
