import {regimenParser} from "../adc/parse-regimen.ts";
import {adcLabel} from "../adc/regimen.ts";
import type {CsvTable} from "../files/csv.ts";
import type {Assessed} from "../lines/assessed-line.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {append, listsByKey} from "../record/lists-by-key.ts";
import {reportResults, type ScanSaid} from "./results-not-read.ts";
import {scanAsks, scanShows} from "./scan-words.ts";
import {plainWord} from "./outcome-words.ts";
import {dayIn, dayWriter, recordColumns, type RecordColumn} from "./record-cells.ts";
import type {CohortReading} from "./shape-reader.ts";

/** What files of events and of assessments tell of the patients. */
export interface ReadEvents {
  /** Dated assessments of each patient, in the order of their days. */
  readonly seen: ReadonlyMap<string, readonly Assessed[]>;
  /** Files of events with a row for each patient: death and last contact. */
  readonly tables: readonly CsvTable[];
  /** For each file and first row of a patient: every row of the patient. */
  readonly combined: ReadonlyMap<string, readonly number[]>;
  /** Patients of whom a progression cannot be read. */
  readonly unreadable: ReadonlySet<string>;
}

/** Most days for which notes after a death are taken for what is written once a patient has died. */
const NOTES_AFTER_DEATH = 31;

/** A file of events with its columns. */
interface EventFile {
  readonly table: CsvTable;
  readonly columns: ReadonlyMap<string, RecordColumn>;
  readonly ids: readonly string[];
  /** Places of the records of each patient. */
  readonly places: ReadonlyMap<string, readonly number[]>;
}

/** Reads files of events: progressions as assessments, and death and last contact of each patient once in each file. */
export function readEvents(reading: CohortReading): ReadEvents {
  const files = filesOf("events", reading);
  const seen = new Map<string, Assessed[]>();
  const unreadable = new Set<string>();
  for (const file of files) addProgressions(file, {seen, unreadable, log: reading.log});
  for (const file of filesOf("assessments", reading))
    addAssessments(file, {seen, meanings: reading.meanings, log: reading.log});
  for (const own of seen.values()) own.sort((a, b) => a.day - b.day);
  const combined = new Map<string, readonly number[]>();
  const contacts = lastContacts(files, reading.log);
  const tables = files.map((file) => patientTable(file, contacts, {combined, dayText: dayWriter(reading.dateMode)}));
  return {seen, tables, combined, unreadable};
}

function filesOf(role: "events" | "assessments", reading: CohortReading): EventFile[] {
  return reading.tables
    .filter((given) => given.role === role)
    .map(({table}) => {
      const columns = recordColumns(table, role, reading);
      const ids = (columns.get("patient_id")?.texts ?? []).map((text) => text.trim());
      return {table, columns, ids, places: listsByKey(ids.keys(), (i) => ids[i] ?? "")};
    });
}

/** Files of events give the day of the progression, not that of a report: it is one of the line in which it lies. */
const DATED = "clinical";

interface Progressions {
  readonly seen: Map<string, Assessed[]>;
  readonly unreadable: Set<string>;
  readonly log: IssueLog;
}

function addProgressions({table, columns, ids}: EventFile, {seen, unreadable, log}: Progressions): void {
  const column = columns.get("progression");
  if (column === undefined) return;
  const [line, drug] = [columns.get("line"), columns.get("on_drug")];
  for (const [i, id] of ids.entries()) {
    const {value, fault} = column.read(i);
    const of = nameOfLine(line?.texts[i] ?? "") ?? nameOfLine(drug?.texts[i] ?? "");
    if (typeof value === "number")
      append(seen, id, {day: value, shows: "progression", basis: DATED, ...(of === null ? {} : {of})});
    if (fault === undefined) continue;
    unreadable.add(id);
    log.add({
      code: fault.code,
      severity: "error",
      file: table.name,
      row: table.row[i] ?? null,
      column: column.spelled,
      expected: fault.expected,
      hint: fault.hint?.replaceAll("[COLUMN]", `[${JSON.stringify(column.spelled)}]`) ?? null
    });
  }
}

