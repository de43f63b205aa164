import type {ColourName} from "./colour-names.ts";
import type {MergedCells, RowLook, SheetRow} from "./sheet.ts";
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
  /** How many cells of a row have a colour behind them or in their text. */
  private readonly colours = new Map<number, Map<RowLook["look"], number>>();
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

  /** Notes the colour behind a cell and that of its text. */
  colour({row}: CellPlace, fill: ColourName | null, font: ColourName | null): void {
    const own = this.colours.get(row) ?? new Map<RowLook["look"], number>();
    if (fill !== null) own.set(`${fill} fill`, (own.get(`${fill} fill`) ?? 0) + 1);
    if (font !== null) own.set(`${font} font`, (own.get(`${font} font`) ?? 0) + 1);
    if (own.size > 0) this.colours.set(row, own);
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
      const colours = this.colours.get(row);
      if (colours !== undefined) this.colours.set(row + i, colours);
    }
  }

  sheet({name, hidden}: Pick<WorkbookSheet, "name" | "hidden">): WorkbookSheet {
    const width = [...this.rows.values()].reduce((most, cells) => Math.max(most, cells.length), 0);
    const rows: SheetRow[] = [...this.rows]
      .toSorted(([a], [b]) => a - b)
      .map(([row, cells]) => ({row, cells: Array.from({length: width}, (_, column) => cells[column] ?? "")}));
    const within = (ranges: readonly [number, number][], places: readonly number[]): number[] =>
      places.filter((place) => ranges.some(([first, last]) => first <= place && place <= last));
    // A row is meant by how the greater part of its cells looks.
    const most = ({cells}: SheetRow, count: number): boolean => 2 * count > cells.filter((text) => text !== "").length;
    const struckRows = rows.filter((own) => most(own, this.struck.get(own.row) ?? 0)).map(({row}) => row);
    const hiddenRows = within(
      this.hiddenRows,
      rows.map(({row}) => row)
    );
    const looks: RowLook[] = [
      ...rows.flatMap((own) =>
        [...(this.colours.get(own.row) ?? [])].flatMap(([look, count]) =>
          most(own, count) ? [{row: own.row, look}] : []
        )
      ),
      ...struckRows.map((row) => ({row, look: "struck through" as const})),
      ...hiddenRows.map((row) => ({row, look: "hidden" as const}))
    ];
    return {
      name,
      hidden,
      rows,
      merged: this.merged,
      errors: this.errors,
      withoutResult: this.withoutResult,
      hiddenRows,
      struckRows,
      ...(looks.length === 0 ? {} : {looks}),
      hiddenColumns: within(
        this.hiddenColumns,
        Array.from({length: width}, (_, column) => column)
      )
    };
  }
}
