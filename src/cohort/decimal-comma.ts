import type {CsvTable} from "../files/csv.ts";
import {numberPart} from "./decorated-number.ts";
import {numberNotation} from "./repairs/number-notation.ts";

/**
 * Whether a comma is the decimal sign of a column without a word of the plan: in a file whose delimiter is none, unless its numbers can be read in two
 * ways, as 1,234 alone can.
 *
 * @example
 * const table = {delimiter: ";", header: ["a", "b"], columns: [["1,5", "1,234"], ["1,234", "12"]]};
 * readsDecimalComma(table, "a") // true
 * readsDecimalComma(table, "b") // false
 */
export function readsDecimalComma(
  {delimiter, header, columns}: Pick<CsvTable, "delimiter" | "header" | "columns">,
  column: string
): boolean {
  return delimiter !== "," && numberNotation((columns[header.indexOf(column)] ?? []).map(numberPart)).kind !== "open";
}
