import {table, type ColumnTable} from "arquero";
import {regimenParser} from "../adc/parse-regimen.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {append} from "../record/lists-by-key.ts";
import type {CellValue} from "./cell-values.ts";
import {EARLIER_ADC} from "./cohort.ts";
import {moveContactsBeforeDoses} from "./contact-before-dose.ts";
import {checkDeadArm} from "./dead-arm.ts";
import {moveDaysOfMonth} from "./days-of-month.ts";
import {moveDeathsOfMonth} from "./death-of-month.ts";
import {checkShiftedDates} from "./deidentification.ts";
import {settleBeforeMetastasis} from "./before-metastasis.ts";
import {checkCoursesTwice} from "./courses-twice.ts";
import {checkDuplicates} from "./duplicate-lines.ts";
import {checkDaysInMonths} from "./days-in-months.ts";
import {dateKnownDeaths} from "./deaths-without-day.ts";
import {earlierAdcs} from "./earlier-adcs.ts";
import {checkRecords} from "./line-checks.ts";
import {checkFirstLines} from "./late-first-lines.ts";
import {checkNearDuplicates} from "./near-duplicate-lines.ts";
import {leaveOutNeverGiven} from "./never-given.ts";
import {notSystemicRecords, type NotSystemicRecords} from "./not-systemic.ts";
import {numberLines} from "./line-numbers.ts";
import {lineRecords, type LineRecords} from "./line-records.ts";
import {checkSequences, noteChanges} from "./line-sequences.ts";
import {checkFarDays} from "./far-days.ts";
import {checkFilledDays} from "./filled-days.ts";
import {checkProgressionOfOtherDay} from "./progression-of-other-day.ts";
import {checkProgressionOnLastDay} from "./progression-on-last-day.ts";
import {firstOfPatient, writeLinesLedger, type LinesAccount} from "./lines-ledger.ts";
import {isPatientColumn, patientValues, type PatientValues} from "./patient-values.ts";
import {isOutcomeReason, reportLinesLoss} from "./lines-loss.ts";
import {patientsLeftOut} from "./patients-left-out.ts";
import type {CohortReading, ReadTables} from "./shape-reader.ts";
import {drugTables, type DrugTables} from "./drug-tables.ts";
import {studyTables} from "./study-folder.ts";
import {checkYearsOfProgression, checkYearsOfStart} from "./years-off.ts";
import {checkUnitsBySite} from "./units-by-site.ts";
import {checkZeroDays} from "./zero-days.ts";
import {placePatientAssessments} from "./assessments-of-patients.ts";
import {checkToldInRemarks} from "./told-in-remarks.ts";
import {rearranged, type TypedRecords} from "./typed-records.ts";

/** Columns that the table of lines always has, in this order. */
const lineColumns = [
  "patient_id",
  "line",
  "regimen",
  "start",
  "end",
  "setting",
  "progression",
  "progression_basis",
  "last_assessment",
  "stop_reason",
  "best_response",
  "cycles",
  "dose_reductions"
];
const patientDays = ["death", "last_contact", "data_cutoff", "entry"];

/** The shapes that describe lines of therapy: one row a line, with or without a patients file, or one row a patient (wide). */
export function linesCohort(reading: CohortReading): ReadTables {
  const {log} = reading;
  const study = studyOf(reading);
  const drugs = drugTables(reading);
  const tables = [...drugs.tables, ...study.tables];
  const records = lineRecords(tables, reading);
  const {lines, patientRows, applied} = records;
  reportNoLines(tables, log);
  checkDuplicates(lines, log);
  placePatientAssessments(lines, patientRows, {spelled: spelledAnywhere(records), log});
  const values = patientValues(lines, patientRows, log, records.spelled);
  const {leftOut, apart} = leaveOut(records, values, {...reading, unreadable: drugs.unreadable});
  const everything = usableOrder(lines);
  const order = everything.filter((i) => !apart.has(i));
  settleBeforeMetastasis(lines, order, values, {spelled: spelledAnywhere(records), log});
  completeLines(records, order, log);
  checkToldInRemarks(lines, order, {dateMode: reading.dateMode, log});
  checkCoursesTwice(lines, order, values, {
    sameClock: reading.dateMode.mode === "real",
    spelled: spelledAnywhere(records),
    log
  });
  noteEarlierAdcs(records, order, values, log);
  const account = {
    records,
    values,
    leftOut,
    apart,
    inUse: patientsAt(lines, order),
    combined: new Map([...study.combined, ...drugs.combined])
  };
  checkShift(account, order, reading);
  reportLinesLoss({leftOut, kept: account.inUse.size, spelled: spelledAnywhere(records)}, log);
  reportGaps(account, drugs, log);
  writeLinesLedger(account, reading);
  patientsWithoutLines(drugs, values, reading);
  return {
    shape: "lines",
    followUp: null,
    mapping: applied,
    ...tablesInUse(account, everything),
    ...lostTables(account),
    attached: study.tables.filter(({role}) => role === "assessments")
  };
}

