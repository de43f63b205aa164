import {regimenParser} from "../adc/parse-regimen.ts";
import type {CsvTable} from "../files/csv.ts";
import type {Assessed} from "../lines/assessed-line.ts";
import {builtLines} from "../lines/built-line.ts";
import {assessedNamedLines} from "../lines/named-progression.ts";
import type {DrugRecord} from "../lines/drug-course.ts";
import type {ReadDrug} from "../lines/drug-role.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import {dictionary} from "./column-dictionary.ts";
import {drugReader, drugRecords, withDoses, type DrugRecords} from "./drug-records.ts";
import {nameOfLine, readEvents, type ReadEvents} from "./event-tables.ts";
import {filledRecords, progressionRecords, recordFor, type PlacedLine} from "./line-cells.ts";
import {noteMadeLines, noteNamedProgressions, noteSupportive} from "./line-notes.ts";
import {noteNotSystemic, notSystemic, notSystemicReasons} from "./not-systemic.ts";
import {dayIn, dayWriter, recordColumns, type RecordColumn} from "./record-cells.ts";
import type {CohortReading} from "./shape-reader.ts";

/** Files of drug records and of events as the tables that the reader of lines takes. */
export interface DrugTables extends Pick<ReadEvents, "unreadable"> {
  /** In place of the files of these roles; the others as they were given. */
  readonly tables: CohortReading["tables"];
  /** For each file and first row of a line or of a patient: every row that was combined into it. */
  readonly combined: ReadonlyMap<string, readonly number[]>;
  /** Patients whose records open no line. */
  readonly withoutLines: ReadonlySet<string>;
  /** Files that need not hold every patient. */
  readonly eventFiles: ReadonlySet<string>;
}

/**
 * Makes lines of therapy of the files in which a row is a record of a drug (`builtLines`), with what their rows, files of events and assessments say of each, and gives a table of patients for each file of
 * events. Records that open no line are on the ledger.
 */
export function drugTables(reading: CohortReading): DrugTables {
  const events = readEvents(reading);
  const combined = new Map(events.combined);
  const withoutLines = new Set<string>();
  const making: Making = {reading, events, combined, withoutLines, read: drugReader()};
  const hasDrugs = reading.tables.some(({role}) => role === "drugs");
  const isSeen = events.seen.size > 0;
  reportBesideWide(events, reading);
  const others = reading.tables.filter(({role}) => role !== "drugs" && role !== "events");
  return {
    tables: [
      ...reading.tables.flatMap((given) =>
        given.role === "drugs" ? [{...given, table: madeLines(given.table, making)}] : []
      ),
      ...others.map((given) =>
        given.role === "lines" && isSeen ? {...given, table: withAssessments(given.table, making)} : given
      ),
      ...events.tables.map((table) => ({role: "patients" as const, table}))
    ],
    combined,
    withoutLines: hasDrugs ? withoutLines : new Set(),
    eventFiles: new Set(events.tables.map(({name}) => name)),
    unreadable: events.unreadable
  };
}

/** Progressions of files of events have no lines to go to in a wide file. */
function reportBesideWide({seen, tables}: ReadEvents, {tables: given, log}: CohortReading): void {
  const progressed = [...seen.values()].filter((own) => own.some(({shows}) => shows === "progression")).length;
  if (tables.length === 0 || progressed === 0 || given.some(({role}) => role === "lines" || role === "drugs")) return;
  log.add({
    code: "events-beside-wide",
    severity: "warning",
    file: tables.map(({name}) => name).join(", "),
    expected: "lines of therapy or drug records beside progressions",
    hint: "a wide file has a column of progression for each ADC; these are not taken",
    count: progressed
  });
}

/** What lines are made with. */
interface Making extends Pick<DrugTables, "combined" | "withoutLines"> {
  readonly reading: CohortReading;
  readonly events: ReadEvents;
  readonly combined: Map<string, readonly number[]>;
  readonly withoutLines: Set<string>;
  readonly read: (drug: string) => ReadDrug;
}