const parse = regimenParser({});

/**
 * A name by which lines and the records of their progressions find each other: a number, the labels of conjugates, or words; null of a blank.
 *
 * @example
 * ["Trodelvy 10 mg/kg", "02", "Line 2", "Capecitabine", ""].map(nameOfLine) // ["SG", "2", "2", "capecitabine", null]
 */
export function nameOfLine(text: string): string | null {
  const number = /^(?:\p{L}+\s*)?0*(\d{1,2})(?:\.0+)?\.?$/u.exec(text.trim())?.[1];
  if (number !== undefined) return number;
  const {adcs} = parse(text);
  return adcs.length > 0 ? adcs.map(adcLabel).toSorted().join(" + ") : plainWord(text) || null;
}

interface Results extends Pick<Progressions, "seen" | "log"> {
  readonly meanings: CohortReading["meanings"];
}

function addAssessments(file: EventFile, {seen, meanings, log}: Results): void {
  const {columns, ids} = file;
  const [days, results] = [columns.get("day"), columns.get("result")];
  const asks = results === undefined ? null : scanAsks(results.spelled);
  const said: ScanSaid[] = ids.map((_, i) => {
    const text = results?.texts[i] ?? "";
    return {text, shows: scanShows(meanings.meaningOf("result", text) ?? text, asks)};
  });
  if (results !== undefined) checkResultsOfOneDay(file, {said, days, results, log});
  for (const [i, id] of ids.entries()) {
    const shows = said[i]?.shows ?? "nothing";
    const day = dayIn(days, i);
    if (day === null) continue;
    append(seen, id, {day, shows: shows === "doubtful" || shows === "unread" ? "nothing" : shows, basis: null});
  }
  if (results !== undefined)
    reportResults(said, {file: file.table.name, row: file.table.row, column: results.spelled, log});
}

/** Stops where a scan of one day shows a progression by one row and none by another (readers, lesions). */
function checkResultsOfOneDay(
  {table, ids}: EventFile,
  {
    said,
    days,
    results,
    log
  }: {
    readonly said: readonly ScanSaid[];
    readonly days: RecordColumn | undefined;
    readonly results: RecordColumn;
    readonly log: IssueLog;
  }
): void {
  const scans = listsByKey(ids.keys(), (i) => `${ids[i] ?? ""}\n${dayIn(days, i) ?? ""}`);
  const denying = new Set<number>();
  let differ = 0;
  for (const [key, own] of scans) {
    const none = own.filter((i) => said[i]?.shows === "no progression");
    if (key.endsWith("\n") || none.length === 0 || !own.some((i) => said[i]?.shows === "progression")) continue;
    differ += 1;
    for (const i of none) denying.add(i);
  }
  const [first] = denying;
  if (first !== undefined)
    log.add({
      code: "results-of-a-day-differ",
      severity: "error",
      stops: true,
      file: table.name,
      row: table.row[first] ?? null,
      rows: [...denying].map((i) => table.row[i] ?? 0),
      column: results.spelled,
      count: differ,
      expected: "one result of a patient and day",
      received: `a progression by one row and none by another, on ${differ} ${differ === 1 ? "day" : "days"}`,
      hint: "rows of several readers or lesions? leave those in the file that give the result of the scan (one reader, overall response), or choose",
      choices: [{line: "accept: [results-of-a-day-differ]", why: "a progression by one row is one"}]
    });
}

/** For each patient the file and the place of the last contact: the latest note, or where there is none the latest end of observation. */
interface Contact {
  readonly file: string;
  readonly i: number;
  readonly day: number;
}

