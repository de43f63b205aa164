import type {CsvTable} from "../files/csv.ts";
import type {ColumnMapping} from "../record/plan-mapping.ts";
import type {MappingBasis} from "./header-mapping.ts";
import {composedColumnOf} from "./composed-columns.ts";
import {composedColumns} from "./composed-headers.ts";
import {deathDayColumn} from "./death-day-column.ts";
import {isUnknown, perhapsReadyMade} from "./perhaps-ready-made.ts";
import {patientColumn} from "./patient-column.ts";
import {receptorColumn} from "./receptor-column.ts";
import {scanColumns} from "./scan-columns.ts";
import {settingColumn} from "./setting-column.ts";
import {wideSettingColumns} from "./wide-setting-columns.ts";

/** A column of a file that its values tell, where no known name does. */
export interface ColumnByValues {
  readonly canonical: string;
  readonly column: string;
  readonly file: string;
  readonly basis: MappingBasis;
}

type FindColumn = (table: CsvTable, mapping: ColumnMapping) => string | null;

type Rule = readonly [canonical: string, basis: MappingBasis, find: FindColumn];

const rules: readonly Rule[] = [
  ["patient_id", "its name and its values", patientColumn],
  ["setting", "its values", settingColumn],
  ["death", "its name and its values", deathDayColumn],
  ["er_pct", "its name and its values", receptorColumn("er")],
  ["pr_pct", "its name and its values", receptorColumn("pr")],
  ...composedColumns.map((canonical): Rule => [canonical, "its name and its values", composedColumnOf(canonical)])
];

/** The mapping of a plan with the columns that values tell, alone or with the words of their names: the patients, whether therapy was (neo)adjuvant or metastatic, days and reasons of lines, days of death. What the plan maps is not looked for. */
export function withColumnsByValues(
  tables: readonly CsvTable[],
  mapping: ColumnMapping
): {readonly mapping: ColumnMapping; readonly found: readonly ColumnByValues[]} {
  const found: ColumnByValues[] = [];
  let own = mapping;
  for (const [canonical, basis, find] of rules) {
    if (own[canonical] !== undefined) continue;
    for (const table of tables) {
      const column = find(table, own);
      if (column === null) continue;
      found.push({canonical, column, file: table.name, basis});
      own = {...own, [canonical]: column};
      break;
    }
  }
  for (const table of tables)
    for (const {canonical, column} of wideSettingColumns(table, own)) {
      found.push({canonical, column, file: table.name, basis: "its values"});
      own = {...own, [canonical]: column};
    }
  for (const one of [...scanColumns(tables, own), ...readyMadeColumns(tables, own)]) {
    found.push({...one, basis: "its name and its values"});
    own = {...own, [one.canonical]: one.column};
  }
  return {mapping: own, found};
}

/** Time, outcome and patient of the only file, where nothing in it is of lines of therapy, and one column alone is called as times are and one as outcomes are. */
function readyMadeColumns(tables: readonly CsvTable[], mapping: ColumnMapping): Omit<ColumnByValues, "basis">[] {
  const [table, ...others] = tables;
  const isMapped = ["time", "event", "regimen", "start"].some((name) => mapping[name] !== undefined);
  if (table === undefined || others.length > 0 || isMapped || table.role !== undefined || !isUnknown(table, mapping))
    return [];
  const ready = perhapsReadyMade(table);
  const {id = null, times: [time] = [], outcomes: [event] = [], isSure = false} = ready ?? {};
  if (!isSure || time === undefined || event === undefined) return [];
  const own = {file: table.name};
  return [
    ...(id === null || mapping["patient_id"] !== undefined ? [] : [{canonical: "patient_id", column: id, ...own}]),
    {canonical: "time", column: time, ...own},
    {canonical: "event", column: event, ...own}
  ];
}
