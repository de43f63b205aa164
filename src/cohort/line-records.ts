import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {SourceRole} from "../record/source.ts";
import type {CohortReading} from "./shape-reader.ts";
import {withDrugFootnotes} from "./drug-footnotes.ts";
import {checkEndsAgainstFlags} from "./days-against-flags.ts";
import {settleFlags} from "./day-flags.ts";
import {checkDeathFlags, deathFlagsIn, type DeathDays, type DeathFlagColumn} from "./death-flags.ts";
import {withDaysWithoutEvent} from "./days-without-event.ts";
import {deathsInTexts} from "./deaths-in-texts.ts";
import {dictionaryOf} from "./source-roles.ts";
import {checkProgressionWitnesses, progressionWitnessesIn, type ProgressionWitness} from "./progression-witnesses.ts";
import {mappingFor, reportMapping} from "./mapping-report.ts";
import type {NumberGap} from "./earlier-adc-numbers.ts";
import {makeHer2Status} from "./levels/her2-status.ts";
import {checkSettingsDiffer} from "./settings-differ.ts";
import {withToldSettings} from "./told-settings.ts";
import {addTyped, emptyRecords, leaveOutAdded, type TypedRecords} from "./typed-records.ts";
import {blankAdcs, longTables, wideBlocks, withoutBlocks, type WideBlock} from "./wide-file.ts";

/** The records of the files that describe lines of therapy, and how those files spell their columns. */
export interface LineRecords {
  readonly lines: TypedRecords;
  /** Records with one row a patient. */
  readonly patientRows: TypedRecords;
  /** Files with one row a patient that hold lines. */
  readonly wide: readonly CsvTable[];
  /** Canonical column: column of the first file that has it. */
  readonly applied: Readonly<Record<string, string>>;
  /** Records that say that the patient died, and the column that does, without a day. */
  readonly dead: readonly {readonly records: "lines" | "patientRows"; readonly i: number; readonly column: string}[];
  /** ADCs of wide files that are blank before a later one. */
  readonly gaps: readonly NumberGap[];
  /** How a file spells a canonical column. */
  readonly spelled: (file: string | null, column: string) => string;
}

/** Types the records of lines files, wide files and patients files, in the order of the tables; what is missing or not told makes an issue. */
export function lineRecords(tables: CohortReading["tables"], reading: CohortReading): LineRecords {
  const spelling = new Map<string, string>();
  const open: OpenRecords = {
    lines: emptyRecords(),
    patientRows: emptyRecords(),
    dead: [],
    deathFlags: [],
    deathDays: [],
    witnesses: [],
    gaps: [],
    applied: {},
    spelling,
    reading
  };
  const wide: CsvTable[] = [];
  for (const {role, table} of tables) {
    if (table.header.length === 0) continue;
    if (role === "patients") addFile(open.patientRows, {table, role, mapping: reading.mapping}, open);
    else if (role === "lines" || role === "drugs") addFile(open.lines, {table, role, mapping: reading.mapping}, open);
    else if (role === "wide") {
      wide.push(table);
      addWide(table, open);
    }
  }
  open.dead.push(...checkDeathFlags(open.deathFlags, open.deathDays, {meanings: reading.meanings, log: reading.log}));
  for (const records of ["lines", "patientRows"] as const)
    open.dead.push(...deathsInTexts(open[records]).map((told) => ({records, ...told})));
  const spelled: LineRecords["spelled"] = (file, column) => spelling.get(`${file}\n${column}`) ?? column;
  checkProgressionWitnesses(open.witnesses, open, {spelled, meanings: reading.meanings, log: reading.log});
  makeHer2Status([open.lines, open.patientRows], {
    realDates: reading.dateMode.mode === "real",
    spelled,
    log: reading.log
  });
  return {...open, wide, spelled};
}

/** Records that grow file by file. */
interface OpenRecords {
  readonly lines: TypedRecords;
  readonly patientRows: TypedRecords;
  readonly dead: LineRecords["dead"][number][];
  readonly deathFlags: DeathFlagColumn[];
  readonly deathDays: DeathDays[];
  readonly witnesses: ProgressionWitness[];
  readonly gaps: NumberGap[];
  readonly applied: Record<string, string>;
  /** File and canonical column → column of the file. */
  readonly spelling: Map<string, string>;
  readonly reading: CohortReading;
}

/** A table with what its columns are called in the plan. */
interface MappedFile {
  readonly table: CsvTable;
  readonly role: SourceRole;
  /** Its drugs stand in a column that is named for ADCs. */
  readonly inAdcColumn?: boolean;
  /** Number of the block of a wide file. */
  readonly block?: number | null;
  readonly mapping: Readonly<Record<string, string>>;
}

