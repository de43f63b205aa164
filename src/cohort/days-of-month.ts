import type {IssueLog} from "../record/issue-log.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import type {CellValue} from "./cell-values.ts";
import type {PatientValues} from "./patient-values.ts";
import type {TypedRecords} from "./typed-records.ts";

const DAY = 24 * 60 * 60 * 1000;

/** Days of a line of which a month may be all that is known. */
const ofLine = ["progression", "last_assessment", "end"] as const;

/**
 * Moves days that stand for a month without a day (its 15th) where they cannot have been on that day: to the middle of the days of that month on which they can, after the start of the line and no later than
 * the start of the next one and death. A month that leaves no such day stays, and is an error or a finding of order.
 */
export function moveDaysOfMonth(
  lines: TypedRecords,
  values: PatientValues,
  {spelled, log}: {readonly spelled: (column: string) => string; readonly log: Pick<IssueLog, "add">}
): void {
  if (lines.imputed.every((names) => names === "")) return;
  const column = (name: string): CellValue[] => lines.columns.get(name) ?? [];
  const [ids, starts] = [column("patient_id"), column("start")];
  const usable = [...lines.row.keys()].filter((i) => lines.unusable[i] === null && typeof starts[i] === "number");
  const startsOf = listsByKey(usable, (i) => String(ids[i]));
  for (const name of ofLine) {
    const days = column(name);
    let moved = 0;
    for (const i of usable) {
      const day = days[i];
      if (typeof day !== "number" || !lines.imputed[i]?.split("|").includes(name)) continue;
      const start = Number(starts[i]);
      const death = values.columns.get("death")?.[values.place.get(String(ids[i])) ?? -1];
      const next = (startsOf.get(String(ids[i])) ?? []).map((k) => Number(starts[k])).filter((own) => own > start);
      const until = Math.min(...next, typeof death === "number" ? death : Infinity);
      const possible = middleOfMonth(day, {from: name === "end" ? start : start + 1, until});
      if (possible === null || possible === day) continue;
      days[i] = possible;
      moved += 1;
    }
    if (moved > 0)
      log.add({
        code: "day-moved-within-month",
        severity: "warning",
        column: spelled(name),
        expected: "a day",
        hint: "of these days the month alone is known, and its 15th lies outside the line: the middle of the days of that month within the line stands for them",
        count: moved
      });
  }
}

/** The 15th where it is possible, else the middle of the possible days of its month; null where the day is no 15th, or none is possible. */
function middleOfMonth(day: number, {from, until}: {readonly from: number; readonly until: number}): number | null {
  const date = new Date(day * DAY);
  if (date.getUTCDate() !== 15) return null;
  if (day >= from && day <= until) return day;
  const first = Math.max(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / DAY, from);
  const last = Math.min(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0) / DAY, until);
  return first > last ? null : Math.floor((first + last) / 2);
}
