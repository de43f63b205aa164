/** Codes by which R, SAS, SQL, pandas and spreadsheets say that nothing is there. */
const missingCodes: ReadonlySet<string> = new Set([
  "NA",
  "N/A",
  "n/a",
  "NULL",
  "null",
  "NaN",
  "nan",
  "#N/A",
  "<NA>",
  "NaT",
  "."
]);

/**
 * Whether a cell is a code for a missing value, compared as it stands.
 *
 * @example
 * isMissingCode("NA") // true
 * isMissingCode("na") // false
 */
export const isMissingCode = (cell: string): boolean => missingCodes.has(cell);
