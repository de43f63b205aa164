import {table, type ColumnTable} from "arquero";
import type {OutcomeCodebook} from "../record/outcome-code.ts";
import type {TimeUnit} from "../record/time-unit.ts";
import type {CsvTable} from "../files/csv.ts";
import type {Issue} from "../record/issue.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {LedgerLine} from "../record/ledger-line.ts";
import type {CellValue} from "./cell-values.ts";
import {checkDeadWithoutEvent, checkDeathsAlone} from "./dead-without-event.ts";
import {readsDecimalComma} from "./decimal-comma.ts";
import {emptyTable, type CohortReading, type ReadTables} from "./shape-reader.ts";
import {dictionaryOf} from "./source-roles.ts";
import {isGraveLoss} from "./grave-loss.ts";
import {unitsOfHeader} from "./header-unit.ts";
import {tellAlikePatients, tellAlikeRecords} from "./alike-records.ts";
import {leaveOutEarlierRows, leaveOutFurtherRows, leaveOutRepeatedRecords} from "./duplicate-records.ts";
import {checkIntervalsToldApart} from "./intervals-of-patients.ts";
import {checkUnitColumn} from "./unit-column.ts";
import {checkUnitNotes} from "./unit-notes.ts";
import {checkUnitsInRemarks} from "./remark-units.ts";
import {checkPfsAgainstOs} from "./pfs-against-os.ts";
import {mappingFor, reportMapping} from "./mapping-report.ts";
import {checkPatientsToldApart} from "./patients-told-apart.ts";
import {addReadyTransitions} from "./ready-transitions.ts";
import {checkSeveralOutcomes} from "./several-outcomes.ts";
import {outcomeReading, reportCodebook, sayLegendsNotRead} from "./outcome-reading.ts";
import {unitOfCells} from "./time-cells.ts";
import {checkEntriesAfterTimes, checkEntriesNotRead} from "./entries-not-read.ts";
import {checkLaterCut} from "./later-cut.ts";
import {checkMonthsAndDays} from "./months-and-days.ts";
import {checkOutcomeTurned, checkOutcomeTurnedByTimes} from "./outcome-turned.ts";
import {checkTimeAgainstDates} from "./time-against-dates.ts";
import {tellRecordsNotFollowed} from "./records-not-followed.ts";
import {checkCodesAmongTimes} from "./codes-among-times.ts";
import {checkThousandsInDays} from "./thousands-in-days.ts";
import {tellTimesAlike} from "./times-alike.ts";
import {tellTimesInARun} from "./times-in-a-run.ts";
import {checkTimeHoldsFirst} from "./time-holds-first.ts";
import type {TimeOutcome} from "./time-outcome.ts";
import {
  addTyped,
  emptyRecords,
  leaveOutAdded,
  rearranged,
  recordPlace,
  recordsByFile,
  type TypedRecords
} from "./typed-records.ts";

/** Beyond these the declared unit is doubted: the longest plausible median of follow-up times, and the shortest plausible maximum. */
const plausible: Readonly<Record<TimeUnit, {readonly longestMedian: number; readonly shortestMaximum: number}>> = {
  days: {longestMedian: 7300, shortestMaximum: 40},
  weeks: {longestMedian: 520, shortestMaximum: 6},
  months: {longestMedian: 120, shortestMaximum: 1},
  years: {longestMedian: 12, shortestMaximum: 0.1}
};

const details: Readonly<Record<string, string>> = {
  "negative-time": "the time is below zero",
  "entry-after-time": "observation begins on or after the time of event or censoring",
  "patient-without-record": "the patient has no record with time and event",
  "duplicate-row": "the record repeats another",
  "further-row": "the record repeats time and outcome of another of the same patient",
  "earlier-row": "a later record of the same patient counts in its place",
  "time-against-outcome": "the time says another outcome than the one beside it"
};

