import {shareSite, tumourSites} from "../adc/tumour-sites.ts";
import type {TransitionClass} from "../adc/classify-transition.ts";
import type {Cohort} from "../cohort/cohort.ts";
import {columnOf, textOf} from "../cohort/therapy-lines.ts";
import type {Exposure} from "./exposure.ts";

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
export function secondPrimary({
  lines,
  patients
}: Cohort): (patientId: string, from: Exposure, to: Exposure, cell: TransitionClass) => SecondPrimary {
  const [files, rows, flags, treated] = ["file", "row", "second_primary", "tumour_treated"].map((name) =>
    columnOf(lines, name)
  );
  const place = new Map((rows ?? []).map((row, i) => [`${textOf(files?.[i]) ?? ""}\n${String(row)}`, i]));
  const ids = columnOf(patients, "patient_id").map(String);
  const flagged = new Set(
    columnOf(patients, "second_primary").flatMap((value, i) => (yes.test(textOf(value) ?? "") ? [ids[i] ?? ""] : []))
  );
  const recordedFor = columnOf(patients, "second_primary").length > 0;
  const valuesOf = (exposure: Exposure, column: readonly unknown[] | undefined): string[] =>
    exposure.rows.flatMap((row) => textOf(column?.[place.get(`${exposure.file ?? ""}\n${String(row)}`) ?? -1]) ?? []);
  const suspected = new Map<TransitionClass, boolean | null>();
  const suspectedOf = (cell: TransitionClass): boolean | null => {
    const known = suspected.get(cell);
    if (known !== undefined) return known;
    const [a, b] = [cell.from, cell.to].map(({agents}) => tumourSites(agents.flatMap(({tumours}) => tumours)));
    const apart = a === undefined || b === undefined || a.size === 0 || b.size === 0 ? null : !shareSite(a, b);
    suspected.set(cell, apart);
    return apart;
  };
  return (patientId, from, to, cell) => {
    const own = [...valuesOf(from, flags), ...valuesOf(to, flags)];
    const [a, b] = [valuesOf(from, treated), valuesOf(to, treated)];
    const differ = a.length > 0 && b.length > 0 ? !a.some((tumour) => b.includes(tumour)) : null;
    const said = own.some((value) => yes.test(value)) || flagged.has(patientId) || differ === true;
    return {
      recorded: said ? true : own.length > 0 || recordedFor || differ === false ? false : null,
      suspected: suspectedOf(cell)
    };
  };
}
