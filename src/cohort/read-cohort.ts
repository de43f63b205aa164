import type {TimeUnit} from "../record/time-unit.ts";
import type {MappedColumn} from "./header-mapping.ts";
import type {ColumnMapping} from "../record/plan-mapping.ts";
import {readCsv, type CsvProgress, type CsvTable} from "../files/csv.ts";
import {isWorkbook, readSheet} from "../files/read-sheet.ts";
import type {Issue} from "../record/issue.ts";
import {issueLog, type IssueLog} from "../record/issue-log.ts";
import type {LedgerLine} from "../record/ledger-line.ts";
import {completePlan, type Plan, type PlanSpec} from "../record/plan.ts";
import type {RepairsSpec} from "../record/plan-repairs.ts";
import type {Source, SourceRole} from "../record/source.ts";
import {daysOfRules, type LineRuleDays} from "../lines/line-rules.ts";
import {administrationsAsDrugs} from "./administrations.ts";
import {adverseEventsOf, assessmentsOf} from "./attached-files.ts";
import {dayOf} from "./calendar-day.ts";
import {checkColumns, countedColumns} from "./column-checks.ts";
import {cohortDates} from "./cohort-dates.ts";
import {withColumnsByValues, type ColumnByValues} from "./columns-by-values.ts";
import type {Cohort, ReadSource} from "./cohort.ts";
import {reportAbsentFormats} from "./date-plan.ts";
import {duplicatesToldApart} from "./duplicate-columns.ts";
import type {CohortReading} from "./shape-reader.ts";
import {exportsApart} from "./redcap-exports.ts";
import {checkAnonymity, checkDeidentification} from "./deidentification.ts";
import {checkExclusionMarks} from "./exclusion-marks.ts";
import {checkFlagLegends} from "./flag-legends.ts";
import {followUpAsGiven} from "./follow-up-file.ts";
import {imputationIssue, imputationNumbers, ofImputation} from "./imputations.ts";
import {oneSpelling} from "./one-spelling.ts";
import {checkCorrectedColumns} from "./corrected-columns.ts";
import {checkPlannedAgainstGiven} from "./planned-against-given.ts";
import {checkProgressionOfOneAdc} from "./progression-of-one-adc.ts";
import {checkNotesOnValues} from "./notes-on-values.ts";
import {linesCohort} from "./lines-cohort.ts";
import {madeColumns, withMadeColumns} from "./made-columns.ts";
import {repairedTable, spelledInFile} from "./repairs/repaired-table.ts";

import {checkCodesAmongTimes} from "./codes-among-times.ts";
import {withLocalDays} from "./utc-midnights.ts";
import {isUnknown, tellReadyMade} from "./perhaps-ready-made.ts";
import {tellBesideProgressions} from "./beside-progressions.ts";
import {tellRemarks} from "./remarks-not-read.ts";
import {checkSharedBirths} from "./shared-births.ts";
import {checkScansAfterProgression} from "./scans-after-progression.ts";
import {dictionaryOf, fittingRoles, recognisedRoles, mappingOfRole} from "./source-roles.ts";
import {mappingFor} from "./mapping-report.ts";
import {patientsGone, withoutMarkedPatients} from "./marked-patients.ts";
import {withoutMarkedRecords} from "./marked-records.ts";
import {checkRestartedIdentifiers, withFurtherParts} from "./restarted-identifiers.ts";
import {checkRoundedIdentifiers} from "./rounded-identifiers.ts";
import {withPlainDigits} from "./plain-digits.ts";
import {withoutTotals} from "./without-totals.ts";
import {checkTablesSideBySide} from "./tables-side-by-side.ts";
import {checkTurnedDates} from "./turned-dates.ts";
import {checkUnitsOfDays} from "./unit-notes.ts";
import {valueMeanings} from "./value-meanings.ts";

