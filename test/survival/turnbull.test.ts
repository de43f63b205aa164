import * as fc from "fast-check";
import {describe, expect, it} from "vitest";
import {kaplanMeier} from "../../src/survival/kaplan-meier.ts";
import {surv} from "../../src/survival/surv.ts";
import {type Turnbull, turnbull, turnbullQuantile} from "../../src/survival/turnbull.ts";
import {expectClose, referenceSet} from "../reference/reference-set.ts";
import {warningText} from "../../src/words/en/remarks.ts";

interface Arm {
  readonly left: number[];
  readonly right: (number | null)[];
  readonly mass: number[];
  readonly logLik: number;
  readonly survfitLogLik: number;
  readonly median: number;
}
const {column, expected: fromR} = referenceSet("breast-cosmesis");
const expected = fromR as {radiotherapy: Arm; both: Arm};
const treatment = column("treatment");
const arm = (name: string): Turnbull => {
  const chosen = treatment.flatMap((own, i) => (own === name ? [i] : []));
  return turnbull({
    left: chosen.map((i) => Number(column("left")[i])),
    right: chosen.map((i) => (column("right")[i] === "" ? null : Number(column("right")[i])))
  });
};

describe("turnbull on the breast-cosmesis data of Finkelstein & Wolfe 1985", () => {
  it.each([
    ["radiotherapy", expected.radiotherapy, 46],
    ["radiotherapy and chemotherapy", expected.both, 48]
  ] as const)("%s: support, masses and median are those of plain EM run to its end in R", (name, wanted, n) => {
    const fit = arm(name);
    expect(fit.n).toBe(n);
    expectClose(fit.left, wanted.left, 0, "left");
    expect([...fit.right]).toEqual(wanted.right.map((end) => end ?? Infinity));
    expectClose(fit.mass, wanted.mass, 1e-6, "mass");
    expect(turnbullQuantile(fit, 0.5).estimate).toBe(wanted.median);
  });

  it.each([
    ["radiotherapy", expected.radiotherapy],
    ["radiotherapy and chemotherapy", expected.both]
  ] as const)("%s: the log-likelihood is no lower than R's, by survfit or by EM", (name, wanted) => {
    const {logLik, gap, converged} = arm(name);
    expect(converged).toBe(true);
    expect(logLik).toBeGreaterThanOrEqual(wanted.survfitLogLik);
    expect(logLik).toBeGreaterThanOrEqual(wanted.logLik - 1e-12);
    expect(wanted.logLik).toBeLessThanOrEqual(logLik + gap);
  });

  // Gentleman & Geyer 1994, Biometrika 81:618, table 1, and the documentation of R's interval package: the same to four decimals.
  it("radiotherapy: the masses that are in print", () => {
    expect([...arm("radiotherapy").mass].map((mass) => mass.toFixed(4))).toEqual([
      "0.0463",
      "0.0334",
      "0.0887",
      "0.0708",
      "0.0926",
      "0.0818",
      "0.1209",
      "0.4656"
    ]);
  });
});

describe("turnbull by hand", () => {
  it("two looks: the proportions seen at each", () => {
    // 3 of 5 seen by the look at 1, 1 between 1 and 2, 1 never.
    const fit = turnbull({left: [0, 0, 0, 1, 2], right: [1, 1, 1, 2, null]});
    expectClose(fit.mass, [3 / 5, 1 / 5, 1 / 5], 1e-9, "mass");
    expect([...fit.right]).toEqual([1, 2, Infinity]);
    expect(fit.logLik).toBeCloseTo(3 * Math.log(3 / 5) + 2 * Math.log(1 / 5), 9);
  });

  it("an interval that ends where another begins does not meet it: (0, 5] and (5, 10]", () => {
    expect([...turnbull({left: [0, 5], right: [5, 10]}).mass]).toEqual([0.5, 0.5]);
  });

  it("current status data are isotonic regression of the share already there", () => {
    // Looks at 1, 2, 3 with 1/2, 0/1 and 1/1 already there: pooled to 1/3, 1/3, 1 (Ayer et al. 1955).
    const fit = turnbull({left: [null, 1, 2, null], right: [1, null, null, 3]});
    expectClose(fit.mass, [1 / 3, 2 / 3], 1e-7, "mass");
    expectClose(fit.right, [1, 3], 0, "right");
  });

  it("exact and right-censored times give Kaplan–Meier", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({min: 1, max: 20}), fc.boolean()), {minLength: 1, maxLength: 40}),
        (rows) => {
          const fit = turnbull({left: rows.map(([t]) => t), right: rows.map(([t, event]) => (event ? t : null))});
          const curve = kaplanMeier(surv({time: rows.map(([t]) => t), event: rows.map(([, event]) => event)}));
          for (let j = 0; j < fit.left.length; j++)
            if (fit.left[j] === fit.right[j])
              expect(fit.estimate[j]).toBeCloseTo(curve.estimate[curve.time.indexOf(fit.left[j])], 6);
        }
      )
    );
  });
});

/** Looks every few days, event seen between two of them or not at all. */
const scans = fc
  .array(fc.tuple(fc.integer({min: 0, max: 20}), fc.integer({min: 0, max: 8}), fc.boolean()), {
    minLength: 1,
    maxLength: 40
  })
  .map((rows) => ({
    left: rows.map(([left]) => left),
    right: rows.map(([left, length, never]) => (never ? null : left + length))
  }));

