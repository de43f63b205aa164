import type {CsvTable} from "../files/csv.ts";
import type {ColumnMapping} from "../record/plan-mapping.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {LedgerLine} from "../record/ledger-line.ts";
import {append} from "../record/lists-by-key.ts";
import type {Plan} from "../record/plan.ts";
import type {SourceRole} from "../record/source.ts";
import {normalName} from "./column-dictionary.ts";
import {amountsNotGiven, isAmount, isPlannedAmount} from "./dose-amounts.ts";
import {isExcludedWord} from "./exclusion-columns.ts";
import {legendOf, textsBeside} from "./exclusion-legend.ts";
import {excludedLooks, looksOfThemselves, rowsThatLook, type ExcludedLook} from "./look-legend.ts";
import {mappingFor} from "./mapping-report.ts";
import {isRemarkColumn} from "./outcome-remarks.ts";
import {answerOf} from "./outcome-words.ts";
import {MARKER, ofDays, readerOfMarks} from "./mark-readers.ts";
import type {MarkReader, RecordMark} from "./record-status.ts";
import {scanAsks, scanShows} from "./scan-words.ts";
import {dictionaryOf} from "./source-roles.ts";
import {rowsNamingAnother, twinRows} from "./twin-identifiers.ts";
import type {ValueMeanings} from "./value-meanings.ts";

/** What the plan writes under `values` for a mark: the record is left out, its progression is not taken, or it counts as it stands. */
export const LEFT_OUT = "left-out";
const NO_PROGRESSION = "no-progression";
const KEPT = "kept";

/** Fewest progressions in doubt by a remark for which a run stops, and their least share of the patients; fewer are told. */
const FEWEST_DOUBTED = 2;
const SHARE_DOUBTED = 0.05;
/** Most texts that a line of the plan names. */
const MOST_TEXTS = 6;
/** Share of the doses of a file from which on it is asked whether they were not given. */
const MOST_NOT_GIVEN = 0.5;

interface GivenTable {
  readonly role: SourceRole;
  readonly table: CsvTable;
  /** Column of the identifiers, as the file spells it. */
  readonly identifier: string | null;
}

interface MarkRules {
  readonly mapping: ColumnMapping;
  readonly values: Plan["values"];
  readonly meanings: ValueMeanings;
  readonly log: Pick<IssueLog, "add">;
  readonly ledger: LedgerLine[];
}

/** Cells of one column that mark their records in one way. */
interface FoundMark {
  readonly column: string;
  readonly mark: RecordMark;
  /** As the plan names it under `values`. */
  readonly text: string;
  readonly places: number[];
  /** Nobody has to be asked: it is a dose that was not given. */
  readonly isSure: boolean;
  /** It is asked by a question of its own; of marks with the same one text of the plan is enough. */
  readonly question?: TwinQuestion;
}

/** What is asked of identifiers that seem to be of one patient. */
type TwinQuestion = "superseded" | "worded" | "named";

const ofTwins: Readonly<Record<TwinQuestion, string>> = {
  superseded:
    "identifiers that are another of the file with a word beside it, such as old, new or copy: these records seem to be replaced by others of the same patients, or to repeat them; choose",
  worded:
    "identifiers that are another of the file with a word beside it: one patient would count twice; write one identifier for each patient in the file, or choose",
  named:
    "the cells name another patient of the file: one patient may count twice, or be cut in two; write one identifier for each patient in the file, or choose"
};

const ofCohort: ReadonlySet<SourceRole> = new Set(["lines", "drugs", "wide", "patients", "follow-up"]);

/**
 * A table without the records that marks of its file say are none and the plan leaves out, or that are doses which were not given; each is on the ledger. Where the plan says nothing of a mark, the run stops with the lines to choose from.
 *
 * @example
 * const found = [];
 * const table = {name: "c.csv", header: ["id", "time", "event", "deleted"], columns: [["A", "B"], ["5", "7"], ["1", "0"], ["", "x"]], row: [2, 3]};
 * const rules = {mapping: {}, values: {}, meanings: {meaningOf: () => null}, log: {add: ({code, choices}) => found.push([code, choices[0].line])}, ledger: []};
 * withoutMarkedRecords({role: "follow-up", table, identifier: "id"}, rules).row // [2, 3]
 * found // [["marked-for-exclusion", 'values: {deleted: {"x": left-out}}']]
 */
