import {binomialInterval} from "../math/binomial-interval.ts";
import {exposedLabel} from "../record/count-table.ts";
import {remarksOf, type Remark} from "../record/remark.ts";
import {resultRow, type Row} from "../record/row.ts";
import type {ClinicalRecords, ExposureRecord} from "./clinical-records.ts";
import {byDrugAndPosition} from "../describe/exposed-table.ts";

/** Days after the last dose within which deaths are counted. */
export const EARLY_DEATH_DAYS = [30, 60] as const;

/** Whether someone died within some days of the last dose: null where treatment goes on or observation ended before. */
export function diedWithin({end, death, lastContact, cutoff, nextStart}: ExposureRecord, days: number): boolean | null {
  if (end === null || (cutoff !== null && end > cutoff)) return null;
  const seenUntil = cutoff ?? Infinity;
  if (death !== null && death >= end && death <= seenUntil && death - end <= days) return true;
  const alive = Math.min(seenUntil, Math.max(lastContact ?? -Infinity, nextStart ?? -Infinity, death ?? -Infinity));
  return alive - end >= days ? false : null;
}

/**
 * Deaths within 30 and 60 days of the last dose of each ADC, by drug and position, among those seen dead or alive to that day; who cannot be judged stands in the remarks.
 *
 * Nothing where no death is recorded in the file. Source: as an indicator of harm, Wallington 2016, Lancet Oncol 17:1203 (30 days after the last cycle).
 */
export function earlyDeathRows({exposed, whom}: Pick<ClinicalRecords, "exposed" | "whom">): Row[] {
  if (exposed.every(({death}) => death === null)) return [];
  return [...byDrugAndPosition(exposed)].flatMap(([group, own]) =>
    EARLY_DEATH_DAYS.map((days) => earlyDeathRow(own, days, {group, population: exposedLabel(whom)}))
  );
}

function earlyDeathRow(
  own: readonly ExposureRecord[],
  days: (typeof EARLY_DEATH_DAYS)[number],
  of: Pick<Row, "group" | "population">
): Row {
  const known = own.map((record) => diedWithin(record, days)).filter((died) => died !== null);
  const left = own.length - known.length;
  const nEvent = known.filter(Boolean).length;
  const shared = {
    ...of,
    analysis: "early-death",
    kind: "share" as const,
    endpoint: `death within ${days} days of the last dose`,
    term: `died within ${days} days`,
    scale: "probability",
    n: known.length,
    nEvent,
    nCensored: left,
    method: "share of those seen dead or alive to that day, exact (Clopper-Pearson) limits",
    remarks: remarksOn(own, left, days)
  };
  return known.length === 0
    ? resultRow({...shared, refusal: {code: "nobody-seen-long-enough"}})
    : resultRow({...shared, ...binomialInterval(nEvent, known.length)});
}

/** That everyone lived to the next line, and how many were not seen for so long. */
function remarksOn(own: readonly ExposureRecord[], left: number, days: number): readonly Remark[] {
  const livedOn = own.every(({nextStart, position}) => position === 1 && nextStart !== null);
  return remarksOf([
    livedOn ? {code: "lived-to-next-line"} : null,
    left === 0 ? null : {code: "not-seen-for", n: left, of: own.length, days}
  ]);
}
