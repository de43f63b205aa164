/** Texts that stand beside the records of a table, and where they stand. */
export interface Aside {
  /** What stands there, cell by cell, blank ones left away: one text of a comment or a line, several of a row. */
  readonly cells: readonly [string, ...string[]];
  /** Row of the file, or of the sheet that is named; null for a comment on a cell. */
  readonly row: number | null;
  /** Cell on which it is a comment, e.g. `E1`. */
  readonly comment?: string;
  /** Another sheet of the same spreadsheet. */
  readonly sheet?: string;
}

/**
 * What stands beside the records on their own sheet, one text a row.
 *
 * @example
 * asideTexts([{cells: ["*", "excluded"], row: 9}, {cells: ["P1"], row: 2, sheet: "B"}]) // ["* excluded"]
 */
export function asideTexts(asides: readonly Aside[] = []): string[] {
  return asides.flatMap(({cells, sheet}) => (sheet === undefined ? [cells.join(" ")] : []));
}

/**
 * A row as a text beside the records; none where nothing stands in it.
 *
 * @example
 * asideOf(["status", " ", "0 = PD"], {row: 4, sheet: "Legend"}) // [{cells: ["status", "0 = PD"], row: 4, sheet: "Legend"}]
 */
export function asideOf(cells: readonly string[], place: Omit<Aside, "cells">): Aside[] {
  const [first, ...others] = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  return first === undefined ? [] : [{cells: [first, ...others], ...place}];
}
