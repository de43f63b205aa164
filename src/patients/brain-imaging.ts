import type {Cohort} from "../cohort/cohort.ts";
import {dayOfCell} from "../cohort/therapy-lines.ts";
import type {Exposure} from "./exposure.ts";
import {isWithin, recordWindows} from "./record-windows.ts";
import {answered, columnsOfLines, recordedRows, rowsOfExposure} from "./recorded-rows.ts";

/** Imaging of the brain before an ADC. */
export interface BrainImaging {
  readonly done: "yes" | "no" | null;
  /** Days from the last one to the start; null where none has a day. */
  readonly days: number | null;
}

/**
 * Reads whether the brain was imaged before an ADC: by a day on or before its start on any row, else by what the row of the ADC answers. A day after the start says nothing of the time before it, and a blank is no `no`.
 */
export function brainImagingReader(
  cohort: Pick<Cohort, "patients" | "lines" | "mapping">
): (exposure: Exposure) => BrainImaging {
  const rows = recordedRows(cohort, ["brain_imaging_day", ...columnsOfLines(cohort, ["brain_imaging_done"])]);
  return (exposure) => {
    const own = rows.get(exposure.patientId) ?? [];
    const days = own
      .flatMap(({cells}) => dayOfCell(cells.brain_imaging_day) ?? [])
      .filter((day) => isWithin(day - exposure.start, recordWindows.brainImaging));
    if (days.length > 0) return {done: "yes", days: exposure.start - Math.max(...days)};
    const [first] = rowsOfExposure(own, exposure);
    return {done: answered(first?.cells.brain_imaging_done), days: null};
  };
}
