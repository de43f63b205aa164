import type {CsvTable} from "../files/csv.ts";
import {issue, type Issue} from "../record/issue.ts";
import type {LedgerLine} from "../record/ledger-line.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import type {Plan} from "../record/plan.ts";
import type {SourceRole} from "../record/source.ts";
import {normalName} from "./column-dictionary.ts";
import {mappingFor} from "./mapping-report.ts";
import {areDrugs, instrumentColumns, type ColumnsReading, type InstrumentColumn} from "./redcap-columns.ts";
import {checkboxFields} from "./redcap-checkboxes.ts";
import {dictionaryOf, recognisedRole} from "./source-roles.ts";

/** An export of a REDCap project as tables, one for each kind of record. */
export interface RedcapTables {
  readonly tables: readonly CsvTable[];
  /** Instruments that are none of a cohort, their rows on the ledger. */
  readonly unread: readonly CsvTable[];
}

/** What the project's own columns say of a row. */
type Administrative = "event" | "instrument" | "instance" | "group" | "survey" | "complete";

const administrativeNames: Readonly<Record<string, Administrative>> = {
  redcap_event_name: "event",
  event_name: "event",
  redcap_repeat_instrument: "instrument",
  repeat_instrument: "instrument",
  redcap_repeat_instance: "instance",
  repeat_instance: "instance",
  redcap_data_access_group: "group",
  data_access_group: "group",
  redcap_survey_identifier: "survey",
  survey_identifier: "survey",
  survey_timestamp: "survey"
};

/** Name of a column without the number that tells it from others of its name. */
const bareName = (column: string): string => column.replace(/ \(\d+\)$/, "");

const states: ReadonlySet<string> = new Set(["", "0", "1", "2", "incomplete", "unverified", "complete"]);

function administrativeOf(column: string, texts: readonly string[]): Administrative | null {
  const name = normalName(bareName(column));
  if (name === "complete" && /\?/.test(column)) return "complete";
  if (name.endsWith("_complete") && texts.every((text) => states.has(text.trim().toLowerCase()))) return "complete";
  return administrativeNames[name] ?? null;
}

/**
 * Whether a table is an export of a REDCap project: by the columns that every such export has (`redcap_repeat_instrument`, `Repeat Instrument`), by its checkboxes (`drug___1`, `Drug (choice=SG)`), or by the data dictionary.
 *
 * @example
 * isRedcapExport({header: ["record_id", "redcap_repeat_instrument", "drug"], columns: [["1"], ["therapy"], ["SG"]]}, null) // true
 */
export function isRedcapExport(
  table: Pick<CsvTable, "header" | "columns">,
  dictionary: ColumnsReading["dictionary"]
): boolean {
  const names = new Set(table.header);
  const isNamed =
    ["redcap_repeat_instrument", "redcap_event_name"].some((name) => names.has(name)) ||
    (names.has("Repeat Instrument") && names.has("Repeat Instance")) ||
    (names.has("Event Name") && names.has("Complete?"));
  if (isNamed) return true;
  if (dictionary !== null && table.header.filter((column) => dictionary.has(column)).length * 2 > table.header.length)
    return true;
  return checkboxFields(table, dictionary).some(({choices}) => choices.length > 1);
}

/** A row of the export. */
interface ExportRow {
  readonly id: string;
  readonly event: string;
  readonly instrument: string;
}

/** Columns that are filled in together, and the rows in which they are. */
interface Instrument {
  readonly name: string;
  readonly columns: InstrumentColumn[];
  /** The repeated instrument that its rows name; "" where none. */
  readonly repeated: string;
}

