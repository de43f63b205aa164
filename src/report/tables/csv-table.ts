import {stringify} from "csv-stringify/sync";
import type {Hidden} from "../../record/hidden.ts";

type Cell = string | number | boolean | Hidden | null;

/**
 * Records as CSV text (RFC 4180, `\n` line ends); null and a hidden number are empty cells. A text cell that a spreadsheet would take for a formula
 * (first character `=`, `+`, `-`, `@`, tab or carriage return) gets an apostrophe in front; numbers stay as they are.
 *
 * @example
 * csvTable(["name", "n"], [{name: "=1+1", n: -2}]) // "name,n\n'=1+1,-2\n"
 */
export function csvTable(columns: readonly string[], records: readonly Readonly<Record<string, Cell>>[]): string {
  return stringify([[...columns], ...records.map((record) => columns.map((column) => cellOf(record[column] ?? null)))]);
}

function cellOf(cell: Cell): string {
  // A number that could not be computed is null in JSON too.
  if (cell === null || typeof cell === "object" || Number.isNaN(cell)) return "";
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
