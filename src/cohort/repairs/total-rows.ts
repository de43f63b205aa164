import type {SheetRow} from "../../files/sheet.ts";
import {looksNumeric} from "./cell-looks.ts";
import {MOST_EXAMPLES, untouched, type Repair} from "./repair.ts";
import {filled, isBlank, withoutRows} from "./sheet-rows.ts";

/** Words by which a row of sums, means or counts begins, in the languages in which they were met. */
const word =
  /^(?:(?:grand\s+|sub[- ]?)?totals?|totale?s?|sum(?:me)?n?|zwischensumme|ges?amt(?:summe|zahl|ergebnis)?|insgesamt|summa|suma|somme|soma|σ|∑|n(?:\s*[=:]\s*\d*)?|n\s*gesamt|anzahl(?:\s+(?:der\s+)?pat(?:ienten|\.)?)?|count|number of (?:patients|records)|patients?\s*[=:]\s*\d+|pat(?:ienten)?\.?\s*[=:]\s*\d+|means?(?:\s*(?:±|\+\/?-)\s*sd)?|averages?|avg\.?|mittel(?:wert)?(?:\s*±\s*sd)?|mw|durchschnitt|ø|moyenne|media|promedio|medians?|mediane?|mediana|min(?:imum)?|max(?:imum)?|sd|sem|stabw|standard(?:abweichung|\s+deviation|\s+error|fehler)|std(?:\.?\s*dev\.?)?|[eé]cart[- ]type|desviaci[oó]n(?:\s+est[aá]ndar)?|range|spannweite|iqr|q[13]|quartile?s?|\d\d\s*%\s*(?:ci|ki|ic)|(?:ci|ki|ic)\s*\d\d\s*%|%|prozent|percent|missing|fehlend|(?:events?|ereignisse)\s*[=:]\s*\d+)(?:\s*[:=(].*)?$/;
/** Letters and digits of a word that patients may be called by, at most. */
const SHORT = 4;

/** Share of the columns that a row of totals fills at most, where it does not hold numbers alone: a patient may be called so. */
const MOST_FILLED = 0.5;
/** Share of the other cells of the column of the same letters and digits, from which on such a word is a patient. */
const OF_ONE_SHAPE = 0.5;

/** Rows of totals: they begin with a word for it, and are mostly blank or hold numbers alone. */
export const totalRows: Repair = {
  name: "totalRows",
  found: (sheet) => {
    const rows = totalsOf(sheet.rows);
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
  apply: (sheet, settings) => {
    if (!settings.totalRows) return untouched(sheet);
    const totals = new Set(totalsOf(sheet.rows).map(({row}) => row));
    return withoutRows(sheet, ({row}) => (totals.has(row) ? "total-row" : null));
  }
};

/**
 * The rows of totals under a header, which is the first row: those that begin with a word for it, and numbers without an identifier between or before those at the end.
 *
 * @example
 * const rows = [["id", "months"], ["P1", "5"], ["", ""], ["", "5"], ["Median", "5"]].map((cells, i) => ({row: i + 1, cells}));
 * totalsOf(rows).map(({row}) => row) // [4, 5]
 */
export function totalsOf([header, ...rows]: readonly SheetRow[]): SheetRow[] {
  if (header === undefined) return [];
  const columns = filled(header);
  const named = new Set(rows.filter((row) => beginsAsTotal(row, columns) && !isShortAsOthers(row, rows)));
  if (named.size === 0) return [];
  const end = rows.findLastIndex((row) => filled(row) > 0 && !named.has(row) && !isUnnamed(row));
  // Behind a last record numbers without a name belong to the totals there.
  const behind = rows.slice(end + 1);
  const unnamed = behind.some((row) => named.has(row)) ? behind.filter(isUnnamed) : [];
  return rows.filter((row) => named.has(row) || unnamed.includes(row));
}

/**
 * Whether a text is a word by which a row of totals begins.
 *
 * @example
 * ["Mean", "N = 24", "Summe:", "P1"].map(isWordOfTotals) // [true, true, true, false]
 */
export function isWordOfTotals(text: string): boolean {
  return word.test(text.trim().toLowerCase());
}

function beginsAsTotal({cells}: SheetRow, columns: number): boolean {
  const [first, ...others] = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  return (
    first !== undefined &&
    isWordOfTotals(first) &&
    (others.length < Math.max(1, columns * MOST_FILLED) || others.every((cell) => looksNumeric(cell) || isSpread(cell)))
  );
}

/** A number with its spread behind it: 8.2 ± 3.1, 7.9 (1-20). */
const isSpread = (cell: string): boolean => /^[\d.,\s±+/–-]+(?:[([][\d.,;\s–-]+[)\]])?\s*%?$/.test(cell);

/** Numbers in a row that names nobody. */
const isUnnamed = ({cells}: SheetRow): boolean =>
  isBlank(cells[0]) &&
  cells.some((cell) => !isBlank(cell)) &&
  cells.every((cell) => isBlank(cell) || looksNumeric(cell));

/** N, SD, Max and Q1 may be patients among others that are called alike. */
function isShortAsOthers(row: SheetRow, rows: readonly SheetRow[]): boolean {
  const column = row.cells.findIndex((cell) => !isBlank(cell));
  const text = row.cells[column]?.trim() ?? "";
  if (text.length > SHORT) return false;
  const others = rows
    .map(({cells}) => cells[column]?.trim() ?? "")
    .filter((other) => other !== "" && other !== text && !isWordOfTotals(other));
  return others.filter((other) => shapeOf(other) === shapeOf(text)).length > others.length * OF_ONE_SHAPE;
}

/** Its letters and digits by their kind: P1 is L1. */
const shapeOf = (text: string): string => text.replaceAll(/\p{L}/gu, "L").replaceAll(/\d/g, "1");
