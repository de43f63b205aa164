import type {Sheet} from "../../files/sheet.ts";
import type {RepairName, Repairs, RepairsSpec} from "../../record/plan-repairs.ts";

/** A cell that a repair changed. */
export interface ChangedCell {
  /** As the rows of the sheet are numbered. */
  readonly row: number;
  /** From 0. */
  readonly column: number;
  readonly before: string;
  readonly after: string;
}

/** A row that a repair took away. */
export interface RowLeftOut {
  readonly row: number;
  /** Stable kebab-case reason, e.g. `total-row`. */
  readonly reason: string;
  readonly cells: readonly string[];
}

/** A sheet after a repair, with everything that it did. */
export interface Repaired {
  readonly sheet: Sheet;
  readonly cells: readonly ChangedCell[];
  readonly rows: readonly RowLeftOut[];
}

/** A place that shows what a repair would do; texts are null where nothing of the cell may be shown. */
export interface RepairExample {
  readonly row: number;
  readonly before: string | null;
  readonly after: string | null;
}

/** A repair that a sheet gives cause for. */
export interface Proposal {
  readonly name: RepairName;
  /** Column as the header spells it; null where it is about rows. */
  readonly column: string | null;
  /** Cells, rows or columns that it concerns. */
  readonly count: number;
  /** At most three. */
  readonly examples: readonly RepairExample[];
  /** What the plan would say: one reading where the sheet decides, two to choose from where it does not. */
  readonly readings: readonly [Reading, ...Reading[]];
}

/** One way to read what stands there. */
export interface Reading {
  readonly setting: RepairsSpec;
  /** What it makes of the first example, where two readings differ; null where there is nothing to compare. */
  readonly meaning: string | null;
}

/** A rule for one kind of disorder: what of it a sheet has, and how it is put right. */
export interface Repair {
  readonly name: RepairName;
  /** What the sheet gives cause for, after the repairs that stand before this one in the table. */
  readonly found: (sheet: Sheet) => Proposal[];
  /** The sheet as the settings want it; the sheet itself where they do not name this repair. */
  readonly apply: (sheet: Sheet, settings: Repairs) => Repaired;
}

/** Examples that are shown. */
export const MOST_EXAMPLES = 3;

/**
 * The sheet as it was.
 *
 * @example
 * untouched({name: "c.csv", rows: []}).cells // []
 */
export function untouched(sheet: Sheet): Repaired {
  return {sheet, cells: [], rows: []};
}
