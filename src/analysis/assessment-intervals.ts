import {quantileSorted} from "simple-statistics";
import type {Cohort} from "../cohort/cohort.ts";
import {assessmentDays, scanInterval} from "../patients/assessment-interval.ts";
import {exposedLabel} from "../record/count-table.ts";
import {append} from "../record/lists-by-key.ts";
import {resultRow, type Row} from "../record/row.ts";
import {
  exposureKey,
  pairGroups,
  positions,
  type ClinicalPair,
  type ClinicalRecords,
  type ExposureRecord,
  type ExposureTime
} from "./clinical-records.ts";
import {groupedByDrug} from "./drug-by-position.ts";
import {objectsOf} from "./table-rows.ts";

const quartiles = [
  ["lower quartile", 0.25],
  ["median", 0.5],
  ["upper quartile", 0.75]
] as const;

/**
 * How often each group was looked at on each ADC, in days: the interval between assessments, one median a patient, where an assessments file was given; and the days between
 * the last assessment without progression and progression. Groups that are looked at more often progress earlier on paper.
 */
export function assessmentIntervalRows(
  pairs: readonly ClinicalPair[],
  times: ReadonlyMap<string, ExposureTime>,
  {assessments}: Pick<Cohort, "assessments">,
  population: string
): Row[] {
  const shared = {analysis: "assessment-interval", kind: "quantile" as const, population, unit: "days", scale: "time"};
  const days = new Map<string, number[]>();
  for (const {patient_id, day} of assessments === null ? [] : objectsOf(assessments))
    if (typeof day === "number") append(days, String(patient_id), day);
  for (const own of days.values()) own.sort((a, b) => a - b);
  const measures: readonly {readonly what: string; readonly of: (record: ExposureRecord) => number | null}[] = [
    ...(assessments === null
      ? []
      : [
          {
            what: "between assessments",
            of: (record: ExposureRecord) =>
              typicalGap(record, times.get(exposureKey(record)), days.get(record.patientId) ?? [])
          }
        ]),
    {
      what: "last assessment to progression",
      of: ({lastAssessment, progression}) =>
        lastAssessment === null || progression === null || progression < lastAssessment
          ? null
          : progression - lastAssessment
    }
  ];
  const rows = measures.flatMap(({what, of}) =>
    pairGroups(pairs).flatMap((group) =>
      positions.flatMap(({name, of: at}) => {
        const own = pairs.filter((pair) => pair.group === group).map(at);
        const found = own
          .map(of)
          .filter((interval) => interval !== null)
          .sort((a, b) => a - b);
        return found.length === 0
          ? []
          : quartiles.map(([quartile, p]) =>
              resultRow({
                ...shared,
                group,
                endpoint: `${what} on ${name}`,
                term: `${what}: ${quartile}`,
                estimate: quantileSorted(found, p),
                n: found.length,
                method: "quartiles over patients, type 7",
                remarks:
                  found.length === own.length
                    ? []
                    : [{code: "without-interval", n: own.length - found.length, of: own.length}]
              })
            );
      })
    )
  );
  return assessments !== null
    ? rows
    : [
        ...rows,
        resultRow({
          ...shared,
          term: "between assessments",
          method: "quartiles over patients",
          refusal: {code: "assessments-not-recorded"}
        })
      ];
}

/** Name of the analysis in its rows. */
export const SCAN_INTERVAL = "scan-interval";

/**
 * How often patients were looked at on each drug, in its position and in any, in days: the median over everyone exposed of each patient's median gap between assessments, from the start to progression or the last assessment without it.
 *
 * Nothing where no assessments file was given, and of a drug on which nobody was assessed.
 */
export function scanIntervalRows(
  {everywhere, whom}: Pick<ClinicalRecords, "everywhere" | "whom">,
  {assessments}: Pick<Cohort, "assessments">
): Row[] {
  const days = assessmentDays(assessments);
  if (days === null) return [];
  return groupedByDrug(everywhere).flatMap(([group, own]) => {
    const found = own
      .flatMap((record) => scanInterval(record, days.get(record.patientId) ?? []) ?? [])
      .sort((a, b) => a - b);
    if (found.length === 0) return [];
    return resultRow({
      analysis: SCAN_INTERVAL,
      kind: "quantile",
      population: exposedLabel(whom),
      group,
      unit: "days",
      scale: "time",
      term: "between assessments: median",
      estimate: quantileSorted(found, 0.5),
      n: found.length,
      method: "median over patients, type 7",
      remarks:
        found.length === own.length ? [] : [{code: "without-interval", n: own.length - found.length, of: own.length}]
    });
  });
}

/** Median of the gaps from the first dose over each assessment up to the end of PFS; null without an assessment. */
function typicalGap({start}: ExposureRecord, follow: ExposureTime | undefined, days: readonly number[]): number | null {
  if (follow === undefined) return null;
  const own = [start, ...new Set(days.filter((day) => day > start && day <= follow.day))];
  const gaps = own
    .slice(1)
    .map((day, i) => day - (own[i] ?? day))
    .sort((a, b) => a - b);
  return gaps.length === 0 ? null : quantileSorted(gaps, 0.5);
}
