import type {CsvTable} from "../files/csv.ts";
import type {ColumnMapping} from "../record/plan-mapping.ts";
import type {MappingBasis} from "./header-mapping.ts";
import {deathDayColumn} from "./death-day-column.ts";
import {patientColumn} from "./patient-column.ts";
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

const rules: readonly (readonly [canonical: string, basis: MappingBasis, find: FindColumn])[] = [
  ["patient_id", "its name and its values", patientColumn],
  ["setting", "its values", settingColumn],
  ["death", "its name and its values", deathDayColumn]
];

/** The mapping of a plan with the columns that values tell: the patients, whether therapy was (neo)adjuvant or metastatic, and days of death. What the plan maps is not looked for. */
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