/** Follow-up that came already computed: one row an ADC line, a transition or a patient, with time and event. */
export function followUpAsGiven(reading: CohortReading): ReadTables {
  const {records, applied, outcome} = recordedTimes(reading);
  checkTimes(records, applied, reading.log);
  leaveOutRepeatedRecords(records, reading.log);
  if (reading.rows === "once") leaveOutFurtherRows(records, reading.log);
  if (reading.rows === "last") leaveOutEarlierRows(records, reading.log);
  if (!reading.log.all().some(({code}) => code === "outcome-turned-at-source"))
    checkOutcomeTurnedByTimes(records, applied["event"] ?? "event", reading.log);
  for (const tell of [tellRecordsNotFollowed, tellTimesAlike, tellTimesInARun])
    tell(records, applied["time"] ?? "time", reading.log);
  tellAlikeRecords(records, reading.log);
  tellAlikePatients(records, reading.log);
  const usable = records.row.map((_, i) => i).filter((i) => records.unusable[i] === null);
  const times = records.columns.get("time") ?? [];
  doubtUnit(
    usable.map((i) => Number(times[i])),
    applied["time"] ?? "time",
    reading
  );
  noteTimeZero(records, usable, applied, reading.log);
  const ids = identifiersOf(records);
  const inUse = new Set(usable.map((i) => ids[i]).filter((id) => typeof id === "string"));
  reading.ledger.push(...rowsOut(records, ids), ...patientsOut(ids, inUse));
  return {
    shape: "follow-up",
    followUp: timesTable(records, usable),
    withoutOutcome: timesTable(records, lost(records)),
    outcome,
    lines: emptyTable(["patient_id", "line", "regimen", "start", "file", "row"]),
    patients: patientsWithoutDays([...inUse].toSorted()),
    mapping: applied,
    used: recordsByFile(records, usable)
  };
}

const identifiersOf = ({columns}: TypedRecords): (string | null)[] =>
  (columns.get("patient_id") ?? []).map((id) => (typeof id === "string" ? id : null));

interface RecordedTimes {
  readonly records: TypedRecords;
  /** Canonical column: column of the first file that has it. */
  readonly applied: Readonly<Record<string, string>>;
  readonly outcome: readonly OutcomeCodebook[];
}

/** Places of the records that are left out because time or outcome cannot be read. */
function lost({unusable}: TypedRecords): number[] {
  return unusable.flatMap((reason, i) => (reason !== null && outcomeReasons.has(reason) ? [i] : []));
}

const outcomeReasons: ReadonlySet<string> = new Set([
  "missing-event",
  "unreadable-event",
  "missing-time",
  "unreadable-time",
  "negative-time",
  "time-against-outcome"
]);

/** The typed records of the files with times; other files, those beside the lines aside, are refused. */
function recordedTimes(reading: CohortReading): RecordedTimes {
  const {tables, mapping, dateMode, meanings, log} = reading;
  const records = emptyRecords();
  const applied: Record<string, string> = {};
  const outcome: OutcomeCodebook[] = [];
  const known = dictionaryOf("follow-up");
  const unitsDiffer = checkUnitsOfFiles(reading);
  for (const {role, table: csv} of tables) {
    if (csv.header.length === 0 || role === "assessments" || role === "adverse_events") continue;
    if (role !== "follow-up") {
      refuseOther(csv, role, reading);
      continue;
    }
    const found = mappingFor(csv, known, mapping);
    reportMapping(csv.name, found, log);
    checkPatientsToldApart(csv, found, log);
    checkIntervalsToldApart(csv, found, log);
    checkSeveralOutcomes(csv, found, log);
    checkPfsAgainstOs(csv, log);
    checkUnitColumn(
      csv,
      {unit: reading.unit, time: found.mapped.find(({canonical}) => canonical === "time")?.column},
      log
    );
    for (const {canonical, column} of found.mapped) applied[canonical] ??= column;
    const time = found.mapped.find(({canonical}) => canonical === "time")?.column;
    const rules = {dateMode, unit: reading.unit, decimalComma: time !== undefined && readsDecimalComma(csv, time)};
    if (time !== undefined) {
      checkTimeHoldsFirst(csv, time, log);
      if (!unitsDiffer) doubtUnitOfHeader(csv.name, time, reading);
      doubtUnitOfCells(csv, time, reading);
      checkUnitNotes(csv, {time, unit: reading.unit}, log);
      checkUnitsInRemarks(csv, {time, unit: reading.unit}, log);
      checkMonthsAndDays(csv, time, reading.unit, log);
      checkThousandsInDays(csv, time, reading.unit, log);
      checkCodesAmongTimes(csv, {canonical: "time", column: time}, {meanings, log});
    }
    const reads = outcomeReading(csv, {mapping: found, meanings, rules});
    const {readers, codebook, told, table: read} = reads;
    addTyped(records, read, {mapping: found, known, dateMode, meanings, readers, log});
    settleTimes(records, told, applied, log);
    const event = found.mapped.find(({canonical}) => canonical === "event")?.column;
    if (time !== undefined && event !== undefined) {
      const of = (name: "time" | "event") => (records.columns.get(name) ?? []).slice(-csv.row.length);
      const given = {time, event, unit: reading.unit, times: of("time"), events: of("event")};
      if (csv.row.length > 0) checkDeadWithoutEvent(csv, given, log);
      if (csv.row.length > 0) checkDeathsAlone(csv, given, log);
      if (csv.row.length > 0) checkTimeAgainstDates(csv, given, log);
      if (csv.row.length > 0) checkOutcomeTurned(csv, given, log);
      if (csv.row.length > 0) checkLaterCut(csv, given, log);
      const unread = found.mapped.some(({canonical}) => canonical === "entry")
        ? []
        : found.unknown.map(({column}) => column);
      if (csv.row.length > 0) checkEntriesNotRead(csv, unread, given, log);
    }
    if (codebook !== null) {
      outcome.push(codebook);
      reportCodebook(codebook, log);
      sayLegendsNotRead(reads, log);
    }
    const [missing] = found.missing;
    if (missing !== undefined) leaveOutAdded(records, csv, `missing-column-${missing}`);
  }
  eventNumbers(records);
  addReadyTransitions(records, log);
  return {records, applied, outcome};
}