/**
 * An export of a REDCap project as tables. Every instrument that is filled in more than once for a patient is a table of its own, with a row for each time; the others stand together, one row a patient. Codes are
 * explained by the data dictionary, choices that are checked stand in one column. Null where a table is no such export.
 *
 * @example
 * const header = ["record_id", "redcap_repeat_instrument", "redcap_repeat_instance", "sex", "regimen", "start"];
 * const columns = [["1", "1"], ["", "therapy"], ["", "1"], ["female", ""], ["", "SG"], ["", "0"]];
 * const table = {name: "e.csv", header, columns, row: [2, 3], issues: [], ledger: []};
 * redcapTables(table, {dictionary: null, mapping: {}, values: {}}).tables.map(({name}) => name) // ["e.csv (one row a patient)", "e.csv (therapy)"]
 */
export function redcapTables(table: CsvTable, reading: ColumnsReading & Pick<Plan, "values">): RedcapTables | null {
  if (!isRedcapExport(table, reading.dictionary)) return null;
  const kinds = new Map(
    table.header.flatMap((column, at) => {
      const kind = administrativeOf(column, table.columns[at] ?? []);
      return kind === null ? [] : [[at, kind] as const];
    })
  );
  const texts = (kind: Administrative): readonly string[] =>
    table.columns[[...kinds].find(([, own]) => own === kind)?.[0] ?? -1] ?? [];
  const [events, instruments] = [texts("event"), texts("instrument")];
  const key = table.header.findIndex((_, at) => !kinds.has(at));
  if (key < 0) return null;
  const rows = table.row.map((_, i): ExportRow => ({
    id: (table.columns[key]?.[i] ?? "").trim(),
    event: (events[i] ?? "").trim(),
    instrument: (instruments[i] ?? "").trim()
  }));
  const columns = instrumentColumns(table, new Set([...kinds.keys(), key]), reading);
  const parting: Parting = {table, key: keyColumn(table, key, reading), rows, reading, tables: [], unread: []};
  const all = instrumentsOf(columns, rows, {kinds, header: table.header});
  const isRepeated = (own: Instrument): boolean => own.repeated !== "" || severalRows(placesOf(own, rows), rows);
  addPatients(
    all.filter((own) => !isRepeated(own)),
    groupColumn(table, kinds),
    parting
  );
  for (const own of all) if (isRepeated(own)) addRepeated(own, parting);
  leaveBlankRows(all, parting);
  return told(parting);
}

/** Tables on their way. */
interface Parting {
  readonly table: CsvTable;
  /** The column of the patients. */
  readonly key: Pick<InstrumentColumn, "name" | "texts">;
  readonly rows: readonly ExportRow[];
  readonly reading: ColumnsReading & Pick<Plan, "values">;
  readonly tables: CsvTable[];
  readonly unread: CsvTable[];
}

/** The first column of an export holds the patients, whatever it is called. */
function keyColumn({header, columns}: CsvTable, at: number, {mapping}: ColumnsReading): Parting["key"] {
  const name = header[at] ?? "";
  const {mapped} = mappingFor({header: [name]}, dictionaryOf("patients"), mapping);
  return {name: mapped[0]?.canonical === "patient_id" ? name : "patient_id", texts: columns[at] ?? []};
}

/** The group of the project's users that may see a record, which is mostly the centre. */
function groupColumn({header, columns}: CsvTable, kinds: ReadonlyMap<number, Administrative>): InstrumentColumn[] {
  return [...kinds].flatMap(([at, kind]) =>
    kind === "group" ? [{name: header[at] ?? "", texts: columns[at] ?? [], field: null, isCheckbox: false, at}] : []
  );
}