export function withoutMarkedRecords({role, table, identifier}: GivenTable, rules: MarkRules): CsvTable {
  if (role === "study") return table;
  const {mapped} = mappingFor(table, dictionaryOf(role), rules.mapping);
  const columnOf = (canonical: string): number => {
    const column = mapped.find((one) => one.canonical === canonical)?.column;
    return column === undefined ? -1 : table.header.indexOf(column);
  };
  const progression = columnOf(role === "assessments" ? "result" : "progression");
  const said = marksOf({role, table, identifier}, progression, rules);
  const found = [
    ...said,
    ...doseMarks({role, table}, columnOf),
    ...signMarks(table, identifier),
    ...lookMarks(table, identifier, rules.log),
    ...olderVersions({role, table, identifier}),
    ...twinMarks({role, table, identifier}, said),
    ...notAnalysed({role, table})
  ];
  const left = new Map<number, string>();
  const blanked = new Set<number>();
  const open: FoundMark[] = [];
  for (const one of found) {
    const meaning = rules.meanings.meaningOf(one.column, one.text);
    if (meaning === NO_PROGRESSION) for (const i of one.places) blanked.add(i);
    else if (meaning === LEFT_OUT || (meaning === null && one.isSure))
      for (const i of one.places) left.set(i, one.mark === "not given" ? "dose-not-given" : "left-out-as-marked");
    else if (meaning === null) open.push(one);
  }
  const isAnswered = ({column, question}: FoundMark): boolean =>
    question !== undefined &&
    found.some(
      (one) =>
        one.column === column && one.question === question && rules.meanings.meaningOf(one.column, one.text) !== null
    );
  tell(
    table,
    found.filter(({isSure}) => isSure),
    left,
    rules.log
  );
  ask(
    {role, table, identifier},
    open.filter((one) => !isAnswered(one)),
    progression,
    rules.log
  );
  return withoutPlaces(progressionsBlanked(table, blanked, progression, rules.log), left, identifier, rules);
}

/** What columns of a table say of its records. */
function marksOf(
  {role, table, identifier}: GivenTable,
  progression: number,
  {mapping, values, meanings}: MarkRules
): FoundMark[] {
  const of = {
    isReady: role === "follow-up",
    ofDrugs: role === "lines" || role === "drugs" || role === "wide",
    ofDoses: holdsDoses({role, table}),
    tellsProgression: progression >= 0
  };
  const {mapped} = mappingFor(table, dictionaryOf(role), mapping);
  const known = new Set(mapped.map((one) => one.column));
  const days = new Set(mapped.flatMap((one) => (ofDays.has(one.canonical) ? [one.column] : [])));
  const found: FoundMark[] = [];
  for (const [k, column] of table.header.entries()) {
    if (column === identifier) continue;
    const reader = readerOfMarks(column, {
      role,
      table: of,
      ofCohort: ofCohort.has(role),
      besideProgression: progression >= 0 && k !== progression && !days.has(column),
      isFree: role === "events" && !known.has(column)
    });
    if (reader === null && values[column] === undefined) continue;
    const texts = table.columns[k] ?? [];
    const read = new Map<string, FoundMark | null>();
    const marks = new Map<string, FoundMark>();
    for (const [i, text] of texts.entries()) {
      let one = read.get(text);
      if (one === undefined) {
        const said = markOf(text, {column, reader, meanings});
        const key = said === null ? "" : `${said.mark}\n${said.text}`;
        one =
          said === null ? null : (marks.get(key) ?? {column, ...said, places: [], isSure: said.mark === "not given"});
        read.set(text, one);
        if (one !== null) marks.set(key, one);
      }
      if (one !== null && (one.mark !== "no progression" || tellsOne(table, i, {role, progression})))
        one.places.push(i);
    }
    const own = [...marks.values()].filter(({places}) => places.length > 0);
    const notGiven = own.reduce((sum, {mark, places}) => sum + (mark === "not given" ? places.length : 0), 0);
    found.push(...own.map((one) => (notGiven > MOST_NOT_GIVEN * texts.length ? {...one, isSure: false} : one)));
  }
  return found;
}

