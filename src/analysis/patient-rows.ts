import type {Question} from "../question/question.ts";
import type {ColumnTable} from "arquero";
import {dictionary} from "../cohort/column-dictionary.ts";
import type {PatientRow} from "../describe/patient-table-columns.ts";
import {patientTable} from "../describe/patient-table.ts";
import type {TableRecord} from "../record/result.ts";
import type {AnalysisInput} from "./analysis-part.ts";
import type {TreatmentHistory} from "./analysis-set.ts";
import {clinicalRecords, EVERYONE, exposureKey, type ClinicalPair, type ClinicalRecords} from "./clinical-records.ts";
import {text} from "./group-of.ts";
import {outcomesOf} from "../describe/therapy-after-adc2.ts";
import {groupSubjects} from "./subject-groups.ts";
import type {Subject, Therapy} from "./subject.ts";

/** What an analysis was made of: enough to say who stands in it. */
type Analysed = Pick<AnalysisInput, "cohort" | "question" | "set">;

/** Columns whose blank says something, and keys: not missing data. */
const MEANT_BLANK: ReadonlySet<string> = new Set([
  "patient_id",
  "start",
  "end",
  "progression",
  "death",
  "setting",
  "entry",
  "regimen",
  "progression_basis",
  "progression_sites",
  "cause_of_death",
  "stop_reason",
  "line"
]);

const SAYS_NOTHING: ReadonlySet<string> = new Set(["", "unknown", "null"]);

/** Several tables are counted from the same rows. */
const made = new WeakMap<AnalysisInput["set"], ColumnTable>();

/** The patient table of an analysis: a row for each transition analysed, by group; by position each transition once. Patient-level. */
export function analysedTable(analysed: Analysed): ColumnTable {
  const known = made.get(analysed.set);
  if (known !== undefined) return known;
  const rows = patientTable(rowsOf(analysed));
  made.set(analysed.set, rows);
  return rows;
}

/** Subjects of an analysis by group; by position ADC2 alone, since both ADCs are columns. */
function secondSubjects({question, set}: Analysed): Subject[] {
  return [...groupSubjects(set.subjects).values()]
    .flat()
    .filter(({group}) => !question.isByPosition || group === "ADC2");
}

/** Columns of the data dictionary that the cohort has and whose blank is a missing value. */
export function recordedColumns(analysed: Analysed): string[] {
  const {mapping} = analysed.cohort;
  const subjects = secondSubjects(analysed);
  return dictionary
    .map(({name}) => name)
    .filter((name) => !MEANT_BLANK.has(name) && name in mapping && subjects.some(({cells}) => name in cells));
}

function ofSubject({patientId, group, time, event, cause, entry}: Subject, {isByPosition}: Question) {
  return {patient_id: patientId, group: isByPosition ? EVERYONE : group, time, event, cause: cause ?? null, entry};
}

function rowsOf(analysed: Analysed): PatientRow[] {
  const {cohort, question, set} = analysed;
  const records = clinicalRecords(analysed);
  const pairOf = new Map((records?.pairs ?? []).map((pair) => [pair.cells, pair]));
  const onBoth = records === null || set.history === null ? null : ofBothAdcs(question, records, set.history);
  const recorded = cohort.shape === "lines" ? recordedColumns(analysed) : null;
  return secondSubjects(analysed).map((subject): PatientRow => {
    const {cells, therapy} = subject;
    const pair = pairOf.get(cells);
    return {
      ...ofSubject(subject, question),
      ...ofTransition(therapy),
      ...ofCells(cells),
      not_recorded: recorded?.filter((name) => SAYS_NOTHING.has(String(cells[name] ?? ""))) ?? null,
      ...(pair === undefined || therapy === undefined || onBoth === null ? notOfBoth : onBoth(pair, therapy))
    };
  });
}

const numberOf = (cell: TableRecord[string] | undefined): number | null =>
  typeof cell === "number" && Number.isFinite(cell) ? cell : null;

