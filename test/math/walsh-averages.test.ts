import * as fc from "fast-check";
import {describe, expect, it} from "vitest";
import {walshAverage} from "../../src/math/walsh-averages.ts";

const all = (sorted: readonly number[]): number[] =>
  sorted.map((_, k) => k).flatMap((k) => sorted.slice(k).map((_, j) => (sorted[k] + sorted[k + j]) / 2));
const everyOne = (sorted: readonly number[]): number[] => all(sorted).map((_, k) => walshAverage(sorted, k));

describe("walshAverage", () => {
  // R: x <- c(-4, -4, -1, 2, 2, 2, 7, 7, 30); o <- outer(x, x, "+")/2; sort(o[upper.tri(o, diag = TRUE)])
  it("gives the 45 averages of nine numbers with ties in the order of R", () => {
    expect(everyOne([-4, -4, -1, 2, 2, 2, 7, 7, 30])).toEqual([
      -4, -4, -4, -2.5, -2.5, -1, -1, -1, -1, -1, -1, -1, 0.5, 0.5, 0.5, 1.5, 1.5, 1.5, 1.5, 2, 2, 2, 2, 2, 2, 3, 3,
      4.5, 4.5, 4.5, 4.5, 4.5, 4.5, 7, 7, 7, 13, 13, 14.5, 16, 16, 16, 18.5, 18.5, 30
    ]);
  });

  it("is the number itself for one number, and knows numbers next to each other", () => {
    expect(walshAverage([-3.5], 0)).toBe(-3.5);
    const next = 1 + Number.EPSILON;
    expect(everyOne([1, next])).toEqual([1, (1 + next) / 2, next].toSorted((a, b) => a - b));
  });

  it("is to the last bit the kth of all averages, sorted", () => {
    const whole = fc.integer({min: -6, max: 6});
    const fine = fc.double({min: -1e3, max: 1e3, noNaN: true});
    fc.assert(
      fc.property(fc.oneof(fc.array(whole, {minLength: 1}), fc.array(fine, {minLength: 1})), (values) => {
        const sorted = values.map((value) => value + 0).toSorted((a, b) => a - b);
        expect(everyOne(sorted).map((value) => value + 0)).toEqual(
          all(sorted)
            .toSorted((a, b) => a - b)
            .map((value) => value + 0)
        );
      }),
      {numRuns: 300}
    );
  });

  it("refuses a place that is not there", () => {
    expect(() => walshAverage([1, 2], 3)).toThrow(RangeError);
    expect(() => walshAverage([1, 2], -1)).toThrow(RangeError);
    expect(() => walshAverage([], 0)).toThrow(RangeError);
  });
});
