import {readCell, type CellRules, type ReadCell} from "../cell-values.ts";
import type {DictionaryColumn} from "../column-dictionary.ts";
import {plainHyphens, plainText} from "../plain-text.ts";
import {her2Cell} from "./her2-cell.ts";
import type {Her2Coding} from "./her2-coding.ts";
import {her2OfRecord, type Her2Record} from "./her2-record.ts";
import {shownHer2, shownHer2Text} from "./her2-shown.ts";

/** Columns whose cells are read by what pathologists write, and together. */
export const her2Columns = ["her2_status", "her2_ihc", "her2_ish"] as const;

export type Her2Column = (typeof her2Columns)[number];

/**
 * Whether a canonical column is one of HER2.
 *
 * @example
 * [isHer2Column("her2_ihc"), isHer2Column("ecog")] // [true, false]
 */
export const isHer2Column = (name: string): name is Her2Column => her2Columns.some((one) => one === name);

/**
 * A cell of a column on HER2: a level of the dictionary, or text that says what score, in-situ hybridisation or status are, which stays as it stands until the cells of its record are read together. Digits are read
 * by the coding of the column.
 *
 * @example
 * const column = dictionary.find(({name}) => name === "her2_status");
 * const rules = {dateMode: {mode: "relative", format: "iso", partial: "reject"}, decimalComma: false};
 * her2ReadCell("0", column, "no and yes", rules).value // "negative"
 */
export function her2ReadCell(text: string, column: DictionaryColumn, coding: Her2Coding, rules: CellRules): ReadCell {
  const cell = plainHyphens(text);
  if (/^\d$/.test(cell) && coding !== "scores" && column.name !== "her2_ish") return codeOf(cell, column, coding);
  const read = readCell(cell, column, rules);
  if (read.fault?.code !== "unknown-level") return read;
  const found = her2Cell(cell);
  if (found.kind === "unread") return read;
  const said = recordOf(column.name, cell);
  const shown = said.open === null ? shownHer2(said) : null;
  const value = plainText(text);
  if (shown === null) return {value};
  const remark = {
    code: "level-spelled-otherwise",
    expected: Object.keys(column.levels ?? {}).join(", "),
    received: shownHer2Text(cell),
    hint: `read as ${shown}`
  };
  return {value, remark};
}

const recordOf = (name: string, cell: string): Her2Record =>
  her2OfRecord({her2_status: null, her2_ihc: null, her2_ish: null, [name]: cell});

/** A digit that is no IHC score: 0 and 1 as negative and positive, or left open with both readings. */
function codeOf(cell: string, {name}: DictionaryColumn, coding: Exclude<Her2Coding, "scores">): ReadCell {
  const expected = "HER2 in words, or IHC scores with a plus";
  if (coding === "no and yes") {
    const value = cell === "1" ? "positive" : "negative";
    return {
      value,
      remark: {
        code: "her2-code",
        severity: "warning",
        expected,
        received: cell,
        hint: `read as ${value}, as the column holds no other digits; if they are IHC scores, write values: {${name}: {0: 0, 1: 1+}}`
      }
    };
  }
  return {
    value: null,
    remark: {
      code: "her2-code-open",
      severity: "warning",
      expected,
      received: cell,
      hint: `a digit alone may be an IHC score or a code, and is read as unknown; write values: {${name}: {0: 0, 1: 1+, 2: 2+, 3: 3+}} for scores, or what each means, e.g. {0: negative, 1: positive}`
    }
  };
}
