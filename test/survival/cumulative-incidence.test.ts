import * as fc from "fast-check";
import {describe, expect, it} from "vitest";
import {type CumulativeIncidence, cumulativeIncidence, incidenceAt} from "../../src/survival/cumulative-incidence.ts";
import type {ConfType} from "../../src/survival/confidence-scale.ts";
import {kaplanMeier} from "../../src/survival/kaplan-meier.ts";
import {surv} from "../../src/survival/surv.ts";
import {expectClose, referenceSet} from "../reference/reference-set.ts";
import {competing} from "./competing-data.ts";
import {warningText} from "../../src/words/en/remarks.ts";

type Columns = Readonly<
  Record<"time" | "nRisk" | "estimate1" | "estimate2" | "se1" | "se2" | "low1" | "high1", readonly (number | null)[]>
>;
const {numbers, expected: fromR} = referenceSet("monoclonal-gammopathy");
const expected = fromR as {survfit: Record<ConfType, [Columns, Columns]>; delayed: Columns};

function expectRows(malignancy: CumulativeIncidence, death: CumulativeIncidence, wanted: Columns): void {
  const rows = wanted.time.map((time) => malignancy.time.findLastIndex((t) => t <= (time ?? 0)));
  const at = (column: Float64Array): number[] => rows.map((row) => column[row]);
  expectClose(at(malignancy.nRisk), wanted.nRisk, 1e-9, "nRisk");
  expectClose(at(malignancy.estimate), wanted.estimate1, 1e-9, "estimate of cause 1");
  expectClose(at(death.estimate), wanted.estimate2, 1e-9, "estimate of cause 2");
  expectClose(at(malignancy.stdError), wanted.se1, 1e-9, "stdError of cause 1");
  expectClose(at(death.stdError), wanted.se2, 1e-9, "stdError of cause 2");
  expectClose(at(malignancy.confLow), wanted.low1, 1e-9, "confLow");
  expectClose(at(malignancy.confHigh), wanted.high1, 1e-9, "confHigh");
}

describe("cumulativeIncidence equals R's survfit(Surv(time, factor)) on mgus2", () => {
  const data = {time: numbers("time"), cause: numbers("cause"), group: numbers("male")};
  it.each(["plain", "log", "log-log", "logit", "arcsin"] as const)("two groups, %s limits", (confType) => {
    const [womenFirst, womenSecond, menFirst, menSecond] = cumulativeIncidence(data, {confType});
    expectRows(womenFirst, womenSecond, expected.survfit[confType][0]);
    expectRows(menFirst, menSecond, expected.survfit[confType][1]);
  });

  it("delayed entry on the age scale", () => {
    const [first, second] = cumulativeIncidence({
      time: numbers("exitAge"),
      entry: numbers("entryAge"),
      cause: data.cause
    });
    expectRows(first, second, expected.delayed);
  });
});

describe("cumulativeIncidence by hand", () => {
  // Five subjects: event a at 1, censored at 2, events b and a tied at 3, censored at 4. F_a(3) = 1/5 + (4/5)(1/3); F_b(3) = (4/5)(1/3).
  const hand = {time: [1, 2, 3, 3, 4], cause: ["a", null, "b", "a", null]};

  it("steps by S(t−)·d/n, both causes of one time from the same S(t−)", () => {
    const [a, b] = cumulativeIncidence(hand);
    expectClose(a.estimate, [1 / 5, 1 / 5, 7 / 15, 7 / 15], 1e-15, "a");
    expectClose(b.estimate, [0, 0, 4 / 15, 4 / 15], 1e-15, "b");
    expect([...a.nRisk]).toEqual([5, 4, 3, 1]);
    expect([...a.nCensored]).toEqual([0, 1, 0, 1]);
    expect([...b.nEvent]).toEqual([0, 0, 1, 0]);
  });

  it("without censoring, its variance is that of a proportion, p(1 − p)/n", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({min: 1, max: 9}), fc.constantFrom(1, 2, 3)), {minLength: 2, maxLength: 40}),
        (rows) => {
          for (const {cause, time, estimate, stdError} of cumulativeIncidence({
            time: rows.map(([t]) => t),
            cause: rows.map(([, c]) => c)
          }))
            for (let k = 0; k < time.length; k++) {
              const p = rows.filter(([t, c]) => t <= time[k] && c === cause).length / rows.length;
              expect(estimate[k]).toBeCloseTo(p, 12);
              expect(stdError[k]).toBeCloseTo(Math.sqrt((p * (1 - p)) / rows.length), 12);
            }
        }
      )
    );
  });

  it("a variance equals the sum of squared influences, each found by changing one subject's weight by a little", () => {
    fc.assert(
      fc.property(competing({entry: true}), ({time, cause, entry}) => {
        const base = cumulativeIncidence({time, cause, entry});
        const step = 1e-5;
        const shifted = (i: number, by: number): CumulativeIncidence[] =>
          cumulativeIncidence({time, cause, entry, weight: time.map((_, j) => (i === j ? 1 + by : 1))});
        const pairs = time.map((_, i) => [shifted(i, step), shifted(i, -step)]);
        for (const [c, curve] of base.entries()) {
          const last = curve.time.length - 1;
          const sum = pairs.reduce(
            (total, [up, down]) => total + ((up[c].estimate[last] - down[c].estimate[last]) / (2 * step)) ** 2,
            0
          );
          expect(Math.abs(curve.stdError[last] - Math.sqrt(sum))).toBeLessThan(1e-7);
        }
      }),
      {numRuns: 40}
    );
  });
});