function patientsAt({columns}: TypedRecords, places: readonly number[]): Set<string> {
  const ids = columns.get("patient_id") ?? [];
  return new Set(places.map((i) => String(ids[i])));
}

function tablesInUse(account: LinesAccount, order: readonly number[]): Pick<ReadTables, "lines" | "patients" | "used"> {
  const {records, values, inUse} = account;
  const ids = records.lines.columns.get("patient_id") ?? [];
  const own = order.filter((i) => inUse.has(String(ids[i])));
  return {lines: linesTable(records.lines, own), patients: patientsTable(values, inUse), used: usedRecords(account)};
}

/** Lines and patients left out by a cell that tells what happened, for counting in which groups they are; nothing where nobody is. */
function lostTables({records: {lines}, values, leftOut}: LinesAccount): Pick<ReadTables, "lost"> {
  const ids = lines.columns.get("patient_id") ?? [];
  const starts = lines.columns.get("start") ?? [];
  const order = inOrder(lines, (i) => {
    const reason = lines.unusable[i] ?? "";
    const ofOutcome = isOutcomeReason(leftOut.get(String(ids[i])) ?? "");
    return ofOutcome && typeof starts[i] === "number" && (reason === "patient-left-out" || isOutcomeReason(reason));
  });
  return order.length === 0
    ? {}
    : {lost: {lines: linesTable(lines, order), patients: patientsTable(values, patientsAt(lines, order))}};
}

/** The tables of a study folder, where there is one. */
function studyOf(reading: CohortReading): ReturnType<typeof studyTables> {
  const files = reading.tables.filter(({role}) => role === "study").map((given) => given.table);
  return files.length === 0 ? {tables: [], combined: new Map()} : studyTables(files, reading);
}

/** Names of the files that hold lines; null where there are none. */
const lineFiles = ({file}: TypedRecords): string | null => [...new Set(file)].join(", ") || null;

/** How a canonical column is spelled in the first file that has it. */
const spelledAnywhere =
  ({applied}: LineRecords) =>
  (column: string): string =>
    applied[column] ?? column;

function reportNoLines(tables: CohortReading["tables"], log: IssueLog): void {
  if (!tables.some(({role}) => role === "lines" || role === "drugs" || role === "wide"))
    log.add({
      code: "no-lines",
      severity: "error",
      file: tables.map((given) => given.table.name).join(", "),
      expected: "a file with lines of therapy: patient_id, regimen and start",
      hint: "were the columns recognised? if not, map them; of follow-up that is computed already map time and event"
    });
}

