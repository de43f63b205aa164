import type {Shown} from "../../record/hidden.ts";
import type {ShownRow} from "../../record/row.ts";
import {rowInWords, type RowInWords} from "../../words/en/row-in-words.ts";

/** Columns of `results.csv`, in order. */
export const rowColumns = [
  "analysis",
  "endpoint",
  "population",
  "stratum",
  "group",
  "reference",
  "time",
  "unit",
  "scale",
  "term",
  "estimate",
  "stdError",
  "statistic",
  "df",
  "pValue",
  "confLow",
  "confHigh",
  "n",
  "nRisk",
  "nEvent",
  "nCensored",
  "method",
  "warning",
  "error",
  "grouping",
  "kind",
  "codes"
] as const satisfies readonly (keyof RowInWords | "codes")[];

/** A row as a line of `results.csv`. */
export type RowCells = Readonly<Record<(typeof rowColumns)[number], string | Shown | null>>;

/**
 * The cells of a row: remarks and refusal as sentences and, in `codes`, as their codes with a space between them, each once; null where there is none.
 *
 * @example
 * rowCells(resultRow({analysis: "cox", kind: "hazard-ratio", term: "hazard ratio", method: "Cox", remarks: [{code: "immortal-time"}]})).codes // "immortal-time"
 */
export function rowCells(row: ShownRow): RowCells {
  const {remarks, refusal, ...cells} = rowInWords(row);
  const codes = [...new Set([...remarks, ...(refusal === null ? [] : [refusal])].map(({code}) => code))];
  return {...cells, codes: codes.length === 0 ? null : codes.join(" ")};
}
