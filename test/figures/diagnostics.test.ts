import {describe, expect, it} from "vitest";
import {auditPanelFigure} from "../../src/figures/audit-panel.ts";
import {missingDataFigure} from "../../src/figures/missing-data.ts";
import {nullCalibrationFigure} from "../../src/figures/null-calibration.ts";
import {pairedSlopeFigure} from "../../src/figures/paired-slope.ts";
import {restrictedMeanFigure} from "../../src/figures/restricted-mean.ts";
import {schoenfeldFigure} from "../../src/figures/schoenfeld.ts";
import {specificationCurveFigure} from "../../src/figures/specification-curve.ts";
import {drawn} from "./drawn.ts";
import {curveOf} from "./samples.ts";

describe("restrictedMeanFigure", () => {
  // S = 1 to month 1, 3/4 to 3, 3/8 to 4: 1 + 2 × 3/4 + 1/2 × 3/8 = 2.6875 up to 3.5 months.
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

  it("shades to tau and names the area", async () => {
    const spec = restrictedMeanFigure([four], {tau: 3.5});
    expect(spec.description).toContain("A: area 2.7 months");
    const {marks} = await drawn(spec);
    expect(marks("area")).toHaveLength(1);
    expect(marks("reference_0")).toHaveLength(1);
  });

  it("refuses a tau past the end of a curve", () => {
    expect(() => restrictedMeanFigure([four], {tau: 5})).toThrow(
      "tau must be above 0 and within every curve (4 months), got 5"
    );
  });
});

describe("schoenfeldFigure", () => {
  it("draws a point an event and a line at 0 and at the coefficient", async () => {
    const {marks} = await drawn(
      schoenfeldFigure(
        "swap",
        [
          {time: 1, residual: 1},
          {time: 2, residual: -1}
        ],
        [
          {time: 1, estimate: 0},
          {time: 2, estimate: 0.5}
        ],
        {coefficient: -0.5}
      )
    );
    expect(marks("residuals")).toHaveLength(2);
    expect((marks("reference_0")[0]?.y ?? 0) < (marks("reference_1")[0]?.y ?? 0)).toBe(true);
  });
});

describe("pairedSlopeFigure", () => {
  it("draws a line a patient, open circles where follow-up was censored, and colours by direction", async () => {
    const {marks} = await drawn(
      pairedSlopeFigure([
        {pfs1: 6, event1: true, pfs2: 9, event2: true},
        {pfs1: 5, event1: true, pfs2: 2, event2: false}
      ])
    );
    expect(marks("patients").map(({attributes}) => attributes["stroke"])).toEqual(["#D55E00", "#0072B2"]);
    expect(marks("seen")).toHaveLength(3);
    expect(marks("censored")).toHaveLength(1);
  });
});

describe("specificationCurveFigure", () => {
  const specifications = [
    {estimate: 0.9, confLow: 0.6, confHigh: 1.3, choices: {endpoint: "TTNT", population: "all"}},
    {estimate: 0.6, confLow: 0.4, confHigh: 0.9, choices: {endpoint: "rwPFS", population: "primary"}, primary: true},
    {estimate: 0.7, confLow: 0.5, confHigh: 1, choices: {endpoint: "rwPFS"}}
  ];

  it("orders analyses by ratio over one dot for each choice made", async () => {
    const {marks, texts} = await drawn(specificationCurveFigure(specifications));
    expect(marks("estimates")).toHaveLength(2);
    expect(marks("declared")).toHaveLength(1);
    expect(marks("declared")[0]?.x).toBeLessThan(Math.min(...marks("estimates").map(({x}) => x)));
    expect(marks("choices")).toHaveLength(5);
    expect(texts("decisions")).toEqual(["endpoint", "population"]);
    expect(texts("options")).toEqual(["TTNT", "rwPFS", "all", "primary"]);
  });
});

describe("missingDataFigure", () => {
  it("prints the share of each group, most missing on top", async () => {
    const {texts} = await drawn(
      missingDataFigure([
        {column: "age", group: "A", n: 10, missing: 1},
        {column: "ecog", group: "A", n: 10, missing: 8}
      ])
    );
    expect(texts("labels")).toEqual(["ecog", "age"]);
    expect([...texts("shares_dark"), ...texts("shares_light")]).toEqual(["80%", "10%"]);
    expect(texts("heads")).toEqual(["A", "n = 10"]);
  });

  it("refuses more missing than patients", () => {
    expect(() => missingDataFigure([{column: "age", group: "A", n: 10, missing: 11}])).toThrow(
      "missing must be whole and at most n, got 11 of 10 for age"
    );
  });
});

describe("nullCalibrationFigure", () => {
  it("counts every estimate once and keeps the estimates themselves out of the spec", () => {
    const estimates = Array.from({length: 101}, (_, i) => (i - 50) / 100);
    const spec = nullCalibrationFigure(estimates, 0.4, {bins: 10});
    const layers = spec["layer"] as {name: string; data: {values: {y2: number}[]}}[];
    const bars = layers.find(({name}) => name === "bars")?.data.values ?? [];
    expect(bars).toHaveLength(10);
    expect(bars.reduce((sum, {y2}) => sum + y2, 0)).toBe(101);
    // 0.40 to 0.50 on either side: 22 of 101.
    expect(spec.description).toContain("22 of 101 at least as far from 0");
  });
});

describe("auditPanelFigure", () => {
  it("says each verdict by shape, colour and word", async () => {
    const {marks, texts} = await drawn(
      auditPanelFigure([
        {bias: "Truncation", status: "serious", finding: "all 61"},
        {bias: "Gaps", status: "not assessable", finding: "no file"}
      ])
    );
    expect(marks("verdict_serious")).toHaveLength(1);
    expect(marks("verdict_not_assessable")).toHaveLength(1);
    expect(texts("cells")).toEqual(["serious", "Truncation", "all 61", "not assessable", "Gaps", "no file"]);
  });

  it("has no column of remedies where none is given, and names the findings as asked", async () => {
    const rows = [{bias: "Truncation", status: "serious" as const, finding: "0.16: share missing"}];
    expect((await drawn(auditPanelFigure(rows, {findingTitle: "Number behind it"}))).texts("heads")).toEqual([
      "Verdict",
      "Bias",
      "Number behind it"
    ]);
    expect(
      (await drawn(auditPanelFigure(rows.map((row) => ({...row, remedy: "compare groups"}))))).texts("heads")
    ).toEqual(["Verdict", "Bias", "Finding", "Remedy"]);
  });
});
