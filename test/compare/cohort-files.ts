import type {DrawnLine, DrawnPatient} from "./seeded-cohort.ts";

/** Shapes of file that are written, as `payloadswap` can read them. */
export const fileShapes = [
  "long",
  "semicolons",
  "lines-and-patients",
  "wide",
  "follow-up",
  "study",
  "clinical"
] as const;
export type FileShape = (typeof fileShapes)[number];

/** How days are written. */
export const dateForms = ["relative", "shifted", "real", "dmy", "partial"] as const;
export type DateForm = (typeof dateForms)[number];

/** A file of a case, by its name in the folder of the case. */
export interface CaseFile {
  readonly name: string;
  readonly text: string;
}

type Cell = string | number | null;
type Columns = Readonly<Record<string, Cell>>;

/** The patients as files of a shape; days of `follow-up` are months, and `study` knows relative days alone. */
export function cohortFiles(patients: readonly DrawnPatient[], shape: FileShape, dates: DateForm): CaseFile[] {
  return writers[shape](patients, dates);
}

const writers: Readonly<Record<FileShape, (patients: readonly DrawnPatient[], dates: DateForm) => CaseFile[]>> = {
  "long": (patients, dates) => [file("cohort.csv", longRecords(patients, dates))],
  "semicolons": (patients, dates) => [file("cohort.csv", longRecords(patients, dates), ";")],
  "lines-and-patients": (patients, dates) => [
    file(
      "lines.csv",
      eachLine(patients, (patient, line) => lineColumns(patient, line, dates))
    ),
    file(
      "patients.csv",
      patients.map((patient) => ({patient_id: patient.id, ...patientColumns(patient, dates)}))
    )
  ],
  "wide": (patients, dates) => [file("wide.csv", wideRecords(patients, dates))],
  "follow-up": (patients) => [file("follow-up.csv", patients.flatMap(followUpRecords))],
  "study": studyFiles,
  "clinical": (patients, dates) => [
    file(
      "lines.csv",
      eachLine(patients, (patient, line) => ({
        ...lineColumns(patient, line, dates),
        ...clinicalColumns(patient, line, dates),
        ...patientColumns(patient, dates)
      }))
    ),
    file(
      "assessments.csv",
      patients.flatMap((patient) =>
        patient.assessments.map(({day, result}) => ({
          patient_id: patient.id,
          day: written(patient, day, dates),
          result
        }))
      )
    ),
    file(
      "adverse-events.csv",
      patients.flatMap((patient) =>
        patient.adverseEvents.map(({line, term, grade, onset, resolved}) => ({
          patient_id: patient.id,
          line,
          term,
          ctcae_grade: grade,
          onset: written(patient, onset, dates),
          resolved: written(patient, resolved, dates)
        }))
      )
    )
  ]
};

function file(name: string, records: readonly Columns[], sign = ","): CaseFile {
  return {name, text: delimited(records, sign)};
}

function eachLine(
  patients: readonly DrawnPatient[],
  columns: (patient: DrawnPatient, line: DrawnLine) => Columns
): Columns[] {
  return patients.flatMap((patient) =>
    patient.lines.map((line) => ({patient_id: patient.id, ...columns(patient, line)}))
  );
}

function longRecords(patients: readonly DrawnPatient[], dates: DateForm): Columns[] {
  return eachLine(patients, (patient, line) => ({
    ...lineColumns(patient, line, dates),
    ...patientColumns(patient, dates)
  }));
}

/** Whether a line holds a conjugate: wide and ready-made files know no others. */
const isAdc = ({product}: DrawnLine): boolean => product !== null;

function lineColumns(patient: DrawnPatient, line: DrawnLine, dates: DateForm): Columns {
  const day = (value: number | null): Cell => written(patient, value, dates);
  return {
    line: line.line,
    regimen: line.regimen,
    setting: line.setting,
    start: day(line.start),
    end: day(line.end),
    progression: day(line.progression),
    last_assessment: day(line.lastAssessment),
    stop_reason: line.stopReason,
    best_response: line.bestResponse,
    cycles: line.cycles,
    her2_status: patient.her2,
    hr_status: patient.hr,
    ecog: line.ecog,
    visceral: patient.visceral
  };
}

function clinicalColumns(patient: DrawnPatient, line: DrawnLine, dates: DateForm): Columns {
  return {
    dose_reductions: line.doseReductions,
    cns_mets: patient.cns,
    biopsy_day: written(patient, line.biopsyDay, dates),
    start_year: new Date((patient.dayZero + line.start) * 86_400_000).getUTCFullYear()
  };
}

function patientColumns(patient: DrawnPatient, dates: DateForm): Columns {
  return {
    death:
      dates === "partial" && patient.death !== null && patient.death % 7 === 0
        ? monthOf(patient, patient.death)
        : written(patient, patient.death, dates),
    last_contact: written(patient, patient.lastContact, dates),
    data_cutoff: written(patient, patient.cutoff, dates),
    entry: written(patient, patient.entry, dates),
    tumour: patient.tumour,
    sex: patient.sex,
    age: patient.age,
    centre: patient.centre
  };
}