interface Reading {
  readonly column: string;
  readonly reader: MarkReader | null;
  readonly meanings: ValueMeanings;
}

/** The mark of a cell: as the plan explains the text of the cell, which may be any, or else as the column is read. */
function markOf(
  text: string,
  {column, reader, meanings}: Reading
): {readonly mark: RecordMark; readonly text: string} | null {
  const meaning = meanings.meaningOf(column, text);
  if (meaning === LEFT_OUT) return {mark: "no record", text: text.trim()};
  if (meaning === NO_PROGRESSION) return {mark: "no progression", text: text.trim()};
  return meaning === KEPT ? null : (reader?.(meaning ?? text) ?? null);
}

/** Whether a record tells a progression. */
function tellsOne(
  table: CsvTable,
  i: number,
  {role, progression}: {readonly role: SourceRole; readonly progression: number}
): boolean {
  const text = (table.columns[progression]?.[i] ?? "").trim();
  return role === "assessments"
    ? scanShows(text, scanAsks(table.header[progression] ?? "")) === "progression"
    : text !== "" && answerOf(text) !== "no" && text !== "0";
}

/** Values behind which a sign stood that a legend says excludes, or a word that does. */
function signMarks(table: CsvTable, identifier: string | null): FoundMark[] {
  const signs = table.beside?.signs ?? [];
  if (signs.length === 0) return [];
  const texts = textsBeside(table, identifier);
  const found = new Map<string, FoundMark>();
  for (const {row, column, sign} of signs) {
    const word = sign.replaceAll(/^[([]|[)\]]$/g, "");
    const text = isExcludedWord(word) ? word : sign;
    if (text === sign && legendOf(sign, texts) !== "excludes") continue;
    const key = `${column}\n${text}`;
    const one: FoundMark = found.get(key) ?? {column, mark: "no record", text, places: [], isSure: false};
    found.set(key, one);
    const at = table.row.indexOf(row);
    if (at >= 0) one.places.push(at);
  }
  return [...found.values()].filter(({places}) => places.length > 0);
}

/** Names of columns, in normal form, that number the versions of a record. */
const versions =
  /^(?:record_|data_|row_|entry_)?(?:version|versions|revision|rev|ver|vers|fassung)(?:_(?:no|nr|number|num|nummer))?$/;

/** Rows of which a later version of the same patient stands in a file of one row a patient. */
function olderVersions({role, table, identifier}: GivenTable): FoundMark[] {
  if ((role !== "follow-up" && role !== "patients" && role !== "wide") || identifier === null) return [];
  const ids = (table.columns[table.header.indexOf(identifier)] ?? []).map((id) => id.trim());
  return table.header.flatMap((column, k) => {
    if (!versions.test(normalName(column))) return [];
    const numbers = (table.columns[k] ?? []).map((text) =>
      /^v?\d+(?:\.\d+)?$/i.test(text.trim()) ? Number(text.trim().replace(/^v/i, "")) : null
    );
    const latest = new Map<string, number>();
    const seen = new Set<string>();
    for (const [i, id] of ids.entries()) {
      const number = numbers[i] ?? null;
      // Two rows of one version are two records, and none of them is older than the other.
      if (id === "" || number === null || seen.has(`${id}\n${number}`)) return [];
      seen.add(`${id}\n${number}`);
      latest.set(id, Math.max(number, latest.get(id) ?? -Infinity));
    }
    const places = ids.flatMap((id, i) => ((numbers[i] ?? 0) < (latest.get(id) ?? 0) ? [i] : []));
    return places.length === 0 ? [] : [{column, mark: "no record", text: "older", places, isSure: false}];
  });
}

/** Records of patients who seem to stand in the file under two identifiers. */
function twinMarks({role, table, identifier}: GivenTable, said: readonly FoundMark[]): FoundMark[] {
  if (!ofCohort.has(role) || identifier === null) return [];
  const mark = {mark: "no record", isSure: false} as const;
  const {superseded, worded, plain} = twinRows(table.columns[table.header.indexOf(identifier)] ?? []);
  const own = [
    {text: "replaced or copied", places: superseded, question: "superseded"},
    {text: "with the word", places: worded, question: "worded"},
    {text: "without the word", places: plain, question: "worded"}
  ] as const;
  const named = [...rowsNamingAnother(table, identifier)].flatMap(([column, own]): FoundMark[] => {
    const known = new Set(said.flatMap((one) => (one.column === column ? one.places : [])));
    const places = own.filter((i) => !known.has(i));
    return places.length === 0 ? [] : [{...mark, column, text: "names another patient", places, question: "named"}];
  });
  return [
    ...own.flatMap(({text, places, question}): FoundMark[] =>
      places.length === 0 ? [] : [{...mark, column: identifier, text, places: [...places], question}]
    ),
    ...named
  ];
}

