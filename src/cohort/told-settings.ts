import {regimenParser} from "../adc/parse-regimen.ts";
import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {ProposedMapping} from "./header-mapping.ts";
import {earlySettingIn, therapySetting, type TherapySetting} from "./levels/therapy-setting.ts";
import type {ValueMeanings} from "./value-meanings.ts";

interface Told {
  readonly table: CsvTable;
  readonly mapping: ProposedMapping;
}

/**
 * The table with the (neo)adjuvant setting of lines that say it in the column of their number (`adj`) or beside their drugs (`T-DM1 (adjuvant)`), where the column of the setting does not; it is made where there
 * is none. A setting that contradicts such a word stays, and is told.
 *
 * @example
 * const table = {name: "c.csv", header: ["patient_id", "line", "regimen"], columns: [["A", "A"], ["adj", "1"], ["T-DM1", "SG"]], row: [2, 3]};
 * const mapped = table.header.map((name) => ({canonical: name, column: name, basis: "same name"}));
 * const log = {add: () => undefined};
 * withToldSettings(table, {mapped, unknown: []}, {meanings: {meaningOf: () => null}, log}).table.columns[3] // ["adjuvant", ""]
 */
export function withToldSettings(
  table: CsvTable,
  mapping: ProposedMapping,
  {meanings, log}: {readonly meanings: Pick<ValueMeanings, "meaningOf">; readonly log: Pick<IssueLog, "add">}
): Told {
  const columnOf = (name: string): string | null =>
    mapping.mapped.find(({canonical}) => canonical === name)?.column ?? null;
  const textsOf = (column: string | null): readonly string[] =>
    column === null ? [] : (table.columns[table.header.indexOf(column)] ?? []);
  const [settingName, lineName, regimenName] = ["setting", "line", "regimen"].map(columnOf) as [
    string | null,
    string | null,
    string | null
  ];
  const [settings, lines, regimens] = [textsOf(settingName), textsOf(lineName), textsOf(regimenName)];
  const ofLine = lines.map((text) => earlyWord(meanings.meaningOf("line", text) ?? text));
  const ofRegimen = table.row.map((_, i) => earlySettingIn(withoutHistory(regimens[i] ?? "")));
  const told = table.row.map((_, i) => ofLine[i] ?? ofRegimen[i] ?? null);
  const isOpen = (i: number): boolean => told[i] === null && (settings[i] ?? "").trim() === "";
  const ofAdcs = regimens.map((text, i) => isOpen(i) && namesAdc(text));
  tellLineZero(table, {
    lineName,
    lines: lines.map((text) => meanings.meaningOf("line", text) ?? text),
    ids: textsOf(columnOf("patient_id")),
    ofAdcs,
    log
  });
  tellRemarks(table, {columns: mapping.unknown.map(({column}) => column), ofAdcs, log});
  if (told.every((setting) => setting === null)) return {table, mapping};

  const blank = (i: number): boolean => (settings[i] ?? "").trim() === "";
  for (const [column, own] of [
    [lineName, ofLine],
    [regimenName, ofRegimen]
  ] as const) {
    const places = [...own.keys()].filter((i) => (own[i] ?? null) !== null);
    const filled = places.filter(blank);
    const against = places.filter((i) => !blank(i) && meansMetastatic(settings[i] ?? "", meanings));
    if (filled.length > 0)
      log.add({
        code: "setting-told-elsewhere",
        severity: "note",
        file: table.name,
        column,
        expected: "the setting of a line in a column of its own",
        hint: "a word beside the drug or in place of the line's number says that these lines are (neo)adjuvant, and they are read so",
        count: filled.length
      });
    if (against.length > 0)
      log.add({
        code: "setting-contradicted",
        severity: "warning",
        file: table.name,
        row: table.row[against[0] ?? 0] ?? null,
        rows: against.flatMap((i) => table.row[i] ?? []),
        column: `${settingName} / ${column}`,
        expected: "one setting for a line",
        hint: `the lines are read as metastatic, as ${settingName} says; where they are (neo)adjuvant, correct that column`,
        count: against.length
      });
  }
  const column = settingName ?? "setting";
  const made = table.row.map((_, i) => (blank(i) ? (told[i] ?? "") : (settings[i] ?? "")));
  // A word that stands for a number is no number that cannot be read.
  const numbers = lines.map((text, i) => ((ofLine[i] ?? null) === null ? text : ""));
  const columns = table.columns.map((texts, k) =>
    table.header[k] === lineName ? numbers : table.header[k] === settingName ? made : texts
  );
  return settingName === null
    ? {
        table: {...table, header: [...table.header, column], columns: [...columns, made]},
        mapping: {
          ...mapping,
          mapped: [...mapping.mapped, {canonical: "setting", column, basis: "its name and its values"}]
        }
      }
    : {table: {...table, columns}, mapping};
}

