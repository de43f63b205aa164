/** What makes the groups: the class of a transition, its sequence of ADCs, ADC1 beside ADC2 of the same patients, or the values of a column. */
export type Grouping =
  | {readonly by: "transition"}
  | {readonly by: "sequence"}
  | {readonly by: "position"}
  | {readonly by: "column"; readonly column: string};

const COLUMN = "column:";

/**
 * The grouping that a plan writes as `transition`, `sequence`, `position` or `column:NAME`.
 *
 * Throws `RangeError` for any other text.
 *
 * @example
 * groupingOf("column:arm") // {by: "column", column: "arm"}
 */
export function groupingOf(written: string): Grouping {
  if (written === "transition" || written === "sequence" || written === "position") return {by: written};
  if (written.startsWith(COLUMN) && written.length > COLUMN.length)
    return {by: "column", column: written.slice(COLUMN.length)};
  throw new RangeError(`by must be transition, position, sequence or column:NAME, got ${written}`);
}

/**
 * A grouping as a plan writes it.
 *
 * @example
 * groupingWritten({by: "column", column: "arm"}) // "column:arm"
 */
export function groupingWritten(grouping: Grouping): string {
  return grouping.by === "column" ? `${COLUMN}${grouping.column}` : grouping.by;
}

/**
 * A grouping as rows and tables name it: a column by its name alone.
 *
 * @example
 * [groupingName({by: "sequence"}), groupingName({by: "column", column: "arm"})] // ["sequence", "arm"]
 */
export function groupingName(grouping: Grouping): string {
  return grouping.by === "column" ? grouping.column : grouping.by;
}

/**
 * A grouping as sentences say it, which tell a column from the other groupings.
 *
 * @example
 * [groupingText({by: "sequence"}), groupingText({by: "column", column: "arm"})] // ["sequence", "column arm"]
 */
export function groupingText(grouping: Grouping): string {
  return grouping.by === "column" ? `column ${grouping.column}` : grouping.by;
}

/**
 * The column of the cohort that makes the groups; null where transitions, sequences or positions do.
 *
 * @example
 * [groupingColumn({by: "column", column: "arm"}), groupingColumn({by: "sequence"})] // ["arm", null]
 */
export function groupingColumn(grouping: Grouping): string | null {
  return grouping.by === "column" ? grouping.column : null;
}

/**
 * The columns among some groupings, each once.
 *
 * @example
 * groupingColumns([{by: "sequence"}, {by: "column", column: "arm"}, {by: "column", column: "arm"}]) // ["arm"]
 */
export function groupingColumns(groupings: readonly Grouping[]): string[] {
  return [...new Set(groupings.flatMap((grouping) => groupingColumn(grouping) ?? []))];
}
