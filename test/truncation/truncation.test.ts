import * as fc from "fast-check";
import {describe, expect, it} from "vitest";
import {seededRandom} from "../../src/math/random.ts";
import type {AdcPair} from "../../src/patients/adc-pair.ts";
import {quasiIndependence} from "../../src/truncation/quasi-independence.ts";
import {receivedBoth} from "../../src/audit/received-both.ts";
import {distributionQuantile, reverseTime} from "../../src/truncation/reverse-time.ts";
import {sameWindow} from "../../src/truncation/same-window.ts";
import {exponentialTime, receivedBothPairs, simulateSequence, startersOf} from "../../src/paired/simulated-sequence.ts";
import {truncationChecks} from "../../src/truncation/truncation-checks.ts";
import {truncationEstimates} from "../../src/truncation/truncation-estimates.ts";
import {truncationWeights} from "../../src/truncation/truncation-weights.ts";
import {expectClose} from "../reference/reference-set.ts";
import {errorText} from "../../src/words/en/refusals.ts";
import {warningText} from "../../src/words/en/remarks.ts";

/** PFS(ADC1) and window of patients whose ADC2 starts one day after the end of ADC1; cut-off on day 100. */
const pairOf = ([pfs1, window]: readonly [number, number]): AdcPair => ({
  patientId: `${pfs1}/${window}`,
  group: null,
  adc1Start: 100 - window,
  adc2Start: 101 - window + pfs1,
  cutoff: 100,
  pfs1,
  event1: 1,
  pfs2: 5,
  event2: 1,
  cause1: "progression",
  cause2: "progression",
  line1: 1,
  line2: 2,
  entry: null
});

// Six patients: X = 3, 5, 6, 9, 12, 20 with windows 8, 30, 7, 14, 25, 22.
const six = (
  [
    [2, 8],
    [4, 30],
    [5, 7],
    [8, 14],
    [11, 25],
    [19, 22]
  ] as const
).map(pairOf);
const reach = [3, 5, 6, 9, 12, 20];
const window = [8, 30, 7, 14, 25, 22];

describe("six patients by hand", () => {
  // Risk sets #(X ≤ t ≤ W) at t = 20: {5, 12, 20} = 3; 12: {5, 9, 12} = 3; 9: {5, 9} = 2; 6: {3, 5, 6} = 3; 5: {3, 5} = 2; 3: 1.
  // F just below 20: 2/3; below 12: 4/9; below 9: 2/9; below 6: 4/27; below 5: 2/27; below 3: 0.
  it("reverse time multiplies 1 − 1/r from the last time back", () => {
    const fit = reverseTime(reach, window);
    expect([...fit.nRisk]).toEqual([1, 2, 3, 2, 3, 3]);
    expectClose(fit.distribution, [2 / 27, 4 / 27, 2 / 9, 4 / 9, 2 / 3, 1], 1e-12, "F");
    expect(fit.horizon).toBe(30);
    expect(distributionQuantile(fit, 0.5)).toBe(12);
  });

  // Windows 7, 8, 14, 22, 25, 30 with risk sets #(X ≤ w ≤ W): at 7 {3, 5, 6} = 3; 8: {3, 5} = 2; 14: {5, 9, 12} = 3; 22: {5, 12, 20} = 3; 25: 2; 30: 1.
  // Ĝ = P(W ≥ w): 1, 2/3, 1/3, 2/9, 4/27, 2/27. Ĝ(X): 1, 1, 1, 1/3, 1/3, 2/9, so the weights are 1, 1, 1, 3, 3, 4.5.
  it("weights are 1/Ĝ(X)", () => {
    const fit = truncationWeights(reach, window);
    expect([...fit.nRisk]).toEqual([3, 2, 3, 3, 2, 1]);
    expectClose(fit.survivor, [1, 2 / 3, 1 / 3, 2 / 9, 4 / 27, 2 / 27], 1e-12, "G");
    expectClose(fit.weight, [1, 1, 1, 3, 3, 4.5], 1e-12, "weights");
    expect(fit.effectiveSize).toBeCloseTo(13.5 ** 2 / (3 + 9 + 9 + 20.25), 12);
  });

  // Weighted distribution of PFS(ADC1): 1, 2, 3, 6, 9, 13.5 of 13.5 at 2, 4, 5, 8, 11, 19: the median is 11. Unweighted it is between 5 and 8.
  it("the four estimates stand side by side: 6.5 naive, 11 by reverse time, 11 weighted, and refused where nobody else is in the file", () => {
    const found = truncationEstimates(six, {replicates: 50});
    expect(found.map(({name}) => name)).toEqual(["naive", "reverse-time", "weighted", "all-started"]);
    expect(found.map(({row}) => row.estimate)).toEqual([6.5, 11, 11, null]);
    expect(errorText(found[3]?.row.refusal)).toContain("only patients who received both");
    expect(found.every(({estimand, needs}) => estimand !== "" && needs !== "")).toBe(true);
  });

  // Comparable pairs (both X at most both W), sign of (X − X')(W − W'): (3,8)(5,30) +; (3,8)(6,7) −; (5,30)(6,7) −; (5,30)(9,14) −; (5,30)(12,25) −; (5,30)(20,22) −;
  // (9,14)(12,25) +; (12,25)(20,22) −. So τ = (2 − 6)/8.
  it("conditional Kendall's τ is −4/8, with Tsai's variance Σ (r² − 1)/3 over the risk sets 3, 2, 3, 3, 2, 1", () => {
    const test = quasiIndependence(reach, window);
    expect(test.estimate).toBe(-0.5);
    expect(test.comparable).toBe(8);
    expect(test.statistic).toBeCloseTo(-4 / Math.sqrt((8 + 3 + 8 + 8 + 3 + 0) / 3), 12);
  });

  // W ≥ 14 and X ≤ 14: patients 2, 4, 5.
  it("the same-window restriction keeps those whom any window of 14 days would have shown", () => {
    const kept = sameWindow(six, {window: 14});
    expect(kept.kept.map(({pfs1}) => pfs1)).toEqual([4, 8, 11]);
    expect([kept.shorterWindow, kept.laterAdc2]).toEqual([2, 1]);
  });
});

