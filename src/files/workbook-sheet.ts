import {issue, type Issue} from "../record/issue.ts";
import {asideOf} from "./aside.ts";
import type {Sheet} from "./sheet.ts";
import {columnLetters, type CellPlace, type WorkbookSheet} from "./workbook.ts";

/** Places that a finding names. */
const MOST_PLACES = 5;

/** Which file a workbook is, and which of its sheets is wanted; undefined where nobody says. */
export interface WantedSheet extends Pick<Sheet, "name" | "sha256"> {
  readonly sheet: string | undefined;
}

/**
 * The sheet of a workbook that is wanted, or the only one in which something stands, sheets of codes and abbreviations aside, with what a reader of its cells should know: merged cells, errors,
 * formulas without a result, hidden rows and columns. Without rows, and with a finding that stops, where several could be meant or none is.
 *
 * @example
 * const lines = {name: "Lines", hidden: false, rows: [{row: 1, cells: ["id"]}], merged: [], errors: [], withoutResult: [], hiddenRows: [], struckRows: [], hiddenColumns: []};
 * const wanted = {name: "c.xlsx", sha256: "", sheet: undefined};
 * workbookSheet([lines, {...lines, name: "Notes", rows: []}], wanted).rows // [{row: 1, cells: ["id"]}]
 * workbookSheet([lines, {...lines, name: "Notes"}], wanted).issues.map(({code, choices}) => [code, choices.map(({line}) => line)])
 * // [["sheet-not-chosen", ['data: [{file: "c.xlsx", sheet: "Lines"}]', 'data: [{file: "c.xlsx", sheet: "Notes"}]']]]
 */
export function workbookSheet(sheets: readonly WorkbookSheet[], wanted: WantedSheet): Sheet {
  const {name, sha256, sheet} = wanted;
  const full = sheets.filter(({rows}) => rows.length > 0);
  const [only, other] = sheet === undefined ? ofRecords(full) : sheets.filter((one) => one.name === sheet);
  const chosen = other === undefined ? only : undefined;
  return {
    name,
    kind: "workbook",
    rows: chosen?.rows ?? [],
    merged: chosen?.merged ?? [],
    delimiter: ",",
    encoding: "UTF-8",
    sha256,
    ...asidesOf(sheets, chosen),
    ...(chosen?.looks === undefined ? {} : {looks: chosen.looks}),
    issues:
      chosen === undefined
        ? [full.length === 0 && sheet === undefined ? nothingIn(name) : notChosen(full, wanted)]
        : findings(name, chosen, full)
  };
}

/** Names of sheets that say what columns and codes of another mean. */
const legends =
  /^\s*(?:code ?-?book|codes?|data ?dictionary|dictionary|legend|legende|légende|leyenda|leggenda|legenda|variables?|variablen|variablenliste|glossary|glossar|abbreviations?|abkürzungen|key)\s*$/iu;
/** Most columns of such a sheet. */
const LEGEND_WIDTH = 6;

/** The sheets without those that by their names explain another, where there is another. */
function ofRecords(full: readonly WorkbookSheet[]): readonly WorkbookSheet[] {
  const records = full.filter(
    ({name, rows}) => !legends.test(name) || rows.some(({cells}) => cells.length > LEGEND_WIDTH)
  );
  return records.length === 0 ? full : records;
}

/** Most rows, and most filled cells of a row, of another sheet that may say what codes mean. */
const MOST_ROWS = 500;
const MOST_CELLS = 12;

/** Comments on the cells of the sheet that is read, and the rows of small sheets beside it. */
function asidesOf(sheets: readonly WorkbookSheet[], chosen: WorkbookSheet | undefined): Pick<Sheet, "asides"> {
  if (chosen === undefined) return {};
  const asides = [
    ...(chosen.comments ?? []).flatMap(({cell, text}) => asideOf([text], {row: null, comment: cell})),
    ...sheets
      .filter((one) => one !== chosen && one.rows.length <= MOST_ROWS)
      .flatMap(({name, rows}) => rows.flatMap(({row, cells}) => asideOf(cells, {row, sheet: name})))
      .filter(({cells}) => cells.length <= MOST_CELLS)
  ];
  return asides.length === 0 ? {} : {asides};
}

/** The name of the file, without the sheet that a caller put behind it. */
const fileOf = ({name, sheet}: Pick<WantedSheet, "name" | "sheet">): string =>
  sheet !== undefined && name.endsWith(` (${sheet})`) ? name.slice(0, -sheet.length - 3) : name;

