import {append} from "../record/lists-by-key.ts";
import type {ReadDrug} from "./drug-role.ts";

/** One record of a drug; days on the patient's clock, `end` null where no stop is recorded. */
export interface DrugRecord {
  readonly drug: string;
  readonly start: number;
  readonly end: number | null;
  /** Day until which a dose lasts, for telling whether the next one is of its course; the end stays the day of the dose. */
  readonly lasts?: number;
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

/** A course that grows record by record. */
interface OpenCourse {
  readonly drug: string;
  readonly start: number;
  end: number | null;
  lasts: number;
  readonly rows: number[];
  readonly of: ReadDrug;
}

/**
 * The courses of one patient's drugs, in the order of their starts: records of one drug at most `collapseDays` apart are one course. A record without a stop may last for ever, and what
 * follows of the same drug belongs to it. A dose `lasts` until the next is due, but not beyond the first dose of another conjugate.
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
  const byDrug = new Map<string, OpenCourse[]>();
  const latestDose = new Map<string, number>();
  for (const {drug, start, end, lasts = -Infinity, row} of records.toSorted(
    (a, b) => a.start - b.start || a.row - b.row
  )) {
    const of = read(drug);
    const last = byDrug.get(of.key)?.at(-1);
    const others = [...latestDose].some(([key, day]) => key !== of.key && day > (last?.end ?? Infinity));
    if (of.role === "conjugate") latestDose.set(of.key, start);
    const goesOn =
      last !== undefined &&
      (last.end === null || start - last.end <= collapseDays || (start - last.lasts <= collapseDays && !others));
    if (last !== undefined && goesOn) {
      last.end = last.end === null || end === null ? null : Math.max(last.end, end);
      last.lasts = Math.max(last.lasts, lasts);
      last.rows.push(row);
    } else append(byDrug, of.key, {drug, start, end, lasts, rows: [row], of});
  }
  return [...byDrug.values()]
    .flat()
    .map(({of, drug, start, end, rows}) => ({drug, start, end, rows, ...of}))
    .toSorted((a, b) => a.start - b.start || (a.rows[0] ?? 0) - (b.rows[0] ?? 0));
}
