import {byDrugAndPosition} from "../describe/exposed-table.ts";
import {exposedLabel} from "../record/count-table.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import {remarksOf} from "../record/remark.ts";
import type {Row} from "../record/row.ts";
import {exposureKey, type ClinicalRecords, type ExposureRecord, type ExposureTime} from "./clinical-records.ts";
import {medianRow} from "./median-row.ts";

/** Name of the analysis in its rows. */
export const DRUG_BY_POSITION = "drug-by-position";

/** What the group of a drug's first exposure of each patient is called, whatever its position. */
export const inAnyPosition = (label: string): string => `${label} in any position`;

/**
 * Median PFS of each ADC by its position, and in any position by the first exposure of each patient to it: everyone exposed, whether a second ADC came or not. Where everybody on an ADC1 went on to a second ADC, the row says that its times are cut short. `times` are those
 * of PFS, in days.
 *
 * Nothing where no exposure has a time.
 */
export function drugByPositionRows(
  {everywhere, whom}: Pick<ClinicalRecords, "everywhere" | "whom">,
  times: ReadonlyMap<string, ExposureTime>,
  endpoint: string
): Row[] {
  const last = new Map<string, number>();
  for (const {patientId, exposure} of everywhere) last.set(patientId, Math.max(last.get(patientId) ?? 0, exposure));
  const timed = everywhere.filter((record) => times.has(exposureKey(record)));
  const rowOf = (group: string, own: readonly ExposureRecord[]): Row => {
    const wentOn = own.every(
      ({patientId, exposure, position}) => position === 1 && exposure < (last.get(patientId) ?? 0)
    );
    return medianRow(
      own.flatMap((record) => times.get(exposureKey(record)) ?? []),
      {
        analysis: DRUG_BY_POSITION,
        endpoint,
        population: exposedLabel(whom),
        group,
        term: "median",
        remarks: remarksOf([wentOn ? {code: "truncated-by-adc2"} : null])
      }
    );
  };
  return groupedByDrug(timed).map(([group, own]) => rowOf(group, own));
}

/** Exposures by drug, the commonest first: the first of each patient in any position where there are several, then those of each position. */
export function groupedByDrug(exposed: readonly ExposureRecord[]): (readonly [group: string, own: ExposureRecord[]])[] {
  const byDrug = [...listsByKey(exposed, ({label}) => label)].toSorted(
    ([a, one], [b, two]) => two.length - one.length || (a < b ? -1 : 1)
  );
  return byDrug.flatMap(([label, own]) => {
    const byPosition = [...byDrugAndPosition(own)];
    return byPosition.length > 1 ? [[inAnyPosition(label), firstOfEach(own)] as const, ...byPosition] : byPosition;
  });
}

/** The first exposure of each patient. */
function firstOfEach(own: readonly ExposureRecord[]): ExposureRecord[] {
  return [...listsByKey(own, ({patientId}) => patientId).values()].flatMap(
    (records) => records.toSorted((a, b) => a.exposure - b.exposure)[0] ?? []
  );
}
