import {escape, type ColumnTable} from "arquero";
import type {Count, CountNote, CountTable} from "../record/count-table.ts";
import {lookedUp, rolledUp} from "./by-labels.ts";
import type {PatientRow} from "./patient-table-columns.ts";
import {countsOf, denominatorFirst} from "./counts-of-rows.ts";

/** Markers with their columns of the patient table. */
const markers = [
  {name: "HER2 status", columns: {her2_status_adc1: "item", her2_status_adc2: "value"}},
  {name: "hormone receptors", columns: {hr_status_adc1: "item", hr_status_adc2: "value"}},
  {name: "HER2 IHC", columns: {her2_ihc_adc1: "item", her2_ihc_adc2: "value"}}
] as const;

const known = (status: string | null): boolean => status !== null && status !== "unknown";

/**
 * HER2 and hormone-receptor status at the line of ADC1 against that at the line of ADC2, as recorded on those two lines and not carried forward; `of` is how many had
 * the status at ADC1 and any at ADC2. Nothing for a marker that no patient has on both lines.
 */
export function biomarkerConversion(patients: ColumnTable): CountTable | null {
  const all = patients.numRows();
  const found = markers.map(({name, columns}) => ({name, both: onBothLines(patients.select(columns))}));
  const counts = found.flatMap(({name, both}) => markerCounts(name, both));
  if (counts.length === 0) return null;
  return {
    name: "biomarker-conversion",
    population: {code: "marker-on-both-lines"},
    counts,
    notes: [
      ...found
        .map(({name, both}) => ({name, n: both.numRows()}))
        .filter(({n}) => n > 0 && n < all)
        .map(({name, n}) => ({code: "marker-not-on-both-lines" as const, marker: name, n: all - n, of: all})),
      biopsyNote(patients)
    ]
  };
}

/** Status at ADC1 (`item`) and at ADC2 (`value`) of those in whom both are known. */
function onBothLines(statuses: ColumnTable): ColumnTable {
  return statuses.filter(
    escape(
      ({item, value}: {readonly item: string | null; readonly value: string | null}) => known(item) && known(value)
    )
  );
}

function markerCounts(name: string, both: ColumnTable): Count[] {
  if (both.numRows() === 0) return [];
  const before = rolledUp(both, ["item"]).rename({n: "of"});
  return countsOf(
    lookedUp(rolledUp(both, ["item", "value"]), before, ["item"], ["of"])
      .derive({group: escape(() => name)})
      .orderby("item", "value")
  ).map(denominatorFirst);
}

/** An unchanged status may be the same biopsy written down twice. */
function biopsyNote(patients: ColumnTable): CountNote {
  const days = patients.select("biopsy");
  const biopsies = days.filter(escape(({biopsy}: Pick<PatientRow, "biopsy">) => biopsy !== null));
  const after = biopsies.filter(escape(({biopsy}: Pick<PatientRow, "biopsy">) => (biopsy ?? 0) > 0));
  return biopsies.numRows() === 0
    ? {code: "biopsies-not-recorded"}
    : {code: "biopsy-after-adc1", n: after.numRows(), of: days.numRows()};
}
