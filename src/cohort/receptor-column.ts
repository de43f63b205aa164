import type {CsvTable} from "../files/csv.ts";
import type {ColumnMapping} from "../record/plan-mapping.ts";
import {normalName} from "./column-dictionary.ts";
import {mappingFor} from "./mapping-report.ts";
import {dictionaryOf, recognisedRole} from "./source-roles.ts";

/**
 * The column that is called by a hormone receptor alone (`ER`, `PR`) and holds per cents; words and scores in it are none. Null where there is none.
 *
 * @example
 * receptorColumn("er")({name: "c.csv", header: ["patient_id", "ER (%)"], columns: [["A", "B"], ["90", "<1"]]}, {}) // "ER (%)"
 * receptorColumn("er")({name: "c.csv", header: ["patient_id", "ER"], columns: [["A", "B"], ["pos", "neg"]]}, {}) // null
 */
export function receptorColumn(
  receptor: "er" | "pr"
): (table: Pick<CsvTable, "name" | "header" | "columns">, mapping: ColumnMapping) => string | null {
  return (table, mapping) => {
    const [column, another] = table.header.filter(
      (name) => normalName(name.replace(/\s*\([^)]*\)\s*$/, "").replace(/[\s%]+$/, "")) === receptor
    );
    if (column === undefined || another !== undefined) return null;
    const known = dictionaryOf(recognisedRole(table, mapping));
    const canonical = `${receptor}_pct`;
    if (mappingFor(table, known, mapping).mapped.some((one) => one.canonical === canonical || one.column === column))
      return null;
    const filled = (table.columns[table.header.indexOf(column)] ?? []).map((text) => text.trim()).filter(Boolean);
    const numbers = filled.filter((text) => /^[<>]?\s*\d{1,3}(?:[.,]\d+)?\s*%?$/.test(text));
    // 0 and 1, or scores from 0 to 3, are no per cents.
    const areLarge = numbers.some((text) => Number.parseFloat(text.replace(/^[<>]\s*/, "")) > 8);
    return areLarge && 2 * numbers.length > filled.length ? column : null;
  };
}
