import type {MergedCells, RowLook, SheetRow} from "./sheet.ts";

/** Row from 1 as its spreadsheet numbers it, column from 0. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** A comment on a cell, as it stands. */
export interface CellComment {
  /** As the spreadsheet names it, e.g. `E1`; "" where that is not told. */
  readonly cell: string;
  readonly text: string;
}

/** One sheet of a spreadsheet. */
export interface WorkbookSheet {
  readonly name: string;
  /** Whether the spreadsheet hides it. */
  readonly hidden: boolean;
  /** Rows in which something stands, all as wide as the last column in which something stands. */
  readonly rows: readonly SheetRow[];
  readonly merged: readonly MergedCells[];
  /** Cells that hold an error such as #N/A. */
  readonly errors: readonly CellPlace[];
  /** Formulas that were saved without their result. */
  readonly withoutResult: readonly CellPlace[];
  /** Rows and columns among those in use that the spreadsheet hides. */
  readonly hiddenRows: readonly number[];
  /** Rows whose cells are struck through for the greater part. */
  readonly struckRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  /** Comments on its cells; absent where there are none. */
  readonly comments?: readonly CellComment[];
  /** Rows most cells of which have a colour, or are struck through, and those that are hidden; absent where none is. */
  readonly looks?: readonly RowLook[];
}

/** A spreadsheet that cannot be read, with the reason. */
export class WorkbookFault extends Error {
  override readonly name = "WorkbookFault";
  readonly code: "encrypted-workbook" | "unreadable-workbook" | "workbook-too-large";
  constructor(code: WorkbookFault["code"], message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Letters of a column as spreadsheets show them.
 *
 * @example
 * [0, 25, 26, 701, 702].map(columnLetters) // ["A", "Z", "AA", "ZZ", "AAA"]
 */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
