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
