import type {Cohort} from "../cohort/cohort.ts";
import type {TherapyLine} from "../cohort/therapy-lines.ts";
import type {Exposure} from "./exposure.ts";
import {answered, columnsOfLines, recordedRows, rowsOfExposure} from "./recorded-rows.ts";

/** The stem of granulocyte colony-stimulating factors (filgrastim, pegfilgrastim, lenograstim); `-gramostim` is another. */
const stem = /grastim$/;

/**
 * Reads whether a granulocyte colony-stimulating factor was given with an ADC: yes where the column or a drug recorded in its course says so, no where the column alone says so; null where neither speaks.
 */
export function gcsfReader(
  cohort: Pick<Cohort, "lines" | "mapping">
): (exposure: Exposure, lines: readonly TherapyLine[]) => "yes" | "no" | null {
  const rows = recordedRows({lines: cohort.lines}, columnsOfLines(cohort, ["gcsf"]));
  return (exposure, lines) => {
    const answers = rowsOfExposure(rows.get(exposure.patientId) ?? [], exposure).map(({cells}) => answered(cells.gcsf));
    const last = Math.min(exposure.end ?? Infinity, exposure.nextStart === null ? Infinity : exposure.nextStart - 1);
    const isDrug = lines.some(
      ({start, read}) =>
        start >= exposure.start && start <= last && read.partners.some(({drug}) => stem.test(drug.toLowerCase()))
    );
    return isDrug || answers.includes("yes") ? "yes" : answers.includes("no") ? "no" : null;
  };
}
