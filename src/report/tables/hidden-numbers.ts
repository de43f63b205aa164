import {HIDDEN} from "../../figures/risk-table.ts";
import type {Result} from "../../record/result.ts";
import type {TextTable} from "./text-table.ts";

const mark = HIDDEN.replace(/[[\]]/g, "\\$&");
const unit = "(?:\\s?%)?";
const bracket = new RegExp(`${mark}${unit} \\([^()]*${mark}[^()]*\\)`, "gu");

/**
 * A text in which a number that is hidden stands as `[c]`, an estimate with its limits as one.
 *
 * @example
 * hiddenNumbers("A: median NaN (NaN–NaN) months, NaN events in 40") // "A: median [c] months, [c] events in 40"
 */
export function hiddenNumbers(text: string): string {
  return text
    .replace(/[−-]?\bNaN\b/gu, HIDDEN)
    .replace(bracket, HIDDEN)
    .replace(new RegExp(`${mark}\\s?%`, "gu"), HIDDEN);
}

/** Sentences of a result as its policy on small counts lets them stand. */
export function shownText({disclosure}: Pick<Result, "disclosure">, text: string): string {
  return disclosure === undefined ? text : hiddenNumbers(text);
}

/** A table of a result as its policy on small counts lets it stand, with a note where something is hidden. */
export function shownTable({disclosure}: Pick<Result, "disclosure">, table: TextTable): TextTable {
  if (disclosure === undefined) return table;
  const rows = table.rows.map((row) => row.map(hiddenNumbers));
  const hides = rows.some((row) => row.some((cell) => cell.includes(HIDDEN)));
  return {
    ...table,
    rows,
    caption: hiddenNumbers(table.caption),
    header: table.header.map(hiddenNumbers),
    notes: [
      ...table.notes.map(hiddenNumbers),
      ...(hides ? [`${HIDDEN}: not shown under the policy ${disclosure.policy}.`] : [])
    ]
  };
}
