import {likeCells, sharedCells, type LikeCells, type LikeColumn} from "../estimate/alike.ts";
import {hrOfBreast} from "../estimate/hr-of-breast.ts";
import type {NotComparable} from "../record/refusal.ts";
import type {MatchedColumn, OutsideOf} from "../record/remark.ts";
import type {TableRecord} from "../record/result.ts";
import type {Subject} from "./subject.ts";

export type Comparability =
  | {
      readonly kind: "comparable";
      /** What the contrast is stratified by, e.g. `["tumour", "HER2 status", "HR status"]`; empty where none is recorded. */
      readonly by: readonly string[];
      /** The same as codes. */
      readonly alike: readonly MatchedColumn[];
      /** Those of the two groups who stand in a cell where both groups stand. */
      readonly shared: readonly Subject[];
      /** Cell of each of `shared`, e.g. `breast, HER2 low, HR positive`. */
      readonly strata: readonly string[];
      /** Who of the two groups stands in no shared cell, or lacks tumour type, HER2 or HR status. */
      readonly outside: OutsideOf;
    }
  | {readonly kind: "not comparable"; readonly why: NotComparable};

/** The cells of some subjects in which like is set against like. */
export interface SubjectCells {
  /** Cell of each subject, e.g. `breast, HER2 low, HR positive`; null where tumour, HER2 or HR status is blank though recorded for others of its kind. */
  readonly cells: readonly (string | null)[];
  /** Which of these somebody lacks though it is recorded for others of its kind. */
  readonly lacked: readonly CellColumn[];
  /** Which of these are recorded for somebody, so that they make cells. */
  readonly recorded: readonly CellColumn[];
  /** Tumour types for which a column is recorded. */
  readonly recordedIn: LikeCells["recordedIn"];
  readonly columns: readonly CellLikeColumn[];
}

/** What groups have to be alike in, in the order of the parts of a cell's name. */
type CellColumn = "tumour" | "her2" | "hr";
type CellLikeColumn = LikeColumn & {readonly name: CellColumn};

/** What groups have to be alike in, as it stands in the stratum of a row. */
export const cellColumnNames: Readonly<Record<CellColumn, string>> = {
  tumour: "tumour",
  her2: "HER2 status",
  hr: "HR status"
};

/** Columns of patients that these are read from. */
export const cellColumnSources: Readonly<Record<CellColumn, string>> = {
  tumour: "tumour",
  her2: "her2_status",
  hr: "hr_status"
};

const tumourOf = ({cells}: Subject): string | null => recorded(cells, "tumour");

/**
 * Whether two groups overlap in tumour type and, where recorded, HER2 status and in breast cancer HR status: the contrast is then made within the
 * cells in which both stand; otherwise the reason why there is none.
 *
 * HER2 status counts as recorded for a tumour type when any of its patients has it, HR status likewise for breast cancer and for no other, or for everyone where no tumour is recorded; who lacks it there stands outside.
 * Spellings that differ in more than case are different levels. `grouping` is the column that makes the groups, where one does; it is not asked for an overlap.
 *
 * @example
 * const subject = (group, tumour) => ({patientId: null, file: null, row: null, group, time: 1, event: 1, entry: null, cells: {tumour}});
 * comparability([subject("A", "breast")], [subject("B", "urothelial")]).kind // "not comparable"
 */
export function comparability(
  reference: readonly Subject[],
  other: readonly Subject[],
  grouping: string | null = null
): Comparability {
  if (grouping === "tumour") return {kind: "not comparable", why: {code: "tumours-are-groups"}};
  const both = [...reference, ...other];
  const inOther = both.map((_, row) => (row < reference.length ? 0 : 1));
  const {cells, lacked, recorded: alikeIn, recordedIn, columns} = subjectCells(both, grouping);
  const {rows} = sharedCells(cells, inOther);
  const shared = rows.flatMap((row) => both[row] ?? []);
  if (shared.length === 0) return {kind: "not comparable", why: whyApart(columns, inOther)};
  const alike = alikeIn.filter(
    (column) => column === "tumour" || shared.some((subject) => recordedIn(column).has(tumourOf(subject)))
  );
  return {
    kind: "comparable",
    by: alike.map((column) => cellColumnNames[column]),
    alike,
    shared,
    strata: rows.map((row) => cells[row] ?? "all"),
    outside: {n: both.length - shared.length, lacking: cells.filter((cell) => cell === null).length, columns: lacked}
  };
}

/** The first column in which nobody of one side is like anybody of the other, given those before it, with the cells of either side by these. */
function whyApart(columns: readonly CellLikeColumn[], inOther: readonly number[]): NotComparable {
  const steps = columns.map(({name}, i) => ({name, cells: likeCells(inOther.length, columns.slice(0, i + 1)).cells}));
  const apart = steps.find(({cells}) => sharedCells(cells, inOther).rows.length === 0) ?? steps.at(-1);
  const namesOf = (side: 0 | 1): string[] =>
    [...new Set(apart?.cells.flatMap((cell, row) => (cell === null || inOther[row] !== side ? [] : [cell])))].sort();
  return {code: "no-cell-in-common", column: apart?.name ?? "tumour", groups: [namesOf(0), namesOf(1)]};
}

/**
 * Cells of tumour type and, where any of the subjects has it recorded, HER2 status, and HR status in breast cancer; the column that makes the groups is left out.
 */
export function subjectCells(subjects: readonly Subject[], grouping: string | null): SubjectCells {
  const tumour = subjects.map(tumourOf);
  const statusOf = (name: CellColumn): (string | null)[] => {
    const column = cellColumnSources[name];
    return subjects.map(({cells}) => (grouping === column ? null : recorded(cells, column)));
  };
  const hr = statusOf("hr").map((status, i) => ({tumour: tumour[i] ?? null, hr: status}));
  const columns: CellLikeColumn[] = [
    {name: "tumour", values: tumour},
    {name: "her2", values: statusOf("her2"), within: tumour, shown: (value) => `HER2 ${value}`},
    {name: "hr", values: hrOfBreast(hr), within: tumour, shown: (value) => `HR ${value}`}
  ];
  const {cells, lacked, recorded: known, recordedIn} = likeCells(subjects.length, columns);
  const named = (names: readonly string[]): CellColumn[] =>
    columns.map(({name}) => name).filter((name) => names.includes(name));
  return {cells, lacked: named(lacked), recorded: named(known), recordedIn, columns};
}

function recorded(cells: TableRecord, column: string): string | null {
  const cell = cells[column] ?? null;
  return cell === null || cell === "" || cell === "unknown" ? null : String(cell).trim().toLowerCase();
}
