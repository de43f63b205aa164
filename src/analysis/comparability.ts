import type {NotComparable} from "../record/refusal.ts";
import type {Cells} from "../record/result.ts";
import type {Subject} from "./subject.ts";

export type Comparability =
  | {
      readonly kind: "comparable";
      /** What the contrast is stratified by, e.g. `["tumour", "HER2 status"]`; empty where neither is recorded. */
      readonly by: readonly string[];
      /** Those of the two groups who stand in a cell where both groups stand. */
      readonly shared: readonly Subject[];
      /** Cell of each of `shared`, e.g. `breast, HER2 low`. */
      readonly strata: readonly string[];
      /** How many of the two groups stand in no shared cell, or have tumour or HER2 status blank. */
      readonly outside: number;
    }
  | {readonly kind: "not comparable"; readonly why: NotComparable};

/** How the cells are made in which like is set against like. */
export interface LikeCells {
  /** Cell of a subject, e.g. `breast, HER2 low`; null where tumour or HER2 status is blank though recorded for others of its kind. */
  readonly cellOf: (subject: Subject) => string | null;
  readonly tumourRecorded: boolean;
  /** Tumour types for which HER2 status is recorded. */
  readonly her2Recorded: ReadonlySet<string | null>;
}

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
  const {cellOf, tumourRecorded, her2Recorded} = likeCells(both, grouping);
  const here = cellsOf(reference, cellOf);
  const there = cellsOf(other, cellOf);
  const shared = both.filter((subject) => {
    const cell = cellOf(subject);
    return cell !== null && here.has(cell) && there.has(cell);
  });
  if (shared.length === 0) {
    const tumours = [cellsOf(reference, tumourOf), cellsOf(other, tumourOf)] as const;
    const sharesTumour = !tumourRecorded || [...tumours[0]].some((tumour) => tumours[1].has(tumour));
    const [left, right] = sharesTumour ? [here, there] : tumours;
    return {
      kind: "not comparable",
      why: {
        code: "no-cell-in-common",
        column: sharesTumour ? "her2" : "tumour",
        groups: [[...left].sort(), [...right].sort()]
      }
    };
  }
  const strata = shared.map((subject) => cellOf(subject) ?? "all");
  return {
    kind: "comparable",
    by: [
      ...(tumourRecorded ? ["tumour"] : []),
      ...(shared.some((subject) => her2Recorded.has(tumourOf(subject))) ? ["HER2 status"] : [])
    ],
    shared,
    strata,
    outside: both.length - shared.length
  };
}

/** Cells of tumour type and, where any of the subjects has it recorded, HER2 status; the column that makes the groups is left out. */
export function likeCells(subjects: readonly Subject[], grouping: string | null): LikeCells {
  const her2Of = ({cells}: Subject): string | null =>
    grouping === "her2_status" ? null : recorded(cells, "her2_status");
  const tumourRecorded = subjects.some((subject) => tumourOf(subject) !== null);
  const her2Recorded = new Set(subjects.filter((subject) => her2Of(subject) !== null).map(tumourOf));
  const cellOf = (subject: Subject): string | null => {
    const tumour = tumourOf(subject);
    const her2 = her2Of(subject);
    if (tumourRecorded && tumour === null) return null;
    if (!her2Recorded.has(tumour)) return tumour ?? "all";
    return her2 === null ? null : [tumour, `HER2 ${her2}`].filter((part) => part !== null).join(", ");
  };
  return {cellOf, tumourRecorded, her2Recorded};
}

function recorded(cells: Cells, column: string): string | null {
  const cell = cells[column] ?? null;
  return cell === null || cell === "" || cell === "unknown" ? null : String(cell).trim().toLowerCase();
}

function cellsOf(subjects: readonly Subject[], cellOf: (subject: Subject) => string | null): Set<string> {
  return new Set(subjects.map(cellOf).filter((cell) => cell !== null));
}