/** Where a time says another outcome than the one beside it (`12.3+` and an event), nobody knows which is right. Few such records are left out, and many stop. */
function settleTimes(
  records: TypedRecords,
  told: readonly (TimeOutcome | null)[],
  applied: Readonly<Record<string, string>>,
  log: IssueLog
): void {
  const events = records.columns.get("event") ?? [];
  const before = records.row.length - told.length;
  const isOther = (one: TimeOutcome, event: CellValue | undefined): boolean =>
    (event ?? null) !== null && (one.says === "event") === (event === 0);
  const against = told.flatMap((one, k) =>
    one !== null && one.excludes && isOther(one, events[before + k]) ? [{one, i: before + k}] : []
  );
  const [first] = against;
  if (first === undefined) return;
  const time = applied["time"] ?? "time";
  const issueOf = ({one, i}: {readonly one: TimeOutcome; readonly i: number}) =>
    ({
      code: "time-against-outcome",
      severity: "error",
      ...recordPlace(records, i),
      column: time,
      expected:
        one.by === "+"
          ? "a censored outcome beside a time that says at least (12.3+, >12)"
          : `an outcome that agrees with the word behind the time, ${one.by}`,
      received: one.says === "event" ? "a censored outcome" : "an event"
    }) as const;
  if (isGraveLoss(against.length, told.length)) {
    log.add({
      ...issueOf(first),
      stops: true,
      hint: `what stands behind a time says ${first.one.says === "event" ? "that the event was seen" : "that no event was seen"}: time and outcome contradict each other, and nobody but you can know which is right`,
      count: against.length,
      choices: [
        ...(timesDecide(told, (k) => events[before + k])
          ? [
              {
                line: `mapping: {time: ${JSON.stringify(time)}, event: ${JSON.stringify(time)}}`,
                why: "the times are right: what stands behind them says the outcome, and a time without a + is an event"
              }
            ]
          : []),
        {line: "accept: [time-against-outcome]", why: "the outcome is right, and what stands behind the times is not"}
      ]
    });
    return;
  }
  for (const one of against) {
    records.unusable[one.i] ??= "time-against-outcome";
    log.add({
      ...issueOf(one),
      hint: "if the outcome is right, say so: values: {time: {TEXT OF THE CELL: TIME}}; if the time is, correct the outcome"
    });
  }
}

/** Whether the outcome can be read from what stands behind the times: no record of which that says nothing is censored, nor any event by it. */
function timesDecide(told: readonly (TimeOutcome | null)[], eventOf: (k: number) => CellValue | undefined): boolean {
  const plain = told.flatMap((one, k) => (one === null ? [eventOf(k)] : []));
  return plain.length === 0 || (plain.every((event) => event !== 0) && told.every((one) => one?.says !== "event"));
}

