import type {CsvTable} from "../files/csv.ts";
import type {ColumnMapping} from "../record/plan-mapping.ts";
import type {Plan} from "../record/plan.ts";
import type {SourceRole} from "../record/source.ts";
import {lastShortYear, type SpreadsheetEpoch} from "./calendar-day.ts";
import {dateColumns, datedFile, orderProofs, type DateColumn, type OrderProofs} from "./date-columns.ts";
import {dateOrders, type DateOrder} from "./date-forms.ts";
import {clearReading, dayPairs, violations, type DayPair} from "./date-order.ts";
import {dayOfDate} from "./date-rules.ts";

/** How the dates of a column are read, and what tells. */
export type DateVerdict =
  /** Every date reads in one way, or there is none. */
  | {readonly kind: "plain"}
  /** Cells that can be read in one order only. */
  | {readonly kind: "decided"; readonly by: "cells"; readonly order: DateOrder; readonly cells: number}
  /** The other columns of the file. */
  | {readonly kind: "decided"; readonly by: "columns"; readonly order: DateOrder; readonly columns: readonly string[]}
  /** The order of days; how many places each reading breaks. */
  | {
      readonly kind: "decided";
      readonly by: "order";
      readonly order: DateOrder;
      readonly broken: ReadonlyMap<DateOrder, number>;
    }
  /** Nothing tells. */
  | {readonly kind: "open"; readonly orders: readonly DateOrder[]}
  /** Some cells can only be read in one order, others only in another. */
  | {readonly kind: "mixed"};

/** A column that holds days, with what its cells and the verdict on it are. */
export interface JudgedColumn {
  readonly column: DateColumn;
  readonly proofs: OrderProofs;
  readonly verdict: DateVerdict;
}

/** What the files tell of how they write dates. */
export interface CohortDates {
  /** In the order of the files and of their headers. */
  readonly columns: readonly JudgedColumn[];
  /** Last year that two digits may stand for. */
  readonly lastYear: number;
  /** From where day numbers of a spreadsheet count, where the order of days tells; places that each system breaks. */
  readonly epoch: {readonly epoch: SpreadsheetEpoch; readonly broken: ReadonlyMap<SpreadsheetEpoch, number>} | null;
}

/** Dates of which nothing is known. */
export const NO_DATES: CohortDates = {columns: [], lastYear: lastShortYear([]), epoch: null};

/**
 * How each column of days writes its dates: by cells that can be read in one order only; where a column has none, by the order of days and by the
 * other columns of its file, which must not contradict each other. Nothing is preferred: what does not tell stays open.
 */
export function cohortDates(
  tables: readonly {readonly role: SourceRole; readonly table: CsvTable}[],
  {mapping, values, cutoff}: Pick<Plan, "values" | "cutoff"> & {readonly mapping: ColumnMapping}
): CohortDates {
  const files = tables.map((given) => datedFile(given, mapping));
  const columns = files.flatMap((file) => dateColumns(file, values));
  if (columns.every(({cells}) => cells.every((cell) => cell === null))) return NO_DATES;
  const lastYear = lastShortYear([
    ...columns.flatMap(yearsOf),
    ...(typeof cutoff === "string" ? [yearOf(cutoff)] : [])
  ]);
  const judging: Judging = {
    pairs: columns.some(needsOrder) ? dayPairs(files, columns) : [],
    lastYear,
    judged: new Map(columns.map((column) => [column, judgedByCells(column)]))
  };
  // A second round, for columns whose days stand beside those of a file that comes later.
  for (const file of [...files, ...files]) judgeOpen(file.name, judging);
  return {columns: [...judging.judged.values()], lastYear, epoch: epochOf(judging)};
}

/** Whether the order of days could tell something of a column: a date depends on its order, or on where day numbers count from. */
const needsOrder = ({cells}: DateColumn): boolean =>
  cells.some((cell) => cell?.date.kind === "parts" || cell?.date.kind === "serial");

/** The columns on their way to a verdict. */
interface Judging {
  readonly pairs: readonly DayPair[];
  readonly lastYear: number;
  readonly judged: Map<DateColumn, JudgedColumn>;
}

/** Years that a column writes with four digits. */
function yearsOf({cells}: DateColumn): number[] {
  const found = new Set<number>();
  for (const cell of cells) {
    const date = cell?.date;
    if (date?.kind === "partial" || (date?.kind === "date" && !date.short)) found.add(date.year);
    else if (date?.kind === "parts" && date.parts[2].length === 4) found.add(Number(date.parts[2]));
  }
  return [...found];
}

