import type {Plan} from "../record/plan.ts";
import type {ColumnKind, DictionaryColumn} from "./column-dictionary.ts";

export type CellValue = string | number | null;

/** A cell as read: its value, or why it cannot be read; a remark is counted and told once for the column. */
export interface ReadCell {
  readonly value: CellValue;
  readonly fault?: {readonly code: string; readonly expected: string; readonly hint?: string};
  readonly remark?: {
    readonly code: string;
    readonly expected: string;
    readonly received: string | null;
    readonly hint: string;
  };
  /** The day stands for a date of which only month or year is known. */
  readonly imputed?: true;
}

export interface CellRules {
  readonly dateMode: Plan["dateMode"];
  /** Numbers may be written with a comma: where the file's delimiter is none. */
  readonly decimalComma: boolean;
}

const NOTHING: ReadCell = {value: null};

/** Codes by which R, SAS, SQL, pandas and spreadsheets say that nothing is there. */
const missingCodes: ReadonlySet<string> = new Set([
  "NA",
  "N/A",
  "n/a",
  "NULL",
  "null",
  "NaN",
  "nan",
  "#N/A",
  "<NA>",
  "NaT",
  "."
]);

/**
 * The value of one cell of a canonical column. Blank is null; a code for a missing value is null with a remark; a value that does not fit
 * is a fault, never coerced.
 *
 * @example
 * readCell("143.0", {kind: "day"}, {dateMode: {mode: "relative", format: "iso", partial: "reject"}, decimalComma: false}).value // 143
 * readCell("2020-02-30", {kind: "day"}, {dateMode: {mode: "shifted", format: "iso", partial: "reject"}, decimalComma: false}).fault.code // "not-a-date"
 */
