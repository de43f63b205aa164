import {describe, expect, it} from "vitest";
import {adjustPValues} from "../../src/math/adjust-p-values.ts";
import {betaLower, betaQuantile, betaUpper} from "../../src/math/beta.ts";
import {binomialInterval} from "../../src/math/binomial-interval.ts";
import {
  chiSquareLower,
  chiSquareQuantile,
  chiSquareUpper,
  chiSquareUpperQuantile,
  logChiSquareUpper
} from "../../src/math/chi-square.ts";
import {fLower, fQuantile, fUpper} from "../../src/math/f-distribution.ts";
import {logNormalUpper, normalLower, normalQuantile, normalTwoSided, normalUpper} from "../../src/math/normal.ts";
import {studentLower, studentQuantile, studentTwoSided, studentUpper} from "../../src/math/student-t.ts";
import {referenceSet} from "../reference/reference-set.ts";

type Grid = Readonly<Record<string, number[]>>;
const {expected} = referenceSet("distributions");
const grids = expected as Readonly<Record<string, Grid>>;

/** Largest relative difference from R over a grid; the arguments are its columns in order, the last being R's value. */
function worst(name: string, ours: (...given: number[]) => number): number {
  const {value, ...given} = grids[name];
  const columns = Object.values(given);
  return Math.max(
    ...value.map((wanted, i) => {
      const got = ours(...columns.map((column) => column[i]));
      return got === wanted ? 0 : Math.abs(got - wanted) / Math.max(Math.abs(wanted), 1e-300);
    })
  );
}

describe("distributions agree with R over a grid that reaches far into both tails, relative error", () => {
  it.each([
    ["normalLower", normalLower],
    ["normalUpper", normalUpper],
    ["logNormalUpper", logNormalUpper],
    ["normalQuantile", normalQuantile],
    ["chiSquareUpper", chiSquareUpper],
    ["chiSquareLower", chiSquareLower],
    ["logChiSquareUpper", logChiSquareUpper],
    ["chiSquareQuantile", chiSquareQuantile],
    ["chiSquareUpperQuantile", chiSquareUpperQuantile],
    ["betaLower", betaLower],
    ["betaUpper", betaUpper],
    ["betaQuantile", betaQuantile],
    ["studentUpper", studentUpper],
    ["studentQuantile", studentQuantile],
    ["fUpper", fUpper],
    ["fQuantile", fQuantile]
  ] as const)("%s: below 1e-11", (name, ours) => {
    expect(worst(name, ours as (...given: number[]) => number)).toBeLessThan(1e-11);
  });

  it("the exact binomial interval is binom.test's", () => {
    const {x, n, limits} = grids["binomial"];
    for (const [i, count] of x.entries()) {
      const {confLow, confHigh} = binomialInterval(count, n[i]);
      expect(confLow).toBeCloseTo(limits[2 * i], 12);
      expect(confHigh).toBeCloseTo(limits[2 * i + 1], 12);
    }
  });
});

describe("tails", () => {
  it("p = 1e-300 is neither 0 nor 1e-17, and comes back", () => {
    expect(chiSquareUpper(chiSquareUpperQuantile(1e-300, 3), 3) / 1e-300).toBeCloseTo(1, 11);
    expect(normalUpper(-normalQuantile(1e-300)) / 1e-300).toBeCloseTo(1, 11);
    expect(normalTwoSided(37)).toBeGreaterThan(1e-300);
    expect(studentLower(studentQuantile(1e-100, 4), 4) / 1e-100).toBeCloseTo(1, 11);
    expect(studentUpper(20, 10_000)).toBeGreaterThan(1e-90);
  });

  it("logarithms go on where probabilities underflow", () => {
    // Mills' ratio: log φ(z) − log z − 1/z² + 5/(2z⁴) …, by hand at z = 1e5.
    expect(logNormalUpper(1e5)).toBeCloseTo(-0.5e10 - Math.log(1e5) - 0.5 * Math.log(2 * Math.PI) - 1e-10, 3);
    expect(logChiSquareUpper(4000, 2)).toBe(-2000);
  });

  it("lower and upper tails add to 1, and two-sided p is twice one side", () => {
    for (const [x, a, b] of [
      [0.3, 2, 5],
      [0.9, 0.5, 0.5],
      [0.01, 30, 40]
    ])
      expect(betaLower(x, a, b) + betaUpper(x, a, b)).toBeCloseTo(1, 13);
    for (const t of [0.1, 1, 4]) {
      expect(studentTwoSided(-t, 7)).toBeCloseTo(2 * studentUpper(t, 7), 14);
      expect(fLower(t, 3, 8) + fUpper(t, 3, 8)).toBeCloseTo(1, 13);
      expect(chiSquareLower(t, 3) + chiSquareUpper(t, 3)).toBeCloseTo(1, 13);
    }
    expect(fUpper(2.5 ** 2, 1, 9)).toBeCloseTo(studentTwoSided(2.5, 9), 14);
  });

  it("ends of the range", () => {
    expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)]).toEqual([-Infinity, 0, Infinity]);
    expect([
      chiSquareQuantile(0, 2),
      chiSquareQuantile(1, 2),
      chiSquareUpper(0, 2),
      chiSquareUpper(Infinity, 2)
    ]).toEqual([0, Infinity, 1, 0]);
    expect([studentQuantile(0, 2), studentQuantile(0.5, 2), studentQuantile(1, 2)]).toEqual([-Infinity, 0, Infinity]);
  });
});

describe("distributions refuse", () => {
  it("probabilities outside [0, 1] and parameters that are not positive", () => {
    expect(() => normalQuantile(1.5)).toThrow(new RangeError("p must be in [0, 1], got 1.5"));
    expect(() => chiSquareQuantile(Number.NaN, 1)).toThrow(new RangeError("p must be in [0, 1], got NaN"));
    expect(() => chiSquareUpper(1, 0)).toThrow(new RangeError("df must be > 0, got 0"));
    expect(() => studentUpper(1, -1)).toThrow(new RangeError("df must be > 0, got -1"));
    expect(() => fUpper(1, 1, 0)).toThrow(new RangeError("df2 must be > 0, got 0"));
    expect(() => betaLower(0.5, 0, 1)).toThrow(new RangeError("a must be > 0, got 0"));
    expect(() => binomialInterval(4, 3)).toThrow(new RangeError("x must be an integer in [0, 3], got 4"));
    expect(() => binomialInterval(1, 3, {confLevel: 1})).toThrow(new RangeError("confLevel must be in (0, 1), got 1"));
  });
});

describe("adjustPValues", () => {
  // R: p.adjust(c(0.012, 0.9, 0.03, 0.03, 0.2), "holm" / "BH").
  const given = [0.012, 0.9, 0.03, 0.03, 0.2];

  it("is R's p.adjust", () => {
    expect(adjustPValues(given, "holm").map((p) => Number(p.toFixed(12)))).toEqual([0.06, 0.9, 0.12, 0.12, 0.4]);
    expect(adjustPValues(given, "BH").map((p) => Number(p.toFixed(12)))).toEqual([0.05, 0.9, 0.05, 0.05, 0.25]);
    expect(adjustPValues(given, "none")).toEqual(given);
    expect(() => adjustPValues([0.5, 2], "holm")).toThrow(new RangeError("pValues[1] must be in [0, 1], got 2"));
  });
});
