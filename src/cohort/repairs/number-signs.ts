import type {Sheet} from "../../files/sheet.ts";
import type {RepairsSpec} from "../../record/plan-repairs.ts";
import {shownValue} from "../cell-values.ts";
import {dictionary} from "../column-dictionary.ts";
import {proposeMapping} from "../header-mapping.ts";
import {numberPart, withNumber} from "../decorated-number.ts";
import {unitOfHeader} from "../header-unit.ts";
import {identifierColumn} from "./identifier-column.ts";
import {numberNotation, plainNumber, type NumberNotation} from "./number-notation.ts";
import {MOST_EXAMPLES, untouched, type Proposal, type Reading, type Repair} from "./repair.ts";
import {columnCells, sheetColumns, withCells} from "./sheet-rows.ts";

/** Signs between thousands, which become nothing. They are read together with the decimal sign of the column. */
export const thousands: Repair = {
  name: "thousands",
  found: (sheet) => proposals(sheet).filter(({name}) => name === "thousands"),
  apply: (sheet, settings) => {
    if (settings.thousands.length === 0) return untouched(sheet);
    const names = sheetColumns(sheet);
    return withCells(sheet, (cell, column) => {
      const name = names[column] ?? "";
      if (!settings.thousands.includes(name)) return cell;
      const decimal = settings.decimalComma.includes(name) ? "," : ".";
      return withNumber(cell, (number) => withoutThousands(number, decimal)) ?? cell;
    });
  }
};

/** Decimal commas, which become points. */
export const decimalComma: Repair = {
  name: "decimalComma",
  found: (sheet) => proposals(sheet).filter(({name}) => name === "decimalComma"),
  apply: (sheet, settings) => {
    if (settings.decimalComma.length === 0) return untouched(sheet);
    const names = sheetColumns(sheet);
    return withCells(sheet, (cell, column) =>
      settings.decimalComma.includes(names[column] ?? "")
        ? (withNumber(cell, (number) => plainNumber(number, {decimal: ",", thousands: null})) ?? cell)
        : cell
    );
  }
};

/** The number in one of the notations with this decimal sign, its own decimal sign kept; null where it has no sign between thousands. */
function withoutThousands(cell: string, decimal: "." | ","): string | null {
  for (const sign of [decimal === "," ? "." : ",", " ", "'"] as const) {
    const number = plainNumber(cell, {decimal, thousands: sign});
    if (number !== null) return number.replace(".", decimal);
  }
  return null;
}

const wholeKinds: ReadonlySet<string> = new Set(["day", "whole-number", "line-number", "year"]);

function proposals(sheet: Sheet): Proposal[] {
  const names = sheetColumns(sheet);
  const identifier = identifierColumn(sheet);
  const kinds = new Map(dictionary.map(({name, kind}) => [name, kind]));
  const whole = new Set(
    proposeMapping(names)
      .mapped.filter(({canonical}) => wholeKinds.has(kinds.get(canonical) ?? ""))
      .map(({column}) => column)
  );
  const cells = names.map((_, column) => columnCells(sheet, column));
  const commaElsewhere =
    sheet.delimiter === ";" ||
    cells.some((own) => {
      const found = numberNotation(own.map(numberPart));
      return found.kind === "decided" && found.notation.decimal === ",";
    });
  return names.flatMap((name, column) => {
    if (column === identifier) return [];
    const own = cells[column] ?? [];
    const found = numberNotation(own.map(numberPart), {commaElsewhere, whole: whole.has(name) || areDays(name, own)});
    const readings =
      found.kind === "plain"
        ? null
        : found.kind === "open"
          ? found.notations
          : mayBeCodes(own)
            ? ([found.notation, null] as const)
            : ([found.notation] as const);
    return readings === null ? [] : [proposalFor(sheet, {name, column, readings})];
  });
}

/** Whether a column is one of days by its name, in which every number of a thousand or more has a sign between thousands, and no other has one. */
function areDays(name: string, cells: readonly string[]): boolean {
  const numbers = cells.map((cell) => numberPart(cell).trim()).filter((cell) => /^\d/.test(cell));
  const below = numbers.filter((cell) => /^\d{1,3}$/.test(cell));
  return (
    unitOfHeader(name) === "days" &&
    below.length > 0 &&
    below.length < numbers.length &&
    numbers.every((cell) => /^(?:\d{1,3}|[1-9]\d{0,2}(?:[.,'’ \u00a0\u2009\u202f]\d{3})+)$/.test(cell))
  );
}

interface NumberColumn {
  readonly name: string;
  readonly column: number;
  /** Null: left as it stands. */
  readonly readings: readonly [NumberNotation, (NumberNotation | null)?];
}

function proposalFor(sheet: Sheet, {name, column, readings}: NumberColumn): Proposal {
  const [first, second] = readings;
  const changed = sheet.rows.slice(1).flatMap(({row, cells}) => {
    const before = (cells[column] ?? "").trim();
    const after = afterwards(before, first);
    return after === before && (second === undefined || afterwards(before, second) === before)
      ? []
      : [{row, before: shownValue(before), after: shownValue(after), written: before}];
  });
  const [shown] = changed;
  const reading = (notation: NumberNotation | null): Reading => ({
    setting: settingOf(name, notation),
    meaning: shown === undefined ? null : afterwards(shown.written, notation)
  });
  return {
    name: first.thousands === null && (second?.thousands ?? null) === null ? "decimalComma" : "thousands",
    column: name,
    count: changed.length,
    examples: changed.slice(0, MOST_EXAMPLES).map(({row, before, after}) => ({row, before, after})),
    readings: second === undefined ? [reading(first)] : [reading(first), reading(second)]
  };
}

/** A number after the repair; null notation: as it stands. */
function afterwards(cell: string, notation: NumberNotation | null | undefined): string {
  return notation === null || notation === undefined
    ? cell
    : (withNumber(
        cell,
        (number) => plainNumber(number, notation) ?? plainNumber(number, {...notation, thousands: null})
      ) ?? cell);
}

function settingOf(name: string, notation: NumberNotation | null): RepairsSpec {
  return notation === null
    ? {}
    : {
        ...(notation.thousands === null ? {} : {thousands: [name]}),
        ...(notation.decimal === "," ? {decimalComma: [name]} : {})
      };
}

/** Whether commas may stand between codes of one digit, 1,2 for 1 and 2: most cells have none, and the others are two digits. */
function mayBeCodes(cells: readonly string[]): boolean {
  const full = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  const withComma = full.filter((cell) => cell.includes(","));
  return withComma.length > 0 && withComma.length * 2 < full.length && withComma.every((cell) => /^\d,\d$/.test(cell));
}
