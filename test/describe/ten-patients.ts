import {patientTableColumns, type PatientRow} from "../../src/describe/patient-table-columns.ts";
import type {CountTable} from "../../src/record/count-table.ts";
import {patientTable} from "../../src/describe/patient-table.ts";

const blank = Object.fromEntries(patientTableColumns.map(({name}) => [name, null])) as unknown as PatientRow;

/** A row of the patient table of which only what is given is known. */
export const patient = (given: Partial<PatientRow>): PatientRow => ({
  ...blank,
  group: "A",
  sequence: "SG → T-DXd",
  from_label: "SG",
  to_label: "T-DXd",
  from_position: 1,
  to_position: 2,
  not_recorded: [],
  next_therapy: [],
  ...given
});

const toB = {group: "B", sequence: "T-DXd → SG", from_label: "T-DXd", to_label: "SG", shared_toxicities: []};
const toA = {shared_toxicities: ["nausea", "neutropenia"]};
const DIED = "died without further therapy";
const STILL = "still on ADC2";

/** Ten patients in two groups, written so that every rule of a table has its case on either side; expected values in the tests are counted by hand from these rows. */
export const tenPatients: readonly PatientRow[] = [
  patient({
    ...toA,
    patient_id: "1",
    best_response_adc1: "PR",
    best_response_adc2: "CR",
    next_therapy: ["then chemotherapy"],
    her2_status_adc1: "low",
    her2_status_adc2: "low",
    biopsy: 1
  }),
  patient({
    ...toA,
    patient_id: "2",
    best_response_adc1: "PR",
    best_response_adc2: "SD",
    pfs_adc2: 168,
    pfs_adc2_event: 1,
    next_therapy: ["then chemotherapy", "then HER2 antibody"],
    her2_status_adc1: "low",
    her2_status_adc2: "zero",
    biopsy: 0,
    not_recorded: ["ecog"]
  }),
  patient({
    ...toA,
    patient_id: "3",
    best_response_adc1: "SD",
    pfs_adc1: 167,
    pfs_adc1_event: 1,
    best_response_adc2: "PD",
    next_therapy: [STILL],
    her2_status_adc1: "zero",
    her2_status_adc2: "low",
    biopsy: -3,
    not_recorded: ["ecog", "age"]
  }),
  patient({
    ...toA,
    patient_id: "4",
    best_response_adc1: "SD",
    pfs_adc1: 167,
    pfs_adc1_event: 0,
    best_response_adc2: "NE",
    next_therapy: ["stopped ADC2, no further therapy recorded"],
    her2_status_adc1: "low",
    her2_status_adc2: "low"
  }),
  patient({
    ...toA,
    patient_id: "5",
    best_response_adc1: "PD",
    next_therapy: [DIED],
    her2_status_adc1: "low",
    her2_status_adc2: "unknown"
  }),
  // Nothing but supportive drugs came next: of all, and under no therapy.
  patient({
    patient_id: "6",
    sequence: "T-DM1 → SG",
    from_label: "T-DM1",
    to_label: "SG",
    best_response_adc1: "not-assessed",
    best_response_adc2: "PD",
    her2_status_adc2: "low"
  }),
  patient({
    ...toB,
    patient_id: "7",
    best_response_adc1: "CR",
    best_response_adc2: "PR",
    next_therapy: ["then another ADC"],
    her2_status_adc1: "positive",
    her2_status_adc2: "positive",
    not_recorded: ["ecog"]
  }),
  patient({
    ...toB,
    patient_id: "8",
    best_response_adc1: "SD",
    pfs_adc1: 168,
    pfs_adc1_event: 0,
    best_response_adc2: "non-CR/non-PD",
    next_therapy: [STILL]
  }),
  patient({...toB, patient_id: "9", best_response_adc1: "PD", best_response_adc2: "PD", next_therapy: [DIED]}),
  patient({...toB, patient_id: "10", best_response_adc1: "NE", best_response_adc2: "NE", next_therapy: [DIED]})
];

export const tenTable = patientTable(tenPatients);

/** Labels as a file may hold them: of two lists of them, some look alike when they are joined without care. */
export const hostileLabels = [
  'a"|"b',
  "a",
  'b"|"c',
  '"; globalThis.describedByNobody = true; //',
  "__proto__",
  "constructor",
  "${1}",
  "`",
  "]",
  "\\",
  ""
];

/** Counts in their order as `group · item · value: n/of`. */
export const countsInText = (found: CountTable | null): string[] =>
  (found?.counts ?? []).map(
    ({group, item, value, n, of}) => `${[group, item, value].filter((part) => part !== null).join(" · ")}: ${n}/${of}`
  );