export interface ReadCohortOptions {
  /** Canonical column: column of the file. Columns not named here are recognised by the data dictionary. */
  readonly mapping?: Plan["mapping"];
  /** Canonical column: value of the file: what it means. */
  readonly values?: PlanSpec["values"];
  readonly dateMode?: PlanSpec["dateMode"];
  /** What may differ between spellings of one patient's identifier. */
  readonly identifiers?: PlanSpec["identifiers"];
  /** What is put right in each file before it is read, where its source does not say its own; nothing without it. */
  readonly repairs?: RepairsSpec | null;
  /** Unit of follow-up that comes already computed. */
  readonly unit?: TimeUnit;
  /** Data cut-off: a day, or an ISO date where dates are calendar dates; lines that start later are left out. */
  readonly cutoff?: Plan["cutoff"];
  /** Days of the rules by which drug records become lines of therapy; those of `lineRules` unless told. */
  readonly lines?: LineRuleDays;
  /** Column that numbers the imputations of missing covariates, 1, 2, …; 0 stands for the record as observed. Files without it belong to every imputation. */
  readonly imputation?: string | null;
  /** Identifying data are errors, and nothing of the files is used. */
  readonly strictDeid?: boolean;
  readonly onProgress?: (progress: CsvProgress) => void;
}

/**
 * Reads the files of a cohort: recognises their shape, maps columns, types and checks every value, and accounts for every record.
 * Rows that cannot be used are on the ledger with a reason; when one line of a patient cannot be used, the patient's sequence is not known,
 * and the patient's other rows are on the ledger too. All issues are collected; none stops the reading.
 *
 * With `imputation` the cohort is that of the records as observed (0, or 1 where there is no 0), and `imputations` holds one cohort for each number from 1.
 *
 * Throws `RangeError` when no source is given, two have one name, the cut-off does not fit the dates, or the imputations cannot be told apart; `PlanError` for a date mode that does not exist.
 *
 * @example
 * const cohort = await readCohort([{name: "c.csv", text: "patient_id,regimen,start\nP1,SG,0\nP1,T-DXd,soon\nP2,T-DXd,0\n"}]);
 * cohort.lines.array("patient_id") // ["P2"]
 * cohort.ledger.map(({unit, row, reason}) => `${unit} ${row} ${reason}`) // ["row 2 patient-left-out", "row 3 unreadable-start", "patient null unreadable-start"]
 */
export async function readCohort(sources: readonly Source[], options: ReadCohortOptions = {}): Promise<Cohort> {
  requireDistinct(sources);
  const {mapping, made} = madeColumns(options.mapping ?? {});
  const plan = completePlan({
    values: options.values ?? {},
    identifiers: options.identifiers ?? {},
    lines: options.lines ?? {},
    ...(options.dateMode === undefined ? {} : {dateMode: options.dateMode}),
    unit: options.unit ?? "days",
    cutoff: options.cutoff ?? null
  });
  const files: ReadFile[] = [];
  for (const source of sources) files.push({source, read: await readTable(source, {...options, mapping})});
  const apart = exportsApart(
    files.map(({source, read}) => ({table: read, role: source.role})),
    {mapping, values: plan.values}
  );
  const reads = apart.tables.map(({table, of}): ReadFile => ({
    source: {...files[of]?.source, name: table.name},
    read: withMadeColumns(table, made, plan.dateMode.mode === "relative" ? undefined : plan.dateMode.format)
  }));
  const told = withColumnsByValues(
    reads
      .filter(
        ({source: {role}}) =>
          role === undefined || role === "lines" || role === "drugs" || role === "wide" || role === "follow-up"
      )
      .map(({read}) => read),
    mapping
  );
  const settings: ReadingSettings = {
    ...plan,
    mapping: told.mapping,
    named: [
      ...Object.entries(told.mapping).filter(([, column]) => made.every((one) => one.column !== column)),
      ...made.flatMap(({canonical, of}) => of.map((column) => [canonical, column] as const))
    ],
    byValues: told.found,
    strictDeid: options.strictDeid ?? false
  };
  const column = options.imputation ?? null;
  const cohort = column === null ? assembled(reads, settings) : imputedCohorts(reads, column, settings);
  return apart.others.length === 0 ? cohort : withOthers(cohort, apart.others);
}