function nothingIn(file: string): Issue {
  return issue({
    code: "empty-file",
    severity: "error",
    file,
    expected: "a header and at least one record",
    hint: "no sheet of it holds anything"
  });
}

function notChosen(full: readonly WorkbookSheet[], {name, sheet}: WantedSheet): Issue {
  return issue({
    code: "sheet-not-chosen",
    severity: "error",
    stops: true,
    file: name,
    expected: sheet === undefined ? "one sheet that holds something" : `a sheet called ${sheet}`,
    received: sheet === undefined ? `${full.length} sheets` : null,
    hint: "say in the plan which sheet is meant, or give init and tidy --sheet NAME; init takes it several times, where lines and patients stand on sheets of their own",
    choices: full.map((one) => ({
      line: `data: [{file: ${JSON.stringify(fileOf({name, sheet}))}, sheet: ${JSON.stringify(one.name)}}]`,
      why: `${one.rows[0]?.cells.length ?? 0} columns, ${one.rows.length} rows${one.hidden ? ", hidden in the spreadsheet" : ""}`
    }))
  });
}

/** What stands in a sheet that its cells as text do not tell. */
function findings(file: string, sheet: WorkbookSheet, full: readonly WorkbookSheet[]): Issue[] {
  const {rows, merged, errors, withoutResult, hiddenRows, struckRows, hiddenColumns, comments = []} = sheet;
  const mergedInUse = merged.filter(({firstRow}) => firstRow <= (rows.at(-1)?.row ?? 0));
  const say = (fields: Omit<Parameters<typeof issue>[0], "file"> & {readonly count: number}): Issue[] =>
    fields.count === 0 ? [] : [issue({...fields, file})];
  return [
    ...say({
      code: "spreadsheet-error-cells",
      severity: "warning",
      expected: "a value in each cell",
      count: errors.length,
      hint: `the spreadsheet shows an error such as #N/A in ${placesText(errors)}`
    }),
    ...say({
      code: "formula-without-result",
      severity: "error",
      expected: "the result of each formula",
      count: withoutResult.length,
      hint: `${placesText(withoutResult)} ${withoutResult.length === 1 ? "was" : "were"} saved without; open the file in its program and save it again`
    }),
    ...say({
      code: "merged-cells",
      severity: "note",
      expected: "one cell for each value",
      count: mergedInUse.length,
      hint: `merged from ${placesText(mergedInUse.map(({firstRow, firstColumn}) => ({row: firstRow, column: firstColumn})))}; the value stands in the first of them alone, unless repairs.mergedCells gives it to each row`
    }),
    ...say({
      code: "hidden-rows",
      severity: "note",
      expected: "rows that everyone sees",
      count: hiddenRows.length,
      hint: `the spreadsheet hides ${listed(hiddenRows.map((row) => `row ${row}`))}; where they hold records, the plan says whether these count (values: {"(look)": {"hidden": left-out}})`
    }),
    ...say({
      code: "struck-rows",
      severity: "note",
      expected: "rows that are meant to be read",
      count: struckRows.length,
      hint: `the spreadsheet strikes through ${listed(struckRows.map((row) => `row ${row}`))}; where they hold records, the plan says whether these count (values: {"(look)": {"struck through": left-out}})`
    }),
    ...say({
      code: "comments-not-read",
      severity: "warning",
      expected: "what counts in cells, not in comments on them",
      count: comments.length,
      hint: "a legend in them is taken, and what asks to leave a patient out is asked about; all else that they say of a patient has to stand in a column"
    }),
    ...say({
      code: "hidden-columns",
      severity: "note",
      expected: "columns that everyone sees",
      count: hiddenColumns.length,
      hint: `the spreadsheet hides ${listed(hiddenColumns.map((column) => `column ${columnLetters(column)}`))}; they are read like the others`
    }),
    ...say({
      code: "hidden-sheet",
      severity: "note",
      expected: "a sheet that everyone sees",
      count: sheet.hidden ? 1 : 0,
      hint: `the spreadsheet hides the sheet ${sheet.name}, which is read`
    }),
    ...say({
      code: "other-sheets",
      severity: "note",
      expected: "one sheet",
      count: full.length - 1,
      hint: `read is ${sheet.name}; not read: ${listed(full.filter((one) => one !== sheet).map(({name}) => name))}`
    })
  ];
}

const placesText = (places: readonly CellPlace[]): string =>
  listed(places.map(({row, column}) => `${columnLetters(column)}${row}`));

function listed(names: readonly string[]): string {
  const more = names.length - MOST_PLACES;
  return `${names.slice(0, MOST_PLACES).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
