import {describe, expect, it} from "vitest";
import {shownSum} from "../../src/record/hidden.ts";
import {riskCounts} from "../../src/figures/risk-table.ts";
import {curveOf, curveSamples, simulated} from "./samples.ts";

const ticks = [0, 3, 6, 9, 12, 18, 24, 48];

describe("riskCounts", () => {
  it("counts, in the classic table, patients with follow-up of t or longer (recounted from the patients)", () => {
    const subjects = simulated({n: 80, medianDays: 200, followUpDays: 1500, seed: 5});
    const {atRisk} = riskCounts(curveOf("A", subjects), ticks, "classic");
    expect(atRisk).toEqual(ticks.map((tick) => subjects.filter(({time}) => time >= tick * 30.4375).length));
  });

  it("counts, in the KMunicate table, patients with follow-up longer than t (48 months are exactly 1461 days)", () => {
    const subjects = [
      ...simulated({n: 80, medianDays: 200, followUpDays: 1500, seed: 6}),
      {time: 1461, event: 0 as const},
      {time: 1500, event: 1 as const}
    ];
    const counts = riskCounts(curveOf("A", subjects), ticks, "kmunicate");
    expect(counts.atRisk).toEqual(ticks.map((tick) => subjects.filter(({time}) => time > tick * 30.4375).length));
    expect(riskCounts(curveOf("A", subjects), ticks, "classic").atRisk.at(-1)).toBe(
      shownSum([counts.atRisk.at(-1) ?? 0, 1])
    );
  });

  it.each(Object.entries(curveSamples))(
    "at risk + events + censored add up to those who entered, at every tick (%s)",
    (_, curves) => {
      for (const curve of curves) {
        const {atRisk, events, censored, entered, delayedEntry} = riskCounts(curve, ticks, "kmunicate");
        for (const [i, count] of entered.entries()) {
          expect(shownSum([atRisk[i] ?? 0, events[i] ?? 0, censored[i] ?? 0])).toBe(count);
          if (!delayedEntry) expect(count).toBe(curve.n);
        }
        expect(entered.at(-1)).toBe(curve.n);
      }
    }
  );

  it("gives rising numbers under delayed entry, exact where entry times are given", () => {
    const subjects = [
      {entry: 0, time: 100, event: 1},
      {entry: 50, time: 400, event: 1},
      {entry: 150, time: 300, event: 0},
      {entry: 150, time: 500, event: 0},
      {entry: 350, time: 600, event: 1}
    ] as const;
    const entry = subjects.map((subject) => subject.entry);
    const counts = riskCounts(curveOf("A", subjects, "days", {entry}), [0, 3, 6, 12, 18], "kmunicate");
    // By hand, at days 0, 91.3, 182.6, 365.3, 547.9.
    expect(counts.atRisk).toEqual([1, 2, 3, 3, 1]);
    expect(counts.entered).toEqual([1, 2, 4, 5, 5]);
    expect(counts.events).toEqual([0, 0, 1, 1, 2]);
    expect(counts.censored).toEqual([0, 0, 0, 1, 2]);
    expect(counts.delayedEntry).toBe(true);
  });

  it("sees delayed entry in the columns alone", () => {
    expect(riskCounts((curveSamples["delayed"] ?? [])[0] ?? curveOf("A", []), ticks, "classic").delayedEntry).toBe(
      true
    );
    expect(riskCounts((curveSamples["two"] ?? [])[0] ?? curveOf("A", []), ticks, "classic").delayedEntry).toBe(false);
  });

  it("is zero after the last patient and for a group of none", () => {
    expect(riskCounts(curveOf("A", [{time: 10, event: 1}]), [0, 3], "classic").atRisk).toEqual([1, 0]);
    expect(riskCounts(curveOf("A", []), [0, 3], "kmunicate").atRisk).toEqual([0, 0]);
  });
});
