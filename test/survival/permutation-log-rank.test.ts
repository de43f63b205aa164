import {describe, expect, it} from "vitest";
import {logRank} from "../../src/survival/log-rank.ts";
import {permutationLogRank} from "../../src/survival/permutation-log-rank.ts";
import {surv} from "../../src/survival/surv.ts";
import {referenceSet} from "../reference/reference-set.ts";
import {followUp} from "./follow-up-columns.ts";

describe("permutationLogRank", () => {
  const six = surv({time: [1, 2, 3, 4, 5, 6], event: [1, 1, 1, 1, 1, 1]});

  it("takes all 20 arrangements of 3 + 3: the two most extreme give p = 2/20", () => {
    expect(permutationLogRank(six, ["A", "A", "A", "B", "B", "B"], {seed: 1})).toMatchObject({
      pValue: 0.1,
      permutations: 20,
      exact: true
    });
  });

  it("within strata takes the product of their arrangements", () => {
    expect(
      permutationLogRank(six, ["A", "B", "A", "B", "A", "B"], {seed: 1, strata: ["x", "x", "y", "y", "z", "z"]})
        .permutations
    ).toBe(8);
  });

  it("counts the arrangements of three groups, 5!/(2! 2! 1!) = 30; of 300 + 1 rows, 301", () => {
    expect(
      permutationLogRank(surv({time: [1, 2, 3, 4, 5], event: [1, 1, 1, 0, 1]}), ["A", "B", "A", "C", "B"], {seed: 1})
        .permutations
    ).toBe(30);
    const time = Array.from({length: 301}, (_, i) => 1 + (i % 7));
    expect(
      permutationLogRank(
        surv({time, event: time.map(() => 1)}),
        time.map((_, i) => (i === 0 ? "B" : "A")),
        {seed: 1}
      ).permutations
    ).toBe(301);
  });

  it("at random: the same seed gives the same p, near that of chi-square at n = 42 (gehan)", () => {
    const {column} = referenceSet("gehan");
    const follow = followUp("gehan");
    const run = (seed: number): ReturnType<typeof permutationLogRank> =>
      permutationLogRank(follow, column("treatment"), {seed, permutations: 999});
    expect(run(7)).toEqual(run(7));
    const {statistic, pValue, exact} = run(7);
    expect(statistic).toBeCloseTo(logRank(follow, column("treatment")).statistic, 10);
    // Chi-square gives 4e-5; of 999 permutations none or hardly one is as extreme, and p is never 0.
    expect(pValue).toBeGreaterThanOrEqual(1 / 1000);
    expect(pValue).toBeLessThanOrEqual(3 / 1000);
    expect(exact).toBe(false);
  });

  it("refuses delayed entry and weights by name", () => {
    const group = ["A", "B"];
    expect(() => permutationLogRank(surv({time: [2, 3], event: [1, 1], entry: [0, 1]}), group, {seed: 1})).toThrow(
      "permutationLogRank does not allow delayed entry"
    );
    expect(() => permutationLogRank(surv({time: [2, 3], event: [1, 1], weight: [1, 2]}), group, {seed: 1})).toThrow(
      "permutationLogRank does not allow case weights"
    );
    expect(() => permutationLogRank(surv({time: [1, 2], event: [0, 1]}), group, {seed: 1})).toThrow(
      "no event time with weight has two groups at risk"
    );
    expect(() => permutationLogRank(six, ["A", "A", "A", "B", "B", "B"], {seed: -1})).toThrow(
      "seed must be an integer in [0, 4294967295], got -1"
    );
  });
});
