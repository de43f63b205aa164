import {describe, expect, it} from "vitest";
import {likeCells, sharedCells, type LikeColumn} from "../../src/estimate/alike.ts";

const tumour = ["breast", "breast", "breast", "gastric", "gastric", null];
const columns = (her2: readonly (string | null)[]): LikeColumn[] => [
  {name: "tumour", values: tumour},
  {name: "her2", values: her2, within: tumour, shown: (value) => `HER2 ${value}`}
];

describe("who is alike", () => {
  it("a column that is recorded for some of a tumour type leaves out who lacks it there, and nobody of another type", () => {
    expect(likeCells(6, columns(["low", "zero", null, null, null, "low"])).cells).toEqual([
      "breast, HER2 low",
      "breast, HER2 zero",
      null,
      "gastric",
      "gastric",
      null
    ]);
  });

  it("a column that nobody has recorded makes no cells", () => {
    const {cells, recorded, recordedIn} = likeCells(6, columns(tumour.map(() => null)));
    expect(cells).toEqual(["breast", "breast", "breast", "gastric", "gastric", null]);
    expect(recorded).toEqual(["tumour"]);
    expect([...recordedIn("her2")]).toEqual([]);
    expect(likeCells(2, [{name: "tumour", values: [null, null]}]).cells).toEqual(["all", "all"]);
    expect(likeCells(2, []).cells).toEqual(["all", "all"]);
  });

  it("two patients who lack a status are not alike in it, in either arm", () => {
    const {cells} = likeCells(6, columns(["low", "low", null, null, null, null]));
    expect(sharedCells(cells, [0, 1, 0, 1, 1, 0])).toEqual({
      cells: [{cell: "breast, HER2 low", n: [1, 1]}],
      rows: [0, 1]
    });
    const unknown = likeCells(4, [{name: "her2", values: [null, null, "low", "low"]}]).cells;
    expect(sharedCells(unknown, [0, 1, 0, 1]).rows).toEqual([2, 3]);
  });

  it("a cell of one arm is none, and cells come in the order of their names", () => {
    expect(sharedCells(["b", "a", "b", "a", "c"], [0, 0, 1, 1, 1])).toEqual({
      cells: [
        {cell: "a", n: [1, 1]},
        {cell: "b", n: [1, 1]}
      ],
      rows: [0, 1, 2, 3]
    });
  });
});
