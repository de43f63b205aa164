import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {PlanChoice} from "../record/issue.ts";
import type {Plan} from "../record/plan.ts";
import type {RepairName} from "../record/plan-repairs.ts";
import {readCell, shownValue, type CellRules, type CellValue, type ReadCell} from "./cell-values.ts";
import {NO_DATES, type CohortDates} from "./cohort-dates.ts";
import {dayRules} from "./column-dates.ts";
import {codeAsNumberIssue, codesAsDates, codesAsNumbers} from "./codes-as-numbers.ts";
import type {DictionaryColumn} from "./column-dictionary.ts";
import {withoutEvent} from "./event-before-day.ts";
import {readsDecimalComma} from "./decimal-comma.ts";
import {her2Coding} from "./levels/her2-coding.ts";
import {her2ReadCell, isHer2Column} from "./levels/her2-reader.ts";
import {therapySetting} from "./levels/therapy-setting.ts";
import type {MappedColumn, ProposedMapping} from "./header-mapping.ts";
import type {ValueMeanings} from "./value-meanings.ts";

/** Records of one or more files as typed columns of equal length, with the reason for which a record cannot be used. */
export interface TypedRecords {
  /** Canonical columns first, then columns that the dictionary does not know, under their own names. */
  readonly columns: Map<string, CellValue[]>;
  readonly file: string[];
  /** Line of the file on which each record begins. */
  readonly row: number[];
  /** Stable reason for which the record cannot be used, or null. */
  readonly unusable: (string | null)[];
  /** Names of the day columns of the record that were set by the rule for partial dates, joined by `|`; "" when none. */
  readonly imputed: string[];
  /** Whether the drug of the record stands in a column that is named for ADCs. */
  readonly inAdcColumn: boolean[];
  /** Columns that the dictionary does not know. */
  readonly unknown: Set<string>;
}

export function emptyRecords(): TypedRecords {
  return {columns: new Map(), file: [], row: [], unusable: [], imputed: [], inAdcColumn: [], unknown: new Set()};
}

export interface TypingOptions {
  readonly mapping: ProposedMapping;
  readonly known: readonly DictionaryColumn[];
  readonly dateMode: Plan["dateMode"];
  /** What the files tell of how they write dates. */
  readonly dates?: CohortDates;
  /** The drugs of the table stand in a column that is named for ADCs. */
  readonly inAdcColumn?: boolean;
  /** What the plan says that values mean. */
  readonly meanings: ValueMeanings;
  /** Canonical columns that are read by a rule of their own. */
  readonly readers?: ReadonlyMap<string, CellReader>;
  readonly log: IssueLog;
}

/** Reads the text of a cell. */
export type CellReader = (text: string) => ReadCell;

/**
 * Types the records of a table by the dictionary and adds them to those of earlier files: a value that cannot be read is an issue with its
 * row and column; where a blank would say something else than unknown, the record becomes unusable.
 */
export function addTyped(
  records: TypedRecords,
  table: CsvTable,
  {mapping, known, dateMode, dates = NO_DATES, inAdcColumn = false, meanings, readers = new Map(), log}: TypingOptions
): void {
  const reading = readingOf(records, table, {mapping, known, dateMode, dates, meanings, readers, log});
  addRows(reading, inAdcColumn);
  const columns = new Map(known.map((column) => [column.name, column]));
  for (const mapped of mapping.mapped) {
    const {canonical: name} = mapped;
    addMapped(reading, mapped, columns.get(name) ?? {name, level: "line", kind: "text", meaning: "", synonyms: []});
  }
  for (const {column: spelled} of mapping.unknown) {
    // A column that the file calls by the name of a canonical one which the plan maps elsewhere must not overwrite it.
    const taken = mapping.mapped.some(({canonical: name}) => name === spelled);
    addUnknown(reading, spelled, taken ? `${spelled} (file)` : spelled);
  }
  for (const values of records.columns.values()) while (values.length < records.row.length) values.push(null);
}

