import {withoutDoubt} from "./doubtful-days.ts";
import {monthNamed} from "./month-names.ts";

/** A year as written; `short`: two digits, whose century is still to be found. */
export interface WrittenYear {
  readonly year: number;
  readonly short: boolean;
}

/** How a date is written that can be read in one way only. */
export type DateForm = "iso" | "year-first" | "compact" | "month-name";

/** What a cell that holds a date says, before anything is decided about it. */
export type WrittenDate =
  | (WrittenYear & {readonly kind: "date"; readonly form: DateForm; readonly month: number; readonly day: number})
  /** Three numbers: which is day, month and year depends on the order. */
  | {readonly kind: "parts"; readonly orders: readonly DateOrder[]; readonly parts: readonly [string, string, string]}
  | {readonly kind: "partial"; readonly year: number; readonly month: number | null}
  /** A day number of a spreadsheet. */
  | {readonly kind: "serial"; readonly serial: number};

/** Orders of day, month and year in a date of three numbers. */
export const dateOrders = ["dmy", "mdy", "ymd"] as const;
export type DateOrder = (typeof dateOrders)[number];

/** A cell that holds a date, with the time of day that it holds besides. */
export interface DateCell {
  readonly date: WrittenDate;
  /** A time of day that is not midnight. */
  readonly time: boolean;
  /** The cell says that the day is not known exactly. */
  readonly doubted: boolean;
}

const TIME =
  /(?:[T\s]|,\s*)\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap])?\.?(?:m\.?)?\s*(?:uhr|h|utc|gmt|z|[+-]\d{2}:?\d{2})?$/i;

/** Day numbers that lie in 1950 to 2099 in the system of 1900; others are no dates of a course of therapy. */
const SERIALS = [18_264, 73_050] as const;
/** First and last year of dates: shifted ones may lie a century ahead. */
const YEARS = [1800, 2399] as const;

/** Words beside a month's name that mean nothing: articles, and ends of ordinal numbers. */
const fillers: ReadonlySet<string> = new Set([
  "st",
  "nd",
  "rd",
  "th",
  "er",
  "of",
  "the",
  "de",
  "del",
  "di",
  "d",
  "den"
]);
/** What stands for a day or month that is not known, before, after and between what is. */
const unknownLead = /^(?:(?:0{1,2}|un|unk|x{1,2}|\?{1,2}|--)[-/. ])+/i;
const unknownEnd = /(?:[-/. ](?:0{1,2}|un|unk|x{1,2}|\?{1,2}|--))+$/i;
const unknownMiddle = /([-/.])(?:0{1,2}|un|unk|x{1,2}|\?{1,2})\1/i;

/**
 * What a cell says if it holds a date: one that reads in one way (ISO, year first, month by name), three numbers whose order is open, a month or
 * year alone, or a day number of a spreadsheet; null where it holds none. A time of day is read over.
 *
 * @example
 * dateCell("3. März 2023").date // {kind: "date", form: "month-name", year: 2023, short: false, month: 3, day: 3}
 * dateCell("03/04/2023").date.orders // ["dmy", "mdy"]
 * dateCell("soon") // null
 */
export function dateCell(text: string): DateCell | null {
  const {bare: cell, doubted} = withoutDoubt(text.replaceAll(/\s+/gu, " "));
  if (cell.length > 40 || !/\d/.test(cell)) return null;
  const [suffix, hours, minutes, seconds = "0", half] = TIME.exec(cell) ?? [];
  const bare = suffix === undefined ? cell : cell.slice(0, -suffix.length);
  const date = readers.reduce<WrittenDate | null>((found, read) => found ?? read(bare), null);
  if (date === null || (suffix !== undefined && date.kind === "partial")) return null;
  const midnight = (Number(hours) === 0 || (Number(hours) === 12 && /a/i.test(half ?? ""))) && Number(minutes) === 0;
  const fraction = date.kind === "serial" && !Number.isInteger(date.serial);
  return {date, doubted, time: fraction || (suffix !== undefined && !(midnight && Number(seconds) === 0))};
}

/**
 * Whether a cell holds a date of day, month and year that is written out: no day number, and no year alone.
 *
 * @example
 * isWrittenDate("12-Mar-2023") // true
 * isWrittenDate("45000") // false
 */
export function isWrittenDate(text: string): boolean {
  const kind = dateCell(text)?.date.kind;
  return kind === "date" || kind === "parts";
}

type ReadForm = (text: string) => WrittenDate | null;

const yearFirst: ReadForm = (text) => {
  const [, year, separator, month, day] = /^(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})$/.exec(text) ?? [];
  if (year === undefined || !(inYears(Number(year)) || codeYears.has(year)) || Number(month) === 0 || Number(day) === 0)
    return null;
  const form = separator === "-" && month?.length === 2 && day?.length === 2 ? "iso" : "year-first";
  return {kind: "date", form, year: Number(year), short: false, month: Number(month), day: Number(day)};
};

