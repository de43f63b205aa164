import {likeCells, sharedCells} from "../estimate/alike.ts";
import type {NotComparable} from "../record/refusal.ts";
import type {MatchedColumn, OutsideOf} from "../record/remark.ts";
import type {TableRecord} from "../record/result.ts";
import type {Subject} from "./subject.ts";

export type Comparability =
  | {
      readonly kind: "comparable";
      /** What the contrast is stratified by, e.g. `["tumour", "HER2 status"]`; empty where neither is recorded. */
      readonly by: readonly string[];
      /** The same as codes. */
      readonly alike: readonly MatchedColumn[];
      /** Those of the two groups who stand in a cell where both groups stand. */
      readonly shared: readonly Subject[];
      /** Cell of each of `shared`, e.g. `breast, HER2 low`. */
      readonly strata: readonly string[];
      /** Who of the two groups stands in no shared cell, or lacks tumour type or HER2 status. */
      readonly outside: OutsideOf;
    }
  | {readonly kind: "not comparable"; readonly why: NotComparable};

/** The cells of some subjects in which like is set against like. */
export interface SubjectCells {
  /** Cell of each subject, e.g. `breast, HER2 low`; null where tumour or HER2 status is blank though recorded for others of its kind. */
  readonly cells: readonly (string | null)[];
  /** Which of the two somebody lacks though it is recorded for others of its kind. */
  readonly lacked: readonly ("tumour" | "her2")[];
  readonly tumourRecorded: boolean;
  /** Tumour types for which HER2 status is recorded. */
  readonly her2Recorded: ReadonlySet<string | null>;
}

const nameOf = {tumour: "tumour", her2: "HER2 status"} as const;

const tumourOf = ({cells}: Subject): string | null => recorded(cells, "tumour");

/**
 * Whether two groups overlap in tumour type and, where recorded, HER2 status: the contrast is then made within the cells
 * in which both stand; otherwise the reason why there is none.
 *
 * HER2 status counts as recorded for a tumour type when any of its patients has it; who lacks it there stands outside. Spellings that differ
 * in more than case are different levels. `grouping` is the column that makes the groups, where one does; it is not asked for an overlap.
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
  const {cells, lacked, tumourRecorded, her2Recorded} = subjectCells(both, grouping);
  const {rows} = sharedCells(
    cells,
    both.map((_, row) => (row < reference.length ? 0 : 1))
  );
  const shared = rows.flatMap((row) => both[row] ?? []);
  if (shared.length === 0) {
    const tumours = [namesOf(reference.map(tumourOf)), namesOf(other.map(tumourOf))] as const;
    const sharesTumour = !tumourRecorded || [...tumours[0]].some((tumour) => tumours[1].has(tumour));
    const [left, right] = sharesTumour
      ? [namesOf(cells.slice(0, reference.length)), namesOf(cells.slice(reference.length))]
      : tumours;
    return {
      kind: "not comparable",
      why: {
        code: "no-cell-in-common",
        column: sharesTumour ? "her2" : "tumour",
        groups: [[...left].sort(), [...right].sort()]
      }
    };
  }
  const alike = [
    ...(tumourRecorded ? (["tumour"] as const) : []),
    ...(shared.some((subject) => her2Recorded.has(tumourOf(subject))) ? (["her2"] as const) : [])
  ];
  return {
    kind: "comparable",
    by: alike.map((column) => nameOf[column]),
    alike,
    shared,
    strata: rows.map((row) => cells[row] ?? "all"),
    outside: {n: both.length - shared.length, lacking: cells.filter((cell) => cell === null).length, columns: lacked}
  };
}

/** Cells of tumour type and, where any of the subjects has it recorded, HER2 status; the column that makes the groups is left out. */
export function subjectCells(subjects: readonly Subject[], grouping: string | null): SubjectCells {
  const tumour = subjects.map(tumourOf);
  const her2 = subjects.map(({cells}) => (grouping === "her2_status" ? null : recorded(cells, "her2_status")));
  const {cells, lacked, recordedIn} = likeCells(subjects.length, [
    {name: "tumour", values: tumour},
    {name: "her2", values: her2, within: tumour, shown: (value) => `HER2 ${value}`}
  ]);
  return {
    cells,
    lacked: (["tumour", "her2"] as const).filter((name) => lacked.includes(name)),
    tumourRecorded: tumour.some((value) => value !== null),
    her2Recorded: recordedIn("her2")
  };
}

function recorded(cells: TableRecord, column: string): string | null {
  const cell = cells[column] ?? null;
  return cell === null || cell === "" || cell === "unknown" ? null : String(cell).trim().toLowerCase();
}

function namesOf(cells: readonly (string | null)[]): Set<string> {
  return new Set(cells.filter((cell) => cell !== null));
}