/**
 * Gives a reason to the records of the table that was added last, which cannot be used as a whole; a record that has one keeps its own.
 *
 * @example
 * const records = {row: [2, 2, 3], unusable: [null, "missing-start", null]};
 * leaveOutAdded(records, {row: [2, 3]}, "missing-column-start");
 * records.unusable // [null, "missing-start", "missing-column-start"]
 */
export function leaveOutAdded(records: Pick<TypedRecords, "row" | "unusable">, {row}: CsvTable, reason: string): void {
  for (let i = records.row.length - row.length; i < records.row.length; i++) records.unusable[i] ??= reason;
}

/**
 * File and row of the record at a place.
 *
 * @example
 * recordPlace({file: ["c.csv"], row: [2]}, 0) // {file: "c.csv", row: 2}
 */
export function recordPlace(
  {file, row}: Pick<TypedRecords, "file" | "row">,
  i: number
): {readonly file: string | null; readonly row: number | null} {
  return {file: file[i] ?? null, row: row[i] ?? null};
}

/**
 * File and row of the first of some records, with the rows of those in the same file.
 *
 * @example
 * recordPlaces({file: ["a.csv", "a.csv", "b.csv"], row: [2, 3, 2]}, [0, 1, 2]) // {file: "a.csv", row: 2, rows: [2, 3]}
 */
export function recordPlaces(
  {file, row}: Pick<TypedRecords, "file" | "row">,
  places: readonly number[]
): {readonly file: string | null; readonly row: number | null; readonly rows: readonly number[]} {
  const first = recordPlace({file, row}, places[0] ?? 0);
  const own = places.filter((i) => (file[i] ?? null) === first.file);
  return {...first, rows: own.flatMap((i) => row[i] ?? [])};
}

/**
 * How many of the records at `places` each file holds.
 *
 * @example
 * [...recordsByFile({file: ["a.csv", "b.csv", "b.csv"]}, [1, 2])] // [["b.csv", 2]]
 */
export function recordsByFile({file}: Pick<TypedRecords, "file">, places: readonly number[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const i of places) counts.set(file[i] ?? "", (counts.get(file[i] ?? "") ?? 0) + 1);
  return counts;
}

/** A table on its way into the records of earlier files. */
interface Reading {
  readonly records: TypedRecords;
  readonly table: CsvTable;
  /** Records of earlier files: where those of the table begin. */
  readonly before: number;
  /** Column as the file spells it → its place. */
  readonly place: ReadonlyMap<string, number>;
  readonly rules: CellRules;
  readonly dates: CohortDates;
  /** Whether a record says that its line ended by progression. */
  readonly stoppedForProgression: (i: number) => boolean;
  readonly meanings: ValueMeanings;
  readonly readers: ReadonlyMap<string, CellReader>;
  readonly log: IssueLog;
}

function stoppedForProgression(
  {header, columns}: CsvTable,
  {mapping, known, meanings}: Pick<TypingOptions, "mapping" | "known" | "meanings">,
  rules: CellRules
): (i: number) => boolean {
  const spelled = mapping.mapped.find(({canonical}) => canonical === "stop_reason")?.column;
  const column = known.find(({name}) => name === "stop_reason");
  const texts = spelled === undefined ? undefined : columns[header.indexOf(spelled)];
  if (column === undefined || texts === undefined) return () => false;
  return (i) => {
    const text = texts[i] ?? "";
    return readCell(meanings.meaningOf("stop_reason", text) ?? text, column, rules).value === "progression";
  };
}

function readingOf(
  records: TypedRecords,
  table: CsvTable,
  {mapping, known, dateMode, dates, meanings, readers, log}: Omit<Required<TypingOptions>, "inAdcColumn">
): Reading {
  const rules = {dateMode, decimalComma: table.delimiter !== ","};
  return {
    records,
    table,
    before: records.row.length,
    place: new Map(table.header.map((name, i) => [name, i])),
    rules,
    dates,
    stoppedForProgression: stoppedForProgression(table, {mapping, known, meanings}, rules),
    meanings,
    readers,
    log
  };
}

