import type {CohortDates, DateVerdict, JudgedColumn} from "./cohort-dates.ts";
import {expectedDate, type DayFault, type DayRules} from "./day-cells.ts";
import {dateOrders, type DateOrder} from "./date-forms.ts";
import {brokenInWords, dateModeLines, formatOf, reasonOf, type ColumnPlace, type DateMode} from "./date-plan.ts";
import {orderInWords} from "./date-rules.ts";
import {isTurned} from "./turned-dates.ts";

/** Share of cells that contradict the order of a column and count as slips of the pen: one in twenty-one. */
const SLIPS = 20;
/** Most rows that a message names. */
const MOST_ROWS = 5;

/**
 * How the dates of a column are read: in the order that the plan says, unless the file contradicts it. Dates that depend on the order are refused
 * where the plan says none, where cells, other columns or the order of days speak for another one, and where the column mixes two.
 */
export function dayRules(dates: CohortDates, dateMode: DateMode, place: ColumnPlace): DayRules {
  const {format, own} = formatOf(dateMode, place);
  const order = format === "iso" ? null : format;
  const judged = dates.columns.find(({column}) => column.file === place.file && column.column === place.column);
  const lines = dateModeLines(dates, dateMode);
  const expected = expectedDate(order);
  return {
    order,
    epoch: dateMode.epoch ?? 1900,
    lastYear: dates.lastYear,
    partial: dateMode.partial,
    turned: isTurned(dateMode, place),
    expected,
    refused: judged === undefined ? unjudged(order) : refusalOf(judged, {order, own, expected, lines}),
    refusedSerials: serialRefusal(dates, dateMode, lines),
    advice: judged === undefined ? null : columnAdvice(judged, lines)
  };
}

/** Of a column that was not looked at nothing is known but what the plan says. */
function unjudged(order: DateOrder | null): DayFault | null {
  if (order !== null) return null;
  return {
    code: "ambiguous-date",
    expected: expectedDate(order),
    hint: "say in the plan how the file writes dates: dateMode: {mode: real, format: dmy} or {mode: real, format: mdy}"
  };
}

interface AskedOrder {
  readonly order: DateOrder | null;
  /** The plan names the column itself. */
  readonly own: boolean;
  readonly expected: string;
  /** Lines for the plan. */
  readonly lines: readonly string[];
}

/** Why the dates of a column that depend on the order are not read; null where they are. */
function refusalOf(judged: JudgedColumn, {order, own, expected, lines}: AskedOrder): DayFault | null {
  const {verdict} = judged;
  const hint = columnAdvice(judged, lines);
  const refused = (code: string): DayFault => ({code, expected, ...(hint === null ? {} : {hint})});
  if (verdict.kind === "mixed") return order !== null && isSlip(judged, order) ? null : refused("mixed-dates");
  if (order === null) return refused("ambiguous-date");
  return isContradicted(verdict, order, own) ? refused("date-format-contradicted") : null;
}

/** Whether what contradicts the order is so little that it is a slip of single cells. */
function isSlip({proofs: {rows}}: JudgedColumn, order: DateOrder): boolean {
  const against = Object.values(rows).reduce((sum, own) => sum + own.length, 0) - rows[order].length;
  return against * SLIPS <= rows[order].length;
}

/** What the file says against the order of a plan; a plan that names the column itself is contradicted by its cells alone. */
function isContradicted(verdict: DateVerdict, order: DateOrder, own: boolean): boolean {
  if (verdict.kind === "open") return !verdict.orders.includes(order);
  return verdict.kind === "decided" && verdict.order !== order && (!own || verdict.by === "cells");
}

/** What the file tells of its dates, and what to write; null where no date depends on an order. */
export function columnAdvice({verdict, proofs: {rows}}: JudgedColumn, lines: readonly string[]): string | null {
  const write = `write ${lines.join(" or ")}`;
  if (verdict.kind === "plain") return null;
  if (verdict.kind === "decided")
    return `these look like ${orderInWords[verdict.order]} (${reasonOf(verdict)}): ${write}`;
  if (verdict.kind === "open")
    return `they can be ${verdict.orders.map((order) => orderInWords[order]).join(" or ")}, and nothing in the file tells: ${write}`;
  const proven = dateOrders
    .filter((order) => rows[order].length > 0)
    .map((order) => `${rowsInWords(rows[order])} can only be ${orderInWords[order]}`);
  return `${proven.join(", ")}: correct the cells that are wrong, or give rows that are written otherwise as a file of their own`;
}

const rowsInWords = (rows: readonly number[]): string =>
  `${rows.length === 1 ? "row" : "rows"} ${rows.slice(0, MOST_ROWS).join(", ")}${rows.length > MOST_ROWS ? ` and ${rows.length - MOST_ROWS} more` : ""}`;

/** Why day numbers of a spreadsheet are not read: the order of days speaks for the other system. */
function serialRefusal(
  {epoch: found}: CohortDates,
  {epoch = 1900}: DateMode,
  lines: readonly string[]
): DayFault | null {
  if (found === null || found.epoch === epoch) return null;
  const counted = [...found.broken]
    .toSorted(([, a], [, b]) => b - a)
    .map(([system, count]) => `counted from ${system} ${brokenInWords(count)}`);
  return {
    code: "spreadsheet-serial-date",
    expected: `a day number that counts from ${epoch}`,
    hint: `${counted.join(", ")}: write epoch: ${found.epoch} under dateMode${found.epoch === 1904 && lines[0] !== undefined ? `, as in ${lines[0]}` : ""}`
  };
}
