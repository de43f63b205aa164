import type {Sheet} from "../../files/sheet.ts";
import {repairsSpec, type RepairName, type Repairs, type RepairsSpec} from "../../record/plan-repairs.ts";
import {blankColumns} from "./blank-columns.ts";
import {blankRows} from "./blank-rows.ts";
import {duplicateHeaders} from "./duplicate-headers.ts";
import {fillDown} from "./fill-down.ts";
import {footnoteMarks} from "./footnote-marks.ts";
import {foreignDigits} from "./foreign-digits.ts";
import {groupedHeader} from "./grouped-header.ts";
import {headerRow} from "./header-row.ts";
import {invisibleBlanks} from "./invisible-blanks.ts";
import {mergedCells} from "./merged-cells.ts";
import {notesBelow} from "./notes-below.ts";
import {decimalComma, thousands} from "./number-signs.ts";
import type {Proposal, Reading, Repair, Repaired} from "./repair.ts";
import {sheetColumns} from "./sheet-rows.ts";
import {strayQuotes} from "./stray-quotes.ts";
import {totalRows} from "./total-rows.ts";
import {unitRow} from "./unit-row.ts";

/** Every repair, in the order in which they are made: cells before rows, rows before what is judged by the records that are left, columns last, so that each cell keeps its place. */
export const repairs: readonly Repair[] = [
  strayQuotes,
  invisibleBlanks,
  groupedHeader,
  headerRow,
  foreignDigits,
  unitRow,
  notesBelow,
  totalRows,
  blankRows,
  mergedCells,
  fillDown,
  duplicateHeaders,
  footnoteMarks,
  thousands,
  decimalComma,
  blankColumns
];

/** What one repair did. */
export interface RepairDone extends Pick<Repaired, "cells" | "rows"> {
  readonly name: RepairName;
}

/** A sheet after all repairs, and what each of them did. */
export interface SheetRepaired {
  readonly sheet: Sheet;
  readonly done: readonly RepairDone[];
  /** Names of the columns where the cells that were changed stand; their places are those of the file. */
  readonly columns: readonly string[];
}

/**
 * The sheet as the settings want it.
 *
 * @example
 * const sheet = {name: "c.csv", rows: [{row: 1, cells: ["May"]}, {row: 2, cells: ["id", "day"]}, {row: 3, cells: ["P1", "5"]}], merged: []};
 * repairedSheet(sheet, {headerRow: 2}).sheet.rows.map(({cells}) => cells) // [["id", "day"], ["P1", "5"]]
 * repairedSheet(sheet, {headerRow: 2}).done.map(({name, rows}) => [name, rows.length]) // [["headerRow", 1]]
 */
export function repairedSheet(given: Sheet, settings: RepairsSpec): SheetRepaired {
  const complete = repairsSpec.parse(settings);
  let sheet = given;
  const done: RepairDone[] = [];
  for (const {name, apply} of repairs) {
    const {sheet: next, cells, rows} = apply(sheet, complete);
    if (cells.length + rows.length > 0) done.push({name, cells, rows});
    sheet = next;
  }
  return {sheet, done, columns: fileColumns(given, complete)};
}

/** The names of the columns of the file: those of the header that the settings name. */
function fileColumns(sheet: Sheet, settings: Repairs): readonly string[] {
  let named = sheet;
  for (const {apply} of [strayQuotes, invisibleBlanks, groupedHeader, headerRow]) named = apply(named, settings).sheet;
  return sheetColumns(named);
}

/** A repair that a sheet gives cause for, and the reading that is taken; null where it is off. */
export interface SwitchedProposal {
  readonly proposal: Proposal;
  readonly taken: Reading | null;
}

/** What a sheet gives cause for, in the order in which it is repaired. */
export interface RepairProposals {
  readonly proposals: readonly SwitchedProposal[];
  /** What is on, as the plan would say it. */
  readonly settings: RepairsSpec;
}

/** Which proposals a person wants on or off: `unitRow`, or `decimalComma:dose` for one column. */
export interface RepairSwitches {
  readonly on: readonly string[];
  readonly off: readonly string[];
}

/**
 * The repairs that a sheet gives cause for, each looked for after those before it that are on. On is what the sheet decides, as the switches change it.
 *
 * @example
 * const sheet = {name: "c.csv", rows: [{row: 1, cells: ["Export of May", ""]}, {row: 2, cells: ["patient_id", "start"]}, {row: 3, cells: ["P1", "5"]}, {row: 4, cells: ["P2", "7"]}], merged: []};
 * proposedRepairs(sheet).settings // {headerRow: 2}
 */
export function proposedRepairs(given: Sheet, switches: RepairSwitches = {on: [], off: []}): RepairProposals {
  let sheet = given;
  let settings: RepairsSpec = {};
  const proposals: SwitchedProposal[] = [];
  for (const {found, apply} of repairs) {
    for (const proposal of found(sheet)) {
      const taken = takenReading(proposal, switches);
      proposals.push({proposal, taken});
      if (taken !== null) settings = joined(settings, taken.setting);
    }
    sheet = apply(sheet, repairsSpec.parse(settings)).sheet;
  }
  return {proposals, settings};
}

/** The reading of a proposal that is taken: as a person says, else the one that the sheet decides; null where it is off. */
function takenReading({name, column, readings}: Proposal, {on, off}: RepairSwitches): Reading | null {
  const named = (list: readonly string[], key: string): boolean =>
    list.includes(key) || (column !== null && list.includes(`${key}:${column}`));
  if (named(off, name)) return null;
  const wanted = readings
    .filter(({setting}) => Object.keys(setting).length > 0 && Object.keys(setting).every((key) => named(on, key)))
    .toSorted((a, b) => Object.keys(b.setting).length - Object.keys(a.setting).length)[0];
  return wanted ?? (readings.length === 1 ? readings[0] : null);
}

/** Two settings as one: lists of columns one behind the other. */
function joined(a: RepairsSpec, b: RepairsSpec): RepairsSpec {
  const lists = (["fillDown", "footnoteMarks", "thousands", "decimalComma"] as const).flatMap((name) => {
    const columns = [...new Set([...(a[name] ?? []), ...(b[name] ?? [])])];
    return columns.length === 0 ? [] : [[name, columns] as const];
  });
  return {...a, ...b, ...Object.fromEntries(lists)};
}