function wideRecords(patients: readonly DrawnPatient[], dates: DateForm): Columns[] {
  const most = Math.max(...patients.map(({lines}) => lines.filter(isAdc).length));
  return patients.map((patient) => {
    const adcs = patient.lines.filter(isAdc);
    const record: Record<string, Cell> = {
      patient_id: patient.id,
      ...patientColumns(patient, dates),
      her2_status: patient.her2,
      hr_status: patient.hr,
      visceral: patient.visceral,
      ecog: adcs[0]?.ecog ?? null
    };
    for (let k = 0; k < most; k += 1) {
      const line = adcs[k];
      const own: Columns = line === undefined ? {} : lineColumns(patient, line, dates);
      record[`adc${k + 1}`] = own["regimen"] ?? null;
      for (const name of [
        "line",
        "start",
        "end",
        "setting",
        "progression",
        "last_assessment",
        "stop_reason",
        "best_response"
      ])
        record[`adc${k + 1}_${name}`] = own[name] ?? null;
    }
    return record;
  });
}

/** Ready-made times of each ADC line in months, to the first of progression, death and last contact. */
function followUpRecords(patient: DrawnPatient): Columns[] {
  const adcs = patient.lines.filter(isAdc);
  const sequence = adcs
    .slice(0, 2)
    .map(({product}) => product)
    .join(" then ");
  return adcs.map((line, k) => {
    const end = line.progression ?? patient.death ?? patient.lastContact;
    const event = line.progression !== null || patient.death !== null ? 1 : 0;
    return {
      patient_id: patient.id,
      position: k + 1,
      adc: line.product,
      time_months: Math.max(0, Number(((end - line.start) / 30.4375).toFixed(4))),
      event,
      entry_months:
        patient.entry === null ? null : Math.max(0, Number(((patient.entry - line.start) / 30.4375).toFixed(4))),
      sequence,
      tumour: patient.tumour,
      her2_status: patient.her2,
      hr_status: patient.hr,
      ecog: line.ecog,
      visceral: patient.visceral,
      centre: patient.centre,
      age: patient.age,
      line: line.line
    };
  });
}

function studyFiles(patients: readonly DrawnPatient[]): CaseFile[] {
  const treatment = patients.flatMap(({id, lines}) =>
    lines
      .filter(({setting}) => setting === "metastatic")
      .flatMap(({regimen, start, end}) =>
        regimen
          .split(" + ")
          .map((agent) => ({
            PATIENT_ID: id,
            START_DATE: start,
            STOP_DATE: end,
            EVENT_TYPE: "Treatment",
            SUBTYPE: "Systemic",
            AGENT: agent
          }))
      )
  );
  const seen = patients.flatMap(({id, lines}) =>
    lines.flatMap(({progression, lastAssessment}) =>
      [
        ...(lastAssessment === null ? [] : [[lastAssessment, "N"] as const]),
        ...(progression === null ? [] : [[progression, "Y"] as const])
      ].map(([day, result]) => ({
        PATIENT_ID: id,
        START_DATE: day,
        STOP_DATE: null,
        EVENT_TYPE: "Diagnosis",
        SUBTYPE: "Progression",
        PROGRESSION: result
      }))
    )
  );
  const who = patients.map(({id, sex, death, lastContact, ...one}) => ({
    PATIENT_ID: id,
    GENDER: sex,
    OS_MONTHS: ((death ?? lastContact) / 30.4375).toFixed(4),
    OS_STATUS: death === null ? "0:LIVING" : "1:DECEASED",
    AGE: one.age,
    CENTRE: one.centre,
    HER2_STATUS: one.her2,
    HR_STATUS: one.hr,
    VISCERAL: one.visceral,
    ECOG: one.lines[0]?.ecog ?? null,
    ENTRY: one.entry
  }));
  return [
    {name: "data_timeline_treatment.txt", text: delimited(treatment, "\t")},
    {name: "data_timeline_progression.txt", text: delimited(seen, "\t")},
    {name: "data_clinical_patient.txt", text: delimited(who, "\t")},
    {
      name: "data_clinical_sample.txt",
      text: delimited(
        patients.map(({id, tumour}) => ({PATIENT_ID: id, SAMPLE_ID: `${id}-1`, CANCER_TYPE: tumour})),
        "\t"
      )
    }
  ];
}

function written(patient: DrawnPatient, day: number | null, dates: DateForm): Cell {
  if (day === null || dates === "relative") return day;
  const iso = isoOf(patient, day);
  return dates === "dmy" ? iso.split("-").toReversed().join("/") : iso;
}

function isoOf({dayZero}: DrawnPatient, day: number): string {
  return new Date((dayZero + day) * 86_400_000).toISOString().slice(0, 10);
}

/** A month without a day, in the month after so that nothing comes after it. */
function monthOf(patient: DrawnPatient, day: number): string {
  return isoOf(patient, day + 31).slice(0, 7);
}

function delimited(records: readonly Columns[], sign: string): string {
  const names = Object.keys(records[0] ?? {});
  const cell = (value: Cell | undefined): string => {
    const text = value === null || value === undefined ? "" : String(value);
    return text.includes(sign) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `${[names, ...records.map((record) => names.map((name) => cell(record[name])))].map((row) => row.join(sign)).join("\n")}\n`;
}
