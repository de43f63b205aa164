import type {Sheet} from "../../files/sheet.ts";
import {shownValue} from "../cell-values.ts";
import {proposeMapping} from "../header-mapping.ts";
import {followUpDictionary} from "../column-dictionary.ts";
import {looksLikeDate, looksNumeric} from "./cell-looks.ts";
import {MOST_EXAMPLES, untouched, type Proposal, type Repair} from "./repair.ts";
import {columnCells, sheetColumns, isBlank, withCells} from "./sheet-rows.ts";

/** Signs of footnotes: stars and daggers, a letter or digit with a bracket, raised letters. A raised digit is left: it may be an exponent; so is a plus sign, which marks censoring. */
const mark = /\s*(?:[*†‡§¶#]+|\^?\(?[a-h1-9]\)|\^[a-h]|[ᵃᵇᶜᵈᵉᶠᵍʰ]+)$/u;
/** Share of the cells of a column that are numbers or dates once the signs are off. */
const LEAST_NUMBERS = 0.8;

/**
 * A cell without a sign of a footnote behind its number or date; others as they are.
 *
 * @example
 * ["12.5*", "3,4 a)", "12.03.2021†", "see note*", "12.3+"].map(unmarked) // ["12.5", "3,4", "12.03.2021", "see note*", "12.3+"]
 */
export function unmarked(cell: string): string {
  const bare = cell.trim().replace(mark, "");
  return bare !== cell.trim() && isValue(bare) ? bare : cell;
}

const isValue = (text: string): boolean => looksNumeric(text) || looksLikeDate(text);

/** Signs of footnotes behind numbers and dates. Behind a time of follow-up such a sign may stand for censoring: it is asked. */
export const footnoteMarks: Repair = {
  name: "footnoteMarks",
  found: (sheet) => {
    const times = timeColumns(sheet);
    return sheetColumns(sheet).flatMap((name, column) => proposalFor(sheet, name, column, times.has(name)));
  },
  apply: (sheet, {footnoteMarks: wanted}) => {
    if (wanted.length === 0) return untouched(sheet);
    const names = sheetColumns(sheet);
    return withCells(sheet, (cell, column) => (wanted.includes(names[column] ?? "") ? unmarked(cell) : cell));
  }
};

function timeColumns(sheet: Sheet): Set<string> {
  const {mapped} = proposeMapping(sheetColumns(sheet), {columns: followUpDictionary});
  return new Set(mapped.filter(({canonical}) => ["time", "event"].includes(canonical)).map(({column}) => column));
}

function proposalFor(sheet: Sheet, name: string, column: number, isTime: boolean): Proposal[] {
  const cells = columnCells(sheet, column);
  const full = cells.filter((cell) => !isBlank(cell));
  const marked = sheet.rows.slice(1).flatMap(({row, cells: own}) => {
    const before = own[column] ?? "";
    const after = unmarked(before);
    return after === before ? [] : [{row, before: shownValue(before), after: shownValue(after)}];
  });
  if (marked.length === 0 || full.filter((cell) => isValue(unmarked(cell))).length < full.length * LEAST_NUMBERS)
    return [];
  const off = {setting: {footnoteMarks: [name]}, meaning: "the sign of a footnote"};
  return [
    {
      name: "footnoteMarks",
      column: name,
      count: marked.length,
      examples: marked.slice(0, MOST_EXAMPLES),
      readings: isTime ? [off, {setting: {}, meaning: "a sign for censoring"}] : [off]
    }
  ];
}