/** What the transition is. */
function ofTransition(therapy: Therapy | undefined) {
  const transition = therapy?.transition;
  return {
    sequence: transition?.sequence ?? null,
    transition: transition?.cell.headline ?? null,
    contact: transition?.between.contact ?? null,
    from_label: transition?.from.label ?? null,
    to_label: transition?.to.label ?? null
  } satisfies Partial<PatientRow>;
}

/** What is recorded of the patient and of the line of ADC2. */
function ofCells(cells: TableRecord) {
  return {
    line: numberOf(cells["line"]),
    age: numberOf(cells["age"]),
    sex: text(cells["sex"]),
    centre: text(cells["centre"]),
    tumour: text(cells["tumour"]),
    her2_status: text(cells["her2_status"]),
    hr_status: text(cells["hr_status"]),
    ecog: numberOf(cells["ecog"]),
    visceral: text(cells["visceral"]),
    liver_mets: text(cells["liver_mets"]),
    cns_mets: text(cells["cns_mets"]),
    de_novo: text(cells["de_novo"]),
    prior_chemo_lines: numberOf(cells["prior_chemo_lines"])
  } satisfies Partial<PatientRow>;
}

/** Columns that two metastatic ADCs have, where there are none. */
const notOfBoth = {
  from_position: null,
  to_position: null,
  best_response_adc1: null,
  best_response_adc2: null,
  pfs_adc1: null,
  pfs_adc1_event: null,
  pfs_adc2: null,
  pfs_adc2_event: null,
  stop_reason_adc1: null,
  stop_reason_adc2: null,
  adc1_end: null,
  adc2_start: null,
  adc2_end: null,
  next_start: null,
  next_therapy: null,
  death: null,
  last_contact: null,
  biopsy: null,
  her2_status_adc1: null,
  her2_status_adc2: null,
  hr_status_adc1: null,
  hr_status_adc2: null,
  her2_ihc_adc1: null,
  her2_ihc_adc2: null,
  shared_toxicities: null
} satisfies Partial<PatientRow>;

type OfBoth = Pick<PatientRow, keyof typeof notOfBoth>;

/** The columns of two metastatic ADCs; days from the first dose of ADC1. */
function ofBothAdcs(
  {pfsAsked}: Analysed["question"],
  {timesUnder}: ClinicalRecords,
  {sequences}: TreatmentHistory
): (pair: ClinicalPair, therapy: Therapy) => OfBoth {
  const times = timesUnder(pfsAsked);
  const linesOf = new Map(sequences.patients.map(({patientId, lines}) => [patientId, lines]));
  return ({first, second}, {transition}) => {
    const since = (day: number | null): number | null => (day === null ? null : day - first.start);
    const [one, two] = [times.get(exposureKey(first)), times.get(exposureKey(second))];
    return {
      from_position: first.position,
      to_position: second.position,
      best_response_adc1: first.bestResponse,
      best_response_adc2: second.bestResponse,
      pfs_adc1: one?.time ?? null,
      pfs_adc1_event: one?.event ?? null,
      pfs_adc2: two?.time ?? null,
      pfs_adc2_event: two?.event ?? null,
      stop_reason_adc1: first.stopReason,
      stop_reason_adc2: second.stopReason,
      adc1_end: since(first.end),
      adc2_start: second.start - first.start,
      adc2_end: since(second.end),
      next_start: since(second.nextStart),
      next_therapy: outcomesOf(second, linesOf.get(second.patientId) ?? []),
      death: since(second.death),
      last_contact: since(second.lastContact),
      biopsy: since(numberOf(second.own["biopsy_day"])),
      her2_status_adc1: text(first.own["her2_status"]),
      her2_status_adc2: text(second.own["her2_status"]),
      hr_status_adc1: text(first.own["hr_status"]),
      hr_status_adc2: text(second.own["hr_status"]),
      her2_ihc_adc1: text(first.own["her2_ihc"]),
      her2_ihc_adc2: text(second.own["her2_ihc"]),
      shared_toxicities: transition.toxicity.shared
    };
  };
}
