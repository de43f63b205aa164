import type {Plan} from "../record/plan.ts";
import type {RepairName} from "../record/plan-repairs.ts";
import {givenAmount} from "./given-amounts.ts";
import {NO_DATES} from "./cohort-dates.ts";
import type {ColumnKind, DictionaryColumn} from "./column-dictionary.ts";
import {dayRules} from "./column-dates.ts";
import {isWrittenDate} from "./date-forms.ts";
import {calendarDay, doubtedDay, type DayRules} from "./day-cells.ts";
import {isMissingCode} from "./missing-codes.ts";
import {blankMeans, dayWord, wordReadAs, type DayWord} from "./day-words.ts";
import {plainNumber} from "./repairs/number-notation.ts";
import {unmarked} from "./repairs/unmarked.ts";
import {isLimit, withoutDoubt} from "./doubtful-days.ts";

export type CellValue = string | number | null;

/** Why a cell cannot be read; `repair` is the one by which the plan makes it a value. */
export interface CellFault {
  readonly code: string;
  readonly expected: string;
  readonly hint?: string;
  readonly repair?: RepairName;
}

/** A cell as read: its value, or why it cannot be read; a remark is counted and told once for the column. */
export interface ReadCell {
  readonly value: CellValue;
  readonly fault?: CellFault;
  readonly remark?: {
    readonly code: string;
    readonly expected: string;
    readonly received: string | null;
    readonly hint: string;
    /** A note where it is not said. */
    readonly severity?: "warning";
  };
  /** The day stands for a date of which only month or year is known. */
  readonly imputed?: true;
}

export interface CellRules {
  readonly dateMode: Plan["dateMode"];
  /** Numbers may be written with a comma: where the file's delimiter is none. */
  readonly decimalComma: boolean;
  /** How the dates of the column are read; as the plan alone says where the files were not looked at. */
  readonly days?: DayRules;
}

/** What has to be known of a column to read its cells; by its name, words in cells of days are read. */
type ReadColumn = Pick<DictionaryColumn, "kind" | "levels" | "closed" | "range"> &
  Partial<Pick<DictionaryColumn, "name">>;

const NOTHING: ReadCell = {value: null};

/**
 * The value of one cell of a canonical column. Blank is null; a code for a missing value is null with a remark; a value that does not fit
 * is a fault, never coerced.
 *
 * @example
 * readCell("143.0", {kind: "day"}, {dateMode: {mode: "relative", format: "iso", partial: "reject"}, decimalComma: false}).value // 143
 * readCell("2020-02-30", {kind: "day"}, {dateMode: {mode: "shifted", format: "iso", partial: "reject"}, decimalComma: false}).fault.code // "not-a-date"
 */