describe("turnbull keeps its identities", () => {
  it("converges, and its masses are a distribution on disjoint ascending intervals", () => {
    fc.assert(
      fc.property(scans, (data) => {
        const fit = turnbull(data);
        expect(fit.remarks).toEqual([]);
        expect(fit.mass.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
        expect(fit.mass.every((mass) => mass > 0)).toBe(true);
        for (let j = 1; j < fit.left.length; j++) expect(fit.left[j]).toBeGreaterThanOrEqual(fit.right[j - 1]);
      })
    );
  });

  it("no other distribution on its support comes above the bound", () => {
    fc.assert(
      fc.property(
        scans,
        fc.array(fc.double({min: 0.01, max: 1, noNaN: true}), {minLength: 60, maxLength: 60}),
        ({left, right}, draws) => {
          const fit = turnbull({left, right});
          const sum = [...fit.mass].reduce((total, _, j) => total + draws[j % 60], 0);
          const other = [...fit.mass].map((_, j) => draws[j % 60] / sum);
          const logLik = left.reduce((total, from, i) => {
            const to = right[i] ?? Infinity;
            const covered = (j: number): boolean =>
              from === to
                ? fit.left[j] === from && fit.right[j] === from
                : fit.left[j] >= from && fit.right[j] <= to && !(fit.left[j] === fit.right[j] && fit.left[j] === from);
            return total + Math.log(other.reduce((p, mass, j) => p + (covered(j) ? mass : 0), 0));
          }, 0);
          expect(logLik).toBeLessThanOrEqual(fit.logLik + fit.gap + 1e-9);
        }
      )
    );
  });

  it("no order of rows matters, and a whole weight is repeated rows", () => {
    fc.assert(
      fc.property(scans, ({left, right}) => {
        const fit = turnbull({left, right, weight: left.map((_, i) => 1 + (i % 3))});
        const repeat = <T>(values: readonly T[]): T[] =>
          values.flatMap((value, i) => Array.from({length: 1 + (i % 3)}, () => value)).toReversed();
        const repeated = turnbull({left: repeat(left), right: repeat(right)});
        expect(Math.abs(repeated.logLik - fit.logLik)).toBeLessThan(1e-6);
        expect(repeated.n).toBe(fit.n);
      })
    );
  });
});

describe("turnbull at the edges", () => {
  it("ends that differ by rounding alone are one end: (0, 0.3] and (0.1 + 0.2, 1] do not meet", () => {
    expect([...turnbull({left: [0, 0.1 + 0.2], right: [0.3, 1]}).mass]).toEqual([0.5, 0.5]);
  });

  it("nothing seen by anyone leaves all mass beyond the last look", () => {
    const fit = turnbull({left: [3, 5], right: [null, Infinity]});
    expect([...fit.left, ...fit.right, ...fit.mass]).toEqual([5, Infinity, 1]);
    expect(fit.logLik).toBe(0);
    expect(turnbullQuantile(fit, 0.5)).toEqual({estimate: null, left: 5, right: null});
  });

  it("one exact time has all mass", () => {
    const fit = turnbull({left: [4], right: [4]});
    expect([...fit.left, ...fit.right, ...fit.mass, ...fit.estimate]).toEqual([4, 4, 1, 0]);
  });
});

describe("turnbullQuantile", () => {
  const fit = turnbull({left: [0, 2, 4, 6], right: [1, 3, 5, null]});
  it.each([
    [0.25, {estimate: 1.5, left: 0, right: 3}],
    [0.3, {estimate: 2.5, left: 2, right: 3}],
    [0.5, {estimate: 3.5, left: 2, right: 5}],
    [0.6, {estimate: 4.5, left: 4, right: 5}],
    [0.75, {estimate: 4.5, left: 4, right: null}],
    [0.9, {estimate: null, left: 6, right: null}]
  ])(
    "%d: the interval in which the distribution passes it, the middle of a plateau, null beyond the last look",
    (p, wanted) => {
      expect(turnbullQuantile(fit, p)).toEqual(wanted);
    }
  );

  it("p outside (0, 1) throws", () => {
    expect(() => turnbullQuantile(fit, 50)).toThrow("p must be in (0, 1), got 50");
  });
});

describe("turnbull says what is wrong", () => {
  it.each([
    [{left: [1], right: [2], entry: [0]}, /entry is not supported by turnbull/],
    [{left: [3], right: [2]}, /left.*at most right \(2\), got 3 at index 0/],
    [{left: [-1], right: [2]}, /left must be ≥ 0 or null, got -1 at index 0/],
    [{left: [0, NaN], right: [2, 3]}, /left.*NaN at index 1/],
    [{left: [0, 1], right: [2]}, /right must have/],
    [{left: [0], right: [2], weight: [0]}, /weight must be > 0.*got 0 at index 0/],
    [{left: [], right: []}, /at least one/]
  ])("%j", (data, message) => {
    expect(() => turnbull(data)).toThrow(message);
  });
  it("too few iterations are a warning, with the distance that may be left", () => {
    const {remarks, gap, converged} = turnbull({left: [0, 1, 2, 0, 3], right: [2, 4, 5, 3, null]}, {maxIterations: 1});
    expect(converged).toBe(false);
    expect(gap).toBeGreaterThan(0);
    expect(warningText(remarks)).toMatch(/stopped after 1 iterations/);
  });
});
