import {cellColumnNames, cellColumnSources} from "./comparability.ts";
import type {Subject} from "./subject.ts";

/** Columns of subjects that make cells, by what they are called in the stratum of a row. */
const columnOf: ReadonlyMap<string, string> = new Map(
  (["tumour", "her2", "hr"] as const).map((column) => [cellColumnNames[column], cellColumnSources[column]])
);

/** Subjects compared with the cell of each, and what cells are made of, e.g. `["tumour", "HER2 status"]`. */
export interface SubjectsInCells {
  readonly kept: readonly Subject[];
  readonly cells: readonly string[];
  readonly by: readonly string[];
}

/**
 * Columns without those that the cells hold already: within a cell such a column has one value, so that a model within cells, or with the cell as a factor, does not determine it beside them. HR status that differs within
 * a cell, as among patients without breast cancer it may, stays.
 *
 * @example
 * const subject = (hr) => ({patientId: null, file: null, row: null, group: "A", time: 1, event: 1, entry: null, cells: {hr_status: hr, age: 50}});
 * const kept = [subject("positive"), subject("negative")];
 * columnsBesideCells(["age", "hr_status"], {kept, cells: ["HR positive", "HR negative"], by: ["HR status"]}) // ["age"]
 * columnsBesideCells(["age", "hr_status"], {kept, cells: ["endometrial", "endometrial"], by: ["tumour", "HR status"]}) // ["age", "hr_status"]
 */
export function columnsBesideCells(columns: readonly string[], {kept, cells, by}: SubjectsInCells): readonly string[] {
  const held = new Set(by.map((name) => columnOf.get(name) ?? name));
  return columns.filter((column) => !held.has(column) || !sameWithin(column, kept, cells));
}

/** Whether a column has one value in each cell, however it is spelled. */
function sameWithin(column: string, kept: readonly Subject[], cells: readonly string[]): boolean {
  const pairs = kept.map((subject, i) =>
    JSON.stringify([cells[i], String(subject.cells[column]).trim().toLowerCase()])
  );
  return new Set(pairs).size === new Set(cells).size;
}
