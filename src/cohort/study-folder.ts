import {DAYS_PER_MONTH} from "../math/calendar-days.ts";
import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {LedgerLine} from "../record/ledger-line.ts";
import {append} from "../record/lists-by-key.ts";
import type {SourceRole} from "../record/source.ts";
import {buildRegimens, type DrugRecord} from "./regimen-building.ts";

/** A study folder as the tables that the reader of lines takes. */
export interface StudyTables {
  readonly tables: readonly {readonly role: SourceRole; readonly table: CsvTable}[];
  /** For each file and first row of a regimen: every row that was combined into it. */
  readonly combined: ReadonlyMap<string, readonly number[]>;
}

/** Drugs that open no line of therapy: bone agents, GnRH analogues, growth factors. */
const supportive =
  /denosumab|zoledron|pamidron|ibandron|goserelin|leuprol|leuprorel|triptorel|filgrastim|lenograstim|epoetin/i;
const notSystemic = /radiation|radiother|surg|procedure/i;

/**
 * Reads the files of a cBioPortal study (`data_timeline_treatment.txt`, `data_timeline_progression.txt` or `data_timeline_status.txt`,
 * `data_clinical_patient.txt`, and `data_clinical_sample.txt` for the type of cancer): drugs become regimens by the stated windows, assessments with and without progression become progression and last
 * assessment of each regimen, overall survival becomes death or last contact. What opens no line is on the ledger.
 */
export function studyTables(
  given: readonly CsvTable[],
  {log, ledger}: {readonly log: IssueLog; readonly ledger: LedgerLine[]}
): StudyTables {
  const combined = new Map<string, readonly number[]>();
  const tables: {role: SourceRole; table: CsvTable}[] = [];
  const seen = given.filter(({name}) => /timeline_(progression|status)/.test(name));
  const assessments = seen.map((table) => assessmentTable(table));
  const treatments = given.filter(({name}) => /timeline_treatment/.test(name));
  for (const table of treatments)
    tables.push({role: "lines", table: treatmentTable(table, assessments, {log, ledger, combined})});
  for (const table of assessments) tables.push({role: "assessments", table});
  for (const table of given.filter(({name}) => /clinical_patient/.test(name)))
    tables.push({role: "patients", table: patientTable(table, log)});
  for (const table of given.filter(({name}) => /clinical_sample/.test(name)))
    tables.push({
      role: "patients",
      table: asTable(table, {patient_id: cells(table, "PATIENT_ID"), tumour: cells(table, "CANCER_TYPE")}, table.row)
    });
  if (treatments.length === 0)
    log.add({
      code: "missing-file",
      severity: "error",
      file: given[0]?.name ?? null,
      expected: "data_timeline_treatment.txt among the files of the study"
    });
  for (const table of given)
    if (!/timeline_(progression|status|treatment)|clinical_(patient|sample)/.test(table.name)) {
      log.add({
        code: "file-not-used",
        severity: "note",
        file: table.name,
        expected: "a file of treatment, progression, status or patients"
      });
      for (const row of table.row)
        ledger.push({
          step: "read",
          unit: "row",
          reason: "file-not-used",
          detail: "the file holds nothing that is read",
          file: table.name,
          row,
          patientId: null
        });
    }
  return {tables, combined};
}

function cells(table: CsvTable, name: string): readonly string[] {
  return table.columns[table.header.findIndex((column) => column.toUpperCase() === name)] ?? [];
}

function asTable(
  table: CsvTable,
  columns: Readonly<Record<string, readonly string[]>>,
  row: readonly number[]
): CsvTable {
  return {...table, header: Object.keys(columns), columns: Object.values(columns), row};
}

/** `patient_id day result` of a timeline of progression or status. */
function assessmentTable(table: CsvTable): CsvTable {
  const [ids, starts, progression, status, subtype] = [
    "PATIENT_ID",
    "START_DATE",
    "PROGRESSION",
    "STATUS",
    "SUBTYPE"
  ].map((name) => cells(table, name)) as [
    readonly string[],
    readonly string[],
    readonly string[],
    readonly string[],
    readonly string[]
  ];
  const result = table.row.map((_, i) => progression[i] ?? status[i] ?? subtype[i] ?? "");
  return asTable(table, {patient_id: ids, day: starts, result}, table.row);
}

const says = {
  progression: (result: string): boolean =>
    /^(y|yes|1|true)$/i.test(result.trim()) ||
    (/progress/i.test(result) && !/\b(no|not|without)\b|progression.free/i.test(result)),
  none: (result: string): boolean =>
    /^(n|no|0|false)$/i.test(result.trim()) || /stable|response|no progression|without progression/i.test(result)
};

interface TreatmentOptions {
  readonly log: IssueLog;
  readonly ledger: LedgerLine[];
  readonly combined: Map<string, readonly number[]>;
}