/** The cohort with the files beside it that hold no record of it. */
function withOthers(cohort: Cohort, others: readonly CsvTable[]): Cohort {
  return {
    ...cohort,
    sources: [
      ...cohort.sources,
      ...others.map(({name, rowsRead, sha256, ledger}): ReadSource => ({
        name,
        role: "other",
        rowsRead,
        rowsUsed: rowsRead - ledger.length,
        sha256
      }))
    ],
    ledger: [...cohort.ledger, ...others.flatMap(({ledger}) => ledger)]
  };
}

/** The table of a file; record by record where nothing has to be put right first. */
async function readTable(
  source: Source,
  {
    repairs: ofAll,
    mapping,
    onProgress
  }: Pick<ReadCohortOptions, "repairs" | "onProgress"> & {readonly mapping: ColumnMapping}
): Promise<CsvTable> {
  const repairs = source.repairs ?? ofAll ?? null;
  const table =
    repairs === null && !isWorkbook(source)
      ? await readCsv(source, onProgress === undefined ? {} : {onProgress})
      : repairedTable(await readSheet(source), spelledInFile(completePlan({repairs}).repairs ?? {}, mapping));
  const records = repairs?.totalRows === false ? table : withoutTotals(table);
  return {...records, issues: duplicatesToldApart(records, {mapping, told: repairs?.duplicateHeaders === true})};
}

function requireDistinct(sources: readonly Source[]): void {
  if (sources.length === 0) throw new RangeError("sources must hold at least one file, got none");
  const names = new Set<string>();
  for (const {name} of sources) {
    if (names.has(name)) throw new RangeError(`sources must have different names, got ${name} twice`);
    names.add(name);
  }
}

/** A source with the table that it holds. */
interface ReadFile {
  readonly source: Source;
  readonly read: CsvTable;
}

interface ReadingSettings extends Pick<Plan, "values" | "identifiers" | "lines" | "dateMode" | "unit" | "cutoff"> {
  readonly mapping: ColumnMapping;
  /** Canonical column and column of the file, for every column that the plan names. */
  readonly named: readonly (readonly [string, string])[];
  /** Columns that are told by their values. */
  readonly byValues: readonly ColumnByValues[];
  readonly strictDeid: boolean;
}

/** The cohort of the records as observed, or of the first imputation, and one cohort for each imputation. */
function imputedCohorts(reads: readonly ReadFile[], column: string, settings: ReadingSettings): Cohort {
  const tables = reads.map(({read}) => read);
  const numbers = imputationNumbers(tables, column);
  const of = (number: number): Cohort =>
    assembled(
      reads.map(({source, read}) => ({source, read: ofImputation(read, column, number)})),
      settings
    );
  const [first = 1] = numbers;
  const own = of(first);
  const imputed = numbers.filter((number) => number > 0);
  return {
    ...own,
    imputations: imputed.map((number) => (number === first ? own : of(number))),
    issues: [...own.issues, imputationIssue(tables, column, numbers)]
  };
}