/** A line on its way: its patient, its records, and the cells that are not those of a record. */
interface MadeLine extends PlacedLine {
  readonly fromNext: boolean;
  /** Record whose progression stands for the line; null where none does. */
  readonly progressionOf: number | null;
  readonly progression: number | null;
  readonly lastAssessment: number | null;
  /** The progression is one of the first days, and the line before has none. */
  readonly isEarly: boolean;
}

/** The table with a row for each line. */
function madeLines(table: CsvTable, making: Making): CsvTable {
  const {reading, read} = making;
  const given = drugRecords(table, "drugs", {...reading, read});
  leaveOutSupportive(table, given, making);
  const asGiven = new Set(given.unreadable);
  const lines: MadeLine[] = [];
  let [moved, unplaced] = [0, 0];
  for (const [id, records] of given.byPatient) {
    if (areContradictory(records, given.columns)) for (const {row} of records) asGiven.add(row);
    else {
      const of = linesOf(id, records, given.columns, making);
      lines.push(...of.made);
      moved += of.moved;
      unplaced += of.unplaced;
    }
  }
  noteNamedProgressions({moved, unplaced}, {file: table.name, log: reading.log});
  noteWithout(given, making);
  noteLines(table, given, lines, making);
  return lineTable(table, given, {lines, asGiven: [...asGiven]}, making);
}

function leaveOutSupportive(
  table: CsvTable,
  {supportive, ids, drugs, columns}: DrugRecords,
  {reading: {ledger, log}}: Making
): void {
  const parse = regimenParser();
  const kinds = supportive.map(({i}) => notSystemic(parse(drugs[i] ?? "")) ?? "supportive drug");
  for (const [k, {i}] of supportive.entries())
    ledger.push({
      step: "read",
      unit: "row",
      ...notSystemicReasons[kinds[k] ?? "supportive drug"],
      file: table.name,
      row: table.row[i] ?? null,
      patientId: ids[i] === "" ? null : (ids[i] ?? null)
    });
  noteSupportive(table.name, kinds.filter((kind) => kind === "supportive drug").length, log);
  noteNotSystemic(
    {
      file: table.name,
      column: columns.get("regimen")?.spelled ?? null,
      rows: supportive.flatMap(({i}, k) => (kinds[k] === "supportive drug" ? [] : [table.row[i] ?? 0]))
    },
    kinds.filter((kind) => kind !== "supportive drug"),
    log
  );
}

/** Patients all of whose records open no line. */
function noteWithout({supportive, byPatient, unreadable, ids}: DrugRecords, {withoutLines}: Making): void {
  const withRecords = new Set([...byPatient.keys(), ...unreadable.map((i) => ids[i] ?? "")]);
  for (const {i} of supportive) {
    const id = ids[i] ?? "";
    if (id !== "" && !withRecords.has(id)) withoutLines.add(id);
  }
}

const patientDays: readonly string[] = dictionary
  .filter(({level, kind, critical}) => level === "patient" && kind === "day" && critical === true)
  .map(({name}) => name);

/** Whether the records of a patient give two days of one thing, which leaves the patient out; that is for the reader of lines to say. */
function areContradictory(records: readonly DrugRecord[], columns: DrugRecords["columns"]): boolean {
  return patientDays.some((name) => {
    const column = columns.get(name);
    if (column === undefined) return false;
    const days = new Set(records.map(({row}) => dayIn(column, row)));
    days.delete(null);
    return days.size > 1;
  });
}