/** The columns by instruments: by the rows that name one, by the dictionary, by the columns that end each, or by the events in which they are filled. */
function instrumentsOf(
  columns: readonly InstrumentColumn[],
  rows: readonly ExportRow[],
  {kinds, header}: {readonly kinds: ReadonlyMap<number, Administrative>; readonly header: readonly string[]}
): Instrument[] {
  const ends = [...kinds].filter(([, kind]) => kind === "complete").map(([at]) => at);
  const endNames = ends.map((at) => /^(.+)_complete$/.exec(header[at] ?? "")?.[1]);
  const repeatedOf = columns.map((column) => commonest(filledRows(column, rows).map(({instrument}) => instrument)));
  let before = "";
  const segments = columns.map((column, k) => {
    const end = ends.findIndex((at) => at > column.at);
    const own = filledRows(column, rows);
    before =
      column.field !== null && column.field.form !== ""
        ? column.field.form
        : ends.length > 0
          ? (endNames[end] ?? `instrument ${end < 0 ? ends.length + 1 : end + 1}`)
          : own.length === 0
            ? before
            : // Nothing but the rows in which they are filled in tells which columns belong together.
              [repeatedOf[k], ...new Set(own.map(({event}) => event))].join(", ");
    return before;
  });
  const repeatedIn = new Map<string, string>();
  segments.forEach((segment, k) => {
    const repeated = repeatedOf[k] ?? "";
    if (repeated !== "") repeatedIn.set(segment, repeatedIn.get(segment) ?? repeated);
  });
  const places = segments.map((segment, k) => {
    const own = repeatedOf[k] ?? "";
    const repeated = own === "" ? (repeatedIn.get(segment) ?? "") : own;
    return {repeated, name: repeated === "" ? segment.replace(/^, /, "") : repeated};
  });
  return [...listsByKey(columns.keys(), (k) => JSON.stringify(places[k]))].map(([, own]) => ({
    name: places[own[0] ?? 0]?.name ?? "",
    repeated: places[own[0] ?? 0]?.repeated ?? "",
    columns: own.flatMap((k) => columns[k] ?? [])
  }));
}

const filledRows = ({texts}: InstrumentColumn, rows: readonly ExportRow[]): ExportRow[] =>
  rows.filter((_, i) => (texts[i] ?? "").trim() !== "");

/** The commonest of some texts that are not blank. */
function commonest(texts: readonly string[]): string {
  const counts = [...listsByKey(texts, (text) => text)].filter(([text]) => text !== "");
  return counts.toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? "";
}

/** Places of the rows in which an instrument says something. */
function placesOf({columns}: Instrument, rows: readonly ExportRow[]): number[] {
  return rows.flatMap((_, i) => (columns.some(({texts}) => (texts[i] ?? "").trim() !== "") ? [i] : []));
}

const severalRows = (places: readonly number[], rows: readonly ExportRow[]): boolean =>
  new Set(places.map((i) => rows[i]?.id)).size < places.length;

/** Instruments that are filled in once a patient, as one table. */
function addPatients(instruments: readonly Instrument[], group: readonly InstrumentColumn[], parting: Parting): void {
  const {rows, table} = parting;
  const columns = instruments.flatMap((own) => own.columns).toSorted((a, b) => a.at - b.at);
  if (columns.length === 0) return;
  const firsts = new Map<string, number>();
  const placesBy = instruments.map((own) => new Map(placesOf(own, rows).map((i) => [rows[i]?.id ?? "", i])));
  for (const [i, {id}] of rows.entries())
    if (!firsts.has(id) && placesBy.some((places) => places.get(id) === i)) firsts.set(id, i);
  const ids = [...firsts.keys()];
  const placesOfColumn = new Map(
    instruments.flatMap((own, k) => own.columns.map((column) => [column, placesBy[k]] as const))
  );
  const isAlone =
    instruments.length > 0 && rows.every(({instrument}) => instrument === "") && ids.length === rows.length;
  addTable(parting, {
    name: isAlone ? table.name : `${table.name} (one row a patient)`,
    columns: [
      ...group.map((column) => ({...column, texts: ids.map((id) => column.texts[firsts.get(id) ?? -1] ?? "")})),
      ...columns.map((column) => ({
        ...column,
        texts: ids.map((id) => column.texts[placesOfColumn.get(column)?.get(id) ?? -1] ?? "")
      }))
    ],
    places: [...firsts.values()],
    isRepeated: false
  });
}

