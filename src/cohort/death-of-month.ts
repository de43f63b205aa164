import {append} from "../record/lists-by-key.ts";
import type {CellValue} from "./cell-values.ts";
import type {CohortReading} from "./shape-reader.ts";
import type {PatientValues} from "./patient-values.ts";
import type {TypedRecords} from "./typed-records.ts";

/** The longest time from the first to the last day of a month. */
const LONGEST_IN_MONTH = 30;

const DAY = 24 * 60 * 60 * 1000;

/** Days of one patient that say that he or she was alive. */
export interface SignsOfLife {
  /** First and last doses. */
  readonly doses: readonly number[];
  readonly others: readonly number[];
}

/** Records of a file with the patients' values, changed in place. */
interface DeathRecords {
  readonly lines: TypedRecords;
  readonly patientRows: TypedRecords;
}

/**
 * Moves a death that stands before the last dose because an unknown day was written as the first of its month: to the last sign of life, where that lies in the same
 * month. Where the calendar is not known (days that count from a start, shifted dates), a last dose at most 30 days after the death tells it.
 * Any other death before a sign of life stays as it is, and is an error of order.
 */
export function moveDeathsOfMonth(
  {lines, patientRows}: DeathRecords,
  values: PatientValues,
  {dateMode, log}: Pick<CohortReading, "dateMode" | "log">
): void {
  const deaths = values.columns.get("death") ?? [];
  const signs = signsOfLife(lines, values);
  const partial = new Set([...imputedDeaths(lines), ...imputedDeaths(patientRows)]);
  let moved = 0;
  for (const [id, at] of values.place) {
    const death = deaths[at];
    const own = signs.get(id);
    if (typeof death !== "number" || own === undefined) continue;
    const day = dateMode.mode === "real" ? inSameMonth(death, own, partial.has(id)) : withinMonth(death, own);
    if (day === null) continue;
    deaths[at] = day;
    moved += 1;
  }
  if (moved > 0)
    log.add({
      code: "death-moved-within-month",
      severity: "warning",
      column: "death",
      count: moved,
      expected: "death on or after the last dose",
      hint: "it is as much earlier as where the first of the month stands for a day that is not known: death counts on the last day of that month on which the patient is known to have been alive"
    });
}

/** Death on the first of a month, or of a month without a day, before a sign of life in that month: the last of these. */
function inSameMonth(death: number, {doses, others}: SignsOfLife, isPartial: boolean): number | null {
  const last = Math.max(...doses, ...others);
  const [died, seen] = [new Date(death * DAY), new Date(last * DAY)];
  return last > death &&
    (isPartial || died.getUTCDate() === 1) &&
    died.getUTCFullYear() === seen.getUTCFullYear() &&
    died.getUTCMonth() === seen.getUTCMonth()
    ? last
    : null;
}

/** Death at most a month before the last dose: the last sign of life, where none comes later than that. */
function withinMonth(death: number, {doses, others}: SignsOfLife): number | null {
  const last = Math.max(...doses, ...others);
  return Math.max(...doses) > death && last - death <= LONGEST_IN_MONTH ? last : null;
}

/** Days on which each patient is known to have been alive; nobody without one. */
export function signsOfLife(lines: TypedRecords, values: PatientValues): Map<string, SignsOfLife> {
  const [doses, others] = [new Map<string, number[]>(), new Map<string, number[]>()];
  const ids = lines.columns.get("patient_id") ?? [];
  const take = (days: Map<string, number[]>, name: string): void =>
    (lines.columns.get(name) ?? []).forEach((day, i) => {
      if (lines.unusable[i] === null && typeof day === "number") append(days, String(ids[i]), day);
    });
  take(doses, "end");
  for (const name of ["start", "progression", "last_assessment"]) take(others, name);
  const contacts: readonly CellValue[] = values.columns.get("last_contact") ?? [];
  for (const [id, at] of values.place) {
    const contact = contacts[at];
    if (typeof contact === "number") append(others, id, contact);
  }
  return new Map(
    [...values.place.keys()].flatMap((id) => {
      const own = {doses: doses.get(id) ?? [], others: others.get(id) ?? []};
      return own.doses.length + own.others.length === 0 ? [] : [[id, own] as const];
    })
  );
}

/** Patients whose death is a month without a day. */
function imputedDeaths({columns, imputed}: TypedRecords): string[] {
  const ids = columns.get("patient_id") ?? [];
  return imputed.flatMap((names, i) => (names.split("|").includes("death") ? [String(ids[i])] : []));
}
