import {dayOf, dayOfSerial, shortYear, type SpreadsheetEpoch} from "./calendar-day.ts";
import type {DateOrder, WrittenDate} from "./date-forms.ts";

/** What has to be known to make a day of a date as it is written. */
export interface DateRules {
  /** Order of three numbers; null where none is known, so that they are not read. */
  readonly order: DateOrder | null;
  readonly epoch: SpreadsheetEpoch;
  /** Last year that two digits may stand for. */
  readonly lastYear: number;
}

/** How an order is written for people. */
export const orderInWords: Readonly<Record<DateOrder, string>> = {
  dmy: "dd/mm/yyyy",
  mdy: "mm/dd/yyyy",
  ymd: "yy-mm-dd"
};

/**
 * Days since 1970-01-01 of a date as it is written; null where the order is not known, where there is no such date, and of a month or year alone.
 *
 * @example
 * dayOfDate({kind: "parts", orders: ["dmy", "mdy"], parts: ["3", "4", "2023"]}, {order: "mdy", epoch: 1900, lastYear: 2049}) // 19420
 */
export function dayOfDate(date: WrittenDate, {order, epoch, lastYear}: DateRules): number | null {
  if (date.kind === "date") return dayOf(date.short ? shortYear(date.year, lastYear) : date.year, date.month, date.day);
  if (date.kind === "serial") return dayOfSerial(date.serial, epoch);
  if (date.kind === "partial" || order === null || !date.orders.includes(order)) return null;
  return dayInOrder(date.parts, order, lastYear);
}

/** Where day, month and year stand among three numbers. */
const places: Readonly<Record<DateOrder, readonly [day: number, month: number, year: number]>> = {
  dmy: [0, 1, 2],
  mdy: [1, 0, 2],
  ymd: [2, 1, 0]
};

function dayInOrder(parts: readonly string[], order: DateOrder, lastYear: number): number | null {
  const [day, month, year] = places[order].map((place) => parts[place] ?? "");
  const written = Number(year);
  return dayOf(year?.length === 2 ? shortYear(written, lastYear) : written, Number(month), Number(day));
}
