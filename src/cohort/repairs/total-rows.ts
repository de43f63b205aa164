import type {SheetRow} from "../../files/sheet.ts";
import {looksNumeric} from "./cell-looks.ts";
import {MOST_EXAMPLES, untouched, type Repair} from "./repair.ts";
import {filled, isBlank, withoutRows} from "./sheet-rows.ts";

/** Words by which a row of sums, means or counts begins, in the languages in which they were met. */
const word =
  /^(?:(?:grand\s+|sub[- ]?)?totals?|totale?s?|sum(?:me)?n?|zwischensumme|ges?amt(?:summe|zahl|ergebnis)?|insgesamt|summa|suma|somme|soma|σ|∑|n(?:\s*[=:]\s*\d*)?|n\s*gesamt|anzahl(?:\s+(?:der\s+)?pat(?:ienten|\.)?)?|count|number of (?:patients|records)|patients?\s*[=:]\s*\d+|pat(?:ienten)?\.?\s*[=:]\s*\d+|means?(?:\s*(?:±|\+\/?-)\s*sd)?|averages?|avg\.?|mittel(?:wert)?(?:\s*±\s*sd)?|mw|durchschnitt|ø|moyenne|media|promedio|medians?|mediane?|mediana|min(?:imum)?|max(?:imum)?|sd|sem|stabw|standard(?:abweichung|\s+deviation|\s+error|fehler)|std(?:\.?\s*dev\.?)?|[eé]cart[- ]type|desviaci[oó]n(?:\s+est[aá]ndar)?|range|spannweite|iqr|q[13]|quartile?s?|\d\d\s*%\s*(?:ci|ki|ic)|(?:ci|ki|ic)\s*\d\d\s*%|%|prozent|percent|missing|fehlend|(?:events?|ereignisse)\s*[=:]\s*\d+|(?:all|total|alle|alla|sämtliche)\s+(?:patients?|subjects?|cases|records|arms|patienten|fälle|patiënten)|both\s+arms|overall|pooled|(?:whole|total|entire)\s+cohort|summary|zusammenfassung|gesamt(?:kollektiv|kohorte|population)|tous(?:\s+les)?\s+patients|todos(?:\s+los)?\s+pacientes|tutti(?:\s+i)?\s+pazienti)(?:\s*[:=(].*)?$/;
/** Letters and digits of a word that patients may be called by, at most. */
const SHORT = 4;

/** Share of the columns that a row of totals fills at most, where it does not hold numbers alone: a patient may be called so. */
const MOST_FILLED = 0.5;
/** Share of the other cells of the column of the same letters and digits, from which on such a word is a patient. */
const OF_ONE_SHAPE = 0.5;

/** Share of the rows, beyond which one word is a level of its column (a total resection), and no total. */
const MOST_OF_ONE_WORD = 0.2;
/** Share of the other cells of a column with a digit, from which on a short word among them is no patient. */
const NUMBERED = 0.8;

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
 * The rows of totals under a header, which is the first row: those that begin with a word for it, or have one behind the label of a group, and numbers without an identifier between or before those at
 * the end.
 *
 * @example
 * const rows = [["id", "months"], ["P1", "5"], ["", ""], ["", "5"], ["Median", "5"]].map((cells, i) => ({row: i + 1, cells}));
 * totalsOf(rows).map(({row}) => row) // [4, 5]
 */
export function totalsOf([header, ...rows]: readonly SheetRow[]): SheetRow[] {
  if (header === undefined) return [];
  const columns = filled(header);
  const isLevel = levelOf(rows);
  const texts = new TextsOfColumns(rows);
  const named = new Set(
    rows.filter(
      (row) =>
        !isLevel(row) && ((beginsAsTotal(row, columns) && !isShortAsOthers(row, rows)) || isTotalOfGroup(row, texts))
    )
  );
  if (named.size === 0) return [];
  // Labels of groups beside numbers are of totals behind one, or where every record has a name.
  const first = rows.findIndex((row) => named.has(row));
  const last = rows.findLastIndex((row) => !isBlank(row.cells[0]) && !named.has(row));
  const allNamed = !rows.slice(0, last).some((row) => isBlank(row.cells[0]) && filled(row) > 0);
  const isOfTotals = (row: SheetRow, i: number): boolean =>
    named.has(row) || isUnnamed(row) || ((allNamed || i > first) && isUnnamed(row, texts));
  const end = rows.findLastIndex((row, i) => filled(row) > 0 && !isOfTotals(row, i));
  // Behind a last record numbers without a name belong to the totals there.
  const behind = rows.slice(end + 1);
  const unnamed = new Set(
    behind.some((row) => named.has(row)) ? behind.filter((row) => filled(row) > 0 && !named.has(row)) : []
  );
  return rows.filter((row) => named.has(row) || unnamed.has(row));
}

/** What stands in a column, that is no word of totals, and how often each text does. */
interface ColumnTexts {
  readonly counts: ReadonlyMap<string, number>;
  /** Cells that are filled with something else than a word of totals, those with a digit, and how many texts they are. */
  readonly others: {readonly filled: number; readonly digits: number; readonly different: number};
  readonly shapes: ReadonlySet<string>;
}

/** The texts of each column, counted once. */
class TextsOfColumns {
  readonly #rows: readonly SheetRow[];
  readonly #known = new Map<number, ColumnTexts>();

  constructor(rows: readonly SheetRow[]) {
    this.#rows = rows;
  }

  /** Whether a text stands in other rows of the column too, as the label of a group does. */
  isLabel(column: number, text: string): boolean {
    return (this.of(column).counts.get(text.trim()) ?? 0) > 2;
  }

  of(column: number): ColumnTexts {
    const known = this.#known.get(column);
    if (known !== undefined) return known;
    const counts = new Map<string, number>();
    for (const {cells} of this.#rows) {
      const text = cells[column]?.trim() ?? "";
      if (text !== "") counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    const others = [...counts].filter(([text]) => !isWordOfTotals(text));
    const sum = (of: readonly (readonly [string, number])[]): number => of.reduce((all, [, count]) => all + count, 0);
    const texts = {
      counts,
      others: {filled: sum(others), digits: sum(others.filter(([text]) => /\d/.test(text))), different: others.length},
      shapes: new Set(others.map(([text]) => shapeOf(text)))
    };
    this.#known.set(column, texts);
    return texts;
  }
}

/** Which rows begin with a word that stands in too many of them to be a total. */
function levelOf(rows: readonly SheetRow[]): (row: SheetRow) => boolean {
  const firstOf = ({cells}: SheetRow): string =>
    cells
      .find((cell) => !isBlank(cell))
      ?.trim()
      .toLowerCase() ?? "";
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(firstOf(row), (counts.get(firstOf(row)) ?? 0) + 1);
  return (row) => {
    const count = counts.get(firstOf(row)) ?? 0;
    return isWordOfTotals(firstOf(row)) && count > 2 && count > rows.length * MOST_OF_ONE_WORD;
  };
}

/** A word of totals with numbers behind it, and labels of groups before or behind it: the total of an arm. */
function isTotalOfGroup({cells}: SheetRow, texts: TextsOfColumns): boolean {
  const place = cells.findIndex((cell, k) => isWordOfTotals(cell) && isNoPatient(cell, k, texts));
  if (place === -1) return false;
  return cells.every((cell, k) => {
    if (k === place || isBlank(cell) || isWordOfTotals(cell)) return true;
    return texts.isLabel(k, cell)
      ? !looksNumeric(cell) || k > place
      : k > place && (looksNumeric(cell) || isSpread(cell));
  });
}

const lost = /^(?:missing|fehlend|%|prozent|percent)/i;
/** Share of the cells of a column that differ from each other, from which on it names records. */
const NAMING = 0.9;
/** Fewest of them. */
const FEWEST_NAMED = 2;
/** Last column in which a short word (N, SD) may be a total, behind the label of a group: further on it is a level. */
const LAST_OF_SHORT = 1;

/** Whether a word of totals stands where records have their names, and is none: it counts (n=12), is long, or the others have digits. */
function isNoPatient(cell: string, column: number, texts: TextsOfColumns): boolean {
  const text = cell.trim();
  if (lost.test(text)) return false;
  if (/[=:]\s*\d/.test(text)) return true;
  const {others, shapes} = texts.of(column);
  // A level of a column, such as N beside Y or a total resection, is no total.
  if (others.filled < FEWEST_NAMED || others.different < others.filled * NAMING) return false;
  if (text.length > SHORT) return true;
  return column <= LAST_OF_SHORT && others.digits >= others.filled * NUMBERED && !shapes.has(shapeOf(text));
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

/** Numbers in a row that names nobody, with labels of groups among them or not. */
const isUnnamed = ({cells}: SheetRow, texts?: TextsOfColumns): boolean =>
  isBlank(cells[0]) &&
  cells.some((cell) => looksNumeric(cell)) &&
  cells.every((cell, k) => isBlank(cell) || looksNumeric(cell) || texts?.isLabel(k, cell) === true);

/** N, SD, Max and Q1 may be patients among others that are called alike. */
function isShortAsOthers({cells}: SheetRow, rows: readonly SheetRow[]): boolean {
  const column = cells.findIndex((cell) => !isBlank(cell));
  const text = cells[column]?.trim() ?? "";
  if (text.length > SHORT) return false;
  const others = rows
    .map((other) => other.cells[column]?.trim() ?? "")
    .filter((other) => other !== "" && other !== text && !isWordOfTotals(other));
  return others.filter((other) => shapeOf(other) === shapeOf(text)).length > others.length * OF_ONE_SHAPE;
}

/** Its letters and digits by their kind: P1 is L1. */
const shapeOf = (text: string): string => text.replaceAll(/\p{L}/gu, "L").replaceAll(/\d/g, "1");
