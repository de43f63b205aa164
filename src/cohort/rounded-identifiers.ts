import type {IssueLog} from "../record/issue-log.ts";

/** A number as spreadsheets show long ones, rounded: `1.20E+11`. */
const rounded = /^\d(?:[.,]\d+)?E\+\d{2,3}$/i;

/**
 * Stops where identifiers are numbers that a spreadsheet has rounded: what made them different is gone, and several patients share one.
 *
 * @example
 * const found = [];
 * checkRoundedIdentifiers({file: "c.csv", column: "id", ids: ["1.20E+11", "1.20E+11", "P3"], row: [2, 3, 4]}, {add: ({code, row, count}) => found.push([code, row, count])});
 * found // [["identifiers-rounded", 2, 1]]
 */
export function checkRoundedIdentifiers(
  {
    file,
    column,
    ids,
    row
  }: {readonly file: string; readonly column: string; readonly ids: readonly string[]; readonly row: readonly number[]},
  log: Pick<IssueLog, "add">
): void {
  const found = ids.flatMap((id, i) => (rounded.test(id.trim()) ? [i] : []));
  const [first] = found;
  if (first === undefined) return;
  log.add({
    code: "identifiers-rounded",
    severity: "error",
    stops: true,
    file,
    row: row[first] ?? null,
    column,
    expected: "identifiers in full",
    received: `${found.length} of ${ids.length} rows with a number that a spreadsheet rounded (#.##E+##)`,
    hint: "several patients may share one; export the file again with this column as text, or choose",
    count: new Set(found.map((i) => ids[i]?.trim())).size,
    choices: [{line: "accept: [identifiers-rounded]", why: "each is of one patient"}]
  });
}