/** Makes records that cannot be used unusable, with everything else of patients whose sequence is then not known; gives these patients, and records that are no systemic therapy. */
function leaveOut(
  records: LineRecords,
  values: PatientValues,
  reading: CohortReading & Pick<DrugTables, "unreadable">
): {readonly leftOut: Map<string, string>; readonly apart: NotSystemicRecords} {
  const {lines} = records;
  const ids = lines.columns.get("patient_id") ?? [];
  const patientDay = (i: number, column: string): number | null => {
    const value = values.columns.get(column)?.[values.place.get(String(ids[i])) ?? -1];
    return typeof value === "number" ? value : null;
  };
  leaveOutNeverGiven(lines, {spelled: spelledAnywhere(records), meanings: reading.meanings, log: reading.log});
  const apart = notSystemicRecords(lines, {spelled: spelledAnywhere(records), log: reading.log});
  checkFilledDays(lines, values, {spelled: spelledAnywhere(records), cutoff: reading.cutoff, log: reading.log});
  checkDeadArm(lines, values, {spelled: spelledAnywhere(records), log: reading.log});
  checkProgressionOnLastDay(lines, values, {spelled: spelledAnywhere(records), log: reading.log});
  moveDeathsOfMonth(records, values, reading);
  if (reading.dateMode.mode !== "relative")
    moveDaysOfMonth(lines, values, {spelled: spelledAnywhere(records), log: reading.log});
  dateKnownDeaths(records, values, {spelled: spelledAnywhere(records), dateMode: reading.dateMode, log: reading.log});
  moveContactsBeforeDoses(lines, values, {spelled: spelledAnywhere(records), log: reading.log});
  const isRelative = reading.dateMode.mode === "relative";
  checkProgressionOfOtherDay(lines, {spelled: spelledAnywhere(records), isRelative, log: reading.log});
  if (isRelative) checkUnitsBySite(lines, values, {spelled: spelledAnywhere(records), log: reading.log});
  checkFarDays(lines, values, {spelled: spelledAnywhere(records), isRelative, log: reading.log});
  if (isRelative) checkZeroDays(lines, values, {spelled: spelledAnywhere(records), log: reading.log});
  if (isRelative) checkDaysInMonths(lines, {spelled: spelledAnywhere(records), log: reading.log});
  checkYearsOfProgression(lines, {spelled: spelledAnywhere(records), log: reading.log});
  checkRecords(lines, {
    patientDay,
    hasLineBefore: linesBefore(lines),
    spelled: spelledAnywhere(records),
    log: reading.log
  });
  leaveOutAfterCutoff(lines, reading);
  const leftOut = patientsLeftOut(records, values, reading);
  for (const id of reading.unreadable)
    if (values.place.has(id) && !leftOut.has(id)) leftOut.set(id, "unreadable-progression");
  for (let i = 0; i < lines.row.length; i++) {
    if (leftOut.has(String(ids[i])) && lines.unusable[i] === null) lines.unusable[i] = "patient-left-out";
  }
  return {leftOut, apart};
}

/** Checks the usable lines of each patient against each other, and fills in settings and line numbers. */
function completeLines(records: LineRecords, order: readonly number[], log: IssueLog): void {
  const {lines} = records;
  const spelled = spelledAnywhere(records);
  checkSequences(lines, order, {spelled, log});
  checkNearDuplicates(lines, order, {spelled, log});
  checkYearsOfStart(lines, order, {spelled, log});
  checkFirstLines(lines, order, {spelled, log});
  const file = lineFiles(lines);
  const inFiles: Pick<IssueLog, "add"> = {add: (fields) => log.add({file, ...fields})};
  noteChanges(lines, order, {spelled, log: inFiles});
  fillSettings(lines, inFiles, spelled);
  numberLines(lines, order, {log: inFiles, spelled});
}

/** Column of the patients table with ADCs that stand in a text alone; absent where there are none. */
function noteEarlierAdcs(records: LineRecords, order: readonly number[], values: PatientValues, log: IssueLog): void {
  const earlier = earlierAdcs(records, order, {spelled: spelledAnywhere(records), log});
  if (earlier.size === 0) return;
  const column = Array.from<CellValue>({length: values.place.size}).fill(null);
  for (const [id, labels] of earlier) column[values.place.get(id) ?? -1] = labels;
  values.columns.set(EARLIER_ADC, column);
}

/** Whether a patient has a usable line that began before a day and before the line of a record. */
function linesBefore({columns, unusable}: TypedRecords): (i: number, day: number) => boolean {
  const [ids = [], starts = []] = ["patient_id", "start"].map((name) => columns.get(name));
  const places = new Map<string, number[]>();
  ids.forEach((id, i) => append(places, String(id), i));
  return (i, day) =>
    (places.get(String(ids[i])) ?? []).some((other) => {
      const start = starts[other];
      return unusable[other] === null && typeof start === "number" && start < day;
    });
}

