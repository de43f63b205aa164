import {describe, expect, it} from "vitest";
import {sequenceFlowFigure} from "../../src/figures/sequence-flow.ts";
import {drawn} from "./drawn.ts";

const height = (path: string | undefined): number => Math.abs(Number(/v(-?[\d.]+)h/.exec(path ?? "")?.[1] ?? NaN));

describe("sequenceFlowFigure", () => {
  it("draws bars as high as their patients and a ribbon for each pair of neighbours", async () => {
    const {marks, texts} = await drawn(
      sequenceFlowFigure(
        [
          {path: ["T-DM1", "T-DXd"], n: 20},
          {path: ["T-DM1", "SG"], n: 10},
          {path: ["SG", "T-DXd"], n: 5},
          {path: ["SG", null], n: 5}
        ],
        {stages: ["ADC1", "ADC2"]}
      )
    );
    expect(marks("nodes")).toHaveLength(4);
    expect(marks("ribbons")).toHaveLength(3);
    expect(texts("node_labels")).toEqual(["T-DM1 (30)", "SG (10)", "T-DXd (25)", "SG (10)"]);
    const heights = marks("nodes").map(({attributes}) => height(attributes["d"]));
    expect((heights[0] ?? 0) / (heights[1] ?? 1)).toBeCloseTo(3, 2);
    expect((heights[2] ?? 0) / (heights[3] ?? 1)).toBeCloseTo(2.5, 2);
  });

  it("shows probabilities as percent", async () => {
    const {texts} = await drawn(
      sequenceFlowFigure(
        [
          {path: ["A", "B"], n: 0.42},
          {path: ["A", null], n: 0.58}
        ],
        {stages: ["ADC1", "ADC2"], weights: "probabilities"}
      )
    );
    expect(texts("node_labels")).toEqual(["A (100%)", "B (42%)"]);
  });

  it("keeps short names whole at the width of a journal's single column", async () => {
    // 75 mm are 283 px; 8 pt are 10.7 px.
    const {texts} = await drawn(
      sequenceFlowFigure(
        [
          {path: ["T-DXd", "direct", "Dato-DXd"], n: 21},
          {path: ["DV", "with intervening therapy", "T-DXd"], n: 25}
        ],
        {stages: ["ADC1", "Between", "ADC2"], width: 283, height: 260, fontSize: 10.7}
      )
    );
    expect(texts("node_labels")).toEqual(expect.arrayContaining(["T-DXd (21)", "direct (21)"]));
  });

  it("throws for a path that is longer than the stages", () => {
    expect(() => sequenceFlowFigure([{path: ["A", "B", "C"], n: 1}], {stages: ["ADC1", "ADC2"]})).toThrow(
      "a path must have at most 2 stages, got 3"
    );
  });
});
