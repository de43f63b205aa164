import {quantileSorted} from "simple-statistics";
import type {Cohort} from "../cohort/cohort.ts";
import {columnOf, dayOfCell} from "../cohort/therapy-lines.ts";
import {append} from "../record/lists-by-key.ts";
import type {Exposure} from "./exposure.ts";

type Assessed = Pick<Exposure, "patientId" | "start" | "progression" | "lastAssessment">;

/**
 * The interval that is usual between assessments, days: the median, type 7, over ADC exposures of the gaps from the start over each assessment to progression or the last
 * assessment without it. Where no assessments are given, that of the gaps between the last assessment and progression; null where there are none either.
 *
 * @example
 * const exposures = [{patientId: "P1", start: 0, lastAssessment: 120, progression: 183}, {patientId: "P2", start: 0, lastAssessment: 60, progression: null}];
 * assessmentInterval(exposures, null) // 63
 */
export function assessmentInterval(exposures: readonly Assessed[], assessments: Cohort["assessments"]): number | null {
  const days = assessmentDays(assessments);
  const seen = exposures.flatMap((exposure) => gapsBetween(exposure, days?.get(exposure.patientId) ?? []));
  return medianOf(seen.length > 0 ? seen : exposures.flatMap(gapBeforeProgression));
}

/**
 * The median of the gaps between the assessments on one ADC, days, type 7: from its start over each day of the assessments file to progression or the last assessment without it. Null where the file has none of them.
 *
 * @example
 * scanInterval({start: 0, progression: null, lastAssessment: 126}, [-10, 42, 84, 126, 200]) // 42
 */
export function scanInterval(exposure: Omit<Assessed, "patientId">, days: readonly number[]): number | null {
  return medianOf(gapsBetween(exposure, days));
}

function medianOf(gaps: readonly number[]): number | null {
  return gaps.length === 0
    ? null
    : quantileSorted(
        gaps.toSorted((a, b) => a - b),
        0.5
      );
}

function gapsBetween(
  {start, progression, lastAssessment}: Omit<Assessed, "patientId">,
  days: readonly number[]
): number[] {
  const until = progression ?? lastAssessment ?? -Infinity;
  const own = [...new Set(days)].filter((day) => day > start && day <= until);
  return own.map((day, i) => day - (own[i - 1] ?? start));
}

const gapBeforeProgression = ({start, progression, lastAssessment}: Assessed): number[] =>
  progression === null || lastAssessment === null || lastAssessment < start || progression <= lastAssessment
    ? []
    : [progression - lastAssessment];

/** Days of assessment of each patient, ascending; null where no such file was given. */
export function assessmentDays(assessments: Cohort["assessments"]): ReadonlyMap<string, readonly number[]> | null {
  if (assessments === null) return null;
  const days = new Map<string, number[]>();
  const ids = columnOf(assessments, "patient_id");
  columnOf(assessments, "day").forEach((cell, i) => {
    const day = dayOfCell(cell);
    if (day !== null) append(days, String(ids[i]), day);
  });
  for (const own of days.values()) own.sort((a, b) => a - b);
  return days;
}
