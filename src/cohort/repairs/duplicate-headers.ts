import {untouched, type Repair} from "./repair.ts";
import {sheetColumns} from "./sheet-rows.ts";

/** Columns of one name: they keep their place, and are called NAME, NAME (2). The reading says so and lets them be mapped; nothing is changed here. */
export const duplicateHeaders: Repair = {
  name: "duplicateHeaders",
  found: (sheet) => {
    const names = sheetColumns(sheet);
    const repeated = (sheet.rows[0]?.cells ?? []).filter((cell, i) => cell.trim() !== "" && names[i] !== cell.trim());
    return repeated.length === 0 || names.length === 0
      ? []
      : [
          {
            name: "duplicateHeaders",
            column: null,
            count: new Set(repeated.map((cell) => cell.trim())).size,
            examples: [],
            readings: [{setting: {duplicateHeaders: true}, meaning: null}]
          }
        ];
  },
  apply: untouched
};
