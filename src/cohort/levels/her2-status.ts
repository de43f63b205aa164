import {append} from "../../record/lists-by-key.ts";
import type {IssueLog} from "../../record/issue-log.ts";
import {dayOf} from "../calendar-day.ts";
import type {CellValue} from "../cell-values.ts";
import {recordPlaces, type TypedRecords} from "../typed-records.ts";
import {her2Choices, her2Expected} from "./her2-choices.ts";
import type {Her2Level} from "./her2-level.ts";
import {her2Columns, type Her2Column} from "./her2-reader.ts";
import {her2OfRecord, type Her2Record, type Her2Unresolved} from "./her2-record.ts";
import type {Period} from "./her2-dates.ts";
import {her2LevelName, ihcName, shownHer2Text, ULTRALOW_UNKNOWN} from "./her2-shown.ts";

/** Column of the lines with the levels of dated results before the one that counts, the earliest first, `|` between them. */
export const EARLIER_HER2 = "her2_earlier";

interface Her2Reading {
  /** Days are dates of the calendar. */
  readonly realDates: boolean;
  /** How a file spells a canonical column. */
  readonly spelled: (file: string | null, column: string) => string;
  readonly log: IssueLog;
}

/** Ultralow was told from zero in routine reports after DESTINY-Breast06 (Bardia 2024, N Engl J Med 391:2110; first shown on 2 June 2024). */
const ULTRALOW_REPORTED = {day: dayOf(2024, 6, 2) ?? 0, year: 2024};

/**
 * Makes the HER2 status of each record from its cells on HER2, and gives IHC and in-situ hybridisation the names of the dictionary; what stays open becomes unknown, with what to write. A status that is recorded stays.
 */
export function makeHer2Status(groups: readonly TypedRecords[], reading: Her2Reading): void {
  const read = groups.map((records) => ({records, own: recordsRead(records, reading.realDates)}));
  const all = read.flatMap(({own}) => own);
  const isCohortsZero = all.some(({level, recorded}) => recorded && level === "zero");
  const seen = all.some(({level}) => level === "ultralow");
  for (const {records, own} of read) {
    if (!her2Columns.some((name) => records.columns.has(name))) continue;
    const names = own.map(({level}, i) =>
      level === "zero?"
        ? isCohortsZero || (seen && !isBeforeUltralow(records, i, reading))
          ? "zero"
          : ULTRALOW_UNKNOWN
        : level === null
          ? null
          : her2LevelName(level)
    );
    reportOpen(records, own, reading);
    reportDated(records, own, reading);
    reportMade(records, own, names, reading);
    write(records, own, names);
  }
}

const textAt = (records: TypedRecords, name: Her2Column, i: number): string | null => {
  const value = records.columns.get(name)?.[i] ?? null;
  return value === null ? null : String(value);
};

const recordsRead = (records: TypedRecords, realDates: boolean): Her2Record[] =>
  records.row.map((_, i) =>
    her2OfRecord(
      {
        her2_status: textAt(records, "her2_status", i),
        her2_ihc: textAt(records, "her2_ihc", i),
        her2_ish: textAt(records, "her2_ish", i)
      },
      startOf(records, i, realDates)
    )
  );

/** When a line began, on the calendar: its day where days are dates, else its year. */
function startOf({columns}: TypedRecords, i: number, realDates: boolean): Period | null {
  const [start, year] = ["start", "start_year"].map((name) => columns.get(name)?.[i]);
  if (realDates && typeof start === "number") return {from: start, to: start};
  const [from, to] = typeof year === "number" ? [dayOf(year, 1, 1), dayOf(year, 12, 31)] : [null, null];
  return from === null || to === null ? null : {from, to};
}

/** Whether a record is of a time before ultralow was told from zero: by the day of its biopsy or line, where days are dates, or by its year. */
function isBeforeUltralow({columns}: TypedRecords, i: number, {realDates}: Her2Reading): boolean {
  const number = (name: string): number | null => {
    const value = columns.get(name)?.[i];
    return typeof value === "number" ? value : null;
  };
  const day = realDates ? (number("her2_biopsy_day") ?? number("biopsy_day") ?? number("start")) : null;
  if (day !== null) return day < ULTRALOW_REPORTED.day;
  const year = number("start_year");
  return year !== null && year < ULTRALOW_REPORTED.year;
}

function write(records: TypedRecords, own: readonly Her2Record[], names: readonly (string | null)[]): void {
  const {columns} = records;
  const status = columns.get("her2_status");
  if (status !== undefined || names.some((name) => name !== null))
    columns.set(
      "her2_status",
      names.map((name, i): CellValue => {
        const one = own[i];
        const stood = status?.[i] ?? null;
        // Text that is not read stays as it stands, and so does a word for unknown.
        if (name !== null || one === undefined || one.earlier !== undefined) return name;
        return one.unreadStatus || (one.open === null && one.level === null) ? stood : null;
      })
    );
  const earlier = own.map((one) => one.earlier?.map(her2LevelName).join("|") || null);
  if (earlier.some((levels) => levels !== null)) columns.set(EARLIER_HER2, earlier);
  const ihc = columns.get("her2_ihc");
  if (ihc !== undefined)
    columns.set(
      "her2_ihc",
      ihc.map((text, i) => {
        const one = own[i];
        return one === undefined ? text : (ihcName(one) ?? (one.earlier === undefined ? text : null));
      })
    );
  const ish = columns.get("her2_ish");
  if (ish !== undefined)
    columns.set(
      "her2_ish",
      ish.map((text, i) => (text === null || text === "not-done" ? text : (own[i]?.ish ?? text)))
    );
}