function checkShift({records, values}: LinesAccount, order: readonly number[], {dateMode, log}: CohortReading): void {
  if (dateMode.mode !== "shifted") return;
  const starts = records.lines.columns.get("start") ?? [];
  checkShiftedDates(
    order.map((i) => Number(starts[i])),
    (values.columns.get("death") ?? []).filter((day) => typeof day === "number"),
    log
  );
}

/** What is missing in the files, columns and patients: it can be read, but a person should know. */
function reportGaps(account: LinesAccount, {eventFiles}: DrugTables, log: IssueLog): void {
  sayWhatIsMissing(account.records, log);
  reportUnlisted(account, eventFiles, log);
  reportWithoutLines(account, log);
}

/** Patients all of whose records of drugs open no line, and of whom no other file speaks. */
function patientsWithoutLines({withoutLines}: DrugTables, {place}: PatientValues, {ledger}: CohortReading): void {
  for (const id of [...withoutLines].toSorted())
    if (!place.has(id))
      ledger.push({
        step: "check",
        unit: "patient",
        reason: "patient-without-lines",
        detail: "the patient has no line of therapy in the files",
        file: null,
        row: null,
        patientId: id
      });
}

/** Patients with lines who have no row where there are patients files; files of events need not hold every patient. */
function reportUnlisted(
  {records: {lines, patientRows}, inUse}: LinesAccount,
  eventFiles: ReadonlySet<string>,
  log: IssueLog
): void {
  if (patientRows.file.every((file) => file === null || eventFiles.has(file))) return;
  const listed = new Set((patientRows.columns.get("patient_id") ?? []).map(String));
  const unlisted = [...inUse].filter((id) => !listed.has(id)).length;
  if (unlisted > 0)
    log.add({
      code: "patient-not-in-patients-file",
      severity: "warning",
      file: lineFiles(lines),
      expected: "a row in the patients file for each patient with lines",
      count: unlisted,
      hint: "their patient-level values are unknown; do the identifiers of the two files agree?"
    });
}

function reportWithoutLines({values, inUse, leftOut}: LinesAccount, log: IssueLog): void {
  const without = [...values.place.keys()].filter((id) => !inUse.has(id) && !leftOut.has(id)).length;
  if (without > 0)
    log.add({
      code: "patient-without-lines",
      severity: "warning",
      expected: "at least one line of therapy that can be used for each patient",
      count: without,
      hint: "the patients are on the ledger"
    });
}

/** A cohort without days of progression, or without days to censor at, can be read, but a person should know before anything is estimated. */
function sayWhatIsMissing({lines}: LineRecords, log: IssueLog): void {
  if (lines.row.length === 0) return;
  const file = lineFiles(lines);
  if (!lines.columns.has("progression"))
    log.add({
      code: "no-progression-column",
      severity: "warning",
      file,
      column: "progression",
      expected: "a column with the day of progression",
      hint: "without it no progression is seen on any line; if the file has one, map it"
    });
  if (!lines.columns.has("last_assessment"))
    log.add({
      code: "no-last-assessment-column",
      severity: "note",
      file,
      column: "last_assessment",
      expected: "a column with the last assessment without progression",
      hint: "rwPFS then censors at the last contact, and counts death at any time before the next line"
    });
}

/** Places of the usable records, sorted by patient, start, line and row. */
const usableOrder = (lines: TypedRecords): number[] => inOrder(lines, (i) => lines.unusable[i] === null);