/** Records that a flag of CDISC's analysis data (`ANL01FL`) does not choose, where it chooses others. */
function notAnalysed({role, table}: Pick<GivenTable, "role" | "table">): FoundMark[] {
  if (role !== "follow-up") return [];
  return table.header.flatMap((column, k) => {
    const texts = (table.columns[k] ?? []).map((text) => text.trim());
    if (!/^anl\d\dfl$/i.test(column.trim()) || texts.some((text) => !/^[yn]?$/i.test(text))) return [];
    const places = texts.flatMap((text, i) => (/^y$/i.test(text) ? [] : [i]));
    return places.length === 0 || places.length === texts.length
      ? []
      : [{column, mark: "no record", text: "not Y", places, isSure: false}];
  });
}

/** Name under `values` for how rows look in a spreadsheet. */
const LOOK = "(look)";

/** Rows that look as a legend says those do which are not to be analysed, and those that are struck through or hidden. */
function lookMarks(table: CsvTable, identifier: string | null, log: MarkRules["log"]): FoundMark[] {
  const onOtherSheets = (table.asides ?? []).flatMap(({cells, sheet}) =>
    sheet === undefined ? [] : [cells.join(": ")]
  );
  const named = new Set([...textsBeside(table, identifier), ...onOtherSheets].flatMap(excludedLooks));
  const own = (table.beside?.looks ?? []).filter(({row}) => table.row.includes(row));
  const found = [...new Set([...named, ...looksOfThemselves])].map((look): FoundMark => ({
    column: LOOK,
    mark: "no record",
    text: look,
    places: rowsThatLook(look, own).map((row) => table.row.indexOf(row)),
    isSure: false
  }));
  if (named.size > 0 && found.every(({text, places}) => !named.has(text as ExcludedLook) || places.length === 0))
    log.add({
      code: "marked-for-exclusion",
      severity: "error",
      stops: true,
      file: table.name,
      count: 0,
      expected: "rows that look as a text of the file says, or a plan that says who is analysed",
      received: [...named].join(", "),
      hint: "the text says that rows which look so are not to be analysed, and no row of the file as it is read does: a CSV file keeps no colours; give the spreadsheet itself, or a column that says who is excluded",
      choices: [{line: "accept: [marked-for-exclusion]", why: "nobody is excluded by how a row looks"}]
    });
  return found.filter(({places}) => places.length > 0);
}

/** Whether the rows of a table are of drugs that were given in some amount. */
const holdsDoses = ({role, table}: Pick<GivenTable, "role" | "table">): boolean =>
  role === "drugs" || (role === "lines" && table.header.some(isAmount));

/** Amounts of none, and below it, in records of drugs. */
function doseMarks(
  {role, table}: Pick<GivenTable, "role" | "table">,
  columnOf: (canonical: string) => number
): FoundMark[] {
  if (!holdsDoses({role, table})) return [];
  const keys = ["patient_id", "regimen", "start"].map((name) => table.columns[columnOf(name)] ?? []);
  const dose = (i: number): string => keys.map((texts) => (texts[i] ?? "").trim()).join("\n");
  return table.header.flatMap((column, k) => {
    if (!isAmount(column)) return [];
    const {zero, zeroIsSure, reversed, negative} = amountsNotGiven(table.columns[k] ?? [], dose);
    const found: readonly Omit<FoundMark, "column" | "mark">[] = [
      {text: "blank beside a planned dose", places: plannedAlone(table, k), isSure: false},
      {text: "0", places: [...zero], isSure: zeroIsSure},
      {text: "reversed", places: [...reversed], isSure: true},
      {text: "negative", places: [...negative], isSure: false}
    ];
    return found.filter(({places}) => places.length > 0).map((one): FoundMark => ({column, mark: "not given", ...one}));
  });
}