/** Cells of one text in one column that leave the status open. */
export interface OpenHer2Cells {
  readonly column: Her2Column;
  readonly text: string;
  readonly why: Her2Unresolved;
  /** Places of their records. */
  readonly places: number[];
}

/** The cells that leave the HER2 status of typed records open, a text of a column of a file each. */
export function openHer2Cells(
  records: TypedRecords,
  own: readonly Her2Record[] = recordsRead(records, false)
): OpenHer2Cells[] {
  const open = new Map<string, OpenHer2Cells>();
  for (const [i, {open: why, openIn}] of own.entries()) {
    if (why === null || openIn === null) continue;
    const text = textAt(records, openIn, i) ?? "";
    const key = JSON.stringify([records.file[i], openIn, text, why]);
    const known = open.get(key) ?? {column: openIn, text, why, places: []};
    open.set(key, known);
    known.places.push(i);
  }
  return [...open.values()];
}

/** One finding for each text that leaves the status open, with the lines to choose from. */
function reportOpen(records: TypedRecords, own: readonly Her2Record[], {spelled, log}: Her2Reading): void {
  for (const {column, text, why, places} of openHer2Cells(records, own)) {
    const place = recordPlaces(records, places);
    log.add({
      code: why === "several" ? "her2-several-results" : "her2-not-resolved",
      severity: "warning",
      ...place,
      column: spelled(place.file, column),
      expected: her2Expected[why],
      received: shownHer2Text(text),
      hint:
        why === "2+ without ISH"
          ? "HER2 status is unknown here; record it in a column of in-situ hybridisation (mapping: {her2_ish: COLUMN}), or write for all such cells"
          : "HER2 status is unknown here; write",
      choices: her2Choices(column, text, why),
      count: places.length
    });
  }
}

/** Records of which one of several dated results counts. */
function reportDated(records: TypedRecords, own: readonly Her2Record[], {spelled, log}: Her2Reading): void {
  const places = own.flatMap(({earlier}, i) => (earlier === undefined ? [] : [i]));
  const [first] = places;
  if (first === undefined) return;
  const place = recordPlaces(records, places);
  log.add({
    code: "her2-read-by-date",
    severity: "warning",
    ...place,
    column: spelled(place.file, textAt(records, "her2_ihc", first) === null ? "her2_status" : "her2_ihc"),
    expected: "one result a cell",
    hint: "of several dated results the latest before the line began counts, and those before it where the plan says ever (her2: {rule: ever-low})",
    count: places.length
  });
}

function reportMade(
  records: TypedRecords,
  own: readonly Her2Record[],
  names: readonly (string | null)[],
  {spelled, log}: Her2Reading
): void {
  const files = new Map<string | null, number[]>();
  for (const i of own.keys()) append(files, records.file[i] ?? null, i);
  for (const [file, places] of files) {
    const column = (name: Her2Column): string => spelled(file, name);
    const ihc = records.columns.has("her2_ihc") ? "her2_ihc" : "her2_ish";
    const made = places.filter((i) => !(own[i]?.recorded ?? true) && names[i] !== null);
    const levels = countsOf(made.map((i) => names[i] ?? ""));
    if (made.length > 0)
      log.add({
        code: "her2-status-made",
        severity: "note",
        file,
        column: column(ihc),
        expected: "HER2 status, or IHC and in-situ hybridisation that it is made of",
        hint: `made: ${levels}`,
        count: made.length
      });
    const unknown = places.filter((i) => names[i] === ULTRALOW_UNKNOWN);
    if (unknown.length > 0)
      log.add({
        code: "her2-ultralow-unknown",
        severity: "note",
        file,
        column: column(ihc),
        expected: "IHC 0 of which it is known whether it is ultralow",
        hint: `0 from before ultralow was reported may be ultralow, and is the level "${ULTRALOW_UNKNOWN}"`,
        count: unknown.length
      });
    const mixed = places.filter((i) => own[i]?.level === "negative");
    if (mixed.length > 0 && places.some((i) => isFinerThanNegative(own[i]?.level ?? null)))
      log.add({
        code: "her2-negative-beside-low",
        severity: "warning",
        file,
        column: column(records.columns.has("her2_status") ? "her2_status" : ihc),
        expected: "0, ultralow or low, as for other records",
        received: "negative",
        hint: "negative is 0 or low, which is not known: these records are a level of their own; record the IHC score",
        count: mixed.length
      });
    const against = places.filter((i) => (own[i]?.against ?? null) !== null);
    if (against.length > 0)
      log.add({
        code: "her2-status-against-ihc",
        severity: "warning",
        file,
        row: records.row[against[0] ?? 0] ?? null,
        column: column("her2_status"),
        expected: "a HER2 status that IHC and in-situ hybridisation bear out",
        hint: "the status is kept as it is recorded; correct what is wrong",
        count: against.length
      });
  }
}

const isFinerThanNegative = (level: Her2Level | null): boolean =>
  level === "low" || level === "ultralow" || level === "zero" || level === "zero?";

function countsOf(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => `${name} ${count}`).join(", ");
}
