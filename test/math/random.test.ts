import {describe, expect, it} from "vitest";
import {seededRandom} from "../../src/math/random.ts";

const draws = (seed: number, n: number): number[] => {
  const random = seededRandom(seed);
  return Array.from({length: n}, () => random());
};

describe("seededRandom", () => {
  it("gives the same stream for the same seed and another for the next seed", () => {
    expect(draws(7, 50)).toEqual(draws(7, 50));
    expect(draws(7, 50)).not.toEqual(draws(8, 50));
  });

  // Under uniformity the statistic is chi-square with 99 df; its 1e-6 quantiles are 46.6 and 177.9 (R: qchisq(c(1e-6, 1 - 1e-6), 99)).
  it.each([1, 2, 20260101, 4294967295])("fills 100 equal bins evenly for seed %i", (seed) => {
    const bins = Array.from({length: 100}, () => 0);
    for (const value of draws(seed, 100_000)) bins[Math.floor(value * 100)] += 1;
    const statistic = bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(statistic).toBeGreaterThan(46.6);
    expect(statistic).toBeLessThan(177.9);
  });

  it("shows no correlation between neighbours, nor between streams of neighbouring seeds", () => {
    const correlation = (a: number[], b: number[]): number =>
      12 * (a.reduce((sum, value, i) => sum + (value - 0.5) * (b[i] - 0.5), 0) / a.length);
    const stream = draws(3, 100_001);
    // Standard error of the correlation is 1/sqrt(100000) = 0.0032; five of them.
    expect(Math.abs(correlation(stream.slice(0, -1), stream.slice(1)))).toBeLessThan(0.016);
    expect(Math.abs(correlation(draws(3, 100_000), draws(4, 100_000)))).toBeLessThan(0.016);
  });

  it("stays inside the open interval, so that logarithms are finite", () => {
    const values = draws(11, 200_000);
    expect(Math.min(...values.slice(0, 100_000))).toBeGreaterThan(0);
    expect(values.every((value) => value > 0 && value < 1)).toBe(true);
  });

  it.each([-1, 1.5, 4294967296, NaN])("refuses seed %d", (seed) => {
    expect(() => seededRandom(seed)).toThrow(`seed must be an integer in [0, 4294967295], got ${seed}`);
  });
});
