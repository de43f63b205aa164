import type {ColumnTable} from "arquero";
import {DAYS_PER_MONTH, fromMonths} from "../math/calendar-days.ts";
import type {TimeUnit} from "../record/time-unit.ts";
import type {Cohort} from "../cohort/cohort.ts";
import {adcExposures} from "./exposure-table.ts";
import {deriveFollowUp} from "./follow-up-table.ts";

/** A shape in which a cohort can be handed over; see `src/cohort/README.md`. */
export type CohortShape = "long" | "lines-and-patients" | "wide" | "follow-up" | "study";

export interface ShapedFile {
  readonly name: string;
  readonly text: string;
}

export interface ShapeOptions {
  /** Beginning of the file names; a study folder has names of its own. */
  readonly name?: string;
  /** Unit of ready-made follow-up. */
  readonly unit?: TimeUnit;
}

type Cell = string | number | null;

/**
 * The same cohort as files of another shape: the canonical long file; lines and patients apart; one row a patient with its ADCs; ready-made rwPFS of each
 * ADC; a cBioPortal study folder. Reading them back gives the same lines as far as the shape can carry them: wide and ready-made files hold ADCs alone, a study
 * folder metastatic lines alone.
 *
 * Throws `RangeError` when the cohort is ready-made follow-up, or the shape is not known.
 *
 * @example
 * const read = await readCohort([{name: "c.csv", text: "patient_id,regimen,start,last_contact\nP1,SG,0,90\nP1,T-DXd,50,90\n"}]);
 * cohortInShape(read, "wide")[0].text.split("\n")[1].slice(0, 8) // "P1,,90,,"
 */
export function cohortInShape(
  cohort: Cohort,
  shape: CohortShape,
  {name = "cohort", unit = "days"}: ShapeOptions = {}
): ShapedFile[] {
  if (cohort.shape !== "lines") throw new RangeError(`cohort must hold lines of therapy, got ${cohort.shape}`);
  const write = writers[shape];
  if (write === undefined)
    throw new RangeError(`shape must be one of ${Object.keys(writers).join(", ")}, got ${shape}`);
  return write(cohort, {name, unit});
}

const writers: Readonly<Record<CohortShape, (cohort: Cohort, options: Required<ShapeOptions>) => ShapedFile[]>> = {
  "long": (cohort, {name}) => {
    const patients = patientRecords(cohort);
    const records = recordsOf(cohort.lines, ["file", "row", "imputed", "unread_adc"]).map((line) => ({
      ...line,
      ...patients.get(String(line["patient_id"]))
    }));
    return [{name: `${name}.csv`, text: delimited(records, ",")}];
  },
  "lines-and-patients": (cohort, {name}) => [
    {
      name: `${name}-lines.csv`,
      text: delimited(recordsOf(cohort.lines, ["file", "row", "imputed", "unread_adc"]), ",")
    },
    {name: `${name}-patients.csv`, text: delimited(recordsOf(cohort.patients, []), ",")}
  ],
  "wide": (cohort, {name}) => [{name: `${name}-wide.csv`, text: delimited(wideRecords(cohort), ",")}],
  "follow-up": (cohort, {name, unit}) => [
    {name: `${name}-follow-up.csv`, text: delimited(timeRecords(cohort, unit), ",")}
  ],
  "study": (cohort) => {
    const lines = recordsOf(cohort.lines, []).filter(({setting}) => setting === "metastatic");
    const patients = delimited(recordsOf(cohort.patients, []).map(studyPatient), "\t");
    return [
      {name: "data_timeline_treatment.txt", text: delimited(lines.flatMap(studyTreatments), "\t")},
      {name: "data_timeline_progression.txt", text: delimited(lines.flatMap(studyAssessments), "\t")},
      {name: "data_clinical_patient.txt", text: `${studyHead.join("\n")}\n${patients}`}
    ];
  }
};

type CellRecord = Readonly<Record<string, Cell>>;

/** Columns that a wide file has of each ADC, beside its name. */
const wideColumns = [
  "line",
  "start",
  "end",
  "setting",
  "progression",
  "last_assessment",
  "stop_reason",
  "best_response"
] as const;

