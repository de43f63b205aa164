import type {CsvTable} from "../files/csv.ts";
import type {ColumnMapping} from "../record/plan-mapping.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import {columnsOfSettings} from "./setting-column.ts";
import {recognisedRole} from "./source-roles.ts";
import {wideBlocks} from "./wide-file.ts";

/** A column of a block and the name by which a plan maps it. */
export interface SettingOfBlock {
  readonly canonical: string;
  readonly column: string;
}

/**
 * The columns of a wide file that tell the setting of each block by their cells, where no known name does: columns of one name but for the number of the block (`ADC1_Intention`, `ADC2_Intention`), which together are what
 * a column of the setting is in a file of lines. Empty where there are none, or several.
 *
 * @example
 * const header = ["id", "adc1", "adc1_start", "adc1_Ziel", "adc2", "adc2_start", "adc2_Ziel"];
 * const columns = [["A"], ["T-DM1"], ["0"], ["kurativ"], ["T-DXd"], ["900"], ["palliativ"]];
 * wideSettingColumns({name: "w.csv", header, columns}, {}).map(({canonical}) => canonical) // ["adc1_setting", "adc2_setting"]
 */
export function wideSettingColumns(
  table: Pick<CsvTable, "name" | "header" | "columns">,
  mapping: ColumnMapping
): SettingOfBlock[] {
  if (recognisedRole(table, mapping) !== "wide") return [];
  const {header, columns} = table;
  const blocks = wideBlocks(header, mapping);
  if (blocks.some((block) => block.columns["setting"] !== undefined)) return [];
  const taken = new Set([...blocks.flatMap((block) => Object.values(block.columns)), ...Object.values(mapping)]);
  const numbered = header.flatMap((column) => {
    const [number, ...more] = column.match(/\d+/g) ?? [];
    const block = blocks.find((one) => String(one.number) === number);
    return taken.has(column) || block === undefined || more.length > 0 ? [] : [{column, block}];
  });
  const textsOf = (column: string): readonly string[] => columns[header.indexOf(column)] ?? [];
  const found = [...listsByKey(numbered, ({column}) => column.replace(/\d+/, "#"))].flatMap(([name, own]) => {
    // As one column of a file of lines: a row of the wide file is the patient.
    const rows = own.flatMap(({column}) => textsOf(column).map((text, i) => [String(i), text] as const));
    const joined = {header: ["patient", name], columns: [rows.map(([i]) => i), rows.map(([, text]) => text)]};
    const tell = columnsOfSettings(joined, {patients: "patient", unknown: [{column: name}], ambiguous: []});
    return own.length > 1 && tell.length > 0 ? [own] : [];
  });
  const [only] = found;
  return only === undefined || found.length > 1
    ? []
    : only.map(({column, block}) => ({canonical: `${block.adc ? "adc" : "line"}${block.number}_setting`, column}));
}
