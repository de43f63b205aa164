import type {Sheet} from "../../files/sheet.ts";
import {shownValue} from "../cell-values.ts";
import {proposeMapping} from "../header-mapping.ts";
import {followUpDictionary} from "../column-dictionary.ts";
import {MOST_EXAMPLES, untouched, type Proposal, type Reading, type Repair} from "./repair.ts";
import {columnCells, sheetColumns, isBlank, withCells} from "./sheet-rows.ts";
import {hasOpenRemark, isValue, unmarked} from "./unmarked.ts";

/** Share of the cells of a column that are numbers or dates once the signs are off. */
const LEAST_NUMBERS = 0.8;

/**
 * Signs of footnotes and remarks in brackets behind numbers and dates. Behind a time of follow-up such a sign may stand for censoring: it is asked, unless an outcome
 * of its own stands beside each of them; so is a remark that is not known to change nothing.
 */
export const footnoteMarks: Repair = {
  name: "footnoteMarks",
  found: (sheet) => {
    const asks = maySayCensored(sheet);
    return sheetColumns(sheet).flatMap((name, column) => proposalFor(sheet, name, column, asks));
  },
  apply: (sheet, {footnoteMarks: wanted}) => {
    if (wanted.length === 0) return untouched(sheet);
    const names = sheetColumns(sheet);
    return withCells(sheet, (cell, column) => (wanted.includes(names[column] ?? "") ? unmarked(cell) : cell));
  }
};

/** Whether signs in the cells of a column may say that the record is censored. */
type Asks = (column: number) => boolean;

/** In a column of outcomes; in one of times where none stands beside a sign, or where the signs stand beside one code and all of it: it may be coded the other way round. */
function maySayCensored(sheet: Sheet): Asks {
  const names = sheetColumns(sheet);
  const {mapped} = proposeMapping(names, {columns: followUpDictionary});
  const placeOf = (name: string): number => {
    const column = mapped.find(({canonical}) => canonical === name)?.column;
    return column === undefined ? -1 : names.indexOf(column);
  };
  const [time, event] = [placeOf("time"), placeOf("event")];
  const rows = sheet.rows.slice(1).map(({cells}) => {
    const cell = cells[time] ?? "";
    return {marked: unmarked(cell) !== cell, outcome: (cells[event] ?? "").trim()};
  });
  const marked = new Set(rows.filter((row) => row.marked).map(({outcome}) => outcome));
  const others = new Set(rows.filter((row) => !row.marked).map(({outcome}) => outcome));
  const apart = marked.size === 1 && [...marked].every((outcome) => !others.has(outcome));
  return (column) => column !== -1 && (column === event || (column === time && (apart || marked.has(""))));
}

function proposalFor(sheet: Sheet, name: string, column: number, asks: Asks): Proposal[] {
  const cells = columnCells(sheet, column);
  const full = cells.filter((cell) => !isBlank(cell));
  const marked = sheet.rows.slice(1).filter(({cells: own}) => {
    const cell = own[column] ?? "";
    return unmarked(cell) !== cell;
  });
  if (marked.length === 0 || full.filter((cell) => isValue(unmarked(cell))).length < full.length * LEAST_NUMBERS)
    return [];
  const off = (meaning: string): Reading => ({setting: {footnoteMarks: [name]}, meaning});
  const left = (meaning: string): Reading => ({setting: {}, meaning});
  return [
    {
      name: "footnoteMarks",
      column: name,
      count: marked.length,
      examples: marked.slice(0, MOST_EXAMPLES).map(({row, cells: own}) => {
        const before = own[column] ?? "";
        return {row, before: shownValue(before), after: shownValue(unmarked(before))};
      }),
      readings: asks(column)
        ? [off("the sign of a footnote"), left("a sign for censoring")]
        : marked.some(({cells: own}) => hasOpenRemark(own[column] ?? ""))
          ? [off("a remark that changes nothing"), left("more than that")]
          : [off("the sign of a footnote")]
    }
  ];
}