const yearOf = (date: string): number => Number(date.slice(0, 4));

function judgedByCells(column: DateColumn): JudgedColumn {
  const proofs = orderProofs(column);
  return {column, proofs, verdict: verdictOfCells(proofs)};
}

function verdictOfCells({dependent, possible, rows}: OrderProofs): DateVerdict {
  const [only] = possible;
  if (dependent === 0) return {kind: "plain"};
  if (only === undefined) return {kind: "mixed"};
  // A year of two digits that could also lead leaves cells open in each row, and still one order for all of them.
  return possible.length === 1
    ? {kind: "decided", by: "cells", order: only, cells: Math.max(1, rows[only].length)}
    : {kind: "open", orders: possible};
}

/** Decides the open columns of a file together, where the order of days or the other columns tell. */
function judgeOpen(file: string, judging: Judging): void {
  const own = [...judging.judged.values()].filter(({column}) => column.file === file);
  const open = own.filter(({verdict}) => verdict.kind === "open");
  if (open.length === 0) return;
  const byOrder = orderOf(open, judging);
  const byColumns = columnsOf(own);
  if (byOrder !== null && byColumns !== null && byOrder.order !== byColumns.order) return;
  for (const one of open) {
    const verdict = byOrder ?? byColumns;
    if (verdict !== null && one.verdict.kind === "open" && one.verdict.orders.includes(verdict.order))
      judging.judged.set(one.column, {...one, verdict});
  }
}

type Decided = Extract<DateVerdict, {kind: "decided"}>;

/** The order in which those columns of a file are written that their own cells decide, where they agree. */
function columnsOf(own: readonly JudgedColumn[]): Decided | null {
  const decided = own.flatMap(({column, verdict}) =>
    verdict.kind === "decided" && verdict.by === "cells" ? [{column: column.column, order: verdict.order}] : []
  );
  const [first] = decided;
  return first === undefined ||
    decided.some(({order}) => order !== first.order) ||
    own.some(({verdict}) => verdict.kind === "mixed")
    ? null
    : {kind: "decided", by: "columns", order: first.order, columns: decided.map(({column}) => column)};
}

/** The order in which the open columns of a file break no rule about the order of days, where every other breaks some. */
function orderOf(open: readonly JudgedColumn[], {pairs, judged, lastYear}: Judging): Decided | null {
  const concerned = new Set(open.map(({column}) => column));
  const orders = open.reduce<readonly DateOrder[]>(
    (common, {verdict}) =>
      verdict.kind === "open" ? common.filter((order) => verdict.orders.includes(order)) : common,
    dateOrders
  );
  const own = pairs.filter(({earlier, later}) => concerned.has(earlier.column) || concerned.has(later.column));
  const counted = new Map(
    orders.map((order) => [
      order,
      violations(own, ({column, i}) => {
        const known = judged.get(column)?.verdict;
        const date = column.cells[i]?.date;
        if (date === undefined) return null;
        const decided = known?.kind === "decided" ? known.order : null;
        return dayOfDate(date, {order: concerned.has(column) ? order : decided, epoch: 1900, lastYear});
      })
    ])
  );
  const clear = clearReading(counted);
  return clear === null ? null : {kind: "decided", by: "order", order: clear.reading, broken: clear.broken};
}

/** The system of day numbers that the order of days speaks for, among pairs of a day number and a date. */
function epochOf({pairs, judged, lastYear}: Judging): CohortDates["epoch"] {
  const isSerial = ({column, i}: DayPair["earlier"]): boolean => column.cells[i]?.date.kind === "serial";
  const mixed = pairs.filter(({earlier, later}) => isSerial(earlier) !== isSerial(later));
  const systems: readonly SpreadsheetEpoch[] = [1900, 1904];
  const clear = clearReading(
    new Map(
      systems.map((epoch) => [
        epoch,
        violations(mixed, ({column, i}) => {
          const verdict = judged.get(column)?.verdict;
          const date = column.cells[i]?.date;
          const order = verdict?.kind === "decided" ? verdict.order : null;
          return date === undefined ? null : dayOfDate(date, {order, epoch, lastYear});
        })
      ])
    )
  );
  return clear === null ? null : {epoch: clear.reading, broken: clear.broken};
}