/** An instrument that is filled in several times as a table, or as one that is not read. */
function addRepeated(instrument: Instrument, parting: Parting): void {
  const {table, rows} = parting;
  const places = placesOf(instrument, rows);
  addTable(parting, {
    name: `${table.name} (${instrument.name})`,
    columns: instrument.columns.map((column) => ({...column, texts: places.map((i) => column.texts[i] ?? "")})),
    places,
    isRepeated: true
  });
}

/** A table before it is known what it holds. */
interface OpenTable {
  readonly name: string;
  readonly columns: readonly InstrumentColumn[];
  readonly places: readonly number[];
  readonly isRepeated: boolean;
}

function addTable(parting: Parting, {name, columns: given, places, isRepeated}: OpenTable): void {
  const {table, key, reading} = parting;
  const columns = withRegimen(withoutPrefix(withBareNames(given), reading), reading);
  const made: CsvTable = {
    ...table,
    name,
    header: [key.name, ...columns.map((column) => column.name)],
    columns: [places.map((i) => key.texts[i] ?? ""), ...columns.map(({texts}) => texts)],
    row: places.map((i) => table.row[i] ?? 0),
    rowsRead: places.length,
    refused: [],
    issues: [],
    ledger: []
  };
  const role = roleOf(made, reading, isRepeated);
  if (role === null) parting.unread.push(notRead(made, places, parting.rows));
  else parting.tables.push(role === "recognised" ? made : {...made, role});
}

/** Fewest columns of an instrument that begin alike, and fewest of them that are known without it. */
const FEWEST_ALIKE = 3;
const FEWEST_KNOWN = 2;

/** Names without the word with which all of an instrument begin (`line_start`, `line_end`), where more of them are known so and the plan names none of them. */
function withoutPrefix(columns: readonly InstrumentColumn[], {mapping}: ColumnsReading): readonly InstrumentColumn[] {
  const [prefix = ""] = columns[0]?.name.split("_") ?? [];
  const begins = `${prefix}_`;
  const alike = columns.filter(({name}) => name.startsWith(begins) && name.length > begins.length);
  const planned = new Set(Object.values(mapping));
  if (prefix === "" || alike.length < FEWEST_ALIKE || columns.some(({name}) => planned.has(name))) return columns;
  const others = columns.filter((column) => !alike.includes(column));
  if (others.some(({name}) => !name.endsWith("_complete"))) return columns;
  const bare = (name: string): string => name.slice(begins.length);
  const known = (name: string): boolean =>
    (["lines", "assessments", "events", "drugs", "patients"] as const).some((role) =>
      mappingFor({header: [name]}, dictionaryOf(role), {}).mapped.some(({canonical}) => canonical !== "patient_id")
    );
  const without = alike.filter(({name}) => known(bare(name))).length;
  return without < FEWEST_KNOWN || without <= alike.filter(({name}) => known(name)).length
    ? columns
    : columns.map((column) => (alike.includes(column) ? {...column, name: bare(column.name)} : column));
}

/** Names as the project has them, where no other column of the table is called so. */
function withBareNames(columns: readonly InstrumentColumn[]): InstrumentColumn[] {
  const taken = listsByKey(columns, ({name}) => bareName(name));
  return columns.map((column) => {
    const bare = bareName(column.name);
    return taken.get(bare)?.length === 1 ? {...column, name: bare} : column;
  });
}