export function readCell(
  text: string,
  column: Pick<DictionaryColumn, "kind" | "levels" | "closed" | "range">,
  rules: CellRules
): ReadCell {
  const cell = text.trim();
  if (cell === "") return NOTHING;
  if (missingCodes.has(cell) && column.levels?.[cell] === undefined)
    return {
      value: null,
      remark: {code: "missing-code", expected: "a blank where nothing is known", received: cell, hint: "read as blank"}
    };
  if (/^#(REF|VALUE|DIV\/0|NAME|NUM|NULL|SPILL)[!?]?$/.test(cell) || /^#{3,}$/.test(cell))
    return {
      value: null,
      fault: {code: "spreadsheet-error", expected: "a value", hint: "the spreadsheet wrote an error into the cell"}
    };
  return readers[column.kind](cell, column, rules);
}

type Reader = (
  cell: string,
  column: Pick<DictionaryColumn, "levels" | "closed" | "range">,
  rules: CellRules
) => ReadCell;

const readers: Readonly<Record<ColumnKind, Reader>> = {
  "identifier": (cell) => ({value: cell}),
  "text": (cell) => ({value: cell}),
  "day": (cell, _, rules) =>
    rules.dateMode.mode === "relative" ? relativeDay(cell) : calendarDay(cell, rules.dateMode),
  "number": (cell, {range}, {decimalComma}) => within(decimal(cell, decimalComma), range),
  "whole-number": (cell, {range}) => within(whole(cell, "a whole number"), range),
  "line-number": (cell, {range}) => {
    const [, digits] = /^(?:l|lot|line)?\s*(\d{1,3})\s*(?:l|st line|nd line|rd line|th line)?$/i.exec(cell) ?? [];
    if (digits === undefined) return within(whole(cell, "a line number"), range);
    const read: ReadCell =
      digits === cell
        ? {value: Number(digits)}
        : {
            value: Number(digits),
            remark: {
              code: "line-with-letters",
              expected: "a line number",
              received: cell,
              hint: `read as ${Number(digits)}`
            }
          };
    return within(read, range);
  },
  "year": (cell) => within(whole(cell, "a year of four digits"), [1950, 2100]),
  "level": level
};

function whole(cell: string, expected: string): ReadCell {
  const [, digits, decimals] = /^([+-]?\d{1,7})([.,]0+)?$/.exec(cell) ?? [];
  if (digits === undefined)
    return {value: null, fault: spreadsheetFault(cell) ?? {code: "not-a-whole-number", expected}};
  const value = Number(digits);
  return decimals === undefined
    ? {value}
    : {
        value,
        remark: {
          code: "written-with-decimals",
          expected: "a whole number",
          received: null,
          hint: "decimals were all zero and are left out"
        }
      };
}

function relativeDay(cell: string): ReadCell {
  if (/^\d{4}-\d{1,2}(-\d{1,2})?|^\d{1,2}[./]\d{1,2}[./]\d{2,4}$/.test(cell))
    return {
      value: null,
      fault: {
        code: "calendar-date",
        expected: "a whole number of days, because dateMode is relative",
        hint: "declare dateMode: shifted or real if the file carries dates"
      }
    };
  const read = whole(cell, "a whole number of days");
  return read.fault?.code === "not-a-whole-number"
    ? {value: null, fault: {...read.fault, code: "not-a-day"}}
    : within(read, [-60_000, 60_000]);
}

const dateForms = {iso: "an ISO date, YYYY-MM-DD", dmy: "a date, dd/mm/yyyy"} as const;

function calendarDay(cell: string, dateMode: Plan["dateMode"]): ReadCell {
  const bare = cell.replace(/[T ]00:00(:00(\.0+)?)?(Z|\+00:00)?$/, "");
  return wholeDate(bare, dateMode) ?? partialDate(bare, dateMode) ?? {value: null, fault: dateFault(bare, dateMode)};
}

/** A date of day, month and year; null where something else stands. */
function wholeDate(bare: string, {format}: Plan["dateMode"]): ReadCell | null {
  const [, year, month, day] =
    format === "iso"
      ? (/^(\d{4})-(\d{2})-(\d{2})$/.exec(bare) ?? [])
      : reordered(/^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(bare));
  if (year === undefined) return null;
  const value = dayOf(Number(year), Number(month), Number(day));
  return value === null
    ? {value, fault: {code: "not-a-date", expected: `${dateForms[format]}, that is in the calendar`}}
    : {value};
}

/** A date of which only month or year is known, by the rule for such dates; null where something else stands. */
function partialDate(bare: string, {format, partial}: Plan["dateMode"]): ReadCell | null {
  const expected = dateForms[format];
  const [, year, month] = (format === "iso" ? /^(\d{4})(?:-(\d{2}))?$/.exec(bare) : partialDmy(bare)) ?? [];
  if (year === undefined) return null;
  if (partial === "reject")
    return {
      value: null,
      fault: {
        code: "partial-date",
        expected,
        hint: "declare dateMode.partial: middle to set such dates to the 15th, or to 1 July"
      }
    };
  const value = month === undefined ? dayOf(Number(year), 7, 1) : dayOf(Number(year), Number(month), 15);
  const hint = "month alone is set to the 15th, year alone to 1 July";
  return value === null ? null : {value, imputed: true, remark: {code: "imputed-date", expected, received: null, hint}};
}

/** Why a cell is no date. */
function dateFault(bare: string, {format}: Plan["dateMode"]): NonNullable<ReadCell["fault"]> {
  const expected = dateForms[format];
  if (/^\d{1,2}[./]\d{1,2}[./]\d{2,4}$/.test(bare))
    return {
      code: "ambiguous-date",
      expected,
      hint: "if the file writes dd/mm/yyyy, say so in the plan: dateMode: {mode: real, format: dmy}"
    };
  if (/^\d{5}$/.test(bare))
    return {
      code: "spreadsheet-serial-date",
      expected,
      hint: "the spreadsheet wrote its own day number; format the column as a date and save again"
    };
  return spreadsheetFault(bare) ?? {code: "not-a-date", expected};
}

function partialDmy(cell: string): RegExpExecArray | readonly (string | undefined)[] | null {
  const [, month, year] = /^(?:(\d{1,2})[/.])?(\d{4})$/.exec(cell) ?? [];
  return year === undefined ? null : [cell, year, month];
}

function reordered(match: RegExpExecArray | null): readonly (string | undefined)[] {
  return match === null ? [] : [match[0], match[3], match[2], match[1]];
}

/**
 * Days since 1970-01-01 of a date of the Gregorian calendar, or null when there is no such date.
 *
 * @example
 * dayOf(2024, 2, 29) // 19782
 * dayOf(2023, 2, 29) // null
 */
export function dayOf(year: number, month: number, day: number): number | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.getTime() / 86_400_000
    : null;
}

