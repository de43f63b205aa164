import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {askedBy} from "./asking-columns.ts";
import {outcomeLegends} from "./outcome-legend.ts";
import {outcomeEndpoint} from "./outcome-endpoint.ts";
import {outcomePolarity} from "./outcome-polarity.ts";

/**
 * Stops where a legend of a file says the opposite of how 0 and 1 are read in a column that asks by its name for death, progression or whether somebody lives: in lines of therapy, and in files beside them.
 *
 * @example
 * const found = [];
 * const table = {name: "l.csv", header: ["id", "dead"], columns: [["A", "B"], ["0", "1"]], refused: [], asides: [{cells: ["dead: 0 = yes, 1 = no"], row: 1}]};
 * checkFlagLegends(table, {add: ({code, received}) => found.push([code, received])});
 * found // [["flag-against-legend", "row 1: 0 = yes (dead), 1 = no (dead)"]]
 */
export function checkFlagLegends(
  table: Pick<CsvTable, "name" | "header" | "columns" | "asides" | "refused">,
  log: Pick<IssueLog, "add">
): void {
  const {name: file, header, columns} = table;
  if ((table.asides ?? []).length === 0) return;
  for (const [k, column] of header.entries()) {
    const polarity = outcomePolarity(column);
    const texts = (columns[k] ?? []).map((text) => text.trim()).filter((text) => text !== "");
    const asks = askedBy(column);
    // Codes of vital status are read by days of death, or asked.
    const isRead = asks === "death" || asks === "progression" || polarity === "censored";
    if (!isRead || polarity === "open" || texts.length === 0) continue;
    if (!texts.every((text) => /^[01](?:\.0)?$/.test(text))) continue;
    const {said} = outcomeLegends(table, {event: column, asked: {polarity, endpoint: outcomeEndpoint(column, null)}});
    const against = said.find(({codes}) =>
      [...codes].some(([code, kind]) => (kind === "event") !== ((code === 1) === (polarity === "event")))
    );
    if (against === undefined) continue;
    log.add({
      code: "flag-against-legend",
      severity: "error",
      stops: true,
      file,
      column,
      expected: "0 and 1 that mean what the name of their column says",
      received: `${against.where}: ${against.says}`,
      hint: "the legend says the opposite: write yes and no, or correct it, or say",
      count: texts.length,
      choices: [{line: "accept: [flag-against-legend]", why: "the name is right, or the legend is of another column"}]
    });
  }
}