/** Eight digits: year first where months and days allow it, else the year last. */
const compact: ReadForm = (text) => {
  const [, year, month, day] = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(text) ?? [];
  if (year !== undefined && Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31)
    return {kind: "date", form: "compact", year: Number(year), short: false, month: Number(month), day: Number(day)};
  const [, a, b, last] = /^(\d{2})(\d{2})((?:19|20)\d{2})$/.exec(text) ?? [];
  return a === undefined || b === undefined || last === undefined ? null : orderless([a, b, last], "");
};

const numbers: ReadForm = (text) => {
  const [, a, separator, b, c] = /^(\d{1,2}) ?([-/. ]) ?(\d{1,2}) ?\2 ?['’]?(\d{4}|\d{2})$/.exec(text) ?? [];
  if (a === undefined || b === undefined || c === undefined) return null;
  if ((c.length === 4 && !inYears(Number(c)) && !codeYears.has(c)) || Number(a) === 0 || Number(b) === 0) return null;
  return orderless([a, b, c], separator ?? "");
};

/** Three numbers with the orders in which they can be a date; an order of years of two digits first is met with hyphens only. */
function orderless(parts: readonly [string, string, string], separator: string): WrittenDate {
  const [a, b, c] = parts.map(Number);
  const isDay = (n: number | undefined): boolean => n !== undefined && n >= 1 && n <= 31;
  const isMonth = (n: number | undefined): boolean => n !== undefined && n >= 1 && n <= 12;
  const yearCanLead = separator === "-" && parts.every((part) => part.length === 2);
  const orders: DateOrder[] = [
    ...(isDay(a) && isMonth(b) ? (["dmy"] as const) : []),
    ...(isMonth(a) && isDay(b) ? (["mdy"] as const) : []),
    ...(yearCanLead && isMonth(b) && isDay(c) ? (["ymd"] as const) : [])
  ];
  return {kind: "parts", orders, parts};
}

const serial: ReadForm = (text) => {
  if (!/^\d{5}(?:\.\d+)?$/.test(text)) return null;
  const value = Number(text);
  return value >= SERIALS[0] && value < SERIALS[1] + 1 ? {kind: "serial", serial: value} : null;
};

/** A month by its name, with a day and a year in any order that leaves no doubt. */
const namedMonth: ReadForm = (text) => {
  const tokens = text.match(/\p{L}+\p{M}*|\d+/gu) ?? [];
  if (!/^[\p{L}\p{M}\d\s,./º°ª'’-]*$/u.test(text)) return null;
  const words = tokens.filter((token) => !/^\d/.test(token) && !fillers.has(token.toLowerCase()));
  const [word, ...others] = words;
  const month = word === undefined || others.length > 0 ? null : monthNamed(word);
  if (month === null || word === undefined) return null;
  const given = tokens.filter((token) => /^\d/.test(token));
  const [first = "", second = ""] = given;
  if (given.length === 1 && first.length === 4 && inYears(Number(first)))
    return {kind: "partial", year: Number(first), month};
  return given.length === 2 ? dayAndYear(first, second, month) : null;
};

function dayAndYear(first: string, second: string, month: number): WrittenDate | null {
  // Years of two digits stand last: 12-Mar-23. A number that is no day leads where the year does.
  const leads = first.length === 4 || (second.length <= 2 && Number(first) > 31);
  const [year, day] = leads ? [first, second] : [second, first];
  if (day.length > 2 || Number(day) === 0 || (year.length !== 2 && year.length !== 4)) return null;
  if (year.length === 4 && !inYears(Number(year))) return null;
  return {kind: "date", form: "month-name", year: Number(year), short: year.length === 2, month, day: Number(day)};
}

/** A year, or a month of a year, also where the day is written as not known. */
const partial: ReadForm = (text) => {
  const known = text.replace(unknownLead, "").replace(unknownEnd, "").replace(unknownMiddle, "$1");
  const [, leading, after] = /^(\d{4})(?:[-/.](\d{1,2}))?$/.exec(known) ?? [];
  const [, before, last] = /^(?:(\d{1,2})[-/.])?(\d{4})$/.exec(known) ?? [];
  const year = Number(leading ?? last);
  if (leading === undefined && last === undefined) return known === text ? null : namedMonth(known);
  const month = after ?? before;
  if (!inYears(year) || (month !== undefined && (Number(month) < 1 || Number(month) > 12))) return null;
  return {kind: "partial", year, month: month === undefined ? null : Number(month)};
};

/** Years of days that programs write for one that there is not, beside those that can be read as others are. */
const codeYears: ReadonlySet<string> = new Set([
  "1111",
  "2999",
  "3000",
  "4000",
  "4444",
  "5555",
  "6666",
  "7777",
  "8888",
  "9998",
  "9999"
]);

const inYears = (year: number): boolean => year >= YEARS[0] && year <= YEARS[1];

const readers: readonly ReadForm[] = [yearFirst, compact, numbers, serial, namedMonth, partial];
