import {describe, expect, it} from "vitest";
import {pfsScatterFigure} from "../../src/figures/pfs-scatter.ts";
import {drawn} from "./drawn.ts";

const pairs = [
  {pfs1: 6, event1: true, pfs2: 9, event2: true},
  {pfs1: 5, event1: true, pfs2: 2, event2: false},
  {pfs1: 3, event1: false, pfs2: 4, event2: false}
];

describe("pfsScatterFigure", () => {
  it("draws a point a patient, an arrow to the right for censored PFS1 and upwards for censored PFS2", async () => {
    const {marks} = await drawn(pfsScatterFigure(pairs));
    expect(marks("patients")).toHaveLength(3);
    expect(marks("censored1_head")).toHaveLength(1);
    expect(marks("censored2_head")).toHaveLength(2);
    const right = marks("censored1_line")[0]?.attributes ?? {};
    expect([Number(right["x2"]) > 0, Number(right["y2"])]).toEqual([true, 0]);
    const up = marks("censored2_line")[0]?.attributes ?? {};
    expect([Number(up["x2"]), Number(up["y2"]) < 0]).toEqual([0, true]);
  });

  it("has a square plot, the line of equal times on its diagonal and the ratio 1.33 above it", async () => {
    const {marks} = await drawn(pfsScatterFigure(pairs));
    const equal = marks("equal")[0]?.attributes ?? {};
    expect(Number(equal["x2"])).toBeCloseTo(-Number(equal["y2"]), 6);
    const ratio = marks("ratio")[0]?.attributes ?? {};
    expect(Number(ratio["y2"]) / Number(ratio["x2"])).toBeCloseTo(-1.33, 6);
  });

  it("rounds times before they enter the spec", () => {
    expect(JSON.stringify(pfsScatterFigure([{pfs1: 1.23456, event1: true, pfs2: 2, event2: true}]))).not.toContain(
      "1.23456"
    );
  });

  it("throws for a negative time", () => {
    expect(() => pfsScatterFigure([{pfs1: -1, event1: true, pfs2: 2, event2: true}])).toThrow(
      "times must be 0 or more months, got -1 and 2 at index 0"
    );
  });
});
