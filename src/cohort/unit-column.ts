import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {TimeUnit} from "../record/time-unit.ts";
import {normalName} from "./column-dictionary.ts";
import {unitOfWord} from "./header-unit.ts";

/** Names of columns that hold the unit of the time beside them; `AVALU` is CDISC's. */
const names =
  /^(?:avalu|aval_unit|unit|units|time_unit|unit_of_time|unit_time|einheit|zeiteinheit|unite|unidad|unita|unidade|eenheid)$/;

/**
 * Stops where a column of units says another unit than the plan, or several.
 *
 * @example
 * const found = [];
 * const table = {name: "c.csv", header: ["t", "AVALU"], columns: [["5", "6"], ["WEEKS", "WEEKS"]]};
 * checkUnitColumn(table, "months", {add: ({code, choices}) => found.push([code, choices.length])});
 * found // [["unit-against-cells", 1]]
 */
export function checkUnitColumn(
  {name, header, columns}: Pick<CsvTable, "name" | "header" | "columns">,
  unit: TimeUnit,
  log: Pick<IssueLog, "add">
): void {
  for (const [k, column] of header.entries()) {
    if (!names.test(normalName(column))) continue;
    const texts = (columns[k] ?? []).map((text) => text.trim()).filter((text) => text !== "");
    const said = new Set(texts.map(unitOfWord));
    const [one] = said;
    if (said.has(null) || one === undefined || one === null || (said.size === 1 && one === unit)) continue;
    log.add({
      code: "unit-against-cells",
      severity: "error",
      stops: true,
      file: name,
      column,
      expected: `times in ${unit}, as declared`,
      received: [...said].join(", "),
      hint:
        said.size === 1
          ? "the file says another unit"
          : "the file holds times in several units: write them in one, or a group may stand in another unit than its comparison",
      choices: said.size === 1 ? [{line: `unit: ${one}`, why: "the file is right"}] : []
    });
  }
}

/**
 * The unit that a column of units says of all records; null where there is none, or it says several.
 *
 * @example
 * unitOfColumn({header: ["AVAL", "AVALU"], columns: [["5", "6"], ["WEEKS", "WEEKS"]]}) // {unit: "weeks", column: "AVALU"}
 */
export function unitOfColumn(
  table: Pick<CsvTable, "header" | "columns">
): {readonly unit: TimeUnit; readonly column: string} | null {
  const {header, columns} = table;
  const said = header.flatMap((column, k) => {
    if (!names.test(normalName(column))) return [];
    const units = new Set((columns[k] ?? []).filter((text) => text.trim() !== "").map((text) => unitOfWord(text)));
    const [unit] = units;
    return units.size === 1 && unit !== undefined && unit !== null ? [{unit, column}] : [];
  });
  return said.length === 1 ? (said[0] ?? null) : null;
}
