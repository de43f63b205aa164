import type {CountTable} from "../record/count-table.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import type {ClinicalRecords, ExposureRecord} from "./clinical-records.ts";

/** Stands where an exposure has no last dose: treatment went on at the end of the data. */
export const ONGOING = "treatment goes on";
const NOT_RECORDED = "not recorded";

/** Drug and position, e.g. `SG as ADC1`: the unit of tables about exposures. */
export const exposedAs = ({label, position}: Pick<ExposureRecord, "label" | "position">): string =>
  `${label} as ADC${position}`;

/** Exposures by drug and position: positions together, the commonest drug first. */
export function byDrugAndPosition(exposed: readonly ExposureRecord[]): Map<string, ExposureRecord[]> {
  return new Map(
    [...listsByKey(exposed, exposedAs)].sort(
      ([a, one], [b, two]) =>
        (one[0]?.position ?? 0) - (two[0]?.position ?? 0) || two.length - one.length || (a < b ? -1 : 1)
    )
  );
}

/** Why each ADC was stopped, by drug and position; `of` is how many received it. */
export function stopReasons({exposed, whom}: Pick<ClinicalRecords, "exposed" | "whom">): CountTable | null {
  if (exposed.every(({stopReason}) => stopReason === null)) return null;
  const counts = [...byDrugAndPosition(exposed)].flatMap(([group, own]) => {
    const reasons = own.map(({stopReason, end}) => stopReason ?? (end === null ? ONGOING : NOT_RECORDED));
    return [...new Set(reasons)]
      .sort()
      .map((item) => ({
        group,
        item,
        value: null,
        n: reasons.filter((reason) => reason === item).length,
        of: own.length
      }));
  });
  return {name: "stop-reasons", population: whom, counts, notes: []};
}