/** The cohort of tables that have been read. */
function assembled(given: readonly ReadFile[], settings: ReadingSettings): Cohort {
  const {mapping, named, dateMode, unit, cutoff, byValues} = settings;
  const log = issueLog();
  for (const {canonical, column, file, basis} of byValues)
    log.add({
      code: "recognised-column",
      severity: "note",
      file,
      column,
      expected: `a column named ${canonical}`,
      hint: `read as ${canonical} (${basis})`
    });
  const ledger: LedgerLine[] = [];
  const meanings = valueMeanings(settings.values);
  const reads = given.map(({source, read}) => ({source, read: withLocalDays(read, log)}));
  const checked = checkedTables(reads, settings, {meanings, log, ledger});
  reportAbsentColumns(checked, named, log);
  for (const [i, one] of checked.entries())
    checkWhatStandsBeside({...one, told: reads[i]?.source.role !== undefined}, settings, {meanings, log});

  for (const {role, table} of checked) if (role !== "study") checkTablesSideBySide(table, log);
  for (const {role, table} of checked) if (role !== "study" && role !== "follow-up") checkFlagLegends(table, log);
  for (const {role, table} of checked)
    if (role === "lines" || role === "drugs" || role === "wide" || role === "patients" || role === "follow-up") {
      const ids = identifiersIn(role, table, mapping);
      checkExclusionMarks(table, ids, {isReady: role === "follow-up", meanings, log});
      checkSharedBirths(table, ids, log);
      tellRemarks(table, log);
    }
  for (const {table} of checked) checkPlannedAgainstGiven(table, log);
  for (const {role, table} of checked) if (role === "wide") checkProgressionOfOneAdc(table, mapping, log);
  for (const {role, table} of checked)
    if (role !== "study") checkCorrectedColumns(table, mappingOfRole(role, table.header, mapping), log);
  for (const {role, table} of checked)
    checkNotesOnValues(table, {
      ids: identifiersIn(role, table, mapping),
      outcomes: role === "follow-up" ? cellsOf("event", role, table, mapping) : null,
      log
    });
  const dates = cohortDates(checked, settings);
  reportAbsentFormats(dateMode, checked, log);
  checkTurnedDates(dates, dateMode, log);
  if (dateMode.mode === "relative") checkDaysOfTables(checked, mapping, log);
  const day = cutoffDay(cutoff, dateMode);
  const lineDays = daysOfRules(settings.lines);
  const tables = administrationsAsDrugs(
    checked.map((given, i) => ({...given, told: reads[i]?.source.role !== undefined})),
    {mapping, dateMode, dates, meanings, log, lineDays}
  );
  const {rows} = settings.identifiers;
  return cohortOf(
    {tables, mapping, meanings, dateMode, dates, unit, rows, lineDays, cutoff: day, log, ledger},
    reads.flatMap(({read}) => read.issues)
  );
}

/** Checks what the files say of the unit in which days of lines, and of what stands beside them, are counted. */
function checkDaysOfTables(tables: CohortReading["tables"], mapping: ColumnMapping, log: IssueLog): void {
  for (const {role, table} of tables) {
    if (role === "follow-up" || role === "study") continue;
    const known = dictionaryOf(role);
    const days = mappingFor(table, known, mapping).mapped.filter(
      ({canonical, column}) =>
        known.find(({name}) => name === canonical)?.kind === "day" &&
        areNumbers(table.columns[table.header.indexOf(column)])
    );
    checkUnitsOfDays(
      table,
      days.map(({column}) => column),
      log
    );
  }
}

/** Whether something stands in cells, and for the greater part numbers. */
function areNumbers(texts: readonly string[] = []): boolean {
  const full = texts.filter((text) => text.trim() !== "");
  return full.length > 0 && 2 * full.filter((text) => /^\s*-?\d+(?:[.,]\d+)?\s*$/.test(text)).length > full.length;
}

/** The cohort of checked tables; `earlier` came up while their files were read. */
function cohortOf(reading: CohortReading, earlier: readonly Issue[]): Cohort {
  const {tables, meanings, dateMode, unit, log, ledger} = reading;
  const ready = tables.some(({role}) => role === "follow-up");
  const read = ready ? followUpAsGiven(reading) : linesCohort(reading);
  checkAnonymity(read, log, dateMode);
  const assessments = assessmentsOf(reading, read);
  if (assessments.table !== null && !ready)
    checkScansAfterProgression(read.lines, assessments.table, {
      spelled: (column) => read.mapping[column] ?? column,
      log
    });
  const adverseEvents = adverseEventsOf(reading, read);
  meanings.reportUnmet(log);
  return {
    shape: read.shape,
    patients: read.patients,
    lines: read.lines,
    assessments: assessments.table,
    adverseEvents: adverseEvents.table,
    followUp: read.followUp,
    ...(read.withoutOutcome === undefined ? {} : {withoutOutcome: read.withoutOutcome}),
    ...(read.lost === undefined ? {} : {lost: read.lost}),
    ...(read.outcome === undefined ? {} : {outcome: read.outcome}),
    unit: ready ? unit : "days",
    issues: [...earlier, ...log.all()],
    ledger,
    mapping: read.mapping,
    sources: readSources(tables, new Map([...read.used, ...assessments.used, ...adverseEvents.used]))
  };
}

