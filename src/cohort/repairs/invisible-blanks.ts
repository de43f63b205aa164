import type {Sheet} from "../../files/sheet.ts";
import {MOST_EXAMPLES, untouched, type Repair} from "./repair.ts";
import {withCells} from "./sheet-rows.ts";

/** Blanks of another width, which look like a plain one: no-break, thin, figure space, ideographic, … */
const blanks = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
/** Characters of no width: zero-width blanks and joiners, soft hyphen, byte order mark, marks of direction. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/**
 * A cell without blanks that nobody sees: others become plain ones, at the ends of the cell they are cut.
 *
 * @example
 * plainBlanks("\u00a0T-DXd\u200b") // "T-DXd"
 * plainBlanks("EV\u00a0+ pembrolizumab") // "EV + pembrolizumab"
 */
export function plainBlanks(cell: string): string {
  const plain = cell.replace(invisible, "").replace(blanks, " ");
  return plain === cell ? cell : plain.trim();
}

const repaired = (sheet: Sheet): ReturnType<typeof withCells> => withCells(sheet, plainBlanks, {header: true});

/** Blanks that nobody sees make two labels of one, and text of a number. */
export const invisibleBlanks: Repair = {
  name: "invisibleBlanks",
  found: (sheet) => {
    const {cells} = repaired(sheet);
    return cells.length === 0
      ? []
      : [
          {
            name: "invisibleBlanks",
            column: null,
            count: cells.length,
            examples: cells.slice(0, MOST_EXAMPLES).map(({row}) => ({row, before: null, after: null})),
            readings: [{setting: {invisibleBlanks: true}, meaning: null}]
          }
        ];
  },
  apply: (sheet, settings) => (settings.invisibleBlanks ? repaired(sheet) : untouched(sheet))
};