/** Records whose time cannot be are left out. */
function checkTimes(records: TypedRecords, applied: Readonly<Record<string, string>>, log: IssueLog): void {
  const [times, entries] = [records.columns.get("time") ?? [], records.columns.get("entry") ?? []];
  const n = records.unusable.filter((reason) => reason === null).length;
  let late = 0;
  for (let i = 0; i < records.row.length; i++) {
    if (records.unusable[i] !== null) continue;
    const fault = timeFault(times[i], entries[i]);
    if (fault === null) continue;
    const {code, column, expected, received, hint} = fault;
    records.unusable[i] = code;
    if (code === "entry-after-time") late += 1;
    log.add({
      code,
      severity: "error",
      ...recordPlace(records, i),
      column: applied[column] ?? column,
      expected,
      received,
      hint
    });
  }
  checkEntriesAfterTimes({entry: applied["entry"] ?? "entry", time: applied["time"] ?? "time"}, {faults: late, n}, log);
}

type TimeFault = Pick<Issue, "code" | "expected" | "received" | "hint"> & {readonly column: "time" | "entry"};

/** What is wrong with a time and the entry into observation before it; null where nothing is. */
function timeFault(time: CellValue | undefined, entry: CellValue | undefined): TimeFault | null {
  if (typeof time !== "number") return null;
  if (time < 0)
    return {
      code: "negative-time",
      column: "time",
      expected: "a time of 0 or more",
      received: String(time),
      hint: /^-[1987]+$/.test(String(time))
        ? `if it is a code for a missing time: values: {time: {${JSON.stringify(String(time))}: ""}}`
        : null
    };
  return typeof entry === "number" && entry > 0 && entry >= time
    ? {
        code: "entry-after-time",
        column: "entry",
        expected: "an entry before the time",
        received: `${entry} against ${time}`,
        hint: null
      }
    : null;
}

/** Records that are not used. */
function rowsOut({file, row, unusable}: TypedRecords, ids: readonly (string | null)[]): LedgerLine[] {
  return unusable.flatMap((reason, i): LedgerLine[] =>
    reason === null
      ? []
      : [
          {
            step: "check",
            unit: "row",
            reason,
            detail: details[reason] ?? `the record cannot be used: ${reason.replaceAll("-", " ")}`,
            file: file[i] ?? null,
            row: row[i] ?? null,
            patientId: ids[i] ?? null
          }
        ]
  );
}

/** Patients of whom no record is used, by name. */
function patientsOut(ids: readonly (string | null)[], inUse: ReadonlySet<string>): LedgerLine[] {
  return [...new Set(ids)]
    .filter((id) => id !== null)
    .filter((id) => !inUse.has(id))
    .toSorted()
    .map((patientId) => ({
      step: "check",
      unit: "patient",
      reason: "patient-without-record",
      detail: details["patient-without-record"] ?? "",
      file: null,
      row: null,
      patientId
    }));
}

function timesTable(records: TypedRecords, order: readonly number[]): ColumnTable {
  const columns: Record<string, CellValue[]> = {
    file: order.map((i) => records.file[i] ?? null),
    row: order.map((i) => records.row[i] ?? null)
  };
  for (const name of new Set(["time", "event", ...records.columns.keys()]))
    columns[name] = rearranged(records.columns.get(name) ?? [], order);
  return table(columns);
}

/** A table of patients of whom no day is known: times do not tell them. */
function patientsWithoutDays(ids: readonly string[]): ColumnTable {
  const blank = ids.map(() => null);
  return table({patient_id: ids, death: blank, last_contact: blank, data_cutoff: blank, entry: blank});
}

/** Causes of events become events with a cause beside them; a file without causes has no such column. */
function eventNumbers(records: TypedRecords): void {
  const events = records.columns.get("event");
  if (events === undefined) return;
  const causes = events.map((event) => (typeof event === "string" ? event : event === 1 ? "event" : null));
  if (events.some((event) => typeof event === "string")) records.columns.set(CAUSE, causes);
  events.forEach((event, i) => (events[i] = typeof event === "string" ? 1 : event));
}

/** Column of what each event was, where the plan names causes. */
export const CAUSE = "event_cause";

function refuseOther(csv: CsvTable, role: string, {log, ledger}: CohortReading): void {
  log.add({
    code: "shape-not-combined",
    severity: "error",
    file: csv.name,
    expected: "follow-up that came already computed alone",
    received: role,
    hint: "read lines of therapy and ready-made follow-up in two runs"
  });
  for (const row of csv.row)
    ledger.push({
      step: "read",
      unit: "row",
      reason: "shape-not-combined",
      detail: "the file cannot be read together with ready-made follow-up",
      file: csv.name,
      row,
      patientId: null
    });
}

