import {stringify} from "csv-stringify/sync";
import type {TableRecord} from "../../record/result.ts";

/**
 * Records as CSV text (RFC 4180, `\n` line ends); null is an empty cell. A text cell that a spreadsheet would take for a formula
 * (first character `=`, `+`, `-`, `@`, tab or carriage return) gets an apostrophe in front; numbers stay as they are.
 *
 * @example
 * csvTable(["name", "n"], [{name: "=1+1", n: -2}]) // "name,n\n'=1+1,-2\n"
 */
export function csvTable(columns: readonly string[], records: readonly TableRecord[]): string {
  return stringify([[...columns], ...records.map((record) => columns.map((column) => cellOf(record[column] ?? null)))]);
}

function cellOf(cell: string | number | boolean | null): string {
  // A number that is not shown (see hidden-numbers.ts) is an empty cell, as it is null in JSON.
  if (cell === null || Number.isNaN(cell)) return "";
  return typeof cell === "string" ? inert(cell) : String(cell);
}

/**
 * A text that no spreadsheet takes for a formula: an apostrophe stands before a first `=`, `+`, `-`, `@`, tab or carriage return.
 *
 * @example
 * inert("=1+1") // "'=1+1"
 */
export function inert(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