function treatmentTable(
  table: CsvTable,
  assessments: readonly CsvTable[],
  {log, ledger, combined}: TreatmentOptions
): CsvTable {
  const [ids, starts, stops, agents, kinds, subtypes, types] = [
    "PATIENT_ID",
    "START_DATE",
    "STOP_DATE",
    "AGENT",
    "TREATMENT_TYPE",
    "SUBTYPE",
    "EVENT_TYPE"
  ].map((name) => cells(table, name)) as [
    readonly string[],
    readonly string[],
    readonly string[],
    readonly string[],
    readonly string[],
    readonly string[],
    readonly string[]
  ];
  const records = new Map<string, DrugRecord[]>();
  const out: Record<string, string[]> = {
    patient_id: [],
    regimen: [],
    start: [],
    end: [],
    progression: [],
    last_assessment: [],
    source_rows: []
  };
  const rows: number[] = [];
  const add = (
    id: string,
    regimen: string,
    start: string,
    end: string,
    progression: string,
    lastAssessment: string,
    members: readonly number[]
  ): void => {
    for (const [name, value] of Object.entries({
      patient_id: id,
      regimen,
      start,
      end,
      progression,
      last_assessment: lastAssessment,
      source_rows: members.join("|")
    }))
      out[name]?.push(value);
    rows.push(members[0] ?? 0);
    combined.set(`${table.name}\n${members[0] ?? 0}`, members);
  };
  let supportiveRows = 0;
  table.row.forEach((row, i) => {
    const [id, agent, start, stop] = [
      (ids[i] ?? "").trim(),
      (agents[i] ?? "").trim(),
      (starts[i] ?? "").trim(),
      (stops[i] ?? "").trim()
    ];
    const leaveOut = (reason: string, detail: string): void =>
      void ledger.push({
        step: "read",
        unit: "row",
        reason,
        detail,
        file: table.name,
        row,
        patientId: id === "" ? null : id
      });
    if ([kinds[i], subtypes[i], types[i]].some((kind) => notSystemic.test(kind ?? "")))
      leaveOut("not-systemic-therapy", "radiation, surgery and procedures are no line of systemic therapy");
    else if (/bone/i.test(subtypes[i] ?? "") || supportive.test(agent)) {
      supportiveRows += 1;
      leaveOut("opens-no-line", "bone agents, GnRH analogues and growth factors open no line of therapy");
    } else if (/^-?\d+$/.test(start) && (stop === "" || /^-?\d+$/.test(stop)) && id !== "" && agent !== "")
      append(records, id, {drug: agent, start: Number(start), end: stop === "" ? null : Number(stop), row});
    else add(id, agent, start, stop, "", "", [row]);
  });
  if (supportiveRows > 0)
    log.add({
      code: "opens-no-line",
      severity: "note",
      file: table.name,
      expected: "systemic anti-cancer therapy",
      count: supportiveRows,
      hint: "the records are on the ledger"
    });

  const seenBy = new Map<string, {readonly day: number; readonly result: string}[]>();
  for (const {
    columns: [patients = [], days = [], results = []]
  } of assessments)
    patients.forEach((id, i) => {
      const day = Number(days[i]);
      if ((days[i] ?? "").trim() !== "" && Number.isInteger(day))
        append(seenBy, id.trim(), {day, result: results[i] ?? ""});
    });
  let merged = 0;
  for (const [id, own] of records) {
    const regimens = buildRegimens(own);
    const seen = (seenBy.get(id) ?? []).toSorted((a, b) => a.day - b.day);
    regimens.forEach(({regimen, start, end, rows: members}, k) => {
      const until = regimens[k + 1]?.start ?? Infinity;
      const onLine = seen.filter(({day}) => day > start && day <= until);
      const progression = onLine.find(({result}) => says.progression(result))?.day ?? null;
      const clean =
        onLine.findLast(
          ({day, result}) =>
            says.none(result) && !says.progression(result) && (progression === null || day < progression)
        )?.day ?? null;
      if (members.length > 1) merged += 1;
      add(
        id,
        regimen,
        String(start),
        end === null ? "" : String(end),
        progression === null ? "" : String(progression),
        clean === null ? "" : String(clean),
        members
      );
    });
  }
  if (merged > 0)
    log.add({
      code: "combined-regimens",
      severity: "note",
      file: table.name,
      expected: "one record for each line of therapy",
      count: merged,
      hint: "drugs that start within 28 days are one regimen; records of one drug at most 30 days apart are one era"
    });
  log.add({
    code: "stop-reason-not-recorded",
    severity: "note",
    file: table.name,
    expected: "why each line ended",
    hint: "timelines do not say; for every ADC1 set population.adc1Stopped: any"
  });
  log.add({
    code: "setting-not-recorded",
    severity: "warning",
    file: table.name,
    expected: "the setting of each line",
    hint: "timelines do not tell (neo)adjuvant from metastatic therapy: all lines are read as metastatic"
  });
  return asTable(table, out, rows);
}

function patientTable(table: CsvTable, log: IssueLog): CsvTable {
  const months = cells(table, "OS_MONTHS");
  const status = cells(table, "OS_STATUS");
  const deceased = status.map((text) =>
    /^1|deceased|dead/i.test(text) ? true : /^0|living|alive/i.test(text) ? false : null
  );
  const day = months.map((text) =>
    /^\d+(\.\d+)?$/.test(text.trim()) ? String(Math.round(Number(text) * DAYS_PER_MONTH)) : ""
  );
  if (day.some((text) => text !== ""))
    log.add({
      code: "survival-clock-assumed",
      severity: "warning",
      file: table.name,
      column: "OS_MONTHS",
      expected: "survival counted from day 0 of the timelines",
      hint: "studies differ in where they begin to count; check it against the description of the study"
    });
  const others = table.header.filter((name) => !["OS_MONTHS", "OS_STATUS"].includes(name.toUpperCase()));
  return asTable(
    table,
    {
      ...Object.fromEntries(others.map((name) => [name, table.columns[table.header.indexOf(name)] ?? []])),
      death: table.row.map((_, i) => (deceased[i] === true ? (day[i] ?? "") : "")),
      last_contact: table.row.map((_, i) => (deceased[i] === null ? "" : (day[i] ?? "")))
    },
    table.row
  );
}