function addRows({records, table}: Reading, inAdcColumn: boolean): void {
  for (const row of table.row) {
    records.file.push(table.name);
    records.row.push(row);
    records.unusable.push(null);
    records.imputed.push("");
    records.inAdcColumn.push(inAdcColumn);
  }
}

/** The typed values of a column; those of earlier files are null where they have no such column. */
function valuesOf({records, before}: Reading, name: string): CellValue[] {
  const values = records.columns.get(name) ?? Array.from<CellValue>({length: before}).fill(null);
  records.columns.set(name, values);
  return values;
}

/** What stands in a column, one text a record. */
function textsOf({table, place}: Reading, spelled: string): readonly string[] {
  const texts = table.columns[place.get(spelled) ?? -1] ?? [];
  return table.row.map((_, i) => texts[i] ?? "");
}

function addMapped(reading: Reading, mapped: MappedColumn, column: DictionaryColumn): void {
  const spelled = mapped.column;
  const values = valuesOf(reading, column.name);
  leaveOutRepeated(reading, mapped);
  const texts = textsOf(reading, spelled);
  const read =
    reading.readers.get(column.name) ?? cellReader(withDecimalSign(reading, spelled), column, spelled, texts);
  const remarks: CountedRemarks = new Map();
  const isKnownEvent = column.name === "progression" ? reading.stoppedForProgression : () => false;
  for (const [i, text] of texts.entries()) {
    const cell = read(text);
    values.push(cell.value);
    if (cell.remark !== undefined) countRemark(remarks, cell.remark);
    if (cell.imputed) noteImputed(reading, i, column.name);
    if (cell.fault !== undefined) refuseCell(reading, column, spelled, i, cell.fault, text, isKnownEvent(i));
    else if (column.required && cell.value === null) refuseBlank(reading, column, spelled, i);
  }
  for (const {remark, count} of remarks.values())
    reading.log.add({
      severity: severityOf(remark.code, column),
      ...remark,
      file: reading.table.name,
      column: spelled,
      count
    });
  if (column.kind === "day" || column.name === "time" || column.name === "entry")
    sayCodes(reading, values.slice(reading.before), column, spelled);
}

/** Days that a rule sets change times; in columns of which nothing is made they are a note. */
const severityOf = (code: string, {critical}: DictionaryColumn): "warning" | "note" =>
  code === "imputed-date" && critical === true ? "warning" : "note";

/** Says which times or days of a column look like codes for missing values: nothing is estimated with them. Times below zero are errors anyway. */
function sayCodes(
  reading: Reading,
  values: readonly CellValue[],
  {name, kind}: DictionaryColumn,
  spelled: string
): void {
  const numbers = values.filter((value) => typeof value === "number");
  const dates = kind === "day" && reading.rules.dateMode.mode !== "relative";
  const codes = dates ? codesAsDates(numbers) : codesAsNumbers(numbers);
  const cells = new Map<string, number>();
  if (codes.size > 0)
    for (const [i, text] of textsOf(reading, spelled).entries()) {
      const value = values[i];
      if (typeof value === "number" && codes.has(value) && (kind === "day" || value >= 0))
        cells.set(text.trim(), (cells.get(text.trim()) ?? 0) + 1);
    }
  if (cells.size > 0) reading.log.add({...codeAsNumberIssue(cells, name), file: reading.table.name, column: spelled});
}

/** The reading with the decimal sign of a column. */
function withDecimalSign(reading: Reading, spelled: string): Reading {
  const {rules, table} = reading;
  return rules.decimalComma
    ? {...reading, rules: {...rules, decimalComma: readsDecimalComma(table, spelled)}}
    : reading;
}

