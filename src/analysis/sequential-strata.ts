import {fromMonths} from "../math/calendar-days.ts";
import type {Exposure} from "../patients/exposure.ts";
import type {Patient} from "../patients/patient.ts";
import {groupingColumns} from "../question/grouping.ts";
import type {Question} from "../question/question.ts";
import type {TableRecord} from "../record/result.ts";
import {refusedRow, type Row} from "../record/row.ts";
import {responseRates, type ResponseRecord} from "../clinical/response-rate.ts";
import {FEWEST_COMPARED} from "../estimate/contrast-policy.ts";
import {sequentialSummary} from "./sequential-summary.ts";
import {text} from "./group-of.ts";
import type {AnalysisPart, AnalysisInput, PartOutput} from "./analysis-part.ts";
import {pairedPatients, type PairedPatient} from "./paired-patients.ts";

/** Begins the name of the analysis in rows of both ADCs by stratum; what follows is the stratum. */
export const SUMMARY_BY = "sequential summary by ";
/** Begins the name of the analysis in rows of response by stratum. */
export const RESPONSE_BY = "response by ";

/** Why a patient analysed is in no table that sets both ADCs side by side. */
const NO_PFS_ON_BOTH = {
  reason: "no-pfs-on-both-adcs",
  detail: "PFS is not known on both ADCs, so the patient is in no table that sets them side by side"
};
const FIRST_NOT_ANALYSED = {
  reason: "first-transition-not-analysed",
  detail:
    "a later transition is analysed and the first is not, so the patient is in no table that sets ADC1 and ADC2 side by side"
};

interface Stratification {
  /** As printed. */
  readonly by: string;
  /** As rows name it: a grouping of plans, or a column. */
  readonly grouping: string | null;
  /** Label of a patient; null where nothing is recorded. */
  readonly labelOf: (patient: PairedPatient) => string | null;
}

const recorded = (cells: TableRecord, column: string): string | null => {
  const value = text(cells[column]);
  return value === "unknown" ? null : value;
};

/** HR and HER2 status together, e.g. `HR positive, HER2 low`. */
function subtype({cells}: PairedPatient): string | null {
  const parts = (
    [
      ["hr_status", "HR"],
      ["her2_status", "HER2"]
    ] as const
  ).flatMap(([column, name]) => {
    const status = recorded(cells, column);
    return status === null ? [] : [`${name} ${status}`];
  });
  return parts.length === 0 ? null : parts.join(", ");
}

function bandOfLine({line2}: PairedPatient): string | null {
  return line2 === null ? null : line2 <= 2 ? "line 1-2" : line2 <= 4 ? "line 3-4" : "line 5 and later";
}

/** Ways in which both ADCs are shown by stratum, in order. */
const stratifications: readonly Stratification[] = [
  {by: "transition class", grouping: "transition", labelOf: ({cells}) => recorded(cells, "headline")},
  {by: "sequence", grouping: "sequence", labelOf: ({cells}) => recorded(cells, "sequence")},
  {by: "tumour", grouping: "tumour", labelOf: ({cells}) => recorded(cells, "tumour")},
  {by: "HR and HER2 status", grouping: "hr_status, her2_status", labelOf: subtype},
  {by: "line of ADC2", grouping: "line", labelOf: bandOfLine},
  {by: "therapy between the ADCs", grouping: "contact", labelOf: ({cells}) => recorded(cells, "contact")}
];

const NOT_RECORDED = "not recorded";
const known = new Set(["headline", "sequence", "tumour", "hr_status", "her2_status", "line", "contact"]);

/** Columns that the question groups by and that are no stratum already. */
function ownColumns({groupings}: Question): Stratification[] {
  return groupingColumns(groupings)
    .filter((column) => !known.has(column))
    .map((column) => ({by: column, grouping: column, labelOf: ({cells}) => recorded(cells, column)}));
}

/**
 * Both ADCs side by side over all patients and by stratum: medians of PFS(ADC1) and PFS(ADC2), progression on ADC2 alone, overall survival from either start, share with ADC2 shorter, early progression, therapy
 * in between, concordance, and response per ADC. No test is made; a stratum of fewer than 5 patients has counts alone, and one in which everybody has the same label is left out.
 */
export const sequentialStrata: AnalysisPart = {
  name: "sequential strata",
  of: (input: AnalysisInput): PartOutput => {
    const {question, set} = input;
    const patients = pairedPatients(input);
    if (patients.length === 0 || set.pairing === null || set.history === null) return {};
    const patientOf = new Map(set.history.sequences.patients.map((patient) => [patient.patientId, patient]));
    const population = `${set.population}; PFS known on both ADCs`;
    const {endpoint} = set.pairing;
    const rows = [
      {by: "all patients", grouping: null, labelOf: () => "all patients"},
      ...stratifications,
      ...ownColumns(question)
    ].flatMap(({by, grouping, labelOf}): Row[] => {
      const labelled = patients.map((patient) => ({patient, label: labelOf(patient)}));
      if (
        by !== "all patients" &&
        (labelled.every(({label}) => label === null) || new Set(labelled.map(({label}) => label)).size < 2)
      )
        return [];
      const pairs = labelled.map(({patient, label}) => ({...patient, label: label ?? NOT_RECORDED}));
      return [
        ...sequentialSummary(pairs, {
          endpoint,
          population,
          by,
          grouping,
          earlyThreshold: fromMonths(question.sequential.earlyProgressionMonths, "days"),
          fewest: FEWEST_COMPARED
        }),
        ...responseRates(
          pairs.flatMap(({patientId, label}) =>
            bestResponses(patientOf.get(patientId)).map((response): ResponseRecord => ({...response, group: label}))
          ),
          {population}
        ).map((row) => countsAlone({...row, grouping, analysis: `${RESPONSE_BY}${by}`}))
      ];
    });
    const inPairs = new Set(patients.map(({patientId}) => patientId));
    const analysed = new Set(set.subjects.map(({patientId}) => patientId));
    const withFirst = new Set(
      set.subjects.filter(({cells}) => cells["from_position"] === 1).map(({patientId}) => patientId)
    );
    return {
      rows,
      shown: {bothAdcs: {patients: patients.length, analysed: analysed.size}},
      ledger: [...analysed]
        .filter((patientId) => patientId !== null && !inPairs.has(patientId))
        .map((patientId) => ({
          step: "both ADCs",
          unit: "patient",
          ...(withFirst.has(patientId) ? NO_PFS_ON_BOTH : FIRST_NOT_ANALYSED),
          file: null,
          row: null,
          patientId
        }))
    };
  }
};

/** Best response on ADC1 and on ADC2 of a patient. */
function bestResponses(patient: Patient | undefined): readonly Pick<ResponseRecord, "position" | "bestResponse">[] {
  const known = (adc: Exposure | null | undefined): string | null => {
    const response = adc?.bestResponse ?? null;
    return response === "unknown" ? null : response;
  };
  return [
    {position: "ADC1", bestResponse: known(patient?.adc1)},
    {position: "ADC2", bestResponse: known(patient?.adc2)}
  ];
}

function countsAlone(row: Row): Row {
  return (row.n ?? 0) >= FEWEST_COMPARED || row.refusal !== null
    ? row
    : refusedRow(row, {code: "counts-only", fewest: FEWEST_COMPARED, evaluable: true});
}