/** The lines of a patient; each has the progression that its records say, or else the assessments after its start, up to the start of the next. */
function linesOf(
  id: string,
  records: readonly DrugRecord[],
  columns: DrugRecords["columns"],
  {events, read, reading: {lineDays}}: Making
): {readonly made: readonly MadeLine[]; readonly moved: number; readonly unplaced: number} {
  const column = columns.get("progression");
  const all: readonly Assessed[] = events.seen.get(id) ?? [];
  const progressions = new Set(all.filter(({shows}) => shows === "progression").map(({day}) => day));
  for (const {row} of records) {
    const day = dayIn(column, row);
    if (day !== null) progressions.add(day);
  }
  const doses = withDoses(records, {read, doses: true, doseDays: lineDays.doseDays});
  const starts = new Map(records.map(({row, start}) => [row, start]));
  const inTime = (rows: readonly number[]): number[] =>
    rows.toSorted((a, b) => (starts.get(a) ?? 0) - (starts.get(b) ?? 0) || a - b);
  const lines = builtLines(doses, {read, progressions: [...progressions], rules: lineDays}).map((line) => ({
    ...line,
    records: inTime(line.rows),
    doses: inTime(line.doses)
  }));
  const onRecords = column === undefined ? [] : progressionRecords(column, lines);
  const {assessed, moved, unplaced} = assessedNamedLines(
    lines.map(({start, drugs}) => ({
      start,
      names: [drugs.join(" + "), ...drugs].flatMap((one) => nameOfLine(one) ?? [])
    })),
    all,
    lineDays
  );
  const progressed = lines.map((_, k) => dayIn(column, onRecords[k] ?? -1) ?? assessed[k]?.progression ?? null);
  const isEarly = (start: number, k: number): boolean =>
    k > 0 &&
    progressed[k - 1] === null &&
    (onRecords[k] ?? null) === null &&
    (progressed[k] ?? Infinity) <= start + lineDays.reportDays;
  const made = lines.map((line, k) => ({
    ...line,
    isEarly: isEarly(line.start, k),
    progressionOf: onRecords[k] ?? null,
    progression: assessed[k]?.progression ?? null,
    lastAssessment: assessed[k]?.lastAssessment ?? null,
    fromNext: (onRecords[k] ?? null) === null && (assessed[k]?.fromNext ?? false)
  }));
  return {made, moved, unplaced};
}

/** Progressions of the first days of a line after one without any: they may have been the reason for it. */
function noteEarlyProgressions(
  file: string,
  lines: readonly MadeLine[],
  {log, lineDays}: Pick<CohortReading, "log" | "lineDays">
): void {
  const early = lines.filter(({isEarly}) => isEarly).length;
  if (early > 0)
    log.add({
      code: "progression-early-in-line",
      severity: "warning",
      file,
      expected: `progression later than ${lineDays.reportDays} days after the start of a line, where the line before has none`,
      hint: "they count on the line in which they lie; an endpoint with ignoreProgressionDays leaves them out",
      count: early
    });
}

/** What was made of the records, and which drugs are not read. */
function noteLines(
  {name: file}: CsvTable,
  {columns, drugs, byPatient}: DrugRecords,
  lines: readonly MadeLine[],
  {read, reading: {log, lineDays}}: Making
): void {
  noteMadeLines(
    lines.map(({records, fromNext, maintenance}) => ({
      records: records.length,
      fromNext,
      maintenance: maintenance.length > 0
    })),
    {file, column: columns.get("progression")?.spelled ?? "progression", lineDays, log}
  );
  noteEarlyProgressions(file, lines, {log, lineDays});
  const unread = [...byPatient.values()].flat().filter(({drug}) => read(drug).role === "unread");
  if (unread.length > 0)
    log.add({
      code: "unread-drug-records",
      severity: "warning",
      file,
      column: columns.get("regimen")?.spelled ?? null,
      expected: "drugs that are known",
      received: namesText(new Set(unread.map(({row}) => drugs[row])).size),
      hint: "within a line of an ADC or another known drug they change nothing, elsewhere they are lines of their own; say what they are in the plan: agents: {meaning: {NAME: DRUG}}",
      count: unread.length
    });
  const differing = [...columns.values()].filter(
    ({known, texts}) =>
      known.level === "line" && !ofWholeLine.has(known.name) && lines.some((line) => differ(texts, line))
  );
  if (differing.length > 0)
    log.add({
      code: "records-of-line-differ",
      severity: "note",
      file,
      column: differing.map(({spelled}) => spelled).join(", "),
      expected: "one value for all records of a line",
      hint: "the last one counts for the reason of the stop and for cycles, the best response, the latest assessment, the first one else",
      count: lines.filter((line) => differing.some(({texts}) => differ(texts, line))).length
    });
}

