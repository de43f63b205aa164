import type {Cohort} from "../cohort/cohort.ts";
import {dayOfCell, textOf} from "../cohort/therapy-lines.ts";
import {isWithin, recordWindows} from "./record-windows.ts";
import {recordedRows, type RecordedRow} from "./recorded-rows.ts";

const names = ["her2_biopsy_day", "biopsy_day", "her2_status", "her2_ihc", "her2_ish"] as const;

type Name = (typeof names)[number];

/** Levels that are no result. */
const noResult: ReadonlySet<string> = new Set(["unknown", "not-done"]);

/** Day of the biopsy that a row's HER2 comes from; a biopsy of a row without a result of HER2 is none of it. */
function dayOf({cells}: RecordedRow<Name>): number | null {
  const own = dayOfCell(cells.her2_biopsy_day);
  if (own !== null) return own;
  const results = [cells.her2_status, cells.her2_ihc, cells.her2_ish].map(textOf);
  return results.some((result) => result !== null && !noResult.has(result)) ? dayOfCell(cells.biopsy_day) : null;
}

/** Reads the days from the last HER2 biopsy on or before a start to that start; null where none is recorded. */
export function her2BiopsyReader(
  cohort: Pick<Cohort, "patients" | "lines">
): (patientId: string, start: number) => number | null {
  const hasDays = [cohort.lines, cohort.patients].some((table) =>
    table.columnNames().some((name) => name === "her2_biopsy_day" || name === "biopsy_day")
  );
  if (!hasDays) return () => null;
  const rows = recordedRows(cohort, names);
  return (patientId, start) => {
    const days = (rows.get(patientId) ?? [])
      .flatMap((row) => dayOf(row) ?? [])
      .filter((day) => isWithin(day - start, recordWindows.her2Biopsy));
    return days.length === 0 ? null : start - Math.max(...days);
  };
}
