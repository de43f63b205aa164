import type {MergedCells, SheetRow} from "./sheet.ts";
import type {CellPlace, WorkbookSheet} from "./workbook.ts";

/** Gathers the cells of a sheet of a spreadsheet as they are met. */
export class SheetGrid {
  readonly errors: CellPlace[] = [];
  readonly withoutResult: CellPlace[] = [];
  readonly merged: MergedCells[] = [];
  /** From the first to the last row or column, as they were hidden together. */
  readonly hiddenRows: [number, number][] = [];
  readonly hiddenColumns: [number, number][] = [];
  /** How many cells of a row are struck through. */
  private readonly struck = new Map<number, number>();
  private readonly rows = new Map<number, string[]>();

  /** Puts a text into a cell; a blank one is not kept. */
  put({row, column}: CellPlace, text: string): void {
    if (text.trim() === "") return;
    const cells = this.rows.get(row) ?? [];
    this.rows.set(row, cells);
    cells[column] = text;
  }

  /** Notes that the text of a cell is struck through. */
  strike({row}: CellPlace): void {
    this.struck.set(row, (this.struck.get(row) ?? 0) + 1);
  }

  /** Whether something stands in a row. */
  holds(row: number): boolean {
    return this.rows.has(row);
  }

  /** Repeats a row, as spreadsheets write equal rows once. */
  repeat(row: number, times: number): void {
    const cells = this.rows.get(row);
    if (cells === undefined) return;
    for (let i = 1; i < times; i++) {
      this.rows.set(row + i, [...cells]);
      this.struck.set(row + i, this.struck.get(row) ?? 0);
    }
  }

  sheet({name, hidden}: Pick<WorkbookSheet, "name" | "hidden">): WorkbookSheet {
    const width = [...this.rows.values()].reduce((most, cells) => Math.max(most, cells.length), 0);
    const rows: SheetRow[] = [...this.rows]
      .toSorted(([a], [b]) => a - b)
      .map(([row, cells]) => ({row, cells: Array.from({length: width}, (_, column) => cells[column] ?? "")}));
    const within = (ranges: readonly [number, number][], places: readonly number[]): number[] =>
      places.filter((place) => ranges.some(([first, last]) => first <= place && place <= last));
    return {
      name,
      hidden,
      rows,
      merged: this.merged,
      errors: this.errors,
      withoutResult: this.withoutResult,
      hiddenRows: within(
        this.hiddenRows,
        rows.map(({row}) => row)
      ),
      // A row whose cells are struck through for the greater part is meant to be gone.
      struckRows: rows
        .filter(({row, cells}) => 2 * (this.struck.get(row) ?? 0) > cells.filter((text) => text !== "").length)
        .map(({row}) => row),
      hiddenColumns: within(
        this.hiddenColumns,
        Array.from({length: width}, (_, column) => column)
      )
    };
  }
}