/** The columns with that of the drugs under its canonical name, where checkboxes alone tell them; drugs of several fields are given together. */
function withRegimen(columns: readonly InstrumentColumn[], {mapping}: ColumnsReading): InstrumentColumn[] {
  const {mapped} = mappingFor({header: columns.map(({name}) => name)}, dictionaryOf("lines"), mapping);
  const known = mapped.find(({canonical}) => canonical === "regimen")?.column;
  const drugs = columns.filter(
    ({texts, name, isCheckbox}) => name === known || (known === undefined && isCheckbox && holdDrugs(texts))
  );
  const [first] = drugs;
  if (first === undefined) return [...columns];
  const others = otherDrugs(columns, first);
  const texts = first.texts.map((_, i) =>
    drugs
      .map((column) => (column.texts[i] ?? "").trim())
      .filter((text) => text !== "")
      .join(" + ")
      .split(" + ")
      .map((drug) => (isOther(drug) ? (others?.texts[i] ?? "").trim() || drug : drug))
      .join(" + ")
  );
  return columns.flatMap((column) =>
    column === first
      ? [{...column, name: known ?? "regimen", texts}]
      : drugs.includes(column) || column === others
        ? []
        : [column]
  );
}

const isOther = (text: string): boolean => /^(?:other|andere|sonstige|autre|otr[oa]|altro|outro)/i.test(text.trim());

