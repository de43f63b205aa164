import {assessedLines, type Assessed} from "../lines/assessed-line.ts";
import {builtLines} from "../lines/built-line.ts";
import type {DrugRecord} from "../lines/drug-course.ts";
import type {ReadDrug} from "../lines/drug-role.ts";
import type {DaysOfRules} from "../lines/line-rules.ts";
import {DAYS_PER_MONTH} from "../math/calendar-days.ts";
import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {LedgerLine} from "../record/ledger-line.ts";
import {append} from "../record/lists-by-key.ts";
import type {SourceRole} from "../record/source.ts";
import {drugReader} from "./drug-records.ts";
import {noteMadeLines, noteSupportive, OPENS_NO_LINE} from "./line-notes.ts";

/** A study folder as the tables that the reader of lines takes. */
export interface StudyTables {
  readonly tables: readonly {readonly role: SourceRole; readonly table: CsvTable}[];
  /** For each file and first row of a regimen: every row that was combined into it. */
  readonly combined: ReadonlyMap<string, readonly number[]>;
}

/** Where issues and rows that are left out go. */
interface StudyReading {
  /** Days of the rules by which drugs become lines. */
  readonly lineDays: DaysOfRules;
  readonly log: IssueLog;
  readonly ledger: LedgerLine[];
}

const notSystemic = /radiation|radiother|surg|procedure/i;

/**
 * Reads the files of a cBioPortal study (`data_timeline_treatment.txt`, `data_timeline_progression.txt` or `data_timeline_status.txt`,
 * `data_clinical_patient.txt`, and `data_clinical_sample.txt` for the type of cancer): drugs become regimens by the stated windows, assessments with and without progression become progression and last
 * assessment of each regimen, overall survival becomes death or last contact. What opens no line is on the ledger.
 */
export function studyTables(given: readonly CsvTable[], reading: StudyReading): StudyTables {
  const {log} = reading;
  const combined: TreatmentOptions["combined"] = new Map();
  const named = (pattern: RegExp): CsvTable[] => given.filter(({name}) => pattern.test(name));
  const assessments = named(/timeline_(progression|status)/).map(assessmentTable);
  const treatments = named(/timeline_treatment/);
  const tables: StudyTables["tables"] = [
    ...treatments.map((table) => ofRole("lines", treatmentTable(table, assessments, {...reading, combined}))),
    ...assessments.map((table) => ofRole("assessments", table)),
    ...named(/clinical_patient/).map((table) => ofRole("patients", patientTable(table, log))),
    ...named(/clinical_sample/).map((table) => ofRole("patients", sampleTable(table)))
  ];
  if (treatments.length === 0) reportNoTreatments(given, log);
  leaveOutUnread(given, reading);
  return {tables, combined};
}

const ofRole = (role: SourceRole, table: CsvTable): StudyTables["tables"][number] => ({role, table});

const usedFile = /timeline_(progression|status|treatment)|clinical_(patient|sample)/;

function reportNoTreatments([first]: readonly CsvTable[], log: IssueLog): void {
  log.add({
    code: "missing-file",
    severity: "error",
    file: first?.name ?? null,
    expected: "data_timeline_treatment.txt among the files of the study"
  });
}

/** Files of the study that hold nothing that is read. */
function leaveOutUnread(given: readonly CsvTable[], {log, ledger}: StudyReading): void {
  for (const {name: file, row: rows} of given.filter(({name}) => !usedFile.test(name))) {
    log.add({
      code: "file-not-used",
      severity: "note",
      file,
      expected: "a file of treatment, progression, status or patients"
    });
    for (const row of rows)
      ledger.push({
        step: "read",
        unit: "row",
        reason: "file-not-used",
        detail: "the file holds nothing that is read",
        file,
        row,
        patientId: null
      });
  }
}