/** Which of two columns of one name is meant cannot be known, unless the plan says so. */
function leaveOutRepeated({records, table}: Reading, {column, basis}: MappedColumn): void {
  if (basis !== "plan" && table.issues.some((said) => said.code === "duplicate-column" && said.column === column))
    leaveOutAdded(records, table, "duplicate-column");
}

/** Marks a day of a record as set by the rule for partial dates; `i` counts the records of the table. */
function noteImputed({records: {imputed}, before}: Reading, i: number, name: string): void {
  const names = imputed[before + i] ?? "";
  imputed[before + i] = names === "" ? name : `${names}|${name}`;
}

/** Reads cells of a column by the dictionary, those that the plan explains as what it says; each text is read once. */
function cellReader(reading: Reading, column: DictionaryColumn, spelled: string, texts: readonly string[]): CellReader {
  const {meanings} = reading;
  const rules = rulesOf(reading, column, spelled);
  const {plain, ofPlan} = levelReaders(column, spelled, rules, () =>
    texts.filter((text) => meanings.meaningOf(column.name, text) === null)
  );
  const cache = new Map<string, ReadCell>();
  return (text) => {
    const known = cache.get(text);
    if (known !== undefined) return known;
    const meant = meanings.meaningOf(column.name, text);
    const cell = meant === null ? plain(text) : explained(ofPlan(meant), shownCell(column, text), meant);
    if (cache.size < 65_536) cache.set(text, cell);
    return cell;
  };
}

/** How cells of a column are read, and what the plan puts in their place: those of the setting by its words in several languages, those on HER2 by what pathologists write, with digits by what the others of the column are. */
function levelReaders(
  column: DictionaryColumn,
  spelled: string,
  rules: CellRules,
  texts: () => readonly string[]
): {readonly plain: CellReader; readonly ofPlan: CellReader} {
  if (column.name === "setting") {
    const read: CellReader = (text) => readCell(therapySetting(text) ?? text, column, rules);
    return {plain: read, ofPlan: read};
  }
  if (!isHer2Column(column.name)) {
    const read: CellReader = (text) => readCell(withoutEvent(column.name, text), column, rules);
    return {plain: read, ofPlan: read};
  }
  const coding = her2Coding(texts(), column.name, spelled);
  return {
    plain: (text) => her2ReadCell(text, column, coding, rules),
    ofPlan: (text) => her2ReadCell(text, column, "scores", rules)
  };
}

/** The rules for the cells of a column: those of days by what the files tell of its dates. */
function rulesOf({rules, dates, table}: Reading, {kind, name}: DictionaryColumn, spelled: string): CellRules {
  if (kind !== "day") return rules;
  return {...rules, days: dayRules(dates, rules.dateMode, {file: table.name, column: spelled, canonical: name})};
}

/** What may be shown of a cell: nothing of identifiers and of free text. */
function shownCell({kind}: DictionaryColumn, text: string): string | null {
  return kind === "identifier" || kind === "text" ? null : shownValue(text);
}

type Remark = NonNullable<ReadCell["remark"]>;

type CountedRemarks = Map<string, {readonly remark: Remark; count: number}>;

/** Counts a remark with others of its code and value. */
function countRemark(remarks: CountedRemarks, remark: Remark): void {
  const key = `${remark.code}\n${remark.received ?? ""}`;
  const told = remarks.get(key) ?? {remark, count: 0};
  told.count += 1;
  remarks.set(key, told);
}

/**
 * A cell that cannot be read: the record becomes unusable where a blank would say something, unless the record tells elsewhere what happened on
 * the day that is not known. `i` counts the records of the table.
 */
