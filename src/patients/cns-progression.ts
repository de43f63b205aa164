import type {Cohort} from "../cohort/cohort.ts";
import {dayOfCell, textOf} from "../cohort/therapy-lines.ts";
import type {Exposure} from "./exposure.ts";
import {isCnsOnly} from "./progression-sites.ts";
import {columnsOfLines, recordedRows, rowsOfExposure} from "./recorded-rows.ts";

/**
 * Reads whether the first progression on an ADC was in the central nervous system alone, from the sites of progression that stand on the row with the day of it; where the ADC was stopped for progression without a day, from the first
 * row of the ADC that has sites. Null where none are recorded, none was seen, or the text is not read.
 */
export function cnsProgressionReader(
  cohort: Pick<Cohort, "lines" | "mapping">
): (exposure: Exposure) => "yes" | "no" | null {
  if (columnsOfLines(cohort, ["progression_sites"]).length === 0) return () => null;
  const rows = recordedRows({lines: cohort.lines}, ["progression_sites", "progression"]);
  return (exposure) => {
    const own = rowsOfExposure(rows.get(exposure.patientId) ?? [], exposure);
    const {progression, stopReason} = exposure;
    const told =
      progression !== null
        ? own.find(({cells}) => dayOfCell(cells.progression) === progression)
        : stopReason === "progression"
          ? own.find(({cells}) => textOf(cells.progression_sites) !== null)
          : undefined;
    const sites = textOf(told?.cells.progression_sites);
    const only = sites === null ? null : isCnsOnly(sites);
    return only === null ? null : only ? "yes" : "no";
  };
}
