import {endpointLabel, endpointNamed} from "../cohort/endpoints.ts";
import {biomarkerConversion} from "../describe/biomarker-conversion.ts";
import {exposedTable} from "../describe/exposed-table.ts";
import {labelOverlap} from "../describe/label-overlap.ts";
import {nextTherapy} from "../describe/next-therapy.ts";
import {responseCross} from "../describe/response-cross.ts";
import {responseRows} from "../describe/response-rows.ts";
import {observedSafety} from "../describe/safety.ts";
import {stopReasons} from "../describe/stop-reasons.ts";
import {groupedBy, withRemarks} from "../record/row.ts";
import type {AnalysisInput, PartOutput} from "./analysis-part.ts";
import {assessmentIntervalRows, scanIntervalRows} from "./assessment-intervals.ts";
import {clinicalRecords, pairGrouping} from "./clinical-records.ts";
import {cnsRows} from "./cns-subgroup.ts";
import {DRUG_BY_POSITION, drugByPositionRows} from "./drug-by-position.ts";
import {earlyDeathRows} from "./early-deaths.ts";
import {enrolmentWindowRows} from "./enrolment-window.ts";
import {hormoneReceptorOrder} from "./hormone-receptor-order.ts";
import {analysedTable} from "./patient-rows.ts";
import {responseDurationRows, treatmentTimeRows} from "./response-duration.ts";

/** What the clinician asks of a sequence of two ADCs beside its curves: each part where its columns are recorded. */
export function clinicalPart(input: AnalysisInput): PartOutput {
  const {cohort, question, set} = input;
  const records = clinicalRecords(input);
  if (records === null || set.history === null) return {};
  const {pairs, whom, timesUnder} = records;
  const patients = analysedTable(input);
  const exposed = exposedTable(records.exposed);
  const {population} = set;
  const {catalogue} = set.history;
  const progressionFree = timesUnder(question.pfsAsked);
  const counts = [
    responseCross(patients),
    stopReasons(exposed, whom),
    nextTherapy(patients),
    observedSafety(exposed, whom, cohort.adverseEvents),
    labelOverlap(patients),
    biomarkerConversion(patients)
  ].filter((table) => table !== null);
  const repeated = pairs.length - new Set(pairs.map(({first}) => first.patientId)).size;
  const grouping = pairGrouping(question);
  const rows = [
    ...groupedBy(
      [
        ...responseRows(patients, population),
        ...responseDurationRows(pairs, progressionFree, cohort, population),
        ...treatmentTimeRows(pairs, timesUnder("rwTTD"), population)
      ],
      grouping
    ),
    ...hormoneReceptorOrder(records, population),
    ...groupedBy(
      cnsRows(pairs, progressionFree, {endpoint: endpointLabel(endpointNamed(question.pfsAsked)), population}),
      grouping
    ),
    ...drugByPositionRows(records, progressionFree, endpointLabel(endpointNamed(question.pfsAsked))),
    ...scanIntervalRows(records, cohort),
    ...earlyDeathRows(records),
    ...groupedBy(assessmentIntervalRows(pairs, progressionFree, cohort, population), grouping),
    ...enrolmentWindowRows(pairs, {catalogue, dateMode: question.dateMode, grouping}, population)
  ];
  // Intervals take records as independent; where patients stand with several transitions they are not.
  return {
    rows:
      repeated === 0
        ? rows
        : rows.map((row) =>
            row.confLow === null || row.analysis === "early-death" || row.analysis === DRUG_BY_POSITION
              ? row
              : withRemarks(row, [{code: "repeated-patients", records: repeated}])
          ),
    shown: {counts}
  };
}