function refuseCell(
  {records, table, before, log}: Reading,
  column: DictionaryColumn,
  spelled: string,
  i: number,
  fault: NonNullable<ReadCell["fault"]>,
  text: string,
  isKnownEvent: boolean
): void {
  const told = isKnownEvent && fault.code === "day-not-known";
  const critical = column.critical === true && !told;
  const hint =
    fault.code === "unknown-level"
      ? {
          hint: `say what it means in the plan: values: {${column.name}: {VALUE: LEVEL}}, LEVEL being one of these, or "" for unknown`
        }
      : told
        ? {hint: "as the reason of the stop says, there was one; its day stays unknown"}
        : fault.hint === undefined
          ? {}
          : {hint: fault.hint.replaceAll("[COLUMN]", `[${JSON.stringify(spelled)}]`)};
  const {repair, ...withoutRepair} = fault;
  log.add({
    ...withoutRepair,
    ...hint,
    ...(repair === undefined ? {} : {choices: [repairChoice(repair, spelled)]}),
    severity: critical ? "error" : "warning",
    file: table.name,
    row: table.row[i] ?? null,
    column: spelled,
    received: shownCell(column, text)
  });
  if (critical) records.unusable[before + i] ??= reasonOf("unreadable", column);
}

/** The line of the plan by which a repair makes values of the cells of a column. */
function repairChoice(repair: RepairName, spelled: string): PlanChoice {
  return {line: `repairs: {${repair}: [${JSON.stringify(spelled)}]}`, why: repairWhys[repair] ?? "they are repaired"};
}

const repairWhys: Readonly<Partial<Record<RepairName, string>>> = {
  footnoteMarks: "what stands behind the number is a footnote or a remark, and is not read",
  thousands: "the sign stands between thousands",
  decimalComma: "the comma is the decimal sign"
};

function refuseBlank(
  {records, table, before, log}: Reading,
  column: DictionaryColumn,
  spelled: string,
  i: number
): void {
  log.add({
    code: "missing-value",
    severity: "error",
    file: table.name,
    row: table.row[i] ?? null,
    column: spelled,
    expected: `a value: ${column.meaning}`,
    hint:
      column.kind === "identifier"
        ? `where it stands on the first row of a patient only: payloadswap tidy ${table.name}`
        : null
  });
  records.unusable[before + i] ??= reasonOf("missing", column);
}

const reasonOf = (fault: "missing" | "unreadable", {name}: DictionaryColumn): string =>
  `${fault}-${name.replaceAll("_", "-")}`;

/** Keeps a column that the dictionary does not know as text, under `name`. */
function addUnknown(reading: Reading, spelled: string, name: string): void {
  const {records, table, rules, meanings, log} = reading;
  const values = valuesOf(reading, name);
  records.unknown.add(name);
  let codes = 0;
  for (const [i, text] of textsOf(reading, spelled).entries()) {
    const cell = readCell(meanings.meaningOf(name, text) ?? text, {kind: "text"}, rules);
    values.push(cell.value);
    if (cell.remark !== undefined) codes += 1;
    if (cell.fault !== undefined)
      log.add({...cell.fault, severity: "warning", file: table.name, row: table.row[i] ?? null, column: spelled});
  }
  if (codes > 0)
    log.add({
      code: "missing-code",
      severity: "note",
      file: table.name,
      column: spelled,
      expected: "a blank where nothing is known",
      hint: "codes such as NA are read as blank",
      count: codes
    });
}

/** A cell that the plan explains: read as what it says, told once for each value. */
function explained(cell: ReadCell, received: string | null, meant: string): ReadCell {
  return cell.fault !== undefined
    ? cell
    : {
        ...cell,
        remark: {
          code: "value-explained",
          expected: "a value of the data dictionary",
          received,
          hint: meant.trim() === "" ? "read as unknown, as the plan says" : `read as ${meant}, as the plan says`
        }
      };
}

/**
 * The records at `order`, in that order, as columns.
 *
 * @example
 * rearranged(["a", "b", "c"], [2, 0]) // ["c", "a"]
 */
export function rearranged(values: readonly CellValue[], order: readonly number[]): CellValue[] {
  return order.map((i) => values[i] ?? null);
}
