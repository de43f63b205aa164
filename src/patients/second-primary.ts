import {shareSite, tumourSites} from "../adc/tumour-sites.ts";
import type {TransitionClass} from "../adc/classify-transition.ts";
import type {Cohort} from "../cohort/cohort.ts";
import {columnOf, textOf} from "../cohort/therapy-lines.ts";
import type {Exposure} from "./exposure.ts";
import {recordedRows, rowsOfExposure} from "./recorded-rows.ts";

/** Whether the two conjugates were given for different primaries. */
export interface SecondPrimary {
  /** As the file says; null where it does not speak. */
  readonly recorded: boolean | null;
  /** The listed tumours of the two have no site in common; null where one lists none. */
  readonly suspected: boolean | null;
}

const yes = /^(?:1|y|yes|true|ja|oui)$/iu;

/**
 * Whether the two conjugates were given for different primaries. `recorded`: a `second_primary` column (of lines or
 * patients) that says yes, or a line column `tumour_treated` with different values; null where no such column speaks.
 * `suspected` says that the agents' listed tumours have no site in common, as with T-DM1 → EV.
 */
export function secondPrimary(
  cohort: Cohort
): (patientId: string, from: Exposure, to: Exposure, cell: TransitionClass) => SecondPrimary {
  const recorded = recordedReader(cohort);
  const suspected = suspectedReader();
  return (patientId, from, to, cell) => ({recorded: recorded(patientId, from, to), suspected: suspected(cell)});
}

function recordedReader({
  lines,
  patients
}: Cohort): (patientId: string, from: Exposure, to: Exposure) => SecondPrimary["recorded"] {
  const [flags, treated] = [exposureValues(lines, "second_primary"), exposureValues(lines, "tumour_treated")];
  const ofPatients = columnOf(patients, "second_primary");
  const ids = columnOf(patients, "patient_id").map(String);
  const flagged = new Set(ofPatients.flatMap((value, i) => (yes.test(textOf(value) ?? "") ? [ids[i] ?? ""] : [])));
  return (patientId, from, to) => {
    const own = [...flags(from), ...flags(to)];
    const [a, b] = [treated(from), treated(to)];
    const differ = a.length > 0 && b.length > 0 ? !a.some((tumour) => b.includes(tumour)) : null;
    if (own.some((value) => yes.test(value)) || flagged.has(patientId) || differ === true) return true;
    return own.length > 0 || ofPatients.length > 0 || differ === false ? false : null;
  };
}

/** Reads what a column says on the lines of an exposure, blanks aside. */
function exposureValues(lines: Cohort["lines"], column: string): (exposure: Exposure) => string[] {
  const rows = recordedRows({lines}, [column]);
  return (exposure) =>
    rowsOfExposure(rows.get(exposure.patientId) ?? [], exposure).flatMap(({cells}) => textOf(cells[column]) ?? []);
}

/** Whether the listed tumours of two conjugates have no site in common; asked once for each pair. */
function suspectedReader(): (cell: TransitionClass) => SecondPrimary["suspected"] {
  const suspected = new Map<TransitionClass, boolean | null>();
  return (cell) => {
    const known = suspected.get(cell);
    if (known !== undefined) return known;
    const [a, b] = [cell.from, cell.to].map(({agents}) => tumourSites(agents.flatMap(({tumours}) => tumours)));
    const apart = a === undefined || b === undefined || a.size === 0 || b.size === 0 ? null : !shareSite(a, b);
    suspected.set(cell, apart);
    return apart;
  };
}