/** Records with an amount that was meant to be given and none that was, where the others have both. */
function plannedAlone({header, columns}: CsvTable, given: number): number[] {
  const isFilled = (k: number, i: number): boolean => (columns[k]?.[i] ?? "").trim() !== "";
  const planned = header.flatMap((column, k) => (k !== given && isPlannedAmount(column) ? [k] : []));
  const filled = (columns[given] ?? []).map((_, i) => isFilled(given, i));
  if (planned.length === 0 || 2 * filled.filter(Boolean).length < filled.length) return [];
  return filled.flatMap((is, i) => (!is && planned.some((k) => isFilled(k, i)) ? [i] : []));
}

/** Says what is left out without being asked, and by the plan. */
function tell(
  table: CsvTable,
  sure: readonly FoundMark[],
  left: ReadonlyMap<number, string>,
  log: MarkRules["log"]
): void {
  const taken = (reason: string): number[] => [...left].flatMap(([i, own]) => (own === reason ? [i] : []));
  const rows = (places: readonly number[]): number[] => places.map((i) => table.row[i] ?? 0);
  const told = new Set<number>();
  for (const column of new Set(sure.map((one) => one.column))) {
    const own = sure.filter((one) => one.column === column);
    const doses = taken("dose-not-given").filter((i) => !told.has(i) && own.some(({places}) => places.includes(i)));
    if (doses.length === 0) continue;
    for (const i of doses) told.add(i);
    log.add({
      code: "doses-not-given",
      severity: "warning",
      file: table.name,
      row: table.row[Math.min(...doses)] ?? null,
      rows: rows(doses),
      column,
      count: doses.length,
      expected: "doses that were given",
      received: own.map(({text, places}) => `${text} (${places.length})`).join(", "),
      hint: `they are on the ledger; where they were given: values: {${keyOf(column)}: {${own.map(({text}) => `${JSON.stringify(text)}: ${KEPT}`).join(", ")}}}`
    });
  }
  const records = taken("left-out-as-marked");
  if (records.length > 0)
    log.add({
      code: "left-out-as-marked",
      severity: "note",
      file: table.name,
      row: table.row[Math.min(...records)] ?? null,
      rows: rows(records),
      count: records.length,
      expected: "records that count",
      hint: "they are left out as values of the plan say, and stand on the ledger"
    });
}

const keyOf = (column: string): string => (/^[\w-]+$/.test(column) ? column : JSON.stringify(column));

/** Stops for marks of which the plan says nothing, each column with the lines to choose from. */
function ask(
  {role, table, identifier}: GivenTable,
  open: readonly FoundMark[],
  progression: number,
  log: MarkRules["log"]
): void {
  const byColumn = new Map<string, FoundMark[]>();
  for (const one of open)
    append(byColumn, [one.column, one.mark === "no progression", one.question ?? ""].join("\n"), one);
  for (const own of byColumn.values()) {
    const [first] = own;
    if (first === undefined) continue;
    const places = own.flatMap((one) => one.places).toSorted((a, b) => a - b);
    const line = (meaning: string, of: readonly FoundMark[] = own): string =>
      `values: {${keyOf(first.column)}: {${of
        .slice(0, MOST_TEXTS)
        .map(({text}) => `${JSON.stringify(text)}: ${meaning}`)
        .join(", ")}}}`;
    const place = {
      file: table.name,
      row: table.row[places[0] ?? -1] ?? null,
      rows: places.map((i) => table.row[i] ?? 0),
      column: first.column,
      count: places.length
    };
    if (first.mark === "no progression")
      askOfProgressions(
        {role, table, identifier},
        {
          place,
          line,
          isRemark: isRemarkColumn(first.column),
          isMarker: own.every(({text}) => text === MARKER),
          progression
        },
        log
      );
    else
      log.add({
        code: "marked-for-exclusion",
        severity: "error",
        stops: true,
        ...place,
        expected: "records that count, or a plan that says which do",
        received: own.map((one) => `${one.text} (${one.places.length})`).join(", "),
        hint:
          first.question !== undefined
            ? ofTwins[first.question]
            : first.column === LOOK
              ? "rows that look so may have been taken out; nothing is left out by a look alone; choose"
              : first.mark === "not given"
                ? "the file says of these doses that they were not given; choose"
                : "the file says of these records that they do not count; nothing is left out by a mark alone; choose",
        choices: [
          ...(first.question === undefined ? [own] : own.map((one) => [one])).map((of) => ({
            line: line(LEFT_OUT, of),
            why:
              own.length > 1 && first.question !== undefined
                ? `the ${of[0]?.places.length ?? 0} rows ${of[0]?.text} are left out, and stand on the ledger`
                : "these rows are left out, and stand on the ledger"
          })),
          {line: line(KEPT), why: "they count like the others"},
          {line: "accept: [marked-for-exclusion]", why: "every record that is marked counts"}
        ]
      });
  }
}

