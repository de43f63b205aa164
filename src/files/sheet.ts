import type {Issue} from "../record/issue.ts";
import type {Aside} from "./aside.ts";
import type {ColourName} from "./colour-names.ts";
import type {Delimiter} from "./csv-delimiter.ts";
import type {StrayField} from "./loose-fields.ts";
import type {TextEncodingName} from "./text-decoding.ts";

/** One row of a sheet, before anything says what it is. */
export interface SheetRow {
  /** Line of the file on which it begins, or number of the row in its spreadsheet; from 1. */
  readonly row: number;
  /** What stands in each cell, untouched; "" where nothing stands. */
  readonly cells: readonly string[];
  /** Cells in which a quote breaks the rules of CSV; absent where none does. */
  readonly stray?: readonly StrayField[];
}

/** Cells that a spreadsheet shows as one: first and last row as their numbers, first and last column from 0. */
export interface MergedCells {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** How a spreadsheet shows most cells of a row: the colour behind them, that of their text, a line through it. */
export interface RowLook {
  readonly row: number;
  readonly look: `${ColourName} fill` | `${ColourName} font` | "struck through" | "hidden";
}

/** A file as rows of cells of text, before one of them is taken for the header. */
export interface Sheet {
  readonly name: string;
  /** What it was made of. */
  readonly kind: "text" | "workbook";
  /** Rows in which a cell stands, from the top. Those of a spreadsheet have one length; those of a CSV file may differ. */
  readonly rows: readonly SheetRow[];
  readonly merged: readonly MergedCells[];
  /** Comma for a spreadsheet: its numbers have a decimal point. */
  readonly delimiter: Delimiter;
  readonly encoding: TextEncodingName;
  /** SHA-256 of the bytes of the file, in hexadecimal. */
  readonly sha256: string;
  readonly issues: readonly Issue[];
  /** Texts beside its rows: comments on cells, lines of comment above, small sheets beside it; absent where there are none. */
  readonly asides?: readonly Aside[];
  /** Rows that look unlike others; absent where none does. */
  readonly looks?: readonly RowLook[];
}

/**
 * A sheet with other rows.
 *
 * @example
 * withRows({name: "c.csv", rows: []}, [{row: 1, cells: ["id"]}]).rows // [{row: 1, cells: ["id"]}]
 */
export function withRows<Given extends Pick<Sheet, "rows">>(sheet: Given, rows: readonly SheetRow[]): Given {
  return {...sheet, rows};
}