/** The tables with what they hold; columns are checked before anything is typed, and files that identify people are emptied under a strict reading. */
function checkedTables(
  reads: readonly ReadFile[],
  {mapping, values, identifiers, dateMode, strictDeid}: ReadingSettings,
  {meanings, log, ledger}: Pick<CohortReading, "meanings" | "log" | "ledger">
): CohortReading["tables"] {
  const roles = recognisedRoles(
    reads.map(({source, read}) => (source.role === undefined ? read : {...read, role: source.role})),
    mapping
  );
  for (const {source, read} of reads) if (source.role === undefined) reportTwoWays(read, mapping, log);
  const tables = oneSpelling(
    withoutMarked(
      reads.map(({read}, i) => {
        const role = roles[i] ?? "lines";
        return {role, table: read, identifier: identifierOf(role, read, mapping)};
      }),
      {mapping, values, meanings, log, ledger}
    ).map(({role, table: counted, identifier}) => {
      const table = withPlainDigits(counted, {identifier, mapping, values}, log);
      return {role, table: withFurtherParts(table, identifier, identifiers.with)};
    }),
    {mapping, values, ignore: identifiers.ignore},
    log
  );
  return tables.map(({role, table}) => {
    ledger.push(...table.ledger);
    if (identifiers.with.length === 0)
      checkRestartedIdentifiers(table, mappingFor(table, dictionaryOf(role), mapping).mapped, log);
    const column = identifierOf(role, table, mapping);
    const ids = column === null ? undefined : table.columns[table.header.indexOf(column)];
    if (column !== null && ids !== undefined)
      checkRoundedIdentifiers({file: table.name, column, ids, row: table.row}, log);
    const columns = countedColumns(table, mappingFor(table, dictionaryOf(role), mapping));
    checkColumns(table.name, columns, log);
    const identifying = checkDeidentification(table.name, columns, log, {dateMode, strict: strictDeid});
    return {role, table: identifying && strictDeid ? refused(table, ledger) : table};
  });
}

/** The tables without patients and records that their files mark as none that count and the plan leaves out. */
function withoutMarked(
  given: Parameters<typeof withoutMarkedPatients>[0],
  rules: Parameters<typeof withoutMarkedRecords>[1]
): Parameters<typeof withoutMarkedPatients>[0] {
  const known = withoutMarkedPatients(given, rules);
  const counted = given.map((one, i) => ({
    ...one,
    table: withoutMarkedRecords({...one, table: known[i] ?? one.table}, rules)
  }));
  rules.ledger.push(
    ...patientsGone(
      given,
      counted.map(({table}) => table)
    )
  );
  return counted;
}

/** Says where the columns of a file fit two layouts of records. */
function reportTwoWays(table: CsvTable, mapping: ColumnMapping, log: IssueLog): void {
  const [taken, ...others] = fittingRoles(table, mapping);
  if (taken !== undefined && others.length > 0)
    log.add({
      code: "file-fits-two-ways",
      severity: "warning",
      file: table.name,
      expected: "columns of one kind of file",
      received: [taken, ...others].join(" or "),
      hint: `read as ${taken}; where it is another: data: [{file: ${JSON.stringify(table.name)}, role: ${others[0]}}]`
    });
}

/** What a file that fits nothing may be, what nothing reads beside progressions, and codes among days. */
function checkWhatStandsBeside(
  {role, table, told}: CohortReading["tables"][number] & {readonly told: boolean},
  {mapping, values, dateMode}: ReadingSettings,
  {meanings, log}: Pick<CohortReading, "meanings" | "log">
): void {
  if (role === "lines" && !told && isUnknown(table, mapping)) tellReadyMade(table, log);
  if (role === "events" || role === "assessments") {
    tellRemarks(table, log);
    tellBesideProgressions({role, table}, {mapping, values}, log);
  }
  // Larger codes are far after every other day, and asked for as such.
  if (dateMode.mode === "relative")
    for (const found of dayColumns(role, table, mapping))
      checkCodesAmongTimes(table, found, {
        meanings,
        log,
        below: 1000,
        ids: table.columns[table.header.indexOf(identifierOf(role, table, mapping) ?? "")] ?? null
      });
}

