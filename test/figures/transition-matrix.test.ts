import {describe, expect, it} from "vitest";
import {transitionMatrixFigure} from "../../src/figures/transition-matrix.ts";
import {drawn} from "./drawn.ts";

describe("transitionMatrixFigure", () => {
  it("prints counts, row shares and totals, and leaves cells of nobody empty", async () => {
    const {marks, texts} = await drawn(
      transitionMatrixFigure([
        {from: "T-DM1", to: "T-DXd", n: 12},
        {from: "T-DM1", to: "SG", n: 4},
        {from: "SG", to: "T-DXd", n: 0},
        {from: "SG", to: "SG", n: 1}
      ])
    );
    expect(marks("cells")).toHaveLength(3);
    expect(marks("empty")).toHaveLength(4);
    expect([...texts("counts_dark"), ...texts("counts_light")].toSorted()).toEqual(["1", "12", "4"]);
    expect([...texts("shares_dark"), ...texts("shares_light")].toSorted()).toEqual(["100%", "25%", "75%"]);
    expect(texts("row_totals")).toEqual(["16", "1"]);
    expect(texts("column_totals")).toEqual(["12", "5"]);
    expect(texts("total")).toEqual(["17"]);
  });

  it("throws for a pair that stands twice and for a count that is not whole", () => {
    expect(() =>
      transitionMatrixFigure([
        {from: "A", to: "B", n: 1},
        {from: "A", to: "B", n: 2}
      ])
    ).toThrow("a pair must stand once, got A to B twice");
    expect(() => transitionMatrixFigure([{from: "A", to: "B", n: 1.5}])).toThrow(
      "n must be whole and 0 or more, got 1.5"
    );
  });
});