describe("checks beside the estimates", () => {
  it("give the test and the same-window median as rows: of PFS(ADC1) 4, 8, 11 the median is 8", () => {
    const [test, restricted] = truncationChecks(six, {window: 14});
    expect(test).toMatchObject({estimate: -0.5, n: 6, refusal: null});
    expect(restricted).toMatchObject({estimate: 8, n: 3, time: 14, refusal: null});
  });

  // W ≥ 14 and X ≤ 14 leave PFS(ADC1) 4, 8, 11; the first comes under observation on day 3, before its event.
  it("allow for delayed entry in the median, and say that the test does not", () => {
    const [test, restricted] = truncationChecks(
      six.map((pair) => ({...pair, entry: pair.pfs1 === 4 ? 3 : 0})),
      {window: 14}
    );
    expect(restricted).toMatchObject({estimate: 8, n: 3});
    const later = truncationChecks(
      six.map((pair) => ({...pair, entry: pair.pfs1 === 8 ? 5 : 0})),
      {window: 14}
    )[1];
    // At risk at 4: patients with 4 and 11, so S(4) = ½, and the curve stays there until 8.
    expect(later?.estimate).toBe(6);
    expect(later?.method).toContain("delayed entry");
    expect(warningText(test?.remarks ?? [])).toContain("delayed entry is not allowed for");
  });

  it("are rows with the reason where the cut-off is not recorded", () => {
    expect(
      truncationChecks(six.map((pair) => ({...pair, cutoff: null}))).every(
        ({refusal}) => errorText(refusal)?.includes("cut-off is not recorded") ?? false
      )
    ).toBe(true);
  });
});

describe("identities", () => {
  const sample = fc
    .array(fc.tuple(fc.integer({min: 0, max: 60}), fc.integer({min: 0, max: 60})), {minLength: 3, maxLength: 40})
    .map((list) => list.map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]));

  it("normalised weights are the masses of the reverse-time distribution, ties included (Woodroofe 1985)", () => {
    fc.assert(
      fc.property(sample, (rows) => {
        const value = rows.map(([x]) => x);
        const limit = rows.map(([, w]) => w);
        const {weight} = truncationWeights(value, limit);
        const fit = reverseTime(value, limit);
        const total = weight.reduce((sum, w) => sum + w, 0);
        for (const [k, at] of [...fit.time].entries()) {
          const mass = (fit.distribution[k] ?? 0) - (k === 0 ? 0 : (fit.distribution[k - 1] ?? 0));
          const weighted = value.reduce((sum, x, i) => (x === at ? sum + (weight[i] ?? 0) : sum), 0) / total;
          expect(weighted).toBeCloseTo(mass, 9);
        }
      })
    );
  });

  it("with windows longer than every time nothing is changed", () => {
    const value = [4, 7, 7, 12];
    expectClose(truncationWeights(value, [50, 60, 70, 80]).weight, [1, 1, 1, 1], 1e-12, "weights");
    expectClose(reverseTime(value, [50, 60, 70, 80]).distribution, [0.25, 0.75, 1], 1e-12, "F");
  });

  it("conditional Kendall's τ agrees with a recount of all pairs", () => {
    fc.assert(
      fc.property(sample, (rows) => {
        let sum = 0;
        let comparable = 0;
        for (const [i, [x, w]] of rows.entries())
          for (const [y, v] of rows.slice(i + 1)) {
            if (Math.max(x, y) > Math.min(w, v) || x === y || w === v) continue;
            sum += Math.sign((x - y) * (w - v));
            comparable += 1;
          }
        const test = quasiIndependence(
          rows.map(([x]) => x),
          rows.map(([, w]) => w)
        );
        if (comparable > 0 && test.estimate !== null) expect(test.estimate).toBeCloseTo(sum / comparable, 12);
      })
    );
  });

  it("sets that no interval joins are not compared: the larger is kept and the rest counted", () => {
    const fit = truncationWeights([1, 2, 3, 50], [10, 12, 9, 60]);
    expect([...fit.weight].map((w) => w > 0)).toEqual([true, true, true, false]);
    expect(fit.outside).toBe(1);
    expect(reverseTime([1, 2, 3, 50], [10, 12, 9, 60]).outside).toBe(1);
  });

  it("a value above its limit is the caller's mistake", () => {
    expect(() => truncationWeights([5], [4])).toThrow(/limit\[0\] must be finite and at least value\[0\] = 5, got 4/);
  });
});

