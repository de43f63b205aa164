import type {Cohort} from "../cohort/cohort.ts";
import type {Exposure} from "./exposure.ts";
import {answered, columnsOfLines, recordedRows, rowsOfExposure} from "./recorded-rows.ts";

/** Reads whether an ADC was given within a clinical trial, from the first of its rows that says so; null where none does. */
export function trialReader(cohort: Pick<Cohort, "lines" | "mapping">): (exposure: Exposure) => "yes" | "no" | null {
  const rows = recordedRows({lines: cohort.lines}, columnsOfLines(cohort, ["trial"]));
  return (exposure) =>
    rowsOfExposure(rows.get(exposure.patientId) ?? [], exposure)
      .map(({cells}) => answered(cells.trial))
      .find((answer) => answer !== null) ?? null;
}
