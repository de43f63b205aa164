import type {Cohort} from "../cohort/cohort.ts";
import {append} from "../record/lists-by-key.ts";
import {remarksOf, type Remark} from "../record/remark.ts";
import {resultRow, type Row} from "../record/row.ts";
import {RESPONSES} from "../clinical/response-rate.ts";
import {
  exposureKey,
  pairGroups,
  positions,
  type ClinicalPair,
  type ExposureRecord,
  type ExposureTime
} from "./clinical-records.ts";
import {medianRow} from "./median-row.ts";
import {objectsOf} from "./table-rows.ts";

/** Results of an assessment that say that the tumour responded. */
const RESPONDED = /^(?:cr|pr|complete (?:response|remission)|partial (?:response|remission))$/iu;

/** ADC1 of everyone who reached ADC2 had ended: the time is cut short by the design. */
const TRUNCATED: Remark = {code: "truncated-by-adc2"};

/** Time on treatment (rwTTD) of each group on ADC1 and on ADC2. */
export function treatmentTimeRows(
  pairs: readonly ClinicalPair[],
  times: ReadonlyMap<string, ExposureTime>,
  population: string
): Row[] {
  return pairGroups(pairs).flatMap((group) =>
    positions.map(({name, of}) =>
      medianRow(
        pairs.filter((pair) => pair.group === group).flatMap((pair) => times.get(exposureKey(of(pair))) ?? []),
        {
          analysis: "time-on-treatment",
          endpoint: `time on ${name}, rwTTD@1`,
          population,
          group,
          term: "median",
          remarks: name === "ADC1" ? [TRUNCATED] : []
        }
      )
    )
  );
}

/**
 * Duration of response of those who responded, from the first assessment that shows it to progression or death, censored as PFS; one row that says so where no
 * assessment with a result is recorded, because the day of response is then not known.
 */
export function responseDurationRows(
  pairs: readonly ClinicalPair[],
  times: ReadonlyMap<string, ExposureTime>,
  {assessments}: Pick<Cohort, "assessments">,
  population: string
): Row[] {
  if (pairs.every(({first, second}) => first.bestResponse === null && second.bestResponse === null)) return [];
  const days = responseDays(assessments);
  const shared = {analysis: "duration-of-response", population};
  if (days.size === 0)
    return [
      resultRow({
        ...shared,
        kind: "median",
        term: "median",
        scale: "time",
        method: "Kaplan-Meier",
        refusal: {code: "response-day-not-recorded"}
      })
    ];
  return pairGroups(pairs).flatMap((group) =>
    positions.map(({name, of}) => {
      const responders = pairs
        .filter((pair) => pair.group === group)
        .map(of)
        .filter(({bestResponse}) => RESPONSES.has(bestResponse ?? ""));
      const known = responders.flatMap((record) =>
        durationOf(record, times.get(exposureKey(record)), days.get(record.patientId) ?? [])
      );
      const undated = responders.length - known.length;
      return medianRow(known, {
        ...shared,
        endpoint: `duration of response on ${name}`,
        group,
        term: "median",
        remarks: remarksOf([
          undated === 0 ? null : {code: "responses-without-day", n: undated, of: responders.length},
          name === "ADC1" ? TRUNCATED : null
        ])
      });
    })
  );
}

/** Time from the first assessment with response within the exposure to the end of PFS; nothing where there is none. */
function durationOf(
  record: ExposureRecord,
  follow: ExposureTime | undefined,
  days: readonly number[]
): {readonly time: number; readonly event: 0 | 1; readonly entry: null}[] {
  if (follow === undefined) return [];
  const first = days.find((day) => day > record.start && day <= follow.day);
  return first === undefined ? [] : [{time: follow.day - first, event: follow.event, entry: null}];
}

/** Days of the assessments that show a response, ascending, by patient. */
export function responseDays(assessments: Cohort["assessments"]): Map<string, number[]> {
  const days = new Map<string, number[]>();
  for (const {patient_id, day, result} of assessments === null ? [] : objectsOf(assessments)) {
    if (typeof day !== "number" || !RESPONDED.test(String(result ?? "").trim())) continue;
    append(days, String(patient_id), day);
  }
  for (const own of days.values()) own.sort((a, b) => a - b);
  return days;
}