/** One record a patient, with as many blocks of columns as the patient with most ADCs needs. */
function wideRecords(cohort: Cohort): CellRecord[] {
  const exposures = recordsOf(adcExposures(cohort).exposures, []);
  const most = exposures.reduce((max, {exposure}) => Math.max(max, Number(exposure)), 0);
  const place = new Map(exposures.map((one) => [exposureKey(one), one]));
  return [...patientRecords(cohort)].map(([id, patient]) => {
    const record: Record<string, Cell> = {...patient};
    for (let k = 1; k <= most; k++) {
      const own = place.get(`${id}\n${k}`);
      record[`adc${k}`] = own?.["regimens"] ?? null;
      for (const column of wideColumns)
        record[`adc${k}_${column}`] = own?.[column === "line" ? "first_line" : column] ?? null;
    }
    return record;
  });
}

const exposureKey = (one: CellRecord): string => `${one["patient_id"]}\n${one["exposure"]}`;

/** One record an ADC with its rwPFS. */
function timeRecords(cohort: Cohort, unit: TimeUnit): CellRecord[] {
  const {exposures} = adcExposures(cohort);
  const label = new Map(recordsOf(exposures, []).map((one) => [exposureKey(one), one["label"] ?? null]));
  const patients = patientRecords(cohort);
  return recordsOf(deriveFollowUp(exposures, cohort, "rwPFS").followUp, []).map((one) => ({
    patient_id: one["patient_id"] ?? null,
    position: one["position"] ?? null,
    adc: label.get(exposureKey(one)) ?? null,
    [unit === "days" ? "time" : `time_${unit}`]: inUnit(one["time"] ?? null, unit),
    event: one["event"] ?? null,
    tumour: patients.get(String(one["patient_id"]))?.["tumour"] ?? null
  }));
}

/** Days as they stand, other units with four decimals. */
function inUnit(days: Cell, unit: TimeUnit): Cell {
  if (unit === "days") return days;
  const perUnit = DAYS_PER_MONTH / fromMonths(1, unit);
  return Number((Number(days) / perUnit).toFixed(4));
}

/** One record a drug. */
function studyTreatments(line: CellRecord): CellRecord[] {
  return String(line["regimen"])
    .split(" + ")
    .map((agent) => ({
      PATIENT_ID: line["patient_id"] ?? null,
      START_DATE: line["start"] ?? null,
      STOP_DATE: line["end"] ?? null,
      EVENT_TYPE: "Treatment",
      SUBTYPE: "Systemic",
      AGENT: agent
    }));
}

const assessmentResults = [
  {column: "last_assessment", result: "N"},
  {column: "progression", result: "Y"}
] as const;

function studyAssessments(line: CellRecord): CellRecord[] {
  return assessmentResults.flatMap(({column, result}) => {
    const day = line[column] ?? null;
    return day === null
      ? []
      : [
          {
            PATIENT_ID: line["patient_id"] ?? null,
            START_DATE: day,
            STOP_DATE: null,
            EVENT_TYPE: "Diagnosis",
            SUBTYPE: "Progression",
            PROGRESSION: result
          }
        ];
  });
}

const studyHead = [
  "#Patient Identifier\tSex\tOverall Survival (Months)\tOverall Survival Status",
  "#Identifier\tSex\tMonths from day 0 of the timelines\tStatus",
  "#STRING\tSTRING\tNUMBER\tSTRING",
  "#1\t1\t1\t1"
];

function studyPatient({patient_id, sex, death, last_contact}: CellRecord): CellRecord {
  const day = death ?? last_contact ?? null;
  return {
    PATIENT_ID: patient_id ?? null,
    GENDER: sex ?? null,
    OS_MONTHS: day === null ? null : (Number(day) / DAYS_PER_MONTH).toFixed(4),
    OS_STATUS: day === null ? null : death === null || death === undefined ? "0:LIVING" : "1:DECEASED"
  };
}

function recordsOf(table: ColumnTable, without: readonly string[]): CellRecord[] {
  const names = table.columnNames().filter((name) => !without.includes(name));
  const columns = names.map((name) => table.array(name) as Cell[]);
  return Array.from({length: table.numRows()}, (_, i) =>
    Object.fromEntries(names.map((name, k) => [name, columns[k]?.[i] ?? null]))
  );
}

function patientRecords({patients}: Cohort): Map<string, CellRecord> {
  return new Map(recordsOf(patients, []).map((record) => [String(record["patient_id"]), record]));
}

function delimited(records: readonly CellRecord[], sign: "," | "\t"): string {
  const names = Object.keys(records[0] ?? {});
  const cell = (value: Cell | undefined): string => {
    const text = value === null || value === undefined ? "" : String(value);
    return text.includes(sign) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `${[names.join(sign), ...records.map((record) => names.map((name) => cell(record[name])).join(sign))].join("\n")}\n`;
}
