import type {CsvTable} from "../files/csv.ts";
import type {ColumnMapping} from "../record/plan-mapping.ts";
import type {MappingBasis} from "./header-mapping.ts";
import {composedColumnOf} from "./composed-columns.ts";
import {composedColumns} from "./composed-headers.ts";
import {deathDayColumn} from "./death-day-column.ts";
import {patientColumn} from "./patient-column.ts";
import {receptorColumn} from "./receptor-column.ts";
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
  return {mapping: own, found};
}
