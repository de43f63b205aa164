import type {Count, CountNote, CountTable} from "../record/count-table.ts";
import type {ClinicalPair, ExposureRecord} from "./clinical-records.ts";
import {text} from "./group-of.ts";

const markers = [
  {name: "HER2 status", column: "her2_status"},
  {name: "hormone receptors", column: "hr_status"},
  {name: "HER2 IHC", column: "her2_ihc"}
] as const;

/**
 * HER2 and hormone-receptor status at the line of ADC1 against that at the line of ADC2, as recorded on those two lines and not carried forward; `of` is how many had
 * the status at ADC1 and any at ADC2. Nothing for a marker that no patient has on both lines.
 */
export function biomarkerConversion(pairs: readonly ClinicalPair[]): CountTable | null {
  const statusOf = ({own}: ExposureRecord, column: string): string | null => {
    const status = text(own[column]);
    return status === "unknown" ? null : status;
  };
  const notes: CountNote[] = [];
  const counts = markers.flatMap(({name, column}): Count[] => {
    const both = pairs.flatMap(({first, second}) => {
      const [item, value] = [statusOf(first, column), statusOf(second, column)];
      return item === null || value === null ? [] : [{item, value}];
    });
    if (both.length === 0) return [];
    if (both.length < pairs.length)
      notes.push({code: "marker-not-on-both-lines", marker: name, n: pairs.length - both.length, of: pairs.length});
    const items = [...new Set(both.map(({item}) => item))].sort();
    const values = [...new Set(both.map(({value}) => value))].sort();
    return items
      .flatMap((item) =>
        values.map((value) => ({
          group: name,
          item,
          value,
          of: both.filter((one) => one.item === item).length,
          n: both.filter((one) => one.item === item && one.value === value).length
        }))
      )
      .filter(({n}) => n > 0);
  });
  if (counts.length === 0) return null;
  return {
    name: "biomarker-conversion",
    population: {code: "marker-on-both-lines"},
    counts,
    notes: [...notes, biopsyNote(pairs)]
  };
}

/** An unchanged status may be the same biopsy written down twice. */
function biopsyNote(pairs: readonly ClinicalPair[]): CountNote {
  const biopsies = pairs.flatMap(({first, second}) =>
    typeof second.own["biopsy_day"] === "number" ? [{day: second.own["biopsy_day"], start: first.start}] : []
  );
  return biopsies.length === 0
    ? {code: "biopsies-not-recorded"}
    : {code: "biopsy-after-adc1", n: biopsies.filter(({day, start}) => day > start).length, of: pairs.length};
}
