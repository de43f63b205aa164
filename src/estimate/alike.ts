/** A column that like is matched in, with a value for each of n patients. */
export interface LikeColumn {
  readonly name: string;
  /** Value of each patient, length n; null = not recorded. */
  readonly values: readonly (string | null)[];
  /** The column is asked for only among patients of one value of this one, for some of whom it is recorded: HER2 status within tumour type. Length n; without it, among all. */
  readonly within?: readonly (string | null)[];
  /** A value as it stands in the name of a cell, e.g. `HER2 low`. */
  readonly shown?: (value: string) => string;
}

/** Cells in which like is set against like. */
export interface LikeCells {
  /** Cell of each patient, e.g. `breast, HER2 low`, length n; null where a column is blank that is recorded for others of its kind: nobody knows whom such a patient is like. */
  readonly cells: readonly (string | null)[];
  /** Names of the columns that some patient lacks and that are recorded for others of its kind. */
  readonly lacked: readonly string[];
  /** Names of the columns that are recorded for somebody. */
  readonly recorded: readonly string[];
  /** Values of a column's `within` for which it is recorded. */
  readonly recordedIn: (name: string) => ReadonlySet<string | null>;
}

/**
 * The cell of each of n patients in some columns. A column counts as recorded where any patient has it (of the same value of `within`, where that is given); who lacks it there stands in no cell, and where nobody has it it makes no cells.
 *
 * @example
 * const tumour = ["breast", "breast", "breast", "gastric"];
 * likeCells(4, [{name: "tumour", values: tumour}, {name: "her2", values: ["low", "low", null, null], within: tumour}]).cells // ["breast, low", "breast, low", null, "gastric"]
 */
export function likeCells(n: number, columns: readonly LikeColumn[]): LikeCells {
  const recordedIn = new Map(columns.map((column) => [column.name, valuesOfWithin(column)]));
  const lacked = new Set<string>();
  const cells = Array.from({length: n}, (_, row) => {
    const parts = columns
      .filter(({name, within}) => recordedIn.get(name)?.has(within?.[row] ?? null) === true)
      .map(({name, values, shown}) => {
        const value = values[row] ?? null;
        if (value === null) lacked.add(name);
        return value === null ? null : (shown?.(value) ?? value);
      });
    return parts.includes(null) ? null : parts.join(", ") || "all";
  });
  return {
    cells,
    lacked: columns.flatMap(({name}) => (lacked.has(name) ? [name] : [])),
    recorded: columns.flatMap(({name}) => ((recordedIn.get(name)?.size ?? 0) > 0 ? [name] : [])),
    recordedIn: (name) => recordedIn.get(name) ?? new Set()
  };
}

/** Values of `within` for which a column is recorded; null stands where it is asked for among all. */
function valuesOfWithin({values, within}: LikeColumn): Set<string | null> {
  return new Set(values.flatMap((value, row) => (value === null ? [] : [within?.[row] ?? null])));
}

/** Cells in which both arms stand, with the patients of each arm. */
export interface SharedCells {
  /** In ascending order of their names. */
  readonly cells: readonly {readonly cell: string; readonly n: readonly [reference: number, group: number]}[];
  /** Rows that stand in one of these, ascending. */
  readonly rows: readonly number[];
}

/**
 * The cells in which both arms stand; `inGroup` is 1 for the group and 0 for the reference, length n.
 *
 * @example
 * sharedCells(["low", "low", "high", null], [0, 1, 1, 0]) // {cells: [{cell: "low", n: [1, 1]}], rows: [0, 1]}
 */
export function sharedCells(cells: readonly (string | null)[], inGroup: ArrayLike<number>): SharedCells {
  const counts = new Map<string, [number, number]>();
  for (const [row, cell] of cells.entries()) {
    if (cell === null) continue;
    const [reference, group] = counts.get(cell) ?? [0, 0];
    counts.set(cell, inGroup[row] === 1 ? [reference, group + 1] : [reference + 1, group]);
  }
  const shared = new Map([...counts].filter(([, [reference, group]]) => reference > 0 && group > 0));
  return {
    cells: [...shared].map(([cell, n]) => ({cell, n})).toSorted((a, b) => (a.cell < b.cell ? -1 : 1)),
    rows: cells.flatMap((cell, row) => (cell !== null && shared.has(cell) ? [row] : []))
  };
}
