import {describe, expect, it} from "vitest";
import {
  cellAt,
  cellColumn,
  cellsOfRow,
  columnsAt,
  joinedColumns,
  lazyColumns,
  type Cell
} from "../../src/record/cell-columns.ts";

const columns = (cells: Readonly<Record<string, readonly Cell[]>>) =>
  lazyColumns(Object.keys(cells), (name) => cellColumn(cells[name] ?? []));

describe("a column of cells", () => {
  it.each<[string, readonly Cell[]]>([
    ["numbers", [1.5, null, -0, 1e300]],
    ["words", ["low", null, "", "low", "high"]],
    ["flags", [true, false, null, true]],
    ["words and numbers", ["1", 1, null, 2]],
    ["numbers of which one is none", [1, NaN, null]],
    ["blanks", [null, null]]
  ])("gives back %s", (_, cells) => {
    const column = cellColumn(cells);
    expect(cells.map((_cell, i) => cellAt(column, i))).toEqual(cells);
    expect(cellAt(column, cells.length)).toBeNull();
    expect(cellAt(column, -1)).toBeNull();
  });

  it("keeps words as codes of their levels, and numbers as numbers", () => {
    expect(cellColumn(["b", null, "a", "b"])).toEqual({
      kind: "level",
      codes: Int32Array.of(0, -1, 1, 0),
      levels: ["b", "a"]
    });
    expect(cellColumn([2, null])).toEqual({kind: "number", values: Float64Array.of(2, NaN)});
  });
});

describe("columns", () => {
  it("are made once, and only when they are asked for", () => {
    const made: string[] = [];
    const lazy = lazyColumns(["a", "b"], (name) => {
      made.push(name);
      return cellColumn([name]);
    });
    const rows = [0, 0].map((row) => cellsOfRow(lazy, row));
    expect([rows.map(({b}) => b), Object.keys(rows[0] ?? {}), "a" in (rows[0] ?? {}), made]).toEqual([
      ["b", "b"],
      ["a", "b"],
      true,
      ["b"]
    ]);
    expect(lazy.column("c")).toBeUndefined();
  });

  it("joined have the later one's cells in the place of the earlier one's, as a record spread over another", () => {
    const joined = joinedColumns([columns({a: [1], b: [2]}), columns({c: [3], a: [null]})]);
    expect(Object.entries(cellsOfRow(joined, 0))).toEqual([
      ["a", null],
      ["b", 2],
      ["c", 3]
    ]);
  });

  it("read at other rows are blank where there is none", () => {
    const taken = columnsAt(columns({a: ["x", "y"], n: [1, 2]}), Int32Array.of(1, -1, 1));
    expect([0, 1, 2].map((row) => ({...cellsOfRow(taken, row)}))).toEqual([
      {a: "y", n: 2},
      {a: null, n: null},
      {a: "y", n: 2}
    ]);
  });

  it("a row is a record that cannot be written, and knows no other name", () => {
    const row = cellsOfRow(columns({a: [1]}), 0);
    expect(() => Object.assign(row, {a: 2})).toThrow(TypeError);
    expect([row["b"], "b" in row, row["a"]]).toEqual([undefined, false, 1]);
  });
});
