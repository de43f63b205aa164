import {append} from "../record/lists-by-key.ts";
import type {ReadDrug} from "./drug-role.ts";

/** One record of a drug; days on the patient's clock, `end` null where no stop is recorded. */
export interface DrugRecord {
  readonly drug: string;
  readonly start: number;
  readonly end: number | null;
  /** Line of the file on which the record begins. */
  readonly row: number;
}

/** Records of one drug without a long pause. */
export interface DrugCourse extends ReadDrug {
  /** As first recorded. */
  readonly drug: string;
  readonly start: number;
  /** Last day of the last record; null where it may go on. */
  readonly end: number | null;
  readonly rows: readonly number[];
}

/**
 * The courses of one patient's drugs, in the order of their starts: records of one drug at most `collapseDays` apart are one course. A record without a stop may last for ever, and what
 * follows of the same drug belongs to it.
 *
 * @example
 * const read = (drug) => ({role: "line-defining", key: drug});
 * drugCourses([{drug: "SG", start: 0, end: 60, row: 2}, {drug: "SG", start: 90, end: 120, row: 3}], read, 30).map(({start, end}) => [start, end]) // [[0, 120]]
 */
export function drugCourses(
  records: readonly DrugRecord[],
  read: (drug: string) => ReadDrug,
  collapseDays: number
): DrugCourse[] {
  const byDrug = new Map<string, {drug: string; start: number; end: number | null; rows: number[]; of: ReadDrug}[]>();
  for (const {drug, start, end, row} of records.toSorted((a, b) => a.start - b.start || a.row - b.row)) {
    const of = read(drug);
    const last = byDrug.get(of.key)?.at(-1);
    if (last !== undefined && (last.end === null || start - last.end <= collapseDays)) {
      last.end = last.end === null || end === null ? null : Math.max(last.end, end);
      last.rows.push(row);
    } else append(byDrug, of.key, {drug, start, end, rows: [row], of});
  }
  return [...byDrug.values()]
    .flat()
    .map(({of, ...course}) => ({...course, ...of}))
    .toSorted((a, b) => a.start - b.start || (a.rows[0] ?? 0) - (b.rows[0] ?? 0));
}
