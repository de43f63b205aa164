import {withRows, type SheetRow} from "../../files/sheet.ts";
import {MOST_EXAMPLES, untouched, type Repair} from "./repair.ts";
import {sheetColumns} from "./sheet-rows.ts";

const isStray = ({stray}: SheetRow): boolean => stray !== undefined;

/** Quotes that break the rules of CSV: an inch sign, blanks around a quoted field, a quote that never closes. The cells are read as people mean them. */
export const strayQuotes: Repair = {
  name: "strayQuotes",
  found: (sheet) => {
    const rows = sheet.rows.filter(isStray);
    const cells = rows.flatMap(({row, stray = []}) => stray.map(({index}) => ({row, index})));
    const columns = new Set(cells.map(({index}) => index));
    const [only] = columns.size === 1 ? columns : [];
    return rows.length === 0
      ? []
      : [
          {
            name: "strayQuotes",
            column: only === undefined ? null : (sheetColumns(sheet)[only] ?? null),
            count: cells.length,
            examples: rows.slice(0, MOST_EXAMPLES).map(({row}) => ({row, before: null, after: null})),
            readings: [{setting: {strayQuotes: true}, meaning: null}]
          }
        ];
  },
  apply: (sheet, settings) =>
    !settings.strayQuotes || !sheet.rows.some(isStray)
      ? untouched(sheet)
      : {
          sheet: withRows(
            sheet,
            sheet.rows.map(({row, cells}) => ({row, cells}))
          ),
          cells: sheet.rows.flatMap(({row, cells, stray = []}) =>
            stray.map(({index, written}) => ({row, column: index, before: written, after: cells[index] ?? ""}))
          ),
          rows: []
        }
};
