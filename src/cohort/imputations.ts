import {issue, type Issue} from "../record/issue.ts";
import type {CsvTable} from "../files/csv.ts";

/** Of one imputation no variance between imputations can be told. */
const FEWEST = 2;

function numberCells(table: CsvTable, column: string): readonly string[] | null {
  const at = table.header.indexOf(column);
  return at < 0 ? null : (table.columns[at] ?? []);
}

/**
 * The numbers of the imputations in some files, ascending; 0 stands for records as observed.
 *
 * Throws `RangeError` when no file has the column, a cell is no whole number from 0, or there are fewer than two imputations.
 */
export function imputationNumbers(tables: readonly CsvTable[], column: string): number[] {
  const carrying = tables.filter((table) => table.header.includes(column));
  if (carrying.length === 0)
    throw new RangeError(
      `imputation must be a column of a file, got ${column}; columns are ${tables
        .flatMap(({header}) => header)
        .slice(0, 30)
        .join(", ")}`
    );
  for (const table of carrying) requireNumbers(table, column);
  const numbers = [...new Set(carrying.flatMap((table) => (numberCells(table, column) ?? []).map(Number)))].sort(
    (a, b) => a - b
  );
  const imputed = numbers.filter((number) => number > 0).length;
  if (imputed < FEWEST)
    throw new RangeError(
      `column ${column} must number at least ${FEWEST} imputations from 1, got ${imputed === 0 ? "none" : numbers.join(", ")}`
    );
  return numbers;
}

function requireNumbers(table: CsvTable, column: string): void {
  const bad = numberCells(table, column)?.findIndex((cell) => !/^\d{1,4}$/.test(cell.trim())) ?? -1;
  if (bad >= 0)
    throw new RangeError(
      `column ${column} must number the imputation of every record, 0, 1, 2, …, got another value in ${table.name}, row ${table.row[bad] ?? ""}`
    );
}

/** The records of one imputation; a file without the column belongs to every imputation. */
export function ofImputation(table: CsvTable, column: string, number: number): CsvTable {
  const cells = numberCells(table, column);
  if (cells === null) return table;
  const kept = cells.flatMap((cell, index) => (Number(cell) === number ? [index] : []));
  return {
    ...table,
    rowsRead: table.rowsRead - (cells.length - kept.length),
    row: kept.map((index) => table.row[index] ?? 0),
    columns: table.columns.map((values) => kept.map((index) => values[index] ?? ""))
  };
}

const NONE_OBSERVED =
  "without records as observed the first imputation stands in the curves, and its missing values do not show";

/** What the reader is told of the records of imputations. */
export function imputationIssue(tables: readonly CsvTable[], column: string, numbers: readonly number[]): Issue {
  const carrying = tables.filter((table) => table.header.includes(column));
  const observed = numbers[0] === 0;
  const imputed = numbers.filter((number) => number > 0).length;
  const cells = carrying.flatMap((table) => numberCells(table, column) ?? []);
  const others = cells.filter((cell) => Number(cell) !== numbers[0]).length;
  return issue({
    code: "imputations-apart",
    severity: observed ? "note" : "warning",
    file: carrying.map(({name}) => name).join(", "),
    column,
    count: others,
    expected: observed
      ? "records as observed (0) for curves and unadjusted contrasts"
      : "records as observed, numbered 0",
    hint: `${others} records belong to the ${imputed} imputations and are analysed apart, then pooled${observed ? "" : `; ${NONE_OBSERVED}`}`
  });
}
