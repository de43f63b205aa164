import {describe, expect, it} from "vitest";
import {cumulativeHazardFigure, logLogFigure} from "../../src/figures/cumulative-hazard.ts";
import {cumulativeIncidenceFigure} from "../../src/figures/cumulative-incidence.ts";
import {evenTicks} from "../../src/figures/even-ticks.ts";
import type {FigureSpec} from "../../src/figures/figure-spec.ts";
import {gmiCurveFigure} from "../../src/figures/gmi-curve.ts";
import {nullPictureFigure} from "../../src/figures/null-picture.ts";
import {stateOccupationFigure} from "../../src/figures/state-occupation.ts";
import {lovePlotFigure} from "../../src/figures/love-plot.ts";
import {waterfallFigure} from "../../src/figures/waterfall.ts";
import {drawn} from "./drawn.ts";
import {curveOf} from "./samples.ts";

interface Point {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly high?: number;
}

const pointsOf = (spec: FigureSpec, name: string): Point[] => {
  const layers = spec["layer"] as readonly {readonly name: string; readonly data: {readonly values: Point[]}}[];
  return layers.find((layer) => layer.name === name)?.data.values ?? [];
};

// Four patients: event at 1, censored at 2, events at 3 and 4 months.
const four = curveOf(
  "A",
  [
    {time: 1, event: 1},
    {time: 2, event: 0},
    {time: 3, event: 1},
    {time: 4, event: 1}
  ],
  "months"
);

describe("hazard figures", () => {
  it("sum d/n: 1/4, then 1/4 + 1/2, then 1/4 + 1/2 + 1", () => {
    expect(pointsOf(cumulativeHazardFigure([four]), "functions").map(({y}) => y)).toEqual([0, 0.25, 0.25, 0.75, 1.75]);
  });

  it("plot log(−log S) where S is between 0 and 1: S = 3/4 and 3/8", () => {
    const points = pointsOf(logLogFigure([four]), "functions");
    expect(points.map(({x}) => x)).toEqual([1, 3]);
    expect(points[0]?.y).toBeCloseTo(Math.log(-Math.log(0.75)), 12);
    expect(points[1]?.y).toBeCloseTo(Math.log(-Math.log(0.375)), 12);
  });
});

describe("cumulativeIncidenceFigure", () => {
  const causes = [
    {group: "All", cause: "progression", unit: "months" as const, time: [1, 3], estimate: [0.25, 0.5]},
    {group: "All", cause: "death", unit: "months" as const, time: [2], estimate: [0.25]}
  ];

  it("stacks causes so that the top is the probability of any event at every time", () => {
    const tops = pointsOf(cumulativeIncidenceFigure(causes, {stacked: true}), "stack")
      .filter(({name}) => name === "death")
      .map(({x, high}) => [x, high]);
    expect(tops).toEqual([
      [0, 0],
      [1, 25],
      [2, 50],
      [3, 75]
    ]);
  });

  it("starts every line at 0 and names groups only where there are several", async () => {
    expect(
      pointsOf(cumulativeIncidenceFigure(causes), "functions")
        .filter(({x}) => x === 0)
        .map(({y}) => y)
    ).toEqual([0, 0]);
    expect((await drawn(cumulativeIncidenceFigure(causes))).texts("key")).toEqual(["progression", "death"]);
    expect(
      (await drawn(cumulativeIncidenceFigure(causes.map((curve, i) => ({...curve, group: String(i)}))))).texts("key")
    ).toEqual(["progression, 0", "death, 1"]);
  });

  it("throws for stacking several groups and for shares outside 0 to 1", () => {
    expect(() =>
      cumulativeIncidenceFigure(
        causes.map((curve, i) => ({...curve, group: String(i)})),
        {stacked: true}
      )
    ).toThrow("stacked takes the causes of one group, got 2 groups");
    expect(() =>
      cumulativeIncidenceFigure([{...causes[0], group: "A", cause: "x", unit: "days", time: [1], estimate: [1.2]}])
    ).toThrow("estimate must be in [0, 1], got 1.2");
  });
});

describe("lovePlotFigure", () => {
  it("shows absolute differences, largest on top, and the line of balance", async () => {
    const {marks, texts, picture} = await drawn(
      lovePlotFigure([
        {covariate: "Age", before: 0.2, after: -0.05},
        {covariate: "ECOG", before: -0.4, after: null}
      ])
    );
    expect(texts("labels")).toEqual(["ECOG", "Age"]);
    expect(
      marks("before")
        .map(({x}) => x)
        .toSorted((a, b) => b - a)
    ).toEqual(marks("before").map(({x}) => x));
    expect(marks("after")).toHaveLength(1);
    const [after, line, before] = [
      marks("after")[0]?.x ?? 0,
      marks("threshold")[0]?.x ?? 0,
      marks("before")[1]?.x ?? 0
    ];
    expect(after < line && line < before && before < picture.width).toBe(true);
  });
});