/** Columns of which every record has its own value, or that have rules of their own. */
const ofWholeLine: ReadonlySet<string> = new Set([
  "regimen",
  "drug_concept_name",
  "drug_source_value",
  "start",
  "end",
  "progression",
  "days_supply"
]);

const differ = (texts: readonly string[], line: PlacedLine): boolean =>
  new Set(filledRecords(texts, line).map((i) => (texts[i] ?? "").trim())).size > 1;

interface TableLines {
  readonly lines: readonly MadeLine[];
  /** Records that are rows of their own, for the reader of lines to say what is wrong. */
  readonly asGiven: readonly number[];
}

/** A row of the table: a line, or a record as it stands. */
type TableRow = {readonly i: number; readonly line: MadeLine | null};

function lineTable(
  table: CsvTable,
  {columns}: DrugRecords,
  {lines, asGiven}: TableLines,
  {reading, combined}: Making
): CsvTable {
  const rows: TableRow[] = [
    ...asGiven.map((i) => ({i, line: null})),
    ...lines.map((line) => ({i: line.doses[0] ?? 0, line}))
  ].toSorted((a, b) => a.i - b.i);
  const taken = new Set<number>();
  for (const {i, line} of rows) {
    // A companion may be beside two lines; it is a record of the first.
    const own = (line?.records ?? [i]).filter((record) => !taken.has(record));
    for (const record of own) taken.add(record);
    combined.set(
      placeOf(table, i),
      own.map((record) => table.row[record] ?? 0)
    );
  }
  const own = cellsOf(columns, lines, reading);
  const named = new Map([...columns.values()].map((column) => [column.at, column]));
  const cells = table.header.map((_, at) => {
    const column = named.get(at);
    const texts = table.columns[at] ?? [];
    const cell = column === undefined ? undefined : (own[column.known.name] ?? cellOfRecord(column));
    return rows.map(({i, line}) =>
      line === null
        ? (texts[i] ?? "")
        : cell === undefined
          ? (texts[filledRecords(texts, line)[0] ?? -1] ?? "")
          : cell(line)
    );
  });
  const added = Object.entries(own).filter(([name]) => !columns.has(name));
  return {
    ...table,
    header: [...table.header, ...added.map(([name]) => name), "source_rows"],
    columns: [
      ...cells,
      ...added.map(([, cell]) => rows.map(({line}) => (line === null ? "" : cell(line)))),
      rows.map(({i, line}) => (line?.records ?? [i]).map((record) => table.row[record] ?? 0).join("|"))
    ],
    row: rows.map(({i}) => table.row[i] ?? 0)
  };
}

const placeOf = ({name, row}: CsvTable, i: number): string => `${name}\n${row[i] ?? 0}`;

const cellOfRecord =
  (column: RecordColumn): ((line: MadeLine) => string) =>
  (line) =>
    column.texts[recordFor(column, line) ?? -1] ?? "";

/** Cells that are made of all records of a line, by the canonical column. */
function cellsOf(
  columns: DrugRecords["columns"],
  lines: readonly MadeLine[],
  {dateMode}: CohortReading
): Readonly<Record<string, (line: MadeLine) => string>> {
  const dayText = dayWriter(dateMode);
  const [starts, ends, progressions] = [columns.get("start"), columns.get("end"), columns.get("progression")];
  const onRecord = (column: RecordColumn | undefined, line: MadeLine, day: number): string | undefined => {
    const i = column === undefined ? undefined : line.doses.find((place) => dayIn(column, place) === day);
    return i === undefined ? undefined : column?.texts[i];
  };
  return {
    regimen: ({drugs}) => drugs.join(" + "),
    start: (line) => onRecord(starts, line, line.start) ?? dayText(line.start),
    // A dose without an end is written as it begins.
    end: (line) => (line.end === null ? "" : (onRecord(ends, line, line.end) ?? dayText(line.end))),
    ...(progressions === undefined && lines.every((line) => line.progression === null)
      ? {}
      : {
          progression: ({progressionOf, progression}) =>
            progressionOf === null ? dayText(progression) : (progressions?.texts[progressionOf] ?? "")
        }),
    ...(columns.has("last_assessment") || lines.every((line) => line.lastAssessment === null)
      ? {}
      : {last_assessment: ({lastAssessment}) => dayText(lastAssessment)})
  };
}

