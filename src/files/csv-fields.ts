import {parse} from "csv-parse/sync";
import type {Delimiter} from "./csv-delimiter.ts";

/**
 * The fields of each record of a text, nothing coerced; null where a quote stands in the wrong place.
 *
 * @example
 * csvFields('1,"a, b"\n2,', ",") // [["1", "a, b"], ["2", ""]]
 * csvFields('1,5" or 6"', ",") // null
 */
export function csvFields(text: string, delimiter: Delimiter): string[][] | null {
  try {
    return parse(text, {delimiter, record_delimiter: ["\n"], bom: false, relax_column_count: true, cast: false});
  } catch (error) {
    if (!isCsvFault(error)) throw error;
    return null;
  }
}

function isCsvFault(error: unknown): boolean {
  return (
    error instanceof Error && "code" in error && typeof error.code === "string" && /CSV_|INVALID_/.test(error.code)
  );
}