function decimal(cell: string, decimalComma: boolean): ReadCell {
  const age = /^(?:>\s*89|>=?\s*90|90\+)$/.exec(cell);
  if (age !== null)
    return {
      value: 90,
      remark: {
        code: "top-coded",
        expected: "a number",
        received: cell,
        hint: "read as 90, which stands for 90 and over"
      }
    };
  if (/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/i.test(cell)) return {value: Number(cell)};
  if (/^[+-]?\d+,\d+$/.test(cell))
    return decimalComma
      ? {
          value: Number(cell.replace(",", ".")),
          remark: {
            code: "decimal-comma",
            expected: "a decimal point",
            received: null,
            hint: "the comma is read as decimal sign"
          }
        }
      : {
          value: null,
          fault: {
            code: "comma-in-number",
            expected: "a number with a decimal point",
            hint: "whether the comma marks decimals or thousands cannot be known"
          }
        };
  return {value: null, fault: spreadsheetFault(cell) ?? {code: "not-a-number", expected: "a number"}};
}

function level(cell: string, {levels = {}, closed}: Pick<DictionaryColumn, "levels" | "closed">): ReadCell {
  const names = Object.keys(levels);
  const exact = names.find((name) => name === cell);
  if (exact !== undefined) return {value: exact};
  const plain = plainLevel(cell);
  const meant =
    names.find((name) => plainLevel(name) === plain) ??
    names.find((name) => levels[name]?.some((other) => plainLevel(other) === plain));
  if (meant !== undefined)
    return {
      value: meant,
      remark: {code: "level-spelled-otherwise", expected: names.join(", "), received: cell, hint: `read as ${meant}`}
    };
  const mangled = spreadsheetFault(cell);
  if (mangled !== null) return {value: null, fault: mangled};
  return {value: closed ? null : cell, fault: {code: "unknown-level", expected: `one of ${names.join(", ")}`}};
}

function plainLevel(text: string): string {
  return (
    text
      .trim()
      .toLowerCase()
      // A sign is part of a number: -1 is not 1.
      .replace(/(?!^[-−]\s*\d)[\s_-]+(?=.)/g, " ")
      .trim() || text
  );
}

function within(read: ReadCell, range: readonly [number, number] | undefined): ReadCell {
  if (range === undefined || typeof read.value !== "number" || (read.value >= range[0] && read.value <= range[1]))
    return read;
  return {value: null, fault: {code: "out-of-range", expected: `a value from ${range[0]} to ${range[1]}`}};
}

/** What spreadsheets make of values that they take for dates or long numbers. */
function spreadsheetFault(cell: string): NonNullable<ReadCell["fault"]> | null {
  if (/^(\d{1,2}-[A-Z][a-z]{2}(-\d{2,4})?|[A-Z][a-z]{2}-\d{2,4})$/.test(cell))
    return {
      code: "spreadsheet-date",
      expected: "the value as it was recorded",
      hint: "a spreadsheet turned it into a date; restore the original value"
    };
  if (/^\d(\.\d+)?E\+\d{2}$/.test(cell))
    return {
      code: "spreadsheet-exponent",
      expected: "the value as it was recorded",
      hint: "a spreadsheet shortened a long number; restore the original value"
    };
  return null;
}

/**
 * What of a cell may stand in a message: short values without anything that could identify; digits of dates and long numbers are masked.
 *
 * @example
 * shownValue("12.5") // "12.5"
 * shownValue("2021-03-04") // "####-##-##"
 */
export function shownValue(text: string): string | null {
  const cell = text.trim();
  if (cell.length > 40 || /[@\n\r]/.test(cell) || /\d{3}-\d{2}-\d{4}/.test(cell)) return null;
  return /\d{5,}|\d[-/.]\d{1,2}[-/.]\d|[A-Z][a-z]{2}-\d|\d-[A-Z][a-z]{2}|\d{4}-\d/.test(cell)
    ? cell.replace(/\d/g, "#")
    : cell;
}
