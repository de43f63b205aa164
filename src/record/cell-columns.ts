import type {TableRecord} from "./result.ts";

/** What a cell may hold. */
export type Cell = TableRecord[string];

/** One column of cells, by row: numbers with NaN where blank, or the place of each row's level with -1 where blank. */
export type CellColumn =
  | {readonly kind: "number"; readonly values: Float64Array}
  | {readonly kind: "level"; readonly codes: Int32Array; readonly levels: readonly Cell[]};

/** Columns over the same rows, in order; each is made when it is first asked for. */
export interface CellColumns {
  readonly names: readonly string[];
  readonly has: (name: string) => boolean;
  readonly column: (name: string) => CellColumn | undefined;
}

/**
 * A column of cells: numbers where every cell is one or blank, else levels in the order in which they first come.
 *
 * @example
 * cellColumn(["low", null, "low"]).levels // ["low"]
 */
export function cellColumn(cells: ArrayLike<Cell | undefined>): CellColumn {
  const n = cells.length;
  const values = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const cell = cells[i] ?? null;
    if (cell !== null && (typeof cell !== "number" || Number.isNaN(cell))) return levelColumn(cells);
    values[i] = cell ?? NaN;
  }
  return {kind: "number", values};
}

function levelColumn(cells: ArrayLike<Cell | undefined>): CellColumn {
  const codes = new Int32Array(cells.length);
  const places = new Map<Cell, number>();
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] ?? null;
    if (cell === null) codes[i] = -1;
    else {
      const place = places.get(cell) ?? places.size;
      places.set(cell, place);
      codes[i] = place;
    }
  }
  return {kind: "level", codes, levels: [...places.keys()]};
}

/**
 * The cell of a row; null where it is blank or there is no such row.
 *
 * @example
 * cellAt(cellColumn([2, null]), 1) // null
 */
export function cellAt(column: CellColumn, row: number): Cell {
  if (column.kind === "level") return column.levels[column.codes[row] ?? -1] ?? null;
  const value = column.values[row] ?? NaN;
  return Number.isNaN(value) ? null : value;
}

/**
 * Columns that are made when they are first asked for, and once.
 *
 * @example
 * lazyColumns(["a"], () => cellColumn([1])).names // ["a"]
 */
export function lazyColumns(names: readonly string[], make: (name: string) => CellColumn): CellColumns {
  const made = new Map<string, CellColumn>();
  const there = new Set(names);
  return {
    names: [...there],
    has: (name) => there.has(name),
    column: (name) => {
      const known = made.get(name);
      if (known !== undefined || !there.has(name)) return known;
      const column = make(name);
      made.set(name, column);
      return column;
    }
  };
}

/**
 * The columns of several over the same rows; where two have one of the same name, the later one's stands in the place of the first.
 *
 * @example
 * const some = (cell) => lazyColumns(["a"], () => cellColumn([cell]));
 * cellsOfRow(joinedColumns([some(1), some(2)]), 0).a // 2
 */
export function joinedColumns(parts: readonly CellColumns[]): CellColumns {
  const owner = new Map(parts.flatMap((part) => part.names.map((name) => [name, part] as const)));
  return {names: [...owner.keys()], has: (name) => owner.has(name), column: (name) => owner.get(name)?.column(name)};
}

/**
 * Columns read at other rows: row i of the result is row `rows[i]`, and blank where that is -1.
 *
 * @example
 * cellsOfRow(columnsAt(lazyColumns(["a"], () => cellColumn([5, 7])), Int32Array.of(1, -1)), 0).a // 7
 */
export function columnsAt(columns: CellColumns, rows: Int32Array): CellColumns {
  return lazyColumns(columns.names, (name) => {
    const column = columns.column(name);
    if (column === undefined) return cellColumn(Array.from(rows, () => null));
    return column.kind === "number"
      ? {kind: "number", values: Float64Array.from(rows, (row) => column.values[row] ?? NaN)}
      : {kind: "level", codes: Int32Array.from(rows, (row) => column.codes[row] ?? -1), levels: column.levels};
  });
}

/** A row of columns as a record that holds nothing itself: a cell is read from its column when it is asked for. */
class RowOfColumns implements ProxyHandler<Record<string, Cell>> {
  readonly columns: CellColumns;
  readonly row: number;

  constructor(columns: CellColumns, row: number) {
    this.columns = columns;
    this.row = row;
  }

  get(_: Record<string, Cell>, name: string | symbol): Cell | undefined {
    const column = typeof name === "string" ? this.columns.column(name) : undefined;
    return column === undefined ? undefined : cellAt(column, this.row);
  }

  has(_: Record<string, Cell>, name: string | symbol): boolean {
    return typeof name === "string" && this.columns.has(name);
  }

  ownKeys(): string[] {
    return [...this.columns.names];
  }

  getOwnPropertyDescriptor(own: Record<string, Cell>, name: string | symbol): PropertyDescriptor | undefined {
    return this.has(own, name) ? {get: () => this.get(own, name), enumerable: true, configurable: true} : undefined;
  }

  set(): boolean {
    return false;
  }
}

/**
 * One row as a record of cells, read through: thousands of rows cost no more than their columns.
 *
 * @example
 * Object.keys(cellsOfRow(lazyColumns(["a", "b"], () => cellColumn([1])), 0)) // ["a", "b"]
 */
export function cellsOfRow(columns: CellColumns, row: number): TableRecord {
  return new Proxy<Record<string, Cell>>({}, new RowOfColumns(columns, row));
}
