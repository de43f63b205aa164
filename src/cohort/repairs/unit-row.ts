import type {Sheet} from "../../files/sheet.ts";
import {untouched, type Repair} from "./repair.ts";
import {isBlank, withoutRows} from "./sheet-rows.ts";

/** Units and forms of dates that stand under a header, in the languages in which they were met. */
const words: readonly RegExp[] = [
  /^(?:%|percent|prozent|n|no\.?|nr\.?|code[sd]?|text|string|char|date|datum|number|zahl|integer|float)$/,
  /^(?:d|days?|tage?n?|jours?|d[ií]as?|giorni|w|wks?|weeks?|wochen?|mo|mos|months?|monate?n?|mois|meses|mesi|y|yrs?|years?|a|jahre?n?|ans|a[ñn]os|anni)$/,
  /^(?:(?:d{1,2}|t{1,2}|j{1,2}|g{1,2}|m{1,4}|y{2,4}|j{4}|a{2,4})[./\- ]?){2,3}$/,
  /^(?:0\s*[/,|]\s*1|1\s*[/,|]\s*2|yes\s*\/\s*no|y\/n|ja\s*\/\s*nein|j\/n|[mfw]\s*\/\s*[mfw])$/,
  /^[µμumnpk]?(?:g|mol|l|i?u|e|ie|cells?|zellen)(?:\s*\/\s*(?:[µμumdn]?l|kg|m2|m²|d|h|min|hpf|mm3|mm³))?(?:\s*\/\s*1[.,]73\s*m[2²])?$/,
  /^(?:mm|cm|m|kg|lb|lbs|in|mmhg|bpm|mg\/m[2²]|mg\/kg|kg\/m[2²]|x?\s*10[\^e]?\d+\s*\/\s*l|°c|score|stage|grade|grad|cycles?|zyklen)$/
];

/**
 * Whether a cell is a unit or a form of dates, with or without brackets.
 *
 * @example
 * ["Jahre", "[U/ml]", "TT.MM.JJJJ", "SG"].map(isUnit) // [true, true, true, false]
 */
export function isUnit(cell: string): boolean {
  const bare = cell
    .trim()
    .replace(/^[([{]\s*(.*?)\s*[)\]}]$/, "$1")
    .toLowerCase();
  return words.some((word) => word.test(bare));
}

/** A row of units under the header: everything that stands in it is a unit, one of them a word that its column does not hold again. */
export const unitRow: Repair = {
  name: "unitRow",
  found: (sheet) => {
    const row = unitRowOf(sheet);
    return row === null
      ? []
      : [
          {
            name: "unitRow",
            column: null,
            count: 1,
            examples: [{row, before: null, after: null}],
            readings: [{setting: {unitRow: true}, meaning: null}]
          }
        ];
  },
  apply: (sheet, settings) => {
    const unit = settings.unitRow ? unitRowOf(sheet) : null;
    return unit === null ? untouched(sheet) : withoutRows(sheet, ({row}) => (row === unit ? "unit-row" : null));
  }
};

/** Number of the row of units; null where the row under the header is none. */
function unitRowOf({rows}: Sheet): number | null {
  const [header, below, ...records] = rows;
  if (header === undefined || below === undefined || records.length === 0) return null;
  const cells = below.cells.filter((cell) => !isBlank(cell));
  // A single letter may be a record's: a, m and n are codes as well as units.
  const telling = below.cells.some(
    (cell, column) => cell.trim().length > 1 && isUnit(cell) && !records.some((row) => row.cells[column] === cell)
  );
  return telling && cells.every(isUnit) ? below.row : null;
}