describe("cumulativeIncidence keeps its identities", () => {
  it("the incidences of all causes and the Kaplan–Meier estimate of any event sum to 1", () => {
    fc.assert(
      fc.property(competing({entry: true}), ({time, cause, entry}) => {
        const curves = cumulativeIncidence({time, cause, entry});
        const free = kaplanMeier(surv({time, event: cause.map((c) => (c === 0 ? 0 : 1)), entry}));
        for (let k = 0; k < free.time.length; k++)
          expect(curves.reduce((sum, curve) => sum + curve.estimate[k], free.estimate[k])).toBeCloseTo(1, 12);
      })
    );
  });

  it("with one cause it is 1 − Kaplan–Meier, with the standard error of Greenwood", () => {
    fc.assert(
      fc.property(competing({causes: 1}), ({time, cause}) => {
        const [curve] = cumulativeIncidence({time, cause});
        const free = kaplanMeier(surv({time, event: cause}));
        expectClose(
          curve.estimate,
          free.estimate.map((s) => 1 - s),
          1e-12,
          "estimate"
        );
        // Greenwood's estimate has no value where nobody is left.
        const left = free.estimate.map((s) => (s > 0 ? 1 : 0));
        expectClose(
          curve.stdError.filter((_, k) => left[k] === 1),
          free.stdError.filter((_, k) => left[k] === 1),
          1e-12,
          "stdError"
        );
      })
    );
  });

  it("no order of rows matters", () => {
    fc.assert(
      fc.property(competing({entry: true}), ({time, cause, entry}) => {
        const turn = <T>(values: readonly T[]): T[] => values.toReversed();
        const [a] = cumulativeIncidence({time, cause, entry});
        const [b] = cumulativeIncidence({time: turn(time), cause: turn(cause), entry: turn(entry)});
        expectClose(b.estimate, a.estimate, 1e-13, "estimate");
        expectClose(b.stdError, a.stdError, 1e-13, "stdError");
      })
    );
  });

  it("times that differ by rounding alone are one time", () => {
    const [first] = cumulativeIncidence({time: [0.1 + 0.2, 0.3, 1], cause: [1, 2, 1]});
    expect(first.time.length).toBe(2);
    expect(first.estimate[0]).toBeCloseTo(1 / 3, 15);
  });

  it("entry at 0 is no delayed entry", () => {
    fc.assert(
      fc.property(competing(), ({time, cause}) => {
        expect(cumulativeIncidence({time, cause, entry: time.map(() => 0)})).toEqual(
          cumulativeIncidence({time, cause})
        );
      })
    );
  });

  it("a whole weight gives the estimate of repeated rows", () => {
    fc.assert(
      fc.property(competing(), fc.integer({min: 1, max: 4}), ({time, cause}, copies) => {
        const weight = time.map((_, i) => 1 + (i % copies));
        const repeat = (values: readonly number[]): number[] =>
          values.flatMap((value, i) => Array.from({length: weight[i]}, () => value));
        const [weighted] = cumulativeIncidence({time, cause, weight});
        const [repeated] = cumulativeIncidence({time: repeat(time), cause: repeat(cause)});
        expectClose(weighted.estimate, repeated.estimate, 1e-12, "estimate");
        expectClose(weighted.nRisk, repeated.nRisk, 1e-12, "nRisk");
        expectClose(weighted.stdError, repeated.stdError, 1e-9, "stdError");
      })
    );
  });

  it("and its errors and limits, as R's of the rows repeated; a probability weight squares", () => {
    interface Incidence {
      readonly time: number[];
      readonly estimate: number[][];
      readonly stdError: number[][];
      readonly lower: number[][];
      readonly upper: number[][];
    }
    const set = referenceSet("weighted");
    const {incidence, incidenceLate} = (set.expected as {count: Record<"incidence" | "incidenceLate", Incidence>})
      .count;
    const stratum = set.column("stratum");
    const columns = {
      time: set.numbers("time"),
      cause: set.numbers("event").map((event, i) => event * (stratum[i] === "y" ? 2 : 1)),
      weight: set.numbers("count")
    };
    for (const [entry, wanted] of [
      [null, incidence],
      [set.numbers("entry"), incidenceLate]
    ] as const)
      for (const [k, curve] of cumulativeIncidence({...columns, entry}).entries()) {
        expectClose(curve.time, wanted.time, 0, "time");
        expectClose(curve.estimate, wanted.estimate[k], 1e-9, "estimate");
        expectClose(curve.stdError, wanted.stdError[k], 1e-9, "stdError");
        expectClose(curve.confLow, wanted.lower[k], 1e-9, "confLow");
        expectClose(curve.confHigh, wanted.upper[k], 1e-9, "confHigh");
      }
    const [plain] = cumulativeIncidence({time: [1, 2], cause: [1, 0], weight: [2, 2], weightKind: "probability"});
    // By hand: F = 1/2 with two subjects of weight 2: variance (1/2)(1/2)/2.
    expect(plain.stdError[0]).toBeCloseTo(Math.sqrt(1 / 8), 12);
    const [counted] = cumulativeIncidence({time: [1, 2], cause: [1, 0], weight: [2, 2]});
    // Four patients: (1/2)(1/2)/4.
    expect(counted.stdError[0]).toBeCloseTo(0.25, 12);
  });
});