describe("waterfallFigure", () => {
  it("orders bars, marks lower bounds, and has no label a patient could be known by", async () => {
    const {marks, svg} = await drawn(waterfallFigure([{value: 2, censored: true}, {value: 0.5}, {value: 1.4}]));
    expect(marks("bars")).toHaveLength(3);
    expect(marks("censored")).toHaveLength(1);
    expect(svg).toContain("Patients (n = 3), smallest first");
  });

  it("throws for a ratio of 0", () => {
    expect(() => waterfallFigure([{value: 0}])).toThrow("value must be above 0, got 0");
  });
});

describe("gmiCurveFigure", () => {
  it("draws lines at 1 and at the threshold, and starts at 100 %", async () => {
    const spec = gmiCurveFigure([{group: "A", ratio: [0.5, 2], estimate: [0.75, 0.25], n: 4}]);
    expect(pointsOf(spec, "functions").map(({y}) => y)).toEqual([100, 75, 25]);
    const {marks} = await drawn(spec);
    expect(marks("reference_0")[0]?.x).toBeLessThan(marks("reference_1")[0]?.x ?? 0);
    expect(marks("reference_1")[0]?.attributes["stroke-dasharray"]).toBe("4,3");
  });

  it("throws for ratios that do not ascend", () => {
    expect(() => gmiCurveFigure([{group: "A", ratio: [1, 1], estimate: [0.5, 0.4], n: 4}])).toThrow(
      "ratio must be above 0 and ascend, got 1 for A at index 1"
    );
  });
});

describe("evenTicks", () => {
  it("gives round numbers inside the range", () => {
    expect(evenTicks(-3.7, 1.2)).toEqual([-3, -2, -1, 0, 1]);
    expect(evenTicks(0, 0.37)).toEqual([0, 0.1, 0.2, 0.3]);
    expect(evenTicks(-80, 60)).toEqual([-50, 0, 50]);
  });
});

describe("nullPictureFigure", () => {
  const worlds = {heads: ["Frailty"], rows: [["0"], ["1"]]};

  it("draws a line for each world with a value and one observed line in each panel, in scale", async () => {
    const {marks, texts} = await drawn(
      nullPictureFigure(worlds, [
        {
          title: "Share (%)",
          observed: 60,
          worlds: [
            {estimate: 50, low: 40, high: 60},
            {estimate: 55, low: 45, high: 65}
          ]
        },
        {title: "HR", observed: 1, worlds: [{estimate: 0.8, low: 0.6, high: 1}, null]}
      ])
    );
    expect(marks("intervals_0")).toHaveLength(2);
    expect(marks("intervals_1")).toHaveLength(1);
    expect(marks("observed_0")).toHaveLength(1);
    // 60 is the upper end of the first world: the observed line stands there.
    const [first] = marks("middles_0");
    expect(marks("observed_0")[0]?.x).toBeGreaterThan(first?.x ?? Infinity);
    expect(texts("inputs")).toEqual(["0", "1"]);
  });

  it("says nowhere how many cohorts lie beyond what is observed", () => {
    const {description} = nullPictureFigure(worlds, [
      {title: "Share (%)", observed: 90, worlds: [{estimate: 50, low: 40, high: 60}, null]}
    ]);
    expect(description).toBe(
      "Simulated worlds beside what is observed. Share (%): observed 90; from 40 to 60 over 1 world."
    );
  });

  it("throws for panels of another length", () => {
    expect(() => nullPictureFigure(worlds, [{title: "Share", observed: 1, worlds: [null]}])).toThrow(
      "panel Share must have 2 worlds, got 1"
    );
  });
});

describe("stateOccupationFigure", () => {
  it("stacks the states to 100 % at every time, everyone in the first at the start", () => {
    const spec = stateOccupationFigure({
      states: ["a", "b"],
      unit: "months",
      time: [2, 6],
      probability: [
        [0.8, 0.2],
        [0.5, 0.5]
      ]
    });
    const points = pointsOf(spec, "stack") as unknown as {name: string; x: number; y: number; high: number}[];
    expect(points.filter(({name}) => name === "a").map(({high}) => high)).toEqual([100, 80, 50]);
    expect(points.filter(({name}) => name === "b").map(({high}) => high)).toEqual([100, 100, 100]);
  });

  it("throws where probabilities do not add up", () => {
    expect(() =>
      stateOccupationFigure({states: ["a", "b"], unit: "months", time: [2], probability: [[0.8, 0.1]]})
    ).toThrow("probabilities must add up to 1, got 0.9 at index 0");
  });
});