/** Columns of a file that are mapped to days. */
function dayColumns(role: SourceRole, table: CsvTable, mapping: ColumnMapping): MappedColumn[] {
  if (role === "study" || role === "follow-up") return [];
  const known = dictionaryOf(role);
  return mappingFor(table, known, mapping).mapped.filter(({canonical}) =>
    known.some(({name, kind}) => name === canonical && kind === "day")
  );
}

function identifierOf(role: SourceRole, table: CsvTable, mapping: ColumnMapping): string | null {
  const {mapped} = mappingFor(table, dictionaryOf(role), mapping);
  return mapped.find(({canonical}) => canonical === "patient_id")?.column ?? null;
}

function identifiersIn(role: SourceRole, table: CsvTable, mapping: ColumnMapping): readonly string[] | null {
  return cellsOf("patient_id", role, table, mapping);
}

/** The cells of the column that is mapped to a name; null where none is. */
function cellsOf(name: string, role: SourceRole, table: CsvTable, mapping: ColumnMapping): readonly string[] | null {
  const {mapped} = mappingFor(table, dictionaryOf(role), mapping);
  const column = mapped.find(({canonical}) => canonical === name)?.column;
  return column === undefined ? null : (table.columns[table.header.indexOf(column)] ?? null);
}

function readSources(tables: CohortReading["tables"], used: ReadonlyMap<string, number>): ReadSource[] {
  return tables.map(({role, table: {name, rowsRead, sha256}}) => ({
    name,
    role,
    rowsRead,
    rowsUsed: used.get(name) ?? 0,
    sha256
  }));
}

/** The table without its records, which go to the ledger: nothing of a file that identifies people is used under a strict reading. */
function refused(read: CsvTable, ledger: LedgerLine[]): CsvTable {
  for (const row of read.row)
    ledger.push({
      step: "read",
      unit: "row",
      reason: "identifying-data",
      detail: "the file carries identifying data, and the reading is strict",
      file: read.name,
      row,
      patientId: null
    });
  return {...read, row: [], columns: read.header.map(() => []), refused: []};
}

/**
 * The cut-off of a plan as a day on the clock of the cohort's days: as it stands where days are relative, days since 1970-01-01 where they are dates.
 *
 * Throws `RangeError` when a date stands where days are relative, or a day where they are dates.
 *
 * @example
 * cutoffDay("2024-02-29", {mode: "shifted"}) // 19782
 */
export function cutoffDay(cutoff: Plan["cutoff"], {mode}: Pick<Plan["dateMode"], "mode">): number | null {
  if (cutoff === null) return null;
  if (typeof cutoff === "number" && mode === "relative") return cutoff;
  if (typeof cutoff === "string" && mode !== "relative") {
    const [year = 0, month = 0, day = 0] = cutoff.split("-").map(Number);
    return dayOf(year, month, day);
  }
  throw new RangeError(
    `cutoff must be ${mode === "relative" ? "a whole number of days, because dateMode is relative" : `an ISO date, because dateMode is ${mode}`}, got ${cutoff}`
  );
}

function reportAbsentColumns(tables: CohortReading["tables"], named: ReadingSettings["named"], log: IssueLog): void {
  for (const [canonical, column] of named)
    if (!tables.some(({table: {header}}) => header.includes(column)))
      log.add({
        code: "mapped-column-absent",
        severity: "error",
        file: tables.map(({table: {name}}) => name).join(", "),
        column,
        expected: `a column ${column}, which the mapping gives for ${canonical}`,
        hint: `columns of the file are ${tables
          .flatMap(({table: {header}}) => header)
          .slice(0, 30)
          .join(", ")}`
      });
}
