import {describe, expect, it} from "vitest";
import {levelDifference, numberDifference} from "../../src/adjustment/standardised-difference.ts";
import {averageRanks} from "../../src/math/average-ranks.ts";
import {chiSquareTest, fisherExact} from "../../src/math/contingency-test.ts";
import {kruskalWallis, rankSumTest} from "../../src/math/rank-sum-test.ts";
import {expectClose, referenceSet} from "../reference/reference-set.ts";

const {tables, samples, differences} = referenceSet("table-tests").expected as {
  readonly tables: readonly {
    readonly counts: number[][];
    readonly fisher: number;
    readonly statistic: number;
    readonly df: number;
    readonly p: number;
    readonly least: number;
  }[];
  readonly samples: readonly {
    readonly samples: number[][];
    readonly statistic: number;
    readonly p: number;
    readonly exact: number;
    readonly smd: number;
  }[];
  readonly differences: readonly {readonly a: number[]; readonly b: number[]; readonly smd: number}[];
};

describe("tests of a table of characteristics are those of R", () => {
  it("chi-square without continuity correction, on 40 random tables", () => {
    for (const {counts, statistic, df, p, least} of tables) {
      const found = chiSquareTest(counts);
      expectClose(
        [found.statistic, found.df, found.pValue, found.leastExpected],
        [statistic, df, p, least],
        1e-10,
        JSON.stringify(counts)
      );
    }
  });

  it(
    "Fisher's exact test, on random tables of up to 5 by 4 and 110 patients with an expected count below 5",
    {timeout: 60_000},
    () => {
      const small = tables.filter(
        ({least, counts}) => least < 5 && counts.flat().reduce((sum, count) => sum + count, 0) <= 110
      );
      for (const {counts, fisher} of small) expectClose([fisherExact(counts)], [fisher], 1e-7, JSON.stringify(counts));
      expect(small.length).toBeGreaterThan(20);
    }
  );

  it("Wilcoxon (exact without ties below 50, else normal with correction) and Kruskal–Wallis, on 30 random samples", () => {
    for (const {samples: given, statistic, p, exact, smd} of samples) {
      const found = given.length === 2 ? rankSumTest(given[0], given[1]) : kruskalWallis(given);
      expectClose([found.statistic, found.pValue], [statistic, p], 1e-9, JSON.stringify(given));
      expect(found.exact).toBe(exact === 1);
      if (given.length === 2)
        expectClose([numberDifference(given[0], given[1])], [smd], 1e-10, "standardised difference");
    }
    expect(samples.filter(({exact}) => exact === 1).length).toBeGreaterThan(5);
  });

  it("standardised difference of levels, on 15 random pairs", () => {
    for (const {a, b, smd} of differences)
      expectClose([levelDifference(a, b)], [smd], 1e-10, `${a.join()} against ${b.join()}`);
  });
});

describe("limits of the tests", () => {
  it("Fisher by hand: the lady tasting tea, 3 of 4 right, 34/70", () => {
    expect(
      fisherExact([
        [3, 1],
        [1, 3]
      ])
    ).toBeCloseTo(34 / 70, 10);
  });

  it("does not depend on the order of rows and columns, nor on empty ones", () => {
    const counts = [
      [3, 1, 4],
      [1, 5, 2]
    ];
    const p = fisherExact(counts) ?? NaN;
    expect(
      fisherExact([
        [1, 5, 2],
        [3, 1, 4]
      ])
    ).toBeCloseTo(p, 10);
    expect(
      fisherExact(
        [
          [3, 1],
          [1, 5],
          [4, 2]
        ].map((row) => row)
      )
    ).toBeCloseTo(p, 10);
    expect(
      fisherExact([
        [3, 0, 1, 4],
        [1, 0, 5, 2],
        [0, 0, 0, 0]
      ])
    ).toBeCloseTo(p, 10);
  });

  it("a table too large to enumerate has no exact p", {timeout: 60_000}, () => {
    expect(
      fisherExact(Array.from({length: 9}, (_, i) => Array.from({length: 9}, (__, j) => 11 + ((i * 7 + j * 3) % 9))))
    ).toBeNull();
  });

  it("equal values share their rank; all equal says nothing", () => {
    expect([...averageRanks([7, 7, 7]).rank]).toEqual([2, 2, 2]);
    expect(rankSumTest([1, 1], [1, 1]).pValue).toBe(1);
    expect(kruskalWallis([[1, 1], [1, 1], [1]]).pValue).toBe(1);
  });

  it("groups that are wholly apart have no bound, groups alike have 0", () => {
    expect(levelDifference([10, 0], [0, 10])).toBe(Infinity);
    expect(levelDifference([5, 5, 0], [0, 0, 10])).toBe(Infinity);
    expect(levelDifference([10, 0], [0, 0])).toBeNull();
    expect(levelDifference([5, 5], [2, 2])).toBe(0);
    expect(numberDifference([1, 1], [2, 2])).toBe(Infinity);
    expect(numberDifference([1], [2, 2])).toBeNull();
  });

  it("mistakes of the caller are named", () => {
    expect(() => chiSquareTest([[1, 2]])).toThrow(/two rows/);
    expect(() =>
      fisherExact([
        [1.5, 2],
        [1, 1]
      ])
    ).toThrow(/counts\[0\]\[0\]/);
    expect(() => rankSumTest([], [1])).toThrow(/both samples/);
    expect(() => kruskalWallis([[1], []])).toThrow(/samples\[1\]/);
  });
});
