import {cohortDates, type CohortDates, type DateVerdict, type JudgedColumn} from "../cohort/cohort-dates.ts";
import {isWrittenDate} from "../cohort/date-forms.ts";
import {dateModeLines, dateModes, reasonOf, type DateMode, type ProposedDateMode} from "../cohort/date-plan.ts";
import {columnAdvice} from "../cohort/column-dates.ts";
import {orderInWords} from "../cohort/date-rules.ts";
import {append} from "../record/lists-by-key.ts";
import type {CsvTable} from "../files/csv.ts";
import type {SourceRole} from "../record/source.ts";

/** What a plan should say of dates. */
export interface DateProposal {
  /** The key `dateMode`; null where a person has to choose. */
  readonly dateMode: ProposedDateMode | "relative" | null;
  /** Why, a line each. */
  readonly reasons: readonly string[];
  /** Lines to choose from; none where the files decide. */
  readonly choices: readonly string[];
}

/** Nothing is taken over: the plan that is proposed is the first. */
const first: DateMode = {mode: "real", format: "iso", partial: "reject"};

/** What the files tell of how their days are written; where they do not tell whether day or month comes first, both lines to choose from. */
export function dateProposal(tables: readonly CsvTable[], roles: readonly SourceRole[]): DateProposal {
  const given = tables.map((table, index) => ({table, role: roles[index] ?? "lines"}));
  const dates = cohortDates(given, {mapping: {}, values: {}, cutoff: null});
  if (!areCalendarDates(dates, tables)) return {dateMode: "relative", reasons: [], choices: []};
  const months = monthsAlone(dates);
  const current: DateMode = months.length === 0 ? first : {...first, partial: "middle"};
  const [mode, ...others] = dateModes(dates, current);
  const reasons = [...calendarReason(dates), ...verdictReasons(dates), ...mixedReasons(dates), ...monthReason(months)];
  return others.length === 0
    ? {
        dateMode: mode ?? {mode: "real", format: "iso", ...(months.length === 0 ? {} : {partial: "middle"})},
        reasons,
        choices: []
      }
    : {dateMode: null, reasons, choices: dateModeLines(dates, current)};
}

/** Columns that something is read from in which days are known by their month, with how many; none where a year alone is known of some, which tells too little. */
function monthsAlone({columns}: CohortDates): {readonly column: string; readonly cells: number}[] {
  const read = columns.filter(({column: {canonical}}) => canonical !== null);
  const partial = read.map(({column: {column, cells}}) => ({
    column,
    dates: cells.flatMap((cell) => (cell?.date.kind === "partial" ? [cell.date] : []))
  }));
  if (partial.some(({dates}) => dates.some(({month}) => month === null))) return [];
  return partial.flatMap(({column, dates}) => (dates.length === 0 ? [] : [{column, cells: dates.length}]));
}

function monthReason(months: ReturnType<typeof monthsAlone>): string[] {
  if (months.length === 0) return [];
  const where = months.map(({column, cells}) => `${column} (${cells} ${cells === 1 ? "cell" : "cells"})`).join(", ");
  return [
    `months without a day in ${where}: partial: middle reads them as the 15th, counted before the numbers; partial: reject leaves out what they stand for`
  ];
}

/** Columns of starts where there are any, else all that hold days. */
function startColumns({columns}: CohortDates): readonly JudgedColumn[] {
  const starts = columns.filter(({column: {canonical}}) => canonical === "start");
  return starts.length > 0 ? starts : columns;
}

/** Whether most of the days are calendar dates, or day numbers of a spreadsheet. */
function areCalendarDates(dates: CohortDates, tables: readonly CsvTable[]): boolean {
  const texts = startColumns(dates).flatMap(({column: {file, column}}) => {
    const table = tables.find(({name}) => name === file);
    return (table?.columns[table.header.indexOf(column)] ?? []).filter((text) => text.trim() !== "");
  });
  return [isWrittenDate, isSerial].some((holds) => texts.filter(holds).length * 2 > texts.length);
}

const isSerial = (text: string): boolean => /^\s*[2-5]\d{4}(\.\d+)?\s*$/.test(text);

function calendarReason(dates: CohortDates): string[] {
  const [start] = startColumns(dates);
  const where = start?.column.canonical === "start" ? "start holds" : "there are";
  return [`${where} calendar dates; shifted instead of real says that every patient's dates were moved by one offset`];
}

/** Why dates of three numbers are read in an order, or why nobody knows; columns of one reason together. */
function verdictReasons({columns, epoch}: CohortDates): string[] {
  const said = new Map<string, string[]>();
  for (const {column, verdict} of columns) {
    const reason = verdictInWords(verdict);
    if (reason === null) continue;
    const byCells = verdict.kind === "decided" && verdict.by === "cells";
    append(
      said,
      reason,
      byCells ? `${column.column} (${verdict.cells} ${verdict.cells === 1 ? "cell" : "cells"})` : column.column
    );
  }
  return [
    ...[...said].map(([reason, names]) => `dates in ${names.join(", ")}: ${reason}`),
    ...(epoch?.epoch === 1904 ? ["day numbers of a spreadsheet count from 1904, as the order of days tells"] : [])
  ];
}

function verdictInWords(verdict: DateVerdict): string | null {
  if (verdict.kind === "decided" && verdict.by === "cells")
    return `${orderInWords[verdict.order]}, because these cells can be read in no other way`;
  if (verdict.kind === "decided") return `${orderInWords[verdict.order]}, because ${reasonOf(verdict)}`;
  if (verdict.kind !== "open") return null;
  const orders = verdict.orders.map((order) => orderInWords[order]).join(" or ");
  return `${orders}, and nothing in the file tells; take the # away from the right dateMode line below`;
}

function mixedReasons({columns}: CohortDates): string[] {
  return columns.flatMap((judged) =>
    judged.verdict.kind === "mixed" ? [`dates in ${judged.column.column}: ${columnAdvice(judged, []) ?? ""}`] : []
  );
}