export function readCell(text: string, column: ReadColumn, rules: CellRules): ReadCell {
  const cell = text.trim();
  if (cell === "") return NOTHING;
  if (isMissingCode(cell) && column.levels?.[cell] === undefined)
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

type Reader = (cell: string, column: Omit<ReadColumn, "kind">, rules: CellRules) => ReadCell;

const readers: Readonly<Record<ColumnKind, Reader>> = {
  "identifier": (cell) => ({value: cell}),
  "text": (cell) => ({value: cell}),
  "day": day,
  "number": (cell, {range}, {decimalComma}) => within(decimal(cell, decimalComma), range),
  "whole-number": (cell, {range, name}) =>
    within((name === "cycles" ? cyclesGiven(cell) : null) ?? whole(cell, "a whole number"), range),
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

/** `4 of 6`, `0/6`, `none`: how many were given; null of what is a number alone, or something else. */
function cyclesGiven(cell: string): ReadCell | null {
  const value = /^[\d.,+-]+$/.test(cell) ? null : givenAmount(cell, "cycles");
  return value === null
    ? null
    : {
        value,
        remark: {code: "given-of-planned", expected: "a whole number", received: cell, hint: `read as ${value} given`}
      };
}

function whole(cell: string, expected: string): ReadCell {
  const [, digits, decimals] = /^([+-]?\d{1,7})([.,]0+)?$/.exec(cell) ?? [];
  if (digits === undefined)
    return {value: null, fault: spreadsheetFault(cell) ?? {code: "not-a-whole-number", expected}};
  if (/^[+-]?[1-9]\d{0,2}[.,]000$/.test(cell))
    return {
      value: null,
      fault: {
        code: "thousands-or-decimals",
        expected,
        hint: `whether the sign marks thousands or decimals cannot be known; say in the plan repairs: {${cell.includes(".") ? "thousands: [COLUMN], decimalComma: [COLUMN]" : "thousands: [COLUMN]"}} for thousands, or write it without decimals`
      }
    };
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

/** A day, or a word that says of a day what a blank does. */
function day(cell: string, {name = ""}: Omit<ReadColumn, "kind">, rules: CellRules): ReadCell {
  const relative = rules.dateMode.mode === "relative";
  const word = dayWord(cell);
  if (word !== null) return wordOfDay(cell, word, name, relative);
  if (isLimit(cell)) return {value: null, fault: limitFault(cell, name)};
  const read = relative ? relativeDay(cell, rules) : dateOfCell(cell, rules);
  const {fault} = read;
  if (fault !== undefined && isFarYear(cell))
    return {...read, fault: {...fault, hint: wayOut(name, JSON.stringify(cell))}};
  if (fault === undefined || fault.hint !== undefined || !/\p{L}/u.test(cell)) return read;
  return {...read, fault: {...fault, hint: `${wayOut(name, "WORD")}, with what stands in the cell for WORD`}};
}

/** Whether a date is one of a year by which data entry says that there is none; it identifies nobody. */
const isFarYear = (cell: string): boolean =>
  /^(?:9999|8888|7777|2999|3000|000[01])\D|\D(?:9999|8888|7777|2999|3000|000[01])$/.test(cell);

/** What to write where a cell says what a blank does. */
const wayOut = (column: string, text: string): string =>
  `if it says what a blank does (${blankMeans(column)}), write values: {${column}: {${text}: ""}}${undatedWay[column] ?? ""}`;

/** What to write instead where there was an event. */
const undatedWay: Readonly<Record<string, string>> = {
  progression: "; if there was one on a day that is not known, unknown instead of the blank",
  death: "; if the patient died on a day that is not known, yes instead of the blank"
};

function wordOfDay(cell: string, word: DayWord, column: string, relative: boolean): ReadCell {
  const read = wordReadAs(column, word);
  if (read !== null)
    return {value: null, remark: {code: "day-word", expected: "a day", received: cell, hint: `read as ${read}`}};
  const hint = wayOut(column, JSON.stringify(cell));
  const fault =
    word === "unknown"
      ? {code: "day-not-known", hint: `there may be a day that nobody recorded; ${hint}`}
      : {code: relative ? "not-a-day" : "not-a-date", hint};
  return {value: null, fault: {...fault, expected: relative ? "a whole number of days" : "a date"}};
}

/** A limit is never a day; its text stands in the way out where it holds no date. */
function limitFault(cell: string, column: string): NonNullable<ReadCell["fault"]> {
  const shown = shownValue(cell) === cell ? JSON.stringify(cell) : "TEXT OF THE CELL";
  return {
    code: "limit-of-day",
    expected: "a day, not a limit",
    hint: `the day itself is not known; ${wayOut(column, shown)}`
  };
}

function relativeDay(text: string, rules: CellRules): ReadCell {
  if (isWrittenDate(text) || /^\d{4}-\d{1,2}$/.test(text))
    return {
      value: null,
      fault: {
        code: "calendar-date",
        expected: "a whole number of days, because dateMode is relative",
        hint: rules.days?.advice ?? "declare dateMode: shifted or real if the file carries dates"
      }
    };
  const {bare: cell, doubted} = withoutDoubt(text);
  const read = whole(cell, "a whole number of days");
  if (read.fault?.code === "not-a-whole-number") return {value: null, fault: {...read.fault, code: "not-a-day"}};
  const inRange = within(read, [-60_000, 60_000]);
  return doubted && typeof inRange.value === "number" ? doubtedDay(inRange.value, "a whole number of days") : inRange;
}

/** A calendar date; what a spreadsheet made of something else is named as such. */
function dateOfCell(cell: string, {dateMode, days}: CellRules): ReadCell {
  const read = calendarDay(cell, days ?? dayRules(NO_DATES, dateMode, {file: "", column: "", canonical: null}));
  return read.fault?.code === "not-a-date" ? {value: null, fault: spreadsheetFault(cell) ?? read.fault} : read;
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
          fault: {code: "comma-in-number", expected: "a number with a decimal point", ...wayOutOfComma(cell)}
        };
  return {value: null, fault: spreadsheetFault(cell) ?? notANumber(cell)};
}

/** A comma with other than three digits behind it, or a zero before it, stands between no thousands. */
function wayOutOfComma(cell: string): Pick<CellFault, "hint" | "repair"> {
  return /,\d{3}$/.test(cell) && !/^[+-]?0/.test(cell)
    ? {
        hint: "whether the comma marks decimals or thousands cannot be known; say in the plan repairs: {decimalComma: [COLUMN]}, or {thousands: [COLUMN]}"
      }
    : {repair: "decimalComma"};
}

/** What stands there is no number, unless a repair makes it one. */
function notANumber(cell: string): CellFault {
  const fault = {code: "not-a-number", expected: "a number"};
  const repair = repairOfNumber(cell);
  return repair === null ? fault : {...fault, repair};
}

/** The repair of the plan that makes a number of a cell; null where none does. */
function repairOfNumber(cell: string): RepairName | null {
  if (unmarked(cell) !== cell) return "footnoteMarks";
  return ([" ", "'"] as const).some((thousands) => plainNumber(cell, {decimal: ".", thousands}) !== null)
    ? "thousands"
    : null;
}

function level(
  cell: string,
  {name, levels = {}, closed}: Partial<Pick<DictionaryColumn, "name" | "levels" | "closed">>
): ReadCell {
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
  if (name === "stop_reason" && dayWord(cell) === "ongoing")
    return {
      value: null,
      remark: {code: "day-word", expected: "a reason", received: cell, hint: "read as not stopped so far"}
    };
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

/** Long numbers, dates of numbers, months beside days and years, and years beside words. */
const identifying: readonly RegExp[] = [
  /\d{5,}/,
  /\d[-/.]\d{1,2}[-/.]\d/,
  /[A-Z][a-z]{2}-\d|\d-[A-Z][a-z]{2}/,
  /\d{4}-\d|\d[/.]\d{4}/,
  /\p{L}.*\b(?:19|20)\d{2}\b|\b(?:19|20)\d{2}\b.*\p{L}/u
];

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
  return identifying.some((pattern) => pattern.test(cell)) ? cell.replace(/\d/g, "#") : cell;
}