describe("cumulativeIncidence says what is wrong", () => {
  it.each([
    [{time: [1, -2], cause: [1, 0]}, /time\[1\].*-2/],
    [{time: [1, 2], cause: [1]}, /cause must have the length of time, 2, got 1/],
    [{time: [1, 2], cause: [1, "censored"]}, /cause\[1\].*"censored"/],
    [{time: [1, 2], cause: [1, 1.5]}, /cause\[1\].*1\.5/],
    [{time: [1, 2], cause: [1, "death"]}, /numbers or names, not both/],
    [{time: [1, 2], cause: [0, null]}, /at least one event/],
    [{time: [1, 2], cause: [1, 0], entry: [0, 2]}, /entry\[1\]/],
    [{time: [1, 2], cause: [1, 0], weight: [1, 0]}, /weight\[1\]/],
    [{time: [1, 2], cause: [1, 0], group: ["A"]}, /group must have the length of time/]
  ])("%j", (data, message) => {
    expect(() => cumulativeIncidence(data)).toThrow(message);
  });

  it("confLevel outside (0, 1)", () => {
    expect(() => cumulativeIncidence({time: [1], cause: [1]}, {confLevel: 95})).toThrow(
      "confLevel must be in (0, 1), got 95"
    );
  });

  it("a risk set that empties before the last entry is a warning", () => {
    const [curve] = cumulativeIncidence({time: [2, 5, 6], cause: [1, 1, 2], entry: [0, 3, 3]});
    expect(warningText(curve.remarks)).toMatch(/at time 2/);
    expect(curve.estimate[2]).toBe(1);
  });
});

describe("incidenceAt reads a curve off", () => {
  const [curve] = cumulativeIncidence({time: [1, 2, 3, 4], cause: [1, 2, 0, 1]});
  it("0 before the first time, the last step in between, null beyond follow-up", () => {
    expect(incidenceAt(curve, [0.5, 1, 2.5, 4, 5]).map(({estimate}) => estimate)).toEqual([0, 0.25, 0.25, 0.75, null]);
    expect(incidenceAt(curve, [0.5, 2.5, 5]).map(({nRisk}) => nRisk)).toEqual([4, 2, 0]);
  });
});
