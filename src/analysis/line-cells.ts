import type {Cohort} from "../cohort/cohort.ts";
import type {Cells} from "../record/result.ts";
import {text} from "./grouping.ts";
import {objectsOf} from "./table-rows.ts";

/** Carried forward from the latest earlier line that has them. */
const REFERENCE_COLUMNS = ["tumour", "her2_status", "hr_status"] as const;

/** First source row of an exposure; rows are joined by `|`. */
export function firstRow(exposure: Cells | undefined): number | null {
  const rows = text(exposure?.["rows"]);
  return rows === null ? null : Number(rows.split("|")[0]);
}

/** The lines of each patient as records, in the order of the table. */
export function linesByPatient(cohort: Cohort): Map<string, Cells[]> {
  const lines = new Map<string, Cells[]>();
  for (const line of objectsOf(cohort.lines)) {
    const patient = String(line["patient_id"]);
    const others = lines.get(patient);
    if (others === undefined) lines.set(patient, [line]);
    else others.push(line);
  }
  return lines;
}

/** Columns of the exposure's first line; tumour, HER2 and HR status, where blank there, from the latest earlier line that has them. */
export function lineCells(
  lines: readonly Cells[],
  {row, file}: {readonly row: number | null; readonly file: string | null}
): Cells {
  const at = lines.findIndex((line) => line["row"] === row && line["file"] === file);
  const own = lines[at] ?? {};
  const carried = Object.fromEntries(
    REFERENCE_COLUMNS.flatMap((column) => {
      const known = lines.slice(0, at + 1).findLast((line) => text(line[column]) !== null);
      return known === undefined ? [] : [[column, known[column] ?? null]];
    })
  );
  return {...own, ...carried};
}