interface Doubt {
  readonly place: {readonly count: number; readonly file: string; readonly row: number | null; readonly column: string};
  readonly line: (meaning: string) => string;
  readonly isRemark: boolean;
  readonly isMarker: boolean;
  readonly progression: number;
}

/** Progressions of which a column says that they were not confirmed, or a remark that they were none. */
function askOfProgressions(
  {role, table, identifier}: GivenTable,
  {place, line, isRemark, isMarker, progression}: Doubt,
  log: MarkRules["log"]
): void {
  const all = table.row.filter((_, i) => tellsOne(table, i, {role, progression})).length;
  const ids = identifier === null ? table.row.map(String) : (table.columns[table.header.indexOf(identifier)] ?? []);
  const stops = !isRemark || (place.count >= FEWEST_DOUBTED && place.count >= SHARE_DOUBTED * new Set(ids).size);
  log.add({
    code: "progression-doubted",
    severity: stops ? "error" : "warning",
    ...(stops ? ({stops: true} as const) : {}),
    ...place,
    expected: "progressions that count, or a plan that says which do",
    received: `${place.count} of ${all}`,
    hint: isMarker
      ? "a tumour marker alone has shown them, which is no progression by RECIST; choose"
      : isRemark
        ? "a remark says of them that they were no true progressions; choose"
        : "a column says of them that they were none, or not confirmed; choose",
    choices: [
      {line: line(NO_PROGRESSION), why: "their day is not taken as one of progression"},
      {line: "accept: [progression-doubted]", why: "they count as progressions"}
    ]
  });
}

function progressionsBlanked(
  table: CsvTable,
  places: ReadonlySet<number>,
  progression: number,
  log: MarkRules["log"]
): CsvTable {
  const blanked = [...places].filter((i) => (table.columns[progression]?.[i] ?? "").trim() !== "");
  if (blanked.length === 0) return table;
  log.add({
    code: "progressions-set-aside",
    severity: "warning",
    file: table.name,
    row: table.row[Math.min(...blanked)] ?? null,
    rows: blanked.map((i) => table.row[i] ?? 0),
    column: table.header[progression] ?? null,
    count: blanked.length,
    expected: "progressions that count",
    hint: "their days are not taken, as values of the plan say"
  });
  return {
    ...table,
    columns: table.columns.map((texts, k) =>
      k === progression ? texts.map((text, i) => (places.has(i) ? "" : text)) : texts
    )
  };
}

const details: Readonly<Record<string, string>> = {
  "dose-not-given": "the record is of a dose that was not given",
  "left-out-as-marked": "the file marks the record as none that counts, and the plan leaves it out"
};

/** The table without records at some places, which go to the ledger with their reason. */
function withoutPlaces(
  table: CsvTable,
  left: ReadonlyMap<number, string>,
  identifier: string | null,
  {ledger}: Pick<MarkRules, "ledger">
): CsvTable {
  if (left.size === 0) return table;
  const ids = identifier === null ? [] : (table.columns[table.header.indexOf(identifier)] ?? []);
  for (const [i, reason] of [...left].toSorted(([a], [b]) => a - b))
    ledger.push({
      step: "read",
      unit: "row",
      reason,
      detail: details[reason] ?? reason,
      file: table.name,
      row: table.row[i] ?? null,
      patientId: ids[i]?.trim() ?? null
    });
  return {
    ...table,
    row: table.row.filter((_, i) => !left.has(i)),
    columns: table.columns.map((texts) => texts.filter((_, i) => !left.has(i)))
  };
}