describe("simulation truth", () => {
  const scenario = {
    starters: 2000,
    accrual: [0, 60] as const,
    cutoff: 60,
    time1: exponentialTime(6),
    time2: exponentialTime(6),
    gap: 1,
    frailtyVariance: 0,
    attrition: {kind: "independent" as const, share: 0.2}
  };

  it("the quasi-independence test rejects in about 5 % where the window does not matter, and nearly always where late starters are kept longer on ADC1", () => {
    const random = seededRandom(2);
    let rejected = 0;
    for (let r = 0; r < 200; r++) {
      const pairs = receivedBothPairs(simulateSequence({...scenario, starters: 150}, random));
      if (
        (quasiIndependence(
          pairs.map(({adc1Start, adc2Start}) => adc2Start - adc1Start),
          pairs.map(({adc1Start}) => 60 - adc1Start)
        ).pValue ?? 1) < 0.05
      )
        rejected += 1;
    }
    expect(rejected / 200).toBeLessThan(0.11);
    const pairs = receivedBothPairs(simulateSequence(scenario, random)).map((pair) => ({
      ...pair,
      adc2Start: pair.adc1Start + (pair.adc2Start - pair.adc1Start) * (0.3 + (60 - pair.adc1Start) / 90)
    }));
    expect(
      quasiIndependence(
        pairs.map(({adc1Start, adc2Start}) => adc2Start - adc1Start),
        pairs.map(({adc1Start}) => 60 - adc1Start)
      ).pValue
    ).toBeLessThan(0.001);
  });

  it("in all who started ADC1 the median is 6 again, beside a naive 5.1", () => {
    const simulated = simulateSequence(scenario, seededRandom(4));
    const found = truncationEstimates(receivedBothPairs(simulated), {
      starters: startersOf(simulated),
      replicates: 10,
      unit: "months"
    });
    expect(Math.abs((found[3]?.row.estimate ?? 0) - 6)).toBeLessThan(0.4);
    expect(found[0]?.row.estimate).toBeLessThan(5.4);
    expect(Math.abs((found[2]?.row.estimate ?? 0) - 6)).toBeLessThan(0.5);
  });
});

describe("received-both design", () => {
  it("is recognised by ADC2 in 100 % of patients, with each window", () => {
    expect(receivedBoth(six)).toMatchObject({
      design: "received-both",
      share: 1,
      eventShare: 1,
      windows: [7, 8, 14, 22, 25, 30],
      withoutCutoff: 0
    });
    expect(receivedBoth([...six, {...six[0], adc2Start: null}])).toMatchObject({
      design: "all who started ADC1",
      started: 7,
      reached: 6
    });
  });

  it("without a recorded cut-off the repaired estimates are refused with the reason", () => {
    const found = truncationEstimates(
      six.map((pair) => ({...pair, cutoff: null})),
      {replicates: 10}
    );
    expect(errorText(found[1]?.row.refusal)).toContain("cut-off is not recorded");
    expect(errorText(found[2]?.row.refusal)).toContain("cut-off is not recorded");
    expect(found[0]?.row.refusal).toBeNull();
  });

  it("delayed entry enters the naive estimate and stops the repaired ones", () => {
    const found = truncationEstimates(
      six.map((pair, i) => ({...pair, entry: i === 0 ? 1 : null})),
      {replicates: 10}
    );
    expect(found[0]?.row.refusal).toBeNull();
    expect(errorText(found[2]?.row.refusal)).toContain("delayed entry");
  });
});