function lastContacts(files: readonly EventFile[], log: IssueLog): ReadonlyMap<string, Contact> {
  const notes = latestOf(files, "last_contact");
  const ends = latestOf(files, "observation_end");
  const contacts = new Map([...ends, ...notes]);
  const deaths = latestOf(files, "death");
  let after = 0;
  for (const [id, {day}] of contacts) {
    const death = deaths.get(id)?.day ?? Infinity;
    if (day <= death || day > death + NOTES_AFTER_DEATH) continue;
    contacts.delete(id);
    after += 1;
  }
  if (after > 0)
    log.add({
      code: "notes-after-death",
      severity: "note",
      file: files.map(({table}) => table.name).join(", "),
      expected: "a last contact on or before the death",
      hint: `notes of the ${NOTES_AFTER_DEATH} days after a death are no contact: the patient is followed to the death`,
      count: after
    });
  return contacts;
}

function latestOf(files: readonly EventFile[], name: string): Map<string, Contact> {
  const latest = new Map<string, Contact>();
  for (const {table, columns, ids} of files)
    for (const [i, id] of ids.entries()) {
      const day = dayIn(columns.get(name), i);
      if (day !== null && day > (latest.get(id)?.day ?? -Infinity)) latest.set(id, {file: table.name, i, day});
    }
  return latest;
}

const notOfPatients = ["progression", "seen_on_imaging", "seen_in_tissue", "seen_clinically_alone", "observation_end"];

/** A row for each patient: the last contact where it stands in this file, each day of death, and what else the patient's first row says. */
function patientTable(
  {table, columns, ids, places}: EventFile,
  contacts: ReadonlyMap<string, Contact>,
  {
    combined,
    dayText
  }: {readonly combined: Map<string, readonly number[]>; readonly dayText: (day: number | null) => string}
): CsvTable {
  const contact = columns.get("last_contact") ?? columns.get("observation_end");
  // The end of an observation stands for a contact under that name, whatever the plan calls it.
  const isEnd = contact?.known.name === "observation_end";
  const death = columns.get("death");
  const left = new Set(
    notOfPatients.flatMap((name) => {
      const column = columns.get(name);
      return column === undefined || column === contact ? [] : [column.at];
    })
  );
  const kept: number[] = [];
  const firsts = new Set<number>();
  for (const [id, own] of places) {
    const rows = rowsOf(id, own, {table, death, combined});
    firsts.add(rows[0] ?? -1);
    kept.push(...rows);
  }
  const of = (at: number): readonly string[] => {
    const texts = table.columns[at] ?? [];
    if (at !== contact?.at) return kept.map((i) => texts[i] ?? "");
    return kept.map((i) => {
      const id = ids[i] ?? "";
      const last = contacts.get(id);
      const unread = (places.get(id) ?? []).find((place) => contact.read(place).fault !== undefined);
      if (!firsts.has(i)) return "";
      if (unread !== undefined) return textOf(unread, texts);
      if (last?.file !== table.name) return "";
      return isEnd ? dayText(last.day) : textOf(last.i, texts);
    });
  };
  const at = [...table.header.keys()].filter((k) => !left.has(k));
  return {
    ...table,
    header: at.map((k) => (isEnd && k === contact.at ? "last_contact" : (table.header[k] ?? ""))),
    columns: at.map(of),
    row: kept.map((i) => table.row[i] ?? 0)
  };
}

const textOf = (i: number, texts: readonly string[]): string => texts[i] ?? "";

/** The first row of a patient with a death, or the first one, and one more for every other day of death, so that they contradict each other; the others are combined into the first. */
function rowsOf(
  id: string,
  own: readonly number[],
  {
    table,
    death,
    combined
  }: {
    readonly table: CsvTable;
    readonly death: RecordColumn | undefined;
    readonly combined: Map<string, readonly number[]>;
  }
): readonly number[] {
  if (id === "") return own;
  const deaths = new Map<string, number>();
  for (const i of own) {
    const text = (death?.texts[i] ?? "").trim();
    if (text !== "" && !deaths.has(text)) deaths.set(text, i);
  }
  const [first = own[0] ?? 0, ...others] = deaths.values();
  combined.set(
    `${table.name}\n${table.row[first] ?? 0}`,
    own.filter((i) => !others.includes(i)).map((i) => table.row[i] ?? 0)
  );
  return [first, ...others];
}
