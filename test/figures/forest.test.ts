import {describe, expect, it} from "vitest";
import {forestFigure} from "../../src/figures/forest.ts";
import {drawn} from "./drawn.ts";

describe("forestFigure", () => {
  it("sets estimates on a log axis that is symmetric about 1", async () => {
    const {marks} = await drawn(
      forestFigure([
        {label: "A", estimate: 0.5, confLow: 0.25, confHigh: 1},
        {label: "B", estimate: 2, confLow: 1, confHigh: 4},
        {label: "C", estimate: 1, confLow: 0.5, confHigh: 2}
      ])
    );
    const [a, b, c] = marks("estimates").map(({x}) => x);
    const one = marks("no_difference")[0]?.x ?? NaN;
    expect(c).toBeCloseTo(one, 6);
    expect(one - (a ?? 0)).toBeCloseTo((b ?? 0) - one, 6);
  });

  it("prints numbers, the reference and the reason why there is none, and ends long intervals in arrows", async () => {
    const {marks, texts} = await drawn(
      forestFigure([
        {label: "All", estimate: 0.62, confLow: 0.41, confHigh: 0.93, n: 80, nEvent: 60},
        {label: "Group", heading: true, interaction: "0.34"},
        {label: "Low", reference: true},
        {label: "Zero", error: "fewer than 5 events"},
        {label: "Wide", estimate: 2, confLow: 0.01, confHigh: 300},
        {label: "Open", estimate: 2, confLow: 1.1, confHigh: null}
      ])
    );
    expect(texts("numbers")).toEqual([
      "0.62 (0.41–0.93)",
      "reference",
      "fewer than 5 events",
      "2.00 (0.01–300.00)",
      "2.00 (1.10–NE)"
    ]);
    expect(texts("interactions")).toEqual(["0.34"]);
    expect(texts("sizes")).toEqual(["60 / 80"]);
    expect(marks("estimates")).toHaveLength(3);
    expect(marks("interval_goes_on_low")).toHaveLength(1);
    expect(marks("interval_goes_on_high")).toHaveLength(2);
  });

  it("refuses an interval without its estimate and a ratio that is not above 0", () => {
    expect(() => forestFigure([{label: "A", estimate: 2.8, confLow: 2.9, confHigh: 3.7}])).toThrow(
      "the interval must contain its estimate, got 2.8 (2.9–3.7) for A"
    );
    expect(() => forestFigure([{label: "A", estimate: 0}])).toThrow("ratios must be above 0, got 0 for A");
  });
});
