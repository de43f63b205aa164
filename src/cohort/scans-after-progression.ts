import type {ColumnTable} from "arquero";
import type {IssueLog} from "../record/issue-log.ts";
import {append} from "../record/lists-by-key.ts";
import {deniedIssue} from "./days-against-flags.ts";
import {scanAsks, scanShows, type ScanAsks} from "./scan-words.ts";
import {columnOf, dayOfCell} from "./therapy-lines.ts";

interface ScanOptions {
  readonly spelled: (column: string) => string;
  readonly log: Pick<IssueLog, "add">;
}

/**
 * Sets assessments against days of progression: on the very day of a progression a result that says that there was none denies it, as a flag does, and stops of two lines or more; after it, before the next line begins, it is
 * a warning with its count, since one of the two is wrong or the disease was measured anew.
 */
export function checkScansAfterProgression(
  lines: ColumnTable,
  assessments: ColumnTable,
  {spelled, log}: ScanOptions
): void {
  const free = scansWithout(assessments, scanAsks(spelled("result")));
  if (free.size === 0) return;
  const [ids, starts, progressions, files, rows] = [
    columnOf(lines, "patient_id"),
    columnOf(lines, "start"),
    columnOf(lines, "progression"),
    columnOf(lines, "file"),
    columnOf(lines, "row")
  ];
  const startsOf = new Map<string, number[]>();
  ids.forEach((id, i) => append(startsOf, String(id), dayOfCell(starts[i]) ?? 0));
  const on: number[] = [];
  const after: number[] = [];
  for (const [i, id] of ids.entries()) {
    const [start, progression] = [dayOfCell(starts[i]), dayOfCell(progressions[i])];
    if (start === null || progression === null || progression <= start) continue;
    const next = Math.min(...(startsOf.get(String(id)) ?? []).filter((day) => day > start), Infinity);
    const own = (free.get(String(id)) ?? []).filter((day) => day >= progression && day < next);
    if (own.includes(progression)) on.push(i);
    else if (own.length > 0) after.push(i);
  }
  const placeOf = (i: number | undefined) => ({
    file: i === undefined ? null : String(files[i]),
    row: i === undefined ? null : Number(rows[i])
  });
  const scans = String(columnOf(assessments, "file")[0]);
  if (on.length > 0)
    log.add({
      ...deniedIssue(placeOf(on[0]).file ?? "", {
        day: "progression",
        own: spelled("progression"),
        column: "result",
        denied: on.length,
        elsewhere: scans
      }),
      row: placeOf(on[0]).row
    });
  if (after.length > 0)
    log.add({
      code: "scan-without-progression-after",
      severity: "warning",
      ...placeOf(after[0]),
      column: spelled("progression"),
      expected: `no assessment without progression behind the day of progression of a line, in ${scans}`,
      hint: "one of the two days is wrong, or the disease was measured anew; the progression counts",
      count: after.length
    });
}

/** Days of assessments whose result says that there was no progression, by patient. */
function scansWithout(assessments: ColumnTable, asks: ScanAsks): ReadonlyMap<string, readonly number[]> {
  const [ids, days, results] = ["patient_id", "day", "result"].map((name) => columnOf(assessments, name));
  const free = new Map<string, number[]>();
  const shown = (results ?? []).map((result) => (typeof result === "string" ? scanShows(result, asks) : "nothing"));
  const placeOf = (k: number): string => `${String(ids?.[k])}\n${dayOfCell(days?.[k])}`;
  // Where another row of the same scan shows one, that is asked for by itself.
  const found = new Set(shown.flatMap((one, k) => (one === "progression" ? [placeOf(k)] : [])));
  for (const [k, one] of shown.entries()) {
    const day = dayOfCell(days?.[k]);
    if (day !== null && one === "no progression" && !found.has(placeOf(k))) append(free, String(ids?.[k]), day);
  }
  return free;
}
