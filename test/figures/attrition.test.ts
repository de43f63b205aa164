import {describe, expect, it} from "vitest";
import {attritionFigure, attritionSteps} from "../../src/figures/attrition.ts";
import {drawn} from "./drawn.ts";

const line = (step: string, reason: string, unit: "patient" | "row" = "patient") => ({step, reason, unit});

describe("attritionSteps", () => {
  it("takes off the ledger lines of each stage, shows listed reasons with 0, and passes over other units", () => {
    const ledger = [
      line("population", "no second adc"),
      line("population", "no second adc"),
      line("population", "unlisted"),
      line("read", "bad date", "row"),
      line("endpoint", "no follow-up")
    ];
    const steps = attritionSteps(
      {label: "Read", n: 9},
      ledger,
      [
        {step: "population", label: "Primary set", reasons: ["no second adc", "concurrent"]},
        {step: "endpoint", label: "Analysed"}
      ],
      "patient"
    );
    expect(steps).toEqual([
      {
        label: "Read",
        n: 9,
        excluded: [
          {reason: "no second adc", n: 2},
          {reason: "concurrent", n: 0},
          {reason: "unlisted", n: 1}
        ]
      },
      {label: "Primary set", n: 6, excluded: [{reason: "no follow-up", n: 1}]},
      {label: "Analysed", n: 5}
    ]);
  });
});

describe("attritionFigure", () => {
  it("draws a box for each step and group, and one for what was left out, zeros included", async () => {
    const {marks, texts} = await drawn(
      attritionFigure(
        [
          {
            label: "Read",
            n: 9,
            excluded: [
              {reason: "concurrent", n: 0},
              {reason: "one ADC", n: 4}
            ]
          },
          {label: "Analysed", n: 5}
        ],
        {
          groups: [
            {label: "A", n: 2},
            {label: "B", n: 3}
          ]
        }
      )
    );
    expect(marks("boxes")).toHaveLength(4);
    expect(marks("left_out")).toHaveLength(1);
    expect(texts("left_out_heads")).toEqual(["Left out: n = 4"]);
    expect(texts("left_out_counts")).toEqual(["0", "4"]);
    expect(texts("left_out_labels")).toEqual(["concurrent", "one ADC"]);
    expect(texts("box_labels")).toEqual(["Read", "n = 9", "Analysed", "n = 5", "A", "n = 2", "B", "n = 3"]);
  });

  it("refuses a flow in which somebody is lost between boxes", () => {
    expect(() =>
      attritionFigure([
        {label: "Read", n: 9, excluded: [{reason: "x", n: 3}]},
        {label: "Analysed", n: 5}
      ])
    ).toThrow("boxes must add up: Read less what was left out is 6, Analysed has 5");
    expect(() => attritionFigure([{label: "Read", n: 9}], {groups: [{label: "A", n: 8}]})).toThrow(
      "groups must add up to the last box (9), got 8"
    );
    expect(() => attritionFigure([])).toThrow("steps must hold at least one box, got 0");
  });
});
