import {dayOf} from "./calendar-day.ts";
import {dateCell, type DateCell, type WrittenDate} from "./date-forms.ts";
import {turnedBack} from "./turned-dates.ts";
import {dayOfDate, orderInWords, type DateRules} from "./date-rules.ts";

/** Why a cell of days is not read. */
export interface DayFault {
  readonly code: string;
  readonly expected: string;
  readonly hint?: string;
}

/** How the cells of a column of calendar dates are read. */
export interface DayRules extends DateRules {
  readonly partial: "reject" | "middle";
  /** Whether day and month of the dates that a spreadsheet could read are turned round. */
  readonly turned?: boolean;
  /** What a cell should hold. */
  readonly expected: string;
  /** Why dates that depend on the order are not read; null where the order is known. */
  readonly refused: DayFault | null;
  /** Why day numbers of a spreadsheet are not read; null where they are. */
  readonly refusedSerials: DayFault | null;
  /** What the file tells of its order, for a date that depends on it and cannot be read; null where there is nothing to say. */
  readonly advice: string | null;
}

/** A day as read; null with the fault where it is not. */
export interface ReadDay {
  readonly value: number | null;
  readonly fault?: DayFault;
  readonly remark?: DayRemark;
  readonly imputed?: true;
}

/** What is told of a day that was read, once for the column. */
interface DayRemark {
  readonly code: string;
  readonly expected: string;
  readonly received: null;
  readonly hint: string;
}

/**
 * The day of a cell that holds a calendar date: a form that reads in one way, three numbers in the order of the rules, or a month or year alone
 * by the rule for those. What was taken to be so is said in a remark.
 *
 * @example
 * const rules = {order: "mdy", epoch: 1900, lastYear: 2049, partial: "reject", expected: "a date", refused: null, refusedSerials: null, advice: null};
 * calendarDay("3/15/2023", rules).value // 19431
 * calendarDay("15.03.2023", rules).fault.code // "not-a-date"
 */
export function calendarDay(cell: string, rules: DayRules): ReadDay {
  const read = dateCell(cell);
  if (read === null) return {value: null, fault: {code: "not-a-date", expected: rules.expected}};
  const date = rules.turned === true ? turnedBack(read.date) : read.date;
  if (date.kind === "partial") return partialDay(date, rules);
  const fault = refusalOf(date, rules);
  if (fault !== null) return {value: null, fault};
  const value = dayOfDate(date, rules);
  if (value === null) return {value, fault: notInCalendar(date, rules)};
  if (read.doubted) return doubtedDay(value, rules.expected);
  const remark = remarkOf(read, rules);
  return remark === null ? {value} : {value, remark};
}

/**
 * A day that the file itself doubts: read, and flagged as those that are set by a rule.
 *
 * @example
 * doubtedDay(300, "a whole number of days").imputed // true
 */
export function doubtedDay(value: number, expected: string): ReadDay {
  const hint = "read as that day, and flagged as not known exactly";
  return {value, imputed: true, remark: {code: "approximate-day", expected, received: null, hint}};
}

/** Why a date is not read that could be one; what can be none in the order of the rules is said to be none. */
function refusalOf(date: WrittenDate, {order, refused, refusedSerials}: DayRules): DayFault | null {
  if (date.kind === "serial") return refusedSerials;
  if (date.kind !== "parts" || date.orders.length === 0) return null;
  return order === null || date.orders.includes(order) ? refused : null;
}

function notInCalendar(date: WrittenDate, {expected, order, advice}: DayRules): DayFault {
  const otherwise = date.kind === "parts" && order !== null && !date.orders.includes(order) && date.orders.length > 0;
  const hint = otherwise ? advice : null;
  return {code: "not-a-date", expected: `${expected}, that is in the calendar`, ...(hint === null ? {} : {hint})};
}

/** A date of which only month or year is known, by the rule for such dates. */
function partialDay({year, month}: {readonly year: number; readonly month: number | null}, rules: DayRules): ReadDay {
  const {expected, partial} = rules;
  if (partial === "reject")
    return {
      value: null,
      fault: {
        code: "partial-date",
        expected,
        hint: "declare dateMode.partial: middle to set such dates to the 15th, or to 1 July"
      }
    };
  const value = month === null ? dayOf(year, 7, 1) : dayOf(year, month, 15);
  const hint = "month alone is set to the 15th, year alone to 1 July";
  return {value, imputed: true, remark: {code: "imputed-date", expected, received: null, hint}};
}

/** What was taken to be so, the weightiest first; null where a date stands as the rules say. */
function remarkOf({date, time}: DateCell, {expected, epoch, lastYear}: DayRules): DayRemark | null {
  const remark = (code: string, hint: string): DayRemark => ({code, expected, received: null, hint});
  if (date.kind === "serial")
    return remark("spreadsheet-serial-date", `read as day number of a spreadsheet that counts from ${epoch}`);
  if (date.kind === "date" ? date.short : date.kind === "parts" && date.parts[2].length === 2)
    return remark("two-digit-year", `read as a year from ${lastYear - 99} to ${lastYear}`);
  if (time) return remark("time-of-day", "the time of day is left out");
  if (date.kind === "date" && date.form === "month-name")
    return remark("month-by-name", "read by the name of its month");
  return null;
}

/** What an order expects of a cell. */
export const expectedDate = (order: DateRules["order"]): string =>
  order === null ? "an ISO date, YYYY-MM-DD" : `a date, ${orderInWords[order]}`;
