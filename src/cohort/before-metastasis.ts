import type {IssueLog} from "../record/issue-log.ts";
import type {PatientValues} from "./patient-values.ts";
import {recordPlace, type TypedRecords} from "./typed-records.ts";

/** Share of the patients with such a day who have a line after it, from which on the day is one from which lines are told apart. */
const MOST_AFTER = 0.8;

/**
 * Lines without a setting that ended before the day on which advanced disease was diagnosed are (neo)adjuvant; it is told. A line that went on over that day, or of which no end is known, stays as it is.
 *
 * @example
 * const lines = {columns: new Map([["patient_id", ["A", "A"]], ["start", [0, 400]], ["end", [90, 500]], ["setting", [null, null]]]), file: ["c", "c"], row: [2, 3]};
 * const values = {place: new Map([["A", 0]]), columns: new Map([["met_dx", [380]]])};
 * settleBeforeMetastasis(lines, [0, 1], values, {spelled: (column) => column, log: {add: () => undefined}});
 * lines.columns.get("setting") // ["early", null]
 */
export function settleBeforeMetastasis(
  lines: TypedRecords,
  order: readonly number[],
  {place, columns}: Pick<PatientValues, "place" | "columns">,
  {spelled, log}: {readonly spelled: (column: string) => string; readonly log: Pick<IssueLog, "add">}
): void {
  const days = columns.get("met_dx");
  if (days === undefined) return;
  const of = (name: string): readonly unknown[] => lines.columns.get(name) ?? [];
  const [ids, starts, ends] = [of("patient_id"), of("start"), of("end")];
  const settings = lines.columns.get("setting") ?? Array.from({length: lines.row.length}, () => null);
  const diagnosed = (i: number): number | null => {
    const day = days[place.get(String(ids[i])) ?? -1];
    return typeof day === "number" ? day : null;
  };
  const known = new Set<unknown>();
  const after = new Set<unknown>();
  const before: number[] = [];
  for (const i of order) {
    const [day, start, end] = [diagnosed(i), starts[i], ends[i]];
    if (day === null || typeof start !== "number") continue;
    known.add(ids[i]);
    if (start >= day) after.add(ids[i]);
    else if (settings[i] === null && typeof end === "number" && end < day) before.push(i);
  }
  const [first] = before;
  if (first === undefined || after.size < MOST_AFTER * known.size) return;
  for (const i of before) settings[i] = "early";
  lines.columns.set("setting", settings);
  log.add({
    code: "line-before-metastasis",
    severity: "warning",
    ...recordPlace(lines, first),
    rows: before.flatMap((i) => lines.row[i] ?? []),
    column: `${spelled("end")} / ${spelled("met_dx")}`,
    expected: "the setting of a line in a column of its own",
    hint: `these lines ended before the day of ${spelled("met_dx")} and are read as (neo)adjuvant; where they were for advanced disease, a column setting has to say metastatic`,
    count: before.length
  });
}
