import type {Sheet} from "../../files/sheet.ts";
import {plainDigits} from "../plain-digits.ts";
import {identifierColumn} from "./identifier-column.ts";
import {MOST_EXAMPLES, untouched, type Repair, type Repaired} from "./repair.ts";
import {withCells} from "./sheet-rows.ts";

function repaired(sheet: Sheet): Repaired {
  const identifier = identifierColumn(sheet);
  return withCells(sheet, (cell, column) => (column === identifier ? cell : plainDigits(cell)));
}

/** Digits of other scripts (full-width, Arabic-Indic, …) become 0 to 9; those of identifiers stay. */
export const foreignDigits: Repair = {
  name: "foreignDigits",
  found: (sheet) => {
    const {cells} = repaired(sheet);
    return cells.length === 0
      ? []
      : [
          {
            name: "foreignDigits",
            column: null,
            count: cells.length,
            examples: cells.slice(0, MOST_EXAMPLES).map(({row}) => ({row, before: null, after: null})),
            readings: [{setting: {foreignDigits: true}, meaning: null}]
          }
        ];
  },
  apply: (sheet, settings) => (settings.foreignDigits ? repaired(sheet) : untouched(sheet))
};
