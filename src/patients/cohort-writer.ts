import type {ColumnTable} from "arquero";
import {DAYS_PER_MONTH, fromMonths, type TimeUnit} from "../math/calendar-days.ts";
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
    const records = recordsOf(cohort.lines, ["file", "row", "imputed"]).map((line) => ({
      ...line,
      ...patients.get(String(line["patient_id"]))
    }));
    return [{name: `${name}.csv`, text: delimited(records, ",")}];
  },
  "lines-and-patients": (cohort, {name}) => [
    {name: `${name}-lines.csv`, text: delimited(recordsOf(cohort.lines, ["file", "row", "imputed"]), ",")},
    {name: `${name}-patients.csv`, text: delimited(recordsOf(cohort.patients, []), ",")}
  ],
  "wide": (cohort, {name}) => {
    const exposures = recordsOf(adcExposures(cohort).exposures, []);
    const most = exposures.reduce((max, {exposure}) => Math.max(max, Number(exposure)), 0);
    const place = new Map(exposures.map((one) => [`${one["patient_id"]}\n${one["exposure"]}`, one]));
    const columns = [
      "line",
      "start",
      "end",
      "setting",
      "progression",
      "last_assessment",
      "stop_reason",
      "best_response"
    ] as const;
    const records = [...patientRecords(cohort)].map(([id, patient]) => {
      const record: Record<string, Cell> = {...patient};
      for (let k = 1; k <= most; k++) {
        const own = place.get(`${id}\n${k}`);
        record[`adc${k}`] = own?.["regimens"] ?? null;
        for (const column of columns)
          record[`adc${k}_${column}`] = own?.[column === "line" ? "first_line" : column] ?? null;
      }
      return record;
    });
    return [{name: `${name}-wide.csv`, text: delimited(records, ",")}];
  },
  "follow-up": (cohort, {name, unit}) => {
    const {exposures} = adcExposures(cohort);
    const label = new Map(
      recordsOf(exposures, []).map((one) => [`${one["patient_id"]}\n${one["exposure"]}`, one["label"] ?? null])
    );
    const patients = patientRecords(cohort);
    const perUnit = unit === "months" ? DAYS_PER_MONTH : unit === "weeks" ? DAYS_PER_MONTH / fromMonths(1, "weeks") : 1;
    const records = recordsOf(deriveFollowUp(exposures, cohort, "rwPFS").followUp, []).map((one) => ({
      patient_id: one["patient_id"] ?? null,
      position: one["position"] ?? null,
      adc: label.get(`${one["patient_id"]}\n${one["exposure"]}`) ?? null,
      [unit === "days" ? "time" : `time_${unit}`]:
        unit === "days" ? (one["time"] ?? null) : Number((Number(one["time"]) / perUnit).toFixed(4)),
      event: one["event"] ?? null,
      tumour: patients.get(String(one["patient_id"]))?.["tumour"] ?? null
    }));
    return [{name: `${name}-follow-up.csv`, text: delimited(records, ",")}];
  },
  "study": (cohort) => {
    const lines = recordsOf(cohort.lines, []).filter(({setting}) => setting === "metastatic");
    const treatment = lines.flatMap((line) =>
      String(line["regimen"])
        .split(" + ")
        .map((agent) => ({
          PATIENT_ID: line["patient_id"] ?? null,
          START_DATE: line["start"] ?? null,
          STOP_DATE: line["end"] ?? null,
          EVENT_TYPE: "Treatment",
          SUBTYPE: "Systemic",
          AGENT: agent
        }))
    );
    const seen = lines.flatMap((line) =>
      (
        [
          ["last_assessment", "N"],
          ["progression", "Y"]
        ] as const
      ).flatMap(([column, result]) =>
        line[column] === null || line[column] === undefined
          ? []
          : [
              {
                PATIENT_ID: line["patient_id"] ?? null,
                START_DATE: line[column],
                STOP_DATE: null,
                EVENT_TYPE: "Diagnosis",
                SUBTYPE: "Progression",
                PROGRESSION: result
              }
            ]
      )
    );
    const patients = recordsOf(cohort.patients, []).map(({patient_id, sex, death, last_contact}) => {
      const day = death ?? last_contact ?? null;
      return {
        PATIENT_ID: patient_id ?? null,
        GENDER: sex ?? null,
        OS_MONTHS: day === null ? null : (Number(day) / DAYS_PER_MONTH).toFixed(4),
        OS_STATUS: day === null ? null : death === null || death === undefined ? "0:LIVING" : "1:DECEASED"
      };
    });
    const head = [
      "#Patient Identifier\tSex\tOverall Survival (Months)\tOverall Survival Status",
      "#Identifier\tSex\tMonths from day 0 of the timelines\tStatus",
      "#STRING\tSTRING\tNUMBER\tSTRING",
      "#1\t1\t1\t1"
    ];
    return [
      {name: "data_timeline_treatment.txt", text: delimited(treatment, "\t")},
      {name: "data_timeline_progression.txt", text: delimited(seen, "\t")},
      {name: "data_clinical_patient.txt", text: `${head.join("\n")}\n${delimited(patients, "\t")}`}
    ];
  }
};

function recordsOf(table: ColumnTable, without: readonly string[]): Readonly<Record<string, Cell>>[] {
  const names = table.columnNames().filter((name) => !without.includes(name));
  const columns = names.map((name) => table.array(name) as Cell[]);
  return Array.from({length: table.numRows()}, (_, i) =>
    Object.fromEntries(names.map((name, k) => [name, columns[k]?.[i] ?? null]))
  );
}

function patientRecords({patients}: Cohort): Map<string, Readonly<Record<string, Cell>>> {
  return new Map(recordsOf(patients, []).map((record) => [String(record["patient_id"]), record]));
}

function delimited(records: readonly Readonly<Record<string, Cell>>[], sign: "," | "\t"): string {
  const names = Object.keys(records[0] ?? {});
  const cell = (value: Cell | undefined): string => {
    const text = value === null || value === undefined ? "" : String(value);
    return text.includes(sign) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `${[names.join(sign), ...records.map((record) => names.map((name) => cell(record[name])).join(sign))].join("\n")}\n`;
}
