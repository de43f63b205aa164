import type {Cohort} from "../cohort/cohort.ts";
import {dayOfCell} from "../cohort/therapy-lines.ts";
import {isWithin, recordWindows} from "./record-windows.ts";
import {recordedRows} from "./recorded-rows.ts";

/** The ECOG performance status at the start of an ADC. */
export interface EcogAtStart {
  readonly value: number | null;
  /** Day of the value, from the start; below zero before it. */
  readonly days: number | null;
}

const notRecorded: EcogAtStart = {value: null, days: null};

/** A status with its day. */
interface DatedEcog {
  readonly value: number;
  readonly days: number;
}

/**
 * The status that was recorded nearest to a start, within the window; of two that are equally near the one before it, and none where two of one day differ. A status without a day (`ecog_day`) has no place in the window.
 *
 * @example
 * nearestEcog([{value: 1, days: -46}, {value: 2, days: 7}]) // {value: 2, days: 7}
 * nearestEcog([{value: 1, days: -46}]) // {value: null, days: null}
 */
export function nearestEcog(recorded: readonly DatedEcog[]): EcogAtStart {
  const [nearest] = recorded
    .filter(({days}) => isWithin(days, recordWindows.ecogAtStart))
    .toSorted((a, b) => Math.abs(a.days) - Math.abs(b.days) || a.days - b.days);
  if (nearest === undefined) return notRecorded;
  const isOpen = recorded.some(({days, value}) => days === nearest.days && value !== nearest.value);
  return isOpen ? notRecorded : {value: nearest.value, days: nearest.days};
}

/** Reads the status at a start, from the rows of lines and patients that give it with its day. */
export function ecogReader(
  cohort: Pick<Cohort, "patients" | "lines">
): (patientId: string, start: number) => EcogAtStart {
  const rows = recordedRows(cohort, ["ecog_day", "ecog"]);
  return (patientId, start) =>
    nearestEcog(
      (rows.get(patientId) ?? []).flatMap(({cells}) => {
        const [value, day] = [dayOfCell(cells.ecog), dayOfCell(cells.ecog_day)];
        return value === null || day === null ? [] : [{value, days: day - start}];
      })
    );
}