function inOrder(lines: TypedRecords, kept: (i: number) => boolean): number[] {
  const column = (name: string): readonly CellValue[] => lines.columns.get(name) ?? [];
  const [ids, starts, numbers] = [column("patient_id"), column("start"), column("line")];
  const rank = new Map([...new Set(ids.map(String))].toSorted().map((id, i) => [id, i]));
  const place = ids.map((id) => rank.get(String(id)) ?? 0);
  const number = (value: CellValue | undefined): number => (typeof value === "number" ? value : Infinity);
  return lines.row
    .map((_, i) => i)
    .filter(kept)
    .sort(
      (a, b) =>
        (place[a] ?? 0) - (place[b] ?? 0) ||
        number(starts[a]) - number(starts[b]) ||
        compare(number(numbers[a]), number(numbers[b])) ||
        (lines.row[a] ?? 0) - (lines.row[b] ?? 0)
    );
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function leaveOutAfterCutoff(lines: TypedRecords, {cutoff, log}: CohortReading): void {
  if (cutoff === null) return;
  const starts = lines.columns.get("start") ?? [];
  let after = 0;
  for (let i = 0; i < lines.row.length; i++) {
    const start = starts[i];
    if (lines.unusable[i] !== null || typeof start !== "number" || start <= cutoff) continue;
    lines.unusable[i] = "start-after-cutoff";
    after += 1;
  }
  if (after > 0)
    log.add({
      code: "start-after-cutoff",
      severity: "note",
      expected: "lines that start on or before the cut-off of the plan",
      hint: "later lines are on the ledger",
      count: after
    });
}

function fillSettings(lines: TypedRecords, log: Pick<IssueLog, "add">, spelled: (column: string) => string): void {
  const settings = lines.columns.get("setting") ?? Array.from<CellValue>({length: lines.row.length}).fill(null);
  lines.columns.set("setting", settings);
  let filled = 0;
  for (let i = 0; i < settings.length; i++) {
    if (lines.unusable[i] !== null || settings[i] !== null) continue;
    settings[i] = "metastatic";
    filled += 1;
  }
  if (filled > 0)
    log.add({
      code: "default-setting",
      severity: "note",
      column: spelled("setting"),
      expected: "neoadjuvant, adjuvant, early or metastatic",
      hint: "blank is read as metastatic",
      count: filled
    });
}

/** How many records of each file are used; of a combined regimen all that it was made of. */
function usedRecords({records: {lines, patientRows}, apart, inUse, combined}: LinesAccount): Map<string, number> {
  const used = new Map<string, Set<number>>();
  const count = (records: TypedRecords, i: number): void => {
    const file = records.file[i] ?? "";
    const rows = used.get(file) ?? new Set();
    used.set(file, rows);
    for (const row of combined.get(`${file}\n${records.row[i]}`) ?? [records.row[i] ?? 0]) rows.add(row);
  };
  lines.unusable.forEach((reason, i) => reason === null && !apart.has(i) && count(lines, i));
  const ids = patientRows.columns.get("patient_id") ?? [];
  const isFirst = firstOfPatient(patientRows);
  patientRows.unusable.forEach((reason, i) => {
    if (reason === null && inUse.has(String(ids[i])) && isFirst[i]) count(patientRows, i);
  });
  return new Map([...used].map(([file, rows]) => [file, rows.size]));
}

/** Whether the drug of a record is no name that the catalogue or the list of other drugs knows. */
function unreadIn({columns}: TypedRecords): (i: number) => boolean {
  const parse = regimenParser();
  return (i) => {
    const {adcs, unresolved} = parse(String(columns.get("regimen")?.[i] ?? ""));
    return adcs.length === 0 && unresolved.length > 0;
  };
}

function linesTable(lines: TypedRecords, order: readonly number[]): ColumnTable {
  const others = [...lines.columns.keys()].filter((name) => !lineColumns.includes(name) && !isPatientColumn(name));
  const columns: Record<string, CellValue[]> = {};
  for (const name of [...lineColumns, ...others]) columns[name] = rearranged(lines.columns.get(name) ?? [], order);
  if (lines.imputed.some((names) => names !== "")) columns["imputed"] = order.map((i) => lines.imputed[i] ?? "");
  // Most files have none, and a column of blanks would stand in every table of columns.
  const isUnread = unreadIn(lines);
  const unread = order.map((i) => (lines.inAdcColumn[i] && isUnread(i) ? "yes" : null));
  if (unread.some((value) => value !== null)) columns["unread_adc"] = unread;
  columns["file"] = order.map((i) => lines.file[i] ?? null);
  columns["row"] = order.map((i) => lines.row[i] ?? null);
  return table(columns);
}

function patientsTable(values: PatientValues, inUse: ReadonlySet<string>): ColumnTable {
  const ids = [...inUse].toSorted();
  const order = ids.map((id) => values.place.get(id) ?? -1);
  const others = [...values.columns.keys()].filter((name) => !patientDays.includes(name));
  return table({
    patient_id: ids,
    ...Object.fromEntries(
      [...patientDays, ...others].map((name) => [name, rearranged(values.columns.get(name) ?? [], order)])
    )
  });
}
