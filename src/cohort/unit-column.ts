import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {TimeUnit} from "../record/time-unit.ts";
import {normalName} from "./column-dictionary.ts";
import {unitOfWord} from "./header-unit.ts";

/** Names of columns that hold the unit of the time beside them; `AVALU` is CDISC's. */
const names =
  /^(?:avalu|aval_unit|unit|units|time_unit|unit_of_time|unit_time|einheit|zeiteinheit|unite|unidad|unita|unidade|eenheid)$/;
const nouns = "units?|einheit|zeiteinheit|unite|unidad|unita|unidade|eenheid";
/** The same with what the time is called, or a word for times: `PFS unit`, `unit_pfs`, `Einheit PFS`. */
const ofTime = new RegExp(`^(?:(.+)_(?:${nouns})|(?:${nouns})_(?:(?:of|der|des|de|di|van)_)?(.+))$`);
const times = /^(?:time|pfs|os|survival|follow_up|followup|fu|duration|zeit|dauer|temps|duree|tiempo|tempo|tijd)$/;

/** Whether a column holds the units of the times: by its name, or by that of the times within it. */
function isOfUnits(column: string, time: string | undefined): boolean {
  const name = normalName(column);
  if (names.test(name)) return true;
  const [, before, after] = ofTime.exec(name) ?? [];
  const noun = before ?? after;
  if (noun === undefined || normalName(time ?? "") === name) return false;
  return time === undefined
    ? times.test(noun)
    : ` ${normalName(time).replaceAll("_", " ")} `.includes(` ${noun.replaceAll("_", " ")} `);
}

/**
 * Stops where a column of units says another unit than the plan, or several.
 *
 * @example
 * const found = [];
 * const table = {name: "c.csv", header: ["t", "AVALU"], columns: [["5", "6"], ["WEEKS", "WEEKS"]]};
 * checkUnitColumn(table, {unit: "months", time: "t"}, {add: ({code, choices}) => found.push([code, choices.length])});
 * found // [["unit-against-cells", 1]]
 */
export function checkUnitColumn(
  {name, header, columns}: Pick<CsvTable, "name" | "header" | "columns">,
  {unit, time}: {readonly unit: TimeUnit; readonly time?: string | undefined},
  log: Pick<IssueLog, "add">
): void {
  for (const [k, column] of header.entries()) {
    if (!isOfUnits(column, time)) continue;
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
 * The unit that a column of units says of all records, `time` being the column of the times; null where there is none, or it says several.
 *
 * @example
 * unitOfColumn({header: ["AVAL", "AVALU"], columns: [["5", "6"], ["WEEKS", "WEEKS"]]}) // {unit: "weeks", column: "AVALU"}
 */
export function unitOfColumn(
  table: Pick<CsvTable, "header" | "columns">,
  time?: string
): {readonly unit: TimeUnit; readonly column: string} | null {
  const {header, columns} = table;
  const said = header.flatMap((column, k) => {
    if (!isOfUnits(column, time)) return [];
    const units = new Set((columns[k] ?? []).filter((text) => text.trim() !== "").map((text) => unitOfWord(text)));
    const [unit] = units;
    return units.size === 1 && unit !== undefined && unit !== null ? [{unit, column}] : [];
  });
  return said.length === 1 ? (said[0] ?? null) : null;
}