/** `patient_id tumour` of the samples. */
function sampleTable(table: CsvTable): CsvTable {
  return asTable(table, {patient_id: cells(table, "PATIENT_ID"), tumour: cells(table, "CANCER_TYPE")}, table.row);
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

interface TreatmentOptions extends StudyReading {
  readonly combined: Map<string, readonly number[]>;
}

/** Columns of a line of therapy as the reader of lines takes it, and the rows of the file that it is made of. */
interface TreatmentLine {
  readonly patient_id: string;
  readonly regimen: string;
  readonly start: string;
  readonly end: string;
  readonly progression: string;
  readonly last_assessment: string;
  readonly members: readonly number[];
}

/** Lines of therapy from the drugs of a timeline, with what assessments say of each. */
function treatmentTable(
  table: CsvTable,
  assessments: readonly CsvTable[],
  {log, ledger, lineDays, combined}: TreatmentOptions
): CsvTable {
  const read = drugReader();
  const {records, asGiven} = drugRecords(table, read, {log, ledger, lineDays});
  const seen = assessmentsOf(assessments);
  const built = [...records].flatMap(([id, own]) => linesOfDrugs(id, own, seen.get(id) ?? [], {read, lineDays}));
  const lines = [...asGiven, ...built.map(({line}) => line)];
  for (const {members} of lines) combined.set(`${table.name}\n${members[0] ?? 0}`, members);
  noteTreatments(table.name, built, {log, lineDays});
  return asTable(
    table,
    columnsOf(lines),
    lines.map(({members}) => members[0] ?? 0)
  );
}

function columnsOf(lines: readonly TreatmentLine[]): Readonly<Record<string, readonly string[]>> {
  const column = (name: Exclude<keyof TreatmentLine, "members">): string[] => lines.map((line) => line[name]);
  return {
    patient_id: column("patient_id"),
    regimen: column("regimen"),
    start: column("start"),
    end: column("end"),
    progression: column("progression"),
    last_assessment: column("last_assessment"),
    source_rows: lines.map(({members}) => members.join("|"))
  };
}

/** One record of a timeline of treatment. */
interface DrugRow {
  readonly row: number;
  readonly id: string;
  readonly agent: string;
  readonly start: string;
  readonly stop: string;
  readonly subtype: string;
  readonly kinds: readonly string[];
}

function drugRows(table: CsvTable): DrugRow[] {
  const column = (name: string): readonly string[] => cells(table, name);
  const [ids, agents, starts, stops] = [
    column("PATIENT_ID"),
    column("AGENT"),
    column("START_DATE"),
    column("STOP_DATE")
  ];
  const [kinds, subtypes, types] = [column("TREATMENT_TYPE"), column("SUBTYPE"), column("EVENT_TYPE")];
  return table.row.map((row, i) => ({
    row,
    id: (ids[i] ?? "").trim(),
    agent: (agents[i] ?? "").trim(),
    start: (starts[i] ?? "").trim(),
    stop: (stops[i] ?? "").trim(),
    subtype: subtypes[i] ?? "",
    kinds: [kinds[i] ?? "", subtypes[i] ?? "", types[i] ?? ""]
  }));
}

/** Why a record opens no line of therapy; null where it may. */
function whyNoLine(
  {agent, subtype, kinds}: DrugRow,
  read: (drug: string) => ReadDrug
): {readonly reason: string; readonly detail: string} | null {
  if (kinds.some((kind) => notSystemic.test(kind)))
    return {
      reason: "not-systemic-therapy",
      detail: "radiation, surgery and procedures are no line of systemic therapy"
    };
  const {role} = agent === "" ? {role: null} : read(agent);
  if (/bone/i.test(subtype) || role === "supportive")
    return {
      reason: OPENS_NO_LINE,
      detail: "bone agents, GnRH analogues, growth factors and other supportive drugs open no line of therapy"
    };
  return role === "local"
    ? {reason: "not-systemic-therapy", detail: "radiation, surgery and procedures are no line of systemic therapy"}
    : null;
}

const wholeDay = /^-?\d+$/;

/** The drugs of each patient; `asGiven`: records whose patient, drug or days cannot be read, for the reader of lines to say so. */
function drugRecords(
  table: CsvTable,
  read: (drug: string) => ReadDrug,
  {log, ledger}: StudyReading
): {readonly records: ReadonlyMap<string, readonly DrugRecord[]>; readonly asGiven: readonly TreatmentLine[]} {
  const records = new Map<string, DrugRecord[]>();
  const asGiven: TreatmentLine[] = [];
  let supportiveRows = 0;
  for (const record of drugRows(table)) {
    const {row, id, agent, start, stop} = record;
    const why = whyNoLine(record, read);
    if (why !== null) {
      if (why.reason === OPENS_NO_LINE) supportiveRows += 1;
      ledger.push({step: "read", unit: "row", ...why, file: table.name, row, patientId: id === "" ? null : id});
    } else if (isReadable(record))
      append(records, id, {drug: agent, start: Number(start), end: stop === "" ? null : Number(stop), row});
    else asGiven.push(lineAsGiven(record));
  }
  noteSupportive(table.name, supportiveRows, log);
  return {records, asGiven};
}

const isReadable = ({id, agent, start, stop}: DrugRow): boolean =>
  wholeDay.test(start) && (stop === "" || wholeDay.test(stop)) && id !== "" && agent !== "";

const lineAsGiven = ({row, id, agent, start, stop}: DrugRow): TreatmentLine => ({
  patient_id: id,
  regimen: agent,
  start,
  end: stop,
  progression: "",
  last_assessment: "",
  members: [row]
});

/** The dated assessments of each patient, in the order of their days. */
function assessmentsOf(assessments: readonly CsvTable[]): Map<string, Assessed[]> {
  const seenBy = new Map<string, Assessed[]>();
  for (const {
    columns: [patients = [], days = [], results = []]
  } of assessments)
    patients.forEach((id, i) => {
      const day = Number(days[i]);
      if ((days[i] ?? "").trim() !== "" && Number.isInteger(day))
        append(seenBy, id.trim(), {day, shows: shownBy(results[i] ?? ""), basis: null});
    });
  for (const own of seenBy.values()) own.sort((a, b) => a.day - b.day);
  return seenBy;
}

const shownBy = (result: string): Assessed["shows"] =>
  says.progression(result) ? "progression" : says.none(result) ? "no progression" : "nothing";

/** A line with what was done to make it. */
interface LineOfDrugs {
  readonly line: TreatmentLine;
  readonly fromNext: boolean;
  readonly maintenance: boolean;
}

/** The lines of a patient; each has the assessments after its start, up to the start of the next. */
function linesOfDrugs(
  id: string,
  own: readonly DrugRecord[],
  seen: readonly Assessed[],
  {read, lineDays}: {readonly read: (drug: string) => ReadDrug; readonly lineDays: DaysOfRules}
): LineOfDrugs[] {
  const progressions = seen.filter(({shows}) => shows === "progression").map(({day}) => day);
  const lines = builtLines(own, {read, progressions, rules: lineDays});
  const assessed = assessedLines(lines, seen, lineDays);
  const text = (day: number | null | undefined): string => (day === null || day === undefined ? "" : String(day));
  return lines.map(({drugs, start, end, rows, maintenance}, k) => ({
    line: {
      patient_id: id,
      regimen: drugs.join(" + "),
      start: String(start),
      end: text(end),
      progression: text(assessed[k]?.progression),
      last_assessment: text(assessed[k]?.lastAssessment),
      members: rows
    },
    fromNext: assessed[k]?.fromNext ?? false,
    maintenance: maintenance.length > 0
  }));
}

/** What a timeline of treatment does not tell, and how many records were combined. */
function noteTreatments(
  file: string,
  built: readonly LineOfDrugs[],
  {log, lineDays}: Pick<StudyReading, "log" | "lineDays">
): void {
  noteMadeLines(
    built.map(({line, ...told}) => ({records: line.members.length, ...told})),
    {file, column: "PROGRESSION", lineDays, log}
  );
  log.add({
    code: "stop-reason-not-recorded",
    severity: "note",
    file,
    expected: "why each line ended",
    hint: "timelines do not say; a progression recorded before ADC2 lets a transition in, and population.adc1Stopped: any every one"
  });
  log.add({
    code: "setting-not-recorded",
    severity: "warning",
    file,
    expected: "the setting of each line",
    hint: "timelines do not tell (neo)adjuvant from metastatic therapy: all lines are read as metastatic"
  });
}

/** The columns of the patients, with overall survival as day of death or of last contact. */
function patientTable(table: CsvTable, log: IssueLog): CsvTable {
  const deceased = cells(table, "OS_STATUS").map(isDeceased);
  const day = cells(table, "OS_MONTHS").map(dayOfMonths);
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

/** `1:DECEASED` and `0:LIVING`, with or without the number; null for anything else. */
function isDeceased(status: string): boolean | null {
  if (/^1|deceased|dead/i.test(status)) return true;
  return /^0|living|alive/i.test(status) ? false : null;
}

const dayOfMonths = (months: string): string =>
  /^\d+(\.\d+)?$/.test(months.trim()) ? String(Math.round(Number(months) * DAYS_PER_MONTH)) : "";
