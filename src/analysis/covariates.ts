import type {Subject} from "./subject.ts";

/**
 * Columns of the design matrix for the covariates that a plan adjusts for: a column whose recorded values are all numbers enters as it is,
 * any other as indicators of its levels against the first in alphabetical order.
 *
 * Throws `RangeError` when a covariate has one level only.
 *
 * @example
 * const subject = (ecog) => ({patientId: null, file: null, row: null, group: "A", time: 1, event: 1, entry: null, cells: {ecog}});
 * covariateColumns([subject(0), subject(2)], ["ecog"]).ecog // [0, 2]
 */
export function covariateColumns(subjects: readonly Subject[], names: readonly string[]): Record<string, number[]> {
  const columns: Record<string, number[]> = {};
  for (const name of names) {
    const cells = subjects.map((subject) => subject.cells[name] ?? null);
    const levels = [...new Set(cells.map(String))].sort();
    if (levels.length < 2) throw new RangeError(`covariate ${name} must vary, got ${levels[0] ?? "nothing"} in everyone who enters`);
    if (levels.every((level) => level.trim() !== "" && Number.isFinite(Number(level)))) columns[name] = cells.map(Number);
    else for (const level of levels.slice(1)) columns[`${name}: ${level} against ${levels[0] ?? ""}`] = cells.map((cell) => (String(cell) === level ? 1 : 0));
  }
  return columns;
}
