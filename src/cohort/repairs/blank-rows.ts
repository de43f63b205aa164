import {MOST_EXAMPLES, untouched, type Repair} from "./repair.ts";
import {filled, withoutRows} from "./sheet-rows.ts";

/** Rows in which nothing stands, below the header. */
export const blankRows: Repair = {
  name: "blankRows",
  found: ({rows}) => {
    const blank = rows.slice(1).filter((row) => filled(row) === 0);
    return blank.length === 0
      ? []
      : [
          {
            name: "blankRows",
            column: null,
            count: blank.length,
            examples: blank.slice(0, MOST_EXAMPLES).map(({row}) => ({row, before: null, after: null})),
            readings: [{setting: {blankRows: true}, meaning: null}]
          }
        ];
  },
  apply: (sheet, settings) =>
    settings.blankRows
      ? withoutRows(sheet, (row, index) => (index > 0 && filled(row) === 0 ? "blank-row" : null))
      : untouched(sheet)
};
