import {table} from "arquero";
import type {TimeUnit} from "../math/calendar-days.ts";
import type {CsvTable} from "../files/csv.ts";
import type {CellValue} from "./cell-values.ts";
import {emptyTable, type CohortReading, type ReadTables} from "./cohort-reading.ts";
import {dictionaryOf} from "./source-roles.ts";
import {addTyped, emptyRecords, mappingFor, rearranged, reportMapping, type TypedRecords} from "./typed-records.ts";

/** Beyond these the declared unit is doubted: the longest plausible median of follow-up times, and the shortest plausible maximum. */
const plausible: Readonly<Record<TimeUnit, {readonly longestMedian: number; readonly shortestMaximum: number}>> = {
  days: {longestMedian: 7300, shortestMaximum: 40},
  weeks: {longestMedian: 520, shortestMaximum: 6},
  months: {longestMedian: 120, shortestMaximum: 1}
};

const details: Readonly<Record<string, string>> = {
  "negative-time": "the time is below zero",
  "entry-after-time": "observation begins on or after the time of event or censoring",
  "patient-without-record": "the patient has no record with time and event"
};

/** Follow-up that came already computed: one row an ADC line, a transition or a patient, with time and event. */
export function followUpAsGiven(reading: CohortReading): ReadTables {
  const {tables, mapping, dateMode, meanings, unit, log, ledger} = reading;
  const records = emptyRecords();
  const applied: Record<string, string> = {};
  const known = dictionaryOf("follow-up");
  for (const {role, table: csv} of tables) {
    if (csv.header.length === 0) continue;
    if (role !== "follow-up") {
      if (role !== "assessments" && role !== "adverse_events") refuseOther(csv, role, reading);
      continue;
    }
    const found = mappingFor(csv, known, mapping);
    reportMapping(csv.name, found, log);
    for (const {canonical, column} of found.mapped) applied[canonical] ??= column;
    addTyped(records, csv, {mapping: found, known, dateMode, meanings, log});
    if (found.missing.length > 0)
      for (let i = records.row.length - csv.row.length; i < records.row.length; i++)
        records.unusable[i] ??= `missing-column-${found.missing[0]}`;
  }
  eventNumbers(records);
  const column = (name: string): readonly CellValue[] => records.columns.get(name) ?? [];
  const [times, entries, ids] = [column("time"), column("entry"), column("patient_id")];
  const at = (i: number) => ({file: records.file[i] ?? null, row: records.row[i] ?? null});
  for (let i = 0; i < records.row.length; i++) {
    if (records.unusable[i] !== null) continue;
    const [time, entry] = [times[i], entries[i]];
    if (typeof time === "number" && time < 0) {
      records.unusable[i] = "negative-time";
      log.add({
        code: "negative-time",
        severity: "error",
        ...at(i),
        column: applied["time"] ?? "time",
        expected: "a time of 0 or more",
        received: String(time)
      });
    } else if (typeof entry === "number" && typeof time === "number" && entry > 0 && entry >= time) {
      records.unusable[i] = "entry-after-time";
      log.add({
        code: "entry-after-time",
        severity: "error",
        ...at(i),
        column: applied["entry"] ?? "entry",
        expected: "an entry before the time",
        received: `${entry} against ${time}`
      });
    }
  }
  const order = records.row.map((_, i) => i).filter((i) => records.unusable[i] === null);
  doubtUnit(
    order.map((i) => Number(times[i])),
    unit,
    applied["time"] ?? "time",
    reading
  );

  const used = new Map<string, number>();
  for (const i of order) used.set(records.file[i] ?? "", (used.get(records.file[i] ?? "") ?? 0) + 1);
  records.unusable.forEach((reason, i) => {
    const id = ids[i];
    if (reason !== null)
      ledger.push({
        step: "check",
        unit: "row",
        reason,
        detail: details[reason] ?? `the record cannot be used: ${reason.replaceAll("-", " ")}`,
        ...at(i),
        patientId: typeof id === "string" ? id : null
      });
  });
  const inUse = new Set(order.map((i) => ids[i]).filter((id): id is string => typeof id === "string"));
  for (const id of [...new Set(ids)].filter((id): id is string => typeof id === "string" && !inUse.has(id)).toSorted())
    ledger.push({
      step: "check",
      unit: "patient",
      reason: "patient-without-record",
      detail: details["patient-without-record"] ?? "",
      file: null,
      row: null,
      patientId: id
    });
  const columns: Record<string, CellValue[]> = {
    file: order.map((i) => records.file[i] ?? null),
    row: order.map((i) => records.row[i] ?? null)
  };
  for (const name of new Set(["time", "event", ...records.columns.keys()]))
    columns[name] = rearranged(column(name), order);
  return {
    shape: "follow-up",
    followUp: table(columns),
    lines: emptyTable(["patient_id", "line", "regimen", "start", "file", "row"]),
    patients: table(
      Object.fromEntries(
        ["patient_id", "death", "last_contact", "data_cutoff", "entry"].map((name) => [
          name,
          [...inUse].toSorted().map((id) => (name === "patient_id" ? id : null))
        ])
      )
    ),
    mapping: applied,
    used
  };
}

function eventNumbers(records: TypedRecords): void {
  const events = records.columns.get("event");
  events?.forEach((event, i) => (events[i] = event === null ? null : Number(event)));
}

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

function doubtUnit(times: readonly number[], unit: TimeUnit, column: string, {log}: CohortReading): void {
  if (times.length < 5) return;
  const sorted = times.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const longest = sorted.at(-1) ?? 0;
  const {longestMedian, shortestMaximum} = plausible[unit];
  const say = (expected: string, received: string, hint: string): void =>
    log.add({code: "unit-looks-wrong", severity: "warning", column, expected, received, hint});
  if (median > longestMedian) say(`times in ${unit}`, `a median of ${median}`, "are they in a shorter unit?");
  else if (longest < shortestMaximum)
    say(`times in ${unit}`, `a longest time of ${longest}`, "are they in a longer unit?");
  else if (unit === "days" && times.filter((time) => !Number.isInteger(time)).length > times.length / 2)
    say("whole days", "mostly fractions", "are they in weeks or months?");
}
