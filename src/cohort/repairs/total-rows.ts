import type {Sheet, SheetRow} from "../../files/sheet.ts";
import {looksNumeric} from "./cell-looks.ts";
import {MOST_EXAMPLES, untouched, type Repair} from "./repair.ts";
import {filled, withoutRows} from "./sheet-rows.ts";

/** Words by which a row of sums, means or counts begins, in the languages in which they were met. */
const word =
  /^(?:(?:grand\s+|sub[- ]?)?totals?|totale?s?|sum(?:me)?n?|zwischensumme|ges?amt(?:summe|zahl|ergebnis)?|insgesamt|summa|suma|somme|soma|σ|∑|n(?:\s*[=:]\s*\d*)?|n\s*gesamt|anzahl|count|number of patients|patients?\s*[=:]\s*\d+|pat(?:ienten)?\.?\s*[=:]\s*\d+|means?|averages?|avg\.?|mittel(?:wert)?|durchschnitt|ø|moyenne|media|promedio|medians?|mediane?|mediana|min(?:imum)?|max(?:imum)?|sd|std(?:\.?\s*dev\.?)?|range|spannweite|%|prozent|percent)(?:\s*[:=(].*)?$/;

/** Share of the columns that a row of totals fills at most, where it does not hold numbers alone: a patient may be called so. */
const MOST_FILLED = 0.5;

/** Rows of totals: they begin with a word for it, and are mostly blank or hold numbers alone. */
export const totalRows: Repair = {
  name: "totalRows",
  found: (sheet) => {
    const rows = sheet.rows.slice(1).filter((row) => isTotal(row, sheet));
    return rows.length === 0
      ? []
      : [
          {
            name: "totalRows",
            column: null,
            count: rows.length,
            examples: rows.slice(0, MOST_EXAMPLES).map(({row}) => ({row, before: null, after: null})),
            readings: [{setting: {totalRows: true}, meaning: null}]
          }
        ];
  },
  apply: (sheet, settings) =>
    settings.totalRows
      ? withoutRows(sheet, (row, index) => (index > 0 && isTotal(row, sheet) ? "total-row" : null))
      : untouched(sheet)
};

function isTotal({cells}: SheetRow, {rows: [header]}: Sheet): boolean {
  const [first, ...others] = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  const columns = header === undefined ? 0 : filled(header);
  return (
    first !== undefined &&
    word.test(first.toLowerCase()) &&
    (others.length < Math.max(1, columns * MOST_FILLED) || others.every(looksNumeric))
  );
}
