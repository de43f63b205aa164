import * as fc from "fast-check";
import {describe, expect, it} from "vitest";
import {exactSignedRank} from "../../src/paired/exact-signed-rank.ts";
import type {PairTimes} from "../../src/paired/pair-order.ts";

/** Complete pairs whose PFS(ADC2) − PFS(ADC1) are these. */
const differing = (differences: readonly number[]): PairTimes[] =>
  differences.map((difference) => ({pfs1: 500, event1: 1, pfs2: 500 + difference, event2: 1}));
const walsh = (differences: readonly number[]): number[] =>
  differences.flatMap((one, i) => differences.slice(i).map((other) => (one + other) / 2)).toSorted((a, b) => a - b);

describe("the Hodges–Lehmann estimate", () => {
  // R: wilcox.test(c(-31, -20, -12, -7, -3, 2, 5, 9, 14, 22, 37, 41), exact = TRUE, conf.int = TRUE); 78 averages, so the median is between two.
  it("and its limits are those of R for twelve differences", () => {
    const test = exactSignedRank(differing([-31, -20, -12, -7, -3, 2, 5, 9, 14, 22, 37, 41]));
    expect(test).toMatchObject({statistic: 48, estimate: 4.25, confLow: -9.5, confHigh: 19.5, exact: true});
    expect(test?.pValue).toBeCloseTo(0.5185546875, 12);
  });

  // R: wilcox.test(c(3, 8, -2, 5, 1, 12, -7, 6, 4, 9), exact = TRUE, conf.int = TRUE, conf.level = 0.9); 55 averages, so the median is one of them.
  it("and its limits are those of R for ten differences at 90 %", () => {
    const test = exactSignedRank(differing([3, 8, -2, 5, 1, 12, -7, 6, 4, 9]), {confLevel: 0.9});
    expect(test).toMatchObject({estimate: 4.5, confLow: 0.5, confHigh: 7.5});
  });

  // R: x <- ((1:250 * 7919) %% 1009) - 300, all 31 375 averages sorted: their median, the 13 444th and the 13 444th from above, k = round(n(n + 1)/4 + qnorm(0.025) sqrt(n(n + 1)(2n + 1)/24)).
  it("and its limits are the averages that R counts for 250 differences, where the normal approximation gives their places", () => {
    const test = exactSignedRank(differing(Array.from({length: 250}, (_, i) => (((i + 1) * 7919) % 1009) - 300)));
    expect(test).toMatchObject({n: 250, estimate: 203, confLow: 165.5, confHigh: 240, exact: false});
  });

  it("is the median of all averages of two, whatever ties there are", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({min: -9, max: 9}), {minLength: 1, maxLength: 40}), (given) => {
        const differences = given.filter((difference) => difference !== 0);
        const averages = walsh(differences);
        const m = averages.length;
        expect(exactSignedRank(differing(given))?.estimate).toBe(
          m === 0 ? undefined : (averages[Math.ceil(m / 2) - 1] + averages[Math.floor(m / 2)]) / 2
        );
      }),
      {numRuns: 200}
    );
  });

  it("refuses a difference that is not finite", () => {
    expect(() => exactSignedRank(differing([3, Infinity]))).toThrow(RangeError);
  });
});
