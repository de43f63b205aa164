import {listsByKey} from "../record/lists-by-key.ts";
import type {DrugRecord} from "./drug-course.ts";
import type {ReadDrug} from "./drug-role.ts";
import {daysOfRules, type LineRuleDays} from "./line-rules.ts";

/** How many patients have records enough to tell, and how many of them have a conjugate dose by dose. */
export interface DoseByDose {
  readonly asked: number;
  readonly alike: number;
}

/** Fewest records of a patient that tell. */
const FEWEST = 3;

/**
 * Of the patients with three records or more and a conjugate among them, how many have a row for each dose: a record of one day that the same conjugate follows within `doseDays`, or three records of
 * it in a row, none more than `doseDays` after the one before, of which none goes on beyond the start of the next. A conjugate that is given again after months has no such rows.
 *
 * @example
 * const read = (drug) => ({role: "conjugate", key: drug});
 * const dose = (start, i) => ({drug: "SG", start, end: null, row: i + 2});
 * doseByDose([[0, 7, 21].map(dose), [0, 90, 180].map(dose)], read) // {asked: 2, alike: 1}
 */
export function doseByDose(
  patients: Iterable<readonly DrugRecord[]>,
  read: (drug: string) => ReadDrug,
  rules: LineRuleDays = {}
): DoseByDose {
  const {doseDays} = daysOfRules(rules);
  let [asked, alike] = [0, 0];
  for (const records of patients) {
    const conjugates = records.flatMap((record) => {
      const {role, key} = read(record.drug);
      return role === "conjugate" ? [{...record, key}] : [];
    });
    if (records.length < FEWEST || conjugates.length === 0) continue;
    asked += 1;
    if ([...listsByKey(conjugates, ({key}) => key).values()].some((own) => areDoses(own, doseDays))) alike += 1;
  }
  return {asked, alike};
}

/** Whether records of one conjugate are its doses; those that begin on one day are one. */
function areDoses(records: readonly DrugRecord[], doseDays: number): boolean {
  const lasting = new Map<number, number>();
  for (const {start, end} of records) lasting.set(start, Math.max(lasting.get(start) ?? start, end ?? start));
  const oneDay = new Set(records.flatMap(({start, end}) => (end === start ? [start] : [])));
  const starts = [...lasting.keys()].toSorted((a, b) => a - b);
  let followed = 0;
  for (const [k, start] of starts.entries()) {
    const next = starts[k + 1] ?? Infinity;
    const last = lasting.get(start) ?? start;
    followed = next - start <= doseDays && last <= next ? followed + 1 : 0;
    if (followed >= FEWEST - 1 || (followed > 0 && last === start && oneDay.has(start))) return true;
  }
  return false;
}