/** An event at time 0 counts as R counts it: the curve falls at its very beginning. */
function noteTimeZero(
  {columns}: TypedRecords,
  usable: readonly number[],
  applied: Readonly<Record<string, string>>,
  log: IssueLog
): void {
  const [times, events] = [columns.get("time") ?? [], columns.get("event") ?? []];
  const count = usable.filter((i) => times[i] === 0 && events[i] === 1).length;
  if (count > 0)
    log.add({
      code: "event-at-time-zero",
      severity: "note",
      column: applied["time"] ?? "time",
      expected: "events after the day on which time starts",
      hint: "an event at time 0 counts, and the curve falls on its first day; a progression recorded on the first day may be one of the therapy before",
      count
    });
}

function doubtUnit(times: readonly number[], column: string, {unit, log}: CohortReading): void {
  const doubt = times.length < 5 ? null : unitDoubt(times, unit);
  if (doubt !== null) log.add({code: "unit-looks-wrong", severity: "warning", column, ...doubt});
}

/** The unit in the name of a file's column of times that is not the declared one; of several files each has its own name. */
function doubtUnitOfHeader(file: string, column: string, {unit, log}: CohortReading): void {
  const named = unitsOfHeader(column);
  if (named.length > 0 && !named.includes(unit))
    log.add({
      code: "unit-against-header",
      severity: "error",
      stops: true,
      file,
      column,
      expected: `times in ${unit}, as declared`,
      received: `a column whose name says ${named.join(" or ")}`,
      hint: "nobody but you can know which is right; files in different units have to be brought into one",
      choices: [
        ...named.map((one) => ({
          line: `unit: ${one}`,
          why: named.length === 1 ? "the name of the column is right" : `the name of the column says ${one}`
        })),
        {line: "accept: [unit-against-header]", why: `they are in ${unit} whatever the column is called`}
      ]
    });
}

/** Stops where the names of the columns of times of several files say units of which none fits all; no line of the plan can be right then. */
function checkUnitsOfFiles({tables, mapping, log}: CohortReading): boolean {
  const told = tables.flatMap(({role, table}) => {
    if (role !== "follow-up") return [];
    const {mapped} = mappingFor(table, dictionaryOf("follow-up"), mapping);
    const column = mapped.find(({canonical}) => canonical === "time")?.column;
    const units = column === undefined ? [] : unitsOfHeader(column);
    return column === undefined || units.length === 0 ? [] : [{file: table.name, column, units}];
  });
  const [first] = told;
  if (first === undefined || first.units.some((unit) => told.every(({units}) => units.includes(unit)))) return false;
  log.add({
    code: "units-of-files-differ",
    severity: "error",
    stops: true,
    file: told.map(({file}) => file).join(", "),
    column: [...new Set(told.map(({column}) => column))].join(" / "),
    expected: "times of one unit in all files",
    received: told.map(({file, units}) => `${file}: ${units.join(" or ")}`).join("; "),
    hint: "the files are analysed together: write the times of all of them in one unit, or analyse each by itself"
  });
  return true;
}

/** A unit behind every time that is not the declared one. */
function doubtUnitOfCells({name, header, columns}: CsvTable, column: string, {unit, log}: CohortReading): void {
  const told = unitOfCells(columns[header.indexOf(column)] ?? []);
  if (told === null || told === unit) return;
  log.add({
    code: "unit-against-cells",
    severity: "error",
    stops: true,
    file: name,
    column,
    expected: `times in ${unit}, as declared`,
    received: `${told} behind every one`,
    hint: "declare the unit that the cells have",
    choices: [{line: `unit: ${told}`, why: "as the cells say"}]
  });
}

/** Why times look as if they were in another unit; null where they do not. */
function unitDoubt(times: readonly number[], unit: TimeUnit): Pick<Issue, "expected" | "received" | "hint"> | null {
  const sorted = times.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const longest = sorted.at(-1) ?? 0;
  const {longestMedian, shortestMaximum} = plausible[unit];
  const expected = `times in ${unit}`;
  if (median > longestMedian) return {expected, received: `a median of ${median}`, hint: "are they in a shorter unit?"};
  if (longest < shortestMaximum)
    return {expected, received: `a longest time of ${longest}`, hint: "are they in a longer unit?"};
  return unit === "days" && times.filter((time) => !Number.isInteger(time)).length > times.length / 2
    ? {expected: "whole days", received: "mostly fractions", hint: "are they in weeks, months or years?"}
    : null;
}
