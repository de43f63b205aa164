import type {MergedCells, Sheet} from "../../files/sheet.ts";
import {MOST_EXAMPLES, untouched, type Repair, type Repaired} from "./repair.ts";
import {isBlank, withCells} from "./sheet-rows.ts";

/** Cells that a spreadsheet merged over several rows hold their value in the first one alone; it stands for all of them. Cells merged sideways are left. */
export const mergedCells: Repair = {
  name: "mergedCells",
  found: (sheet) => {
    const {cells} = spread(sheet);
    return cells.length === 0
      ? []
      : [
          {
            name: "mergedCells",
            column: null,
            count: cells.length,
            examples: cells.slice(0, MOST_EXAMPLES).map(({row}) => ({row, before: null, after: null})),
            readings: [{setting: {mergedCells: true}, meaning: null}]
          }
        ];
  },
  apply: (sheet, settings) => (settings.mergedCells ? spread(sheet) : untouched(sheet))
};

function spread(sheet: Sheet): Repaired {
  const values = new Map<string, string>();
  const row = new Map(sheet.rows.map((own) => [own.row, own]));
  for (const merged of sheet.merged.filter(({firstRow, lastRow}) => lastRow > firstRow))
    for (const covered of rowsUnder(merged))
      values.set(`${covered}\n${merged.firstColumn}`, row.get(merged.firstRow)?.cells[merged.firstColumn] ?? "");
  return withCells(sheet, (cell, column, index) =>
    isBlank(cell) ? (values.get(`${sheet.rows[index]?.row}\n${column}`) ?? cell) : cell
  );
}

/** The rows that merged cells cover, the first one left away. */
const rowsUnder = ({firstRow, lastRow}: MergedCells): number[] =>
  Array.from({length: lastRow - firstRow}, (_, i) => firstRow + 1 + i);