const parse = regimenParser({});

/** The cell of a drug without what it tells of another time: `T-DXd (nach adjuvantem T-DM1)` is not adjuvant. */
function withoutHistory(regimen: string): string {
  const {history} = parse(regimen);
  return history === undefined ? regimen : regimen.replace(history.text, " ");
}

const namesAdc = (regimen: string): boolean => parse(regimen).adcs.length > 0;

/** Share of the patients with a line 0 from which on lines are counted from 0. */
const FROM_ZERO = 0.8;

interface LineZero {
  readonly lineName: string | null;
  readonly lines: readonly string[];
  readonly ids: readonly string[];
  readonly ofAdcs: readonly boolean[];
  readonly log: Pick<IssueLog, "add">;
}

/** Stops where ADCs stand on a line 0 and most patients begin with a line 1: it may be therapy before metastatic disease, or a number that nobody knows. */
function tellLineZero({name: file, row}: CsvTable, {lineName, lines, ids, ofAdcs, log}: LineZero): void {
  const zeros = [...lines.keys()].filter((i) => /^0+$/.test((lines[i] ?? "").trim()));
  const patients = new Set(ids.map((id) => id.trim()));
  const withZero = new Set(zeros.map((i) => (ids[i] ?? "").trim()));
  const places = zeros.filter((i) => ofAdcs[i]);
  const [first] = places;
  if (first === undefined || withZero.size >= FROM_ZERO * patients.size) return;
  log.add({
    code: "line-zero",
    severity: "error",
    stops: true,
    file,
    row: row[first] ?? null,
    rows: places.flatMap((i) => row[i] ?? []),
    column: lineName,
    expected: "lines of advanced disease from 1 on, with ADCs on one of them",
    received: `0 on ${places.length} lines with an ADC`,
    hint: "nobody but you can know what it stands for; choose",
    count: places.length,
    choices: [
      {
        line: 'values: {line: {"0": adjuvant}}',
        why: "therapy before metastatic disease: such an ADC is not the first of its sequence"
      },
      {line: 'values: {line: {"0": ""}}', why: "the number is not known, and the line is of metastatic disease"}
    ]
  });
}

interface Remarks {
  readonly columns: readonly string[];
  readonly ofAdcs: readonly boolean[];
  readonly log: Pick<IssueLog, "add">;
}

/** Warns where a remark on a line with an ADC, whose setting is blank, speaks of (neo)adjuvant therapy: it may be this one or an earlier one. */
function tellRemarks({name: file, header, columns: texts, row}: CsvTable, {columns, ofAdcs, log}: Remarks): void {
  for (const column of columns) {
    const own = texts[header.indexOf(column)] ?? [];
    const places = [...own.keys()].filter((i) => ofAdcs[i] && earlySettingIn(own[i] ?? "") !== null);
    if (places.length === 0) continue;
    log.add({
      code: "setting-in-remark",
      severity: "warning",
      file,
      row: row[places[0] ?? 0] ?? null,
      rows: places.flatMap((i) => row[i] ?? []),
      column,
      expected: "the setting of a line in a column of its own",
      hint: "the lines are read as metastatic; where the remark is of the ADC of its own line, write adjuvant in a column setting",
      count: places.length
    });
  }
}

/** The early setting that stands in place of a number. */
function earlyWord(text: string): TherapySetting | null {
  const setting = /\p{L}/u.test(text) ? therapySetting(text) : null;
  return setting === "metastatic" ? null : setting;
}

function meansMetastatic(text: string, meanings: Pick<ValueMeanings, "meaningOf">): boolean {
  return therapySetting(meanings.meaningOf("setting", text) ?? text) === "metastatic";
}