/** Drugs that are written out beside "other": the one column that is filled nowhere else. */
function otherDrugs(columns: readonly InstrumentColumn[], drugs: InstrumentColumn): InstrumentColumn | undefined {
  const fitting = columns.filter(
    ({name, texts}) =>
      /other|specif|andere|sonst|autre|pr[eé]cis|otr[oa]|altro|outro/i.test(name) &&
      texts.some((text) => text.trim() !== "") &&
      texts.every((text, i) => text.trim() === "" || (drugs.texts[i] ?? "").split(" + ").some(isOther))
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** Whether the cells of a column are drugs, each alone or with others. */
function holdDrugs(texts: readonly string[]): boolean {
  const drugs = new Set(texts.flatMap((text) => text.split(" + ").map((drug) => drug.trim())));
  drugs.delete("");
  return drugs.size > 0 && areDrugs([...drugs].filter((drug) => !isOther(drug)));
}

/** What a table holds: null where it has many rows a patient and is of no kind that is read. */
function roleOf(table: CsvTable, {mapping}: ColumnsReading, isRepeated: boolean): SourceRole | "recognised" | null {
  const role = recognisedRole(table, mapping);
  const has = (of: SourceRole, ...names: readonly string[]): boolean => {
    const found = new Set(mappingFor(table, dictionaryOf(of), mapping).mapped.map(({canonical}) => canonical));
    return names.every((name) => found.has(name));
  };
  if (role === "lines" ? has("lines", "regimen", "start") : role !== "patients") return "recognised";
  if (!isRepeated) return "patients";
  return ["progression", "death", "last_contact"].some((name) => has("events", name)) ? "events" : null;
}

/** A table whose rows are on the ledger, since they tell nothing of a cohort. */
function notRead(table: CsvTable, places: readonly number[], rows: readonly ExportRow[]): CsvTable {
  const ledger = table.row.map((row, k) =>
    ledgerLine(table.name, row, rows[places[k] ?? -1], {
      reason: "instrument-not-read",
      detail: "the instrument holds no lines of therapy, assessments, events or adverse events"
    })
  );
  const columns = table.header.slice(1);
  return {
    ...table,
    ledger,
    issues: [
      issue({
        code: "instrument-not-read",
        severity: "note",
        file: table.name,
        column: columns.slice(0, 6).join(", "),
        expected: "an instrument with lines of therapy, assessments, events or adverse events",
        hint: "its rows are on the ledger; where it holds such records, map its columns",
        count: table.row.length
      })
    ]
  };
}

const ledgerLine = (
  file: string,
  row: number,
  of: ExportRow | undefined,
  why: Pick<LedgerLine, "reason" | "detail">
): LedgerLine => ({
  step: "read",
  unit: "row",
  ...why,
  file,
  row,
  patientId: of === undefined || of.id === "" ? null : of.id
});

/** Rows in which nothing is filled in stand on the ledger, with those that could not be read. */
function leaveBlankRows(instruments: readonly Instrument[], {table, rows, tables}: Parting): void {
  const said = new Set(instruments.flatMap((own) => placesOf(own, rows)));
  const [first] = tables;
  if (first === undefined) return;
  const blank = rows.flatMap((row, i) =>
    said.has(i)
      ? []
      : [ledgerLine(first.name, table.row[i] ?? 0, row, {reason: "blank-instrument", detail: "nothing is filled in"})]
  );
  const refused = table.ledger.map((line) => ({...line, file: first.name}));
  tables[0] = {
    ...first,
    rowsRead: first.rowsRead + blank.length + refused.length,
    ledger: [...first.ledger, ...refused, ...blank],
    refused: table.refused
  };
}

/** The tables with the findings on the export; the export as it stands where it holds none that is read. */
function told({table, tables, unread, reading}: Parting): RedcapTables {
  const [first, ...others] = tables;
  if (first === undefined)
    return {tables: [{...table, issues: [...codesUnexplained(table, [], reading), ...table.issues]}], unread: []};
  const issues = [
    ...codesUnexplained(table, tables, reading),
    ...table.issues.flatMap((found) => partIssue(found, tables)),
    ...unread.flatMap((own) => own.issues),
    instrumentsIssue(table.name, tables, reading)
  ];
  return {tables: [{...first, issues}, ...others], unread};
}

/** A finding on a name that stands several times holds only where it does so within a table. */
function partIssue(found: Issue, tables: readonly CsvTable[]): Issue[] {
  if (found.code !== "duplicate-column") return [found];
  const {column} = found;
  const own = tables.find(({header}) => header.filter((name) => bareName(name) === column).length > 1);
  return own === undefined ? [] : [{...found, file: own.name}];
}

function instrumentsIssue(file: string, tables: readonly CsvTable[], {mapping}: ColumnsReading): Issue {
  const kinds = tables.map(
    (own) => `${own.name.slice(file.length).trim() || "one row a patient"}: ${recognisedRole(own, mapping)}`
  );
  return issue({
    code: "redcap-instruments",
    severity: "note",
    file,
    expected: "one kind of record in a file",
    received: kinds.join(", "),
    hint: "an export of a REDCap project: its instruments are read as tables of their own, and choices that are checked as one column",
    count: tables.length
  });
}

/** Columns of lines and assessments whose codes decide what happened. */
const decisive: readonly string[] = ["regimen", "stop_reason", "best_response", "result"];

/** Codes that nothing explains: the drugs, and what happened to the patients, are not known. */
function codesUnexplained(
  table: CsvTable,
  tables: readonly CsvTable[],
  {dictionary, mapping, values}: Parting["reading"]
): Issue[] {
  const checkboxes = checkboxFields(table, dictionary).flatMap(({choices}) =>
    choices.flatMap(({at, label}) => (label === null ? [table.header[at] ?? ""] : []))
  );
  const coded = tables.flatMap((own) => {
    const {mapped} = mappingFor(own, dictionaryOf(recognisedRole(own, mapping)), mapping);
    return mapped.flatMap(({canonical, column}) =>
      decisive.includes(canonical) &&
      values[canonical] === undefined &&
      areCodes(own.columns[own.header.indexOf(column)] ?? [])
        ? [column]
        : []
    );
  });
  const open = [...checkboxes, ...coded];
  if (open.length === 0) return [];
  return [
    issue({
      code: "redcap-codes-unexplained",
      severity: "error",
      stops: true,
      file: table.name,
      column: open.slice(0, 12).join(", "),
      expected: "what the codes mean",
      hint: `give the project's data dictionary beside the export (REDCap: Download the current Data Dictionary): payloadswap init ${table.name} DICTIONARY.csv > plan.yaml; or export labels in place of raw data`,
      count: open.length
    })
  ];
}

/** Whether all that is filled in a column are short whole numbers. */
function areCodes(texts: readonly string[]): boolean {
  const filled = texts.filter((text) => text.trim() !== "");
  return filled.length > 0 && filled.every((text) => /^-?\d{1,3}$/.test(text.trim()));
}