/**
 * A table of lines with what files of events and of assessments say of them: progressions on the lines that have none of their own, those of assessments alone only where the table has no column for it; and
 * the last assessment without progression where it has no column for that.
 */
function withAssessments(table: CsvTable, {reading, events}: Making): CsvTable {
  const columns = recordColumns(table, "lines", reading);
  const [ids, starts, own] = [columns.get("patient_id"), columns.get("start"), columns.get("progression")];
  const dayText = dayWriter(reading.dateMode);
  const texts = table.row.map((_, i) => own?.texts[i] ?? "");
  const lasts = table.row.map(() => "");
  const takes = events.tables.length > 0 || own === undefined;
  const [numbers, regimens] = [columns.get("line"), columns.get("regimen")];
  let moved = 0;
  let named = 0;
  let unplaced = 0;
  for (const [id, places] of listsByKey(table.row.keys(), (i) => (ids?.texts[i] ?? "").trim())) {
    const lines = places
      .flatMap((i) => {
        const start = dayIn(starts, i);
        return start === null ? [] : [{i, start}];
      })
      .toSorted((a, b) => a.start - b.start || a.i - b.i);
    const placed = assessedNamedLines(
      lines.map(({i, start}) => ({
        start,
        names: [numbers?.texts[i] ?? "", regimens?.texts[i] ?? ""].flatMap((one) => nameOfLine(one) ?? [])
      })),
      events.seen.get(id) ?? [],
      reading.lineDays
    );
    const seen = placed.rest;
    named += placed.moved;
    unplaced += placed.unplaced;
    for (const [k, assessed] of placed.assessed.entries()) {
      const i = lines[k]?.i ?? -1;
      const recorded = dayIn(own, i);
      if (takes && assessed.progression !== null && (texts[i] ?? "").trim() === "") {
        texts[i] = dayText(assessed.progression);
        if (assessed.fromNext) moved += 1;
      }
      const until = Math.min(recorded ?? Infinity, takes ? (assessed.progression ?? Infinity) : Infinity);
      lasts[i] = dayText(lastFree(seen, lines[k]?.start ?? Infinity, Math.min(until, lines[k + 1]?.start ?? Infinity)));
    }
  }
  noteMadeLines(
    Array.from({length: moved}, () => ({records: 1, fromNext: true, maintenance: false})),
    {file: table.name, column: own?.spelled ?? "progression", lineDays: reading.lineDays, log: reading.log}
  );
  noteNamedProgressions({moved: named, unplaced}, {file: table.name, log: reading.log});
  const added = [
    ...(own === undefined ? [["progression", texts] as const] : []),
    ...(columns.has("last_assessment") || lasts.every((text) => text === "")
      ? []
      : [["last_assessment", lasts] as const])
  ];
  return {
    ...table,
    header: [...table.header, ...added.map(([name]) => name)],
    columns: [
      ...table.columns.map((column, at) => (at === own?.at ? texts : column)),
      ...added.map(([, cells]) => cells)
    ]
  };
}

/** The latest assessment without progression after the start of a line, before its end; null where there is none. */
function lastFree(seen: readonly Assessed[], start: number, until: number): number | null {
  return seen.findLast(({day, shows}) => shows === "no progression" && day > start && day < until)?.day ?? null;
}

const namesText = (count: number): string => `${count} ${count === 1 ? "name" : "names"}`;
