import {stringify} from "csv-stringify/sync";
import type {Cells} from "../record/result.ts";

/**
 * Records as CSV text (RFC 4180, `\n` line ends); null is an empty cell. A text cell that a spreadsheet would take for a formula
 * (first character `=`, `+`, `-`, `@`, tab or carriage return) gets an apostrophe in front; numbers stay as they are.
 *
 * @example
 * csvTable(["name", "n"], [{name: "=1+1", n: -2}]) // "name,n\n'=1+1,-2\n"
 */
export function csvTable(columns: readonly string[], records: readonly Cells[]): string {
  return stringify([[...columns], ...records.map((record) => columns.map((column) => inert(record[column] ?? null)))]);
}

function inert(cell: string | number | boolean | null): string {
  // A number that is not shown (see hidden-numbers.ts) is an empty cell, as it is null in JSON.
  if (cell === null || Number.isNaN(cell)) return "";
  if (typeof cell !== "string") return String(cell);
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