function addFile(
  records: TypedRecords,
  {table: written, role, mapping: plan, inAdcColumn = false, block = null}: MappedFile,
  {
    lines,
    dead,
    deathFlags,
    deathDays,
    witnesses,
    applied,
    spelling,
    reading: {dateMode, dates, meanings, log}
  }: OpenRecords
): void {
  const known = dictionaryOf(role);
  const found = mappingFor(written, known, plan);
  const given = role === "patients" ? written : withDrugFootnotes(written, found, log);
  // Of a patients file the identifier alone is required: regimen and start stand with the lines.
  const spelled =
    role === "patients" ? {...found, missing: found.missing.filter((name) => name === "patient_id")} : found;
  reportMapping(given.name, spelled, log);
  if (role !== "patients") checkSettingsDiffer(given, spelled, {meanings, log});
  const told =
    role === "patients" ? {table: given, mapping: spelled} : withToldSettings(given, spelled, {meanings, log});
  const {table, mapping} = withDaysWithoutEvent(told.table, told.mapping, {meanings, dateMode, log});
  for (const {canonical, column} of mapping.mapped) {
    spelling.set(`${table.name}\n${canonical}`, column);
    applied[canonical] ??= column;
  }
  checkEndsAgainstFlags(table, mapping, log);
  const isRelative = dateMode.mode === "relative";
  const settled = settleFlags(table, mapping, {meanings, isRelative, log});
  const of = records === lines ? "lines" : "patientRows";
  for (const [i, column] of settled.dead) dead.push({records: of, i: records.row.length + i, column});
  deathFlags.push(...deathFlagsIn(table, mapping, of, records.row.length));
  deathDays.push(...daysOfDeath(settled.table, mapping));
  witnesses.push(...progressionWitnessesIn(table, mapping, {records: of, before: records.row.length, block}));
  addTyped(records, settled.table, {mapping, known, dateMode, dates, inAdcColumn, meanings, log});
  const [missing] = mapping.missing;
  if (missing !== undefined) leaveOutAdded(records, table, `missing-column-${missing.replaceAll("_", "-")}`);
}

/** The column of the days of death, where a file has one. */
function daysOfDeath(
  {name: file, header, columns}: CsvTable,
  {mapped}: Pick<ReturnType<typeof mappingFor>, "mapped">
): DeathDays[] {
  const columnOf = (name: string): string | undefined => mapped.find(({canonical}) => canonical === name)?.column;
  const [id, death] = [columnOf("patient_id"), columnOf("death")];
  if (id === undefined || death === undefined) return [];
  const texts = (column: string): readonly string[] => columns[header.indexOf(column)] ?? [];
  return [{file, column: death, ids: texts(id), texts: texts(death)}];
}

function addWide(table: CsvTable, open: OpenRecords): void {
  const {mapping, log} = open.reading;
  reportBetweenNotRecorded(table.name, log);
  const blocks = wideBlocks(table.header, mapping);
  open.gaps.push(...gapsOf(table, blocks, mapping));
  for (const {table: own, mapping: columns, adc, none, undated, number} of longTables(table, blocks)) {
    addFile(
      open.lines,
      {table: own, role: "wide", mapping: {...withoutBlocks(mapping), ...columns}, inAdcColumn: adc, block: number},
      open
    );
    if (undated.length > 0)
      log.add({
        code: "next-therapy-without-day",
        severity: "warning",
        file: table.name,
        row: undated[0] ?? null,
        rows: undated,
        column: columns["start"] ?? null,
        expected: "the day on which a therapy that is named began",
        hint: "no line is made of it: nothing is censored there, and no time to the next treatment ends with it",
        count: undated.length
      });
    for (const [received, count] of none)
      log.add({
        code: "word-for-none",
        severity: "note",
        file: table.name,
        column: columns["regimen"] ?? null,
        expected: "a drug",
        received,
        hint: "read as no such drug",
        count
      });
  }
}

/** ADCs that are blank before a later one, by patient. */
function gapsOf(table: CsvTable, blocks: readonly WideBlock[], plan: Readonly<Record<string, string>>): NumberGap[] {
  const {mapped} = mappingFor(table, dictionaryOf("wide"), withoutBlocks(plan));
  const column = mapped.find(({canonical}) => canonical === "patient_id")?.column;
  const ids = table.columns[table.header.indexOf(column ?? "")] ?? [];
  return blankAdcs(table, blocks).map(({i, number, column: of}) => ({
    id: (ids[i] ?? "").trim(),
    label: `ADC ${number}`,
    file: table.name,
    row: table.row[i] ?? null,
    column: of
  }));
}

function reportBetweenNotRecorded(file: string, log: IssueLog): void {
  log.add({
    code: "between-not-recorded",
    severity: "warning",
    file,
    expected: "every line of therapy, also those between two ADCs",
    hint: "a wide file of ADCs does not tell whether other therapy was given in between: every transition looks direct"
  });
}
