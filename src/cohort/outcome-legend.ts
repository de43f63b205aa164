import type {CsvTable} from "../files/csv.ts";
import {headerLabels, type Asked} from "./outcome-labels.ts";

/** What a legend of a file says that codes of the outcome mean. */
export type OutcomeLegend = ReadonlyMap<number, "event" | "censored">;

/** Longest text that is looked at, and shortest name of a column by which a legend may say that it is of another. */
const LONGEST = 400;
const SHORTEST_NAME = 3;

/**
 * What texts of a file beside the outcome say of its codes: `0 = Progress oder Tod, 1 = zensiert` in a row below, a title, a cell, a comment. Those that name another column are of that; where two say different things, nothing is known and null is given.
 *
 * @example
 * const table = {header: ["months", "event", ""], columns: [["5"], ["1"], ["0 = PD/death, 1 = censored"]]};
 * [...outcomeLegend(table, {event: "event", asked: {polarity: "event", endpoint: "unknown"}})] // [[0, "event"], [1, "censored"]]
 */
export function outcomeLegend(
  {header, columns, asides = []}: Pick<CsvTable, "header" | "columns" | "asides">,
  {event, asked}: {readonly event: string; readonly asked: Asked}
): OutcomeLegend | null {
  const others = header.filter((column) => column !== event && column.trim().length >= SHORTEST_NAME);
  const cells = columns.flatMap((texts, k) => (header[k] === event ? [] : [...new Set(texts)]));
  const legend = new Map<number, "event" | "censored">();
  for (const text of [...asides, ...cells]) {
    if (text.length > LONGEST || !/\d/.test(text) || !/[=:→–]/u.test(text) || namesOne(text, others, event)) continue;
    // Of one code alone a remark may speak, which corrects a record.
    const labels = headerLabels(text, asked);
    if (text.match(/\d+/g)?.length !== labels.size) continue;
    for (const [code, says] of labels) {
      if (legend.has(code) && legend.get(code) !== says) return null;
      legend.set(code, says);
    }
  }
  return legend;
}

const namesOne = (text: string, others: readonly string[], event: string): boolean => {
  const words = text.toLowerCase();
  return !words.includes(event.toLowerCase()) && others.some((column) => wordIn(words, column.toLowerCase()));
};

/** Whether a name stands in a text as a word of its own. */
function wordIn(text: string, name: string): boolean {
  const at = text.indexOf(name);
  if (at < 0) return false;
  const isPart = (sign: string): boolean => /[\p{L}\p{N}_]/u.test(sign);
  return !isPart(text.charAt(at - 1)) && !isPart(text.charAt(at + name.length));
}
