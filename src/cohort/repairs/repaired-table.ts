import {asideOf} from "../../files/aside.ts";
import type {CsvTable} from "../../files/csv.ts";
import {sheetTable} from "../../files/sheet-table.ts";
import type {Sheet} from "../../files/sheet.ts";
import {issue, type Issue} from "../../record/issue.ts";
import type {LedgerLine} from "../../record/ledger-line.ts";
import type {RepairName, RepairsSpec} from "../../record/plan-repairs.ts";
import {signsIn} from "../notes-on-values.ts";
import {repairNotes, rowDetails} from "./repair-notes.ts";
import {repairedSheet, type RepairDone, type SheetRepaired} from "./repairs.ts";
import {sheetColumns} from "./sheet-rows.ts";

/**
 * The table of a sheet that was repaired as the settings say: each repair is a note with its count, each row that it left out a line of the ledger.
 * A row or column that the settings name and the sheet has not is an error.
 *
 * @example
 * const sheet = {name: "c.csv", rows: [{row: 1, cells: ["May"]}, {row: 2, cells: ["id", "day"]}, {row: 3, cells: ["P1", "5"]}], merged: [], delimiter: ",", encoding: "UTF-8", issues: []};
 * const table = repairedTable(sheet, {headerRow: 2});
 * table.header // ["id", "day"]
 * table.ledger.map(({row, reason}) => [row, reason]) // [[1, "title-row"]]
 */
export function repairedTable(sheet: Sheet, settings: RepairsSpec): CsvTable {
  const repaired = repairedSheet(sheet, settings);
  const table = sheetTable(
    repaired.sheet,
    repaired.done.flatMap(({rows}) => rows.map(({row, reason}) => ledgerLine(sheet.name, row, reason)))
  );
  const left = new Set(repaired.done.flatMap(({rows}) => rows.map(({row}) => row)));
  const units = new Set(
    repaired.done.flatMap(({rows}) => rows.flatMap(({row, reason}) => (reason === "unit-row" ? [row] : [])))
  );
  const asides = [
    ...sheet.rows.flatMap(({row, cells}) => (left.has(row) && !units.has(row) ? asideOf(cells, {row}) : [])),
    // A unit under the header is of its column.
    ...sheet.rows.flatMap(({row, cells}) =>
      units.has(row)
        ? cells.flatMap((cell, i) => (cell.trim() === "" ? [] : asideOf([repaired.columns[i] ?? "", cell], {row})))
        : []
    ),
    ...(sheet.asides ?? [])
  ];
  const own = new Set(table.row);
  const marked = asides.length === 0 ? [] : signsIn(sheet.rows.filter(({row}) => own.has(row)));
  return {
    ...table,
    ...(asides.length === 0 ? {} : {asides}),
    ...besideRecords(sheet, repaired),
    ...(marked.length === 0 ? {} : {marked}),
    issues: [
      ...absentPlaces(sheet, repaired, settings),
      ...repaired.done.flatMap((done) => notesOf(sheet.name, done, repaired.columns)),
      ...table.issues
    ]
  };
}

/** What the spreadsheet shows of its records, and the signs that a repair took off their values. */
function besideRecords({looks = []}: Sheet, {done, columns}: SheetRepaired): Pick<CsvTable, "beside"> {
  const signs = done
    .filter(({name}) => name === "footnoteMarks")
    .flatMap(({cells}) =>
      cells.map(({row, column, before, after}) => ({
        row,
        column: columns[column] ?? "",
        sign: before.trim().slice(after.trim().length).trim()
      }))
    );
  return looks.length + signs.length === 0 ? {} : {beside: {looks, signs}};
}

/**
 * Settings whose columns are named as the file spells them; a canonical name is the column that the mapping gives for it.
 *
 * @example
 * spelledInFile({fillDown: ["patient_id", "Zentrum"]}, {patient_id: "Pat.-Nr."}).fillDown // ["Pat.-Nr.", "Zentrum"]
 */
export function spelledInFile(settings: RepairsSpec, mapping: Readonly<Record<string, string>>): RepairsSpec {
  const lists = columnRepairs.flatMap((name) => {
    const columns = settings[name];
    return columns === undefined ? [] : [[name, columns.map((column) => mapping[column] ?? column)] as const];
  });
  return {...settings, ...Object.fromEntries(lists)};
}

const columnRepairs = ["fillDown", "footnoteMarks", "thousands", "decimalComma"] as const;

function ledgerLine(file: string, row: number, reason: string): LedgerLine {
  return {step: "read", unit: "row", reason, detail: rowDetails[reason] ?? reason, file, row, patientId: null};
}

/** One note for each column that a repair changed, one for the rows that it left out. */
function notesOf(file: string, {name, cells, rows}: RepairDone, columns: readonly string[]): Issue[] {
  const counts = new Map<string, number>();
  for (const {column} of cells) {
    const spelled = columns[column] ?? `(column ${column + 1})`;
    counts.set(spelled, (counts.get(spelled) ?? 0) + 1);
  }
  return [
    ...(rows.length === 0 ? [] : [note(file, name, null, rows.length)]),
    ...[...counts].map(([column, count]) => note(file, name, column, count))
  ];
}

function note(file: string, name: RepairName, column: string | null, count: number): Issue {
  const {code, expected, done} = repairNotes[name];
  return issue({
    code,
    severity: "note",
    file,
    column,
    expected,
    count,
    hint: `${done}, as repairs.${name} of the plan says`
  });
}

/** Rows and columns that the settings name and that are not there. */
function absentPlaces(sheet: Sheet, {sheet: after, columns}: SheetRepaired, settings: RepairsSpec): Issue[] {
  const names = new Set([...columns, ...sheetColumns(after)]);
  const wanted = settings.headerRow ?? null;
  const row = wanted !== null && !sheet.rows.some((own) => own.row === wanted) ? wanted : null;
  return [
    ...(row === null
      ? []
      : [
          issue({
            code: "repair-row-absent",
            severity: "error",
            file: sheet.name,
            row,
            expected: "the header, as repairs.headerRow of the plan says",
            hint: `payloadswap tidy ${sheet.name} shows on which row it stands`
          })
        ]),
    ...columnRepairs.flatMap((name) =>
      (settings[name] ?? [])
        .filter((column) => !names.has(column))
        .map((column) =>
          issue({
            code: "repair-column-absent",
            severity: "error",
            file: sheet.name,
            column,
            expected: `a column ${column}, which repairs.${name} of the plan names`,
            hint: `columns of the file are ${[...names].slice(0, 30).join(", ")}`
          })
        )
    )
  ];
}
