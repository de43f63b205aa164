import {describe, expect, it} from "vitest";
import {eventTable} from "../../src/survival/event-table.ts";
import {largestTau, restrictedMeanDifference} from "../../src/survival/restricted-mean-difference.ts";
import {restrictedMean} from "../../src/survival/restricted-mean.ts";
import {surv} from "../../src/survival/surv.ts";
import type {Contrast} from "../../src/survival/wald.ts";
import {expectClose, referenceSet} from "../reference/reference-set.ts";
import {TOLERANCE} from "./curve-reference.ts";
import {followUp} from "./follow-up-columns.ts";

interface Expected {
  readonly tau: number;
  readonly estimate: number;
  readonly stdError: number;
}

describe("restrictedMean agrees with R's print(survfit, rmean = tau)", () => {
  it.each([
    ["gehan", "arms", "treatment", ["6-MP", "placebo"], {}],
    ["aml", "arms", "group", ["maintained", "nonmaintained"], {}],
    ["lung-months", "arms", "sex", ["female", "male"], {}],
    ["channing", "sexes", "sex", ["female", "male"], {time: "exit", entry: "entry"}]
  ] as const)("%s %s", (name, part, column, groups, columns) => {
    const expected = (
      referenceSet(name).expected as Record<string, Record<string, {restricted: Expected | Expected[]}>>
    )[part];
    for (const group of groups)
      for (const {tau, estimate, stdError} of [expected[group].restricted].flat()) {
        const follow = followUp(name, columns, [column, group]);
        const row = restrictedMean(follow, {tau});
        expectClose([row.estimate, row.stdError], [estimate, stdError], TOLERANCE, `${group} up to ${tau}`);
        expect(restrictedMean(eventTable(follow), {tau})).toEqual(row);
      }
  });

  it("with frequency weights", () => {
    const {count} = referenceSet("weighted").expected as {
      count: Record<"restricted" | "restrictedRobust" | "restrictedCluster", Expected>;
    };
    const {estimate, stdError} = restrictedMean(followUp("weighted", {weight: "count"}), {tau: 18});
    expectClose([estimate, stdError], [count.restricted.estimate, count.restricted.stdError], TOLERANCE, "weighted");
    const errorOf = (options: Parameters<typeof restrictedMean>[1]): number[] => [
      restrictedMean(followUp("weighted", {weight: "count"}), options).stdError
    ];
    expectClose(
      errorOf({tau: 18, variance: "robust"}),
      [count.restrictedRobust.stdError],
      TOLERANCE,
      "robust, each patient"
    );
    expectClose(
      errorOf({tau: 18, cluster: Array.from({length: 60}, (_, i) => i % 15)}),
      [count.restrictedCluster.stdError],
      TOLERANCE,
      "robust, by cluster"
    );
  });

  it("with probability weights its standard error is the integral of R's influence on S(t), also with delayed entry and clusters", () => {
    const {weight} = referenceSet("weighted").expected as {
      weight: Record<"restricted" | "restrictedLate" | "restrictedCluster", Expected>;
    };
    const right = followUp("weighted", {weight: "weight"});
    const cluster = Array.from({length: 60}, (_, i) => i % 15);
    expectClose(
      [
        restrictedMean(right, {tau: 18}).stdError,
        restrictedMean(followUp("weighted", {weight: "weight", entry: "entry"}), {tau: 18}).stdError,
        restrictedMean(right, {tau: 18, cluster}).stdError
      ],
      [weight.restricted.stdError, weight.restrictedLate.stdError, weight.restrictedCluster.stdError],
      TOLERANCE,
      "robust"
    );
  });

  it("refuses a horizon of 0 and one beyond follow-up, unless S(t) has reached 0", () => {
    const censored = surv({time: [1, 2, 5], event: [1, 1, 0]});
    expect(() => restrictedMean(censored, {tau: 0})).toThrow(new RangeError("tau must be a finite number > 0, got 0"));
    expect(() => restrictedMean(censored, {tau: 6})).toThrow(
      "tau must be at most 5, the last follow-up time, after which S(t) is unknown; got 6"
    );
    expect(restrictedMean(surv({time: [1, 2, 5], event: [1, 1, 1]}), {tau: 6}).estimate).toBeCloseTo(8 / 3, 12);
  });
});

describe("restrictedMeanDifference", () => {
  const {cases} = referenceSet("restricted-mean").expected as {
    cases: Record<
      string,
      {
        largest: number;
        at: {tau: number; a: number[]; b: number[]; difference: number[]; ratio: number[]; lostRatio: number[]}[];
      }
    >;
  };
  const {column, numbers} = referenceSet("restricted-mean");
  const arm = (wanted: string, group: string): ReturnType<typeof surv> => {
    const rows = column("case").flatMap((value, i) => (value === wanted && column("group")[i] === group ? [i] : []));
    return surv({time: rows.map((i) => numbers("time")[i]), event: rows.map((i) => numbers("event")[i])});
  };
  const numbersOf = (row: Contrast | null): (number | null)[] =>
    row === null ? [] : [row.estimate, row.stdError, row.statistic, row.pValue, row.confLow, row.confHigh];

  it.each(["1", "2", "3", "4"])(
    "case %s: largest tau, difference and ratios are those of survRM2's formulas",
    (wanted) => {
      const [a, b] = [arm(wanted, "a"), arm(wanted, "b")];
      expect(largestTau(a, b)).toEqual({case: Number(wanted), tau: cases[wanted].largest});
      expect(restrictedMeanDifference(a, b).tau).toBe(cases[wanted].largest);
      for (const at of cases[wanted].at) {
        const {difference, ratio, lostRatio, groups} = restrictedMeanDifference(a, b, {tau: at.tau});
        expectClose(
          groups.flatMap(({estimate, stdError}) => [estimate, stdError]),
          [...at.a, ...at.b],
          TOLERANCE,
          "groups"
        );
        expectClose(numbersOf(difference), at.difference, TOLERANCE, "difference");
        expectClose(numbersOf(ratio), at.ratio, TOLERANCE, "ratio");
        expectClose(numbersOf(lostRatio), at.lostRatio, TOLERANCE, "ratio of time lost");
      }
      expect(() => restrictedMeanDifference(a, b, {tau: 12.5})).toThrow(
        `tau must be at most ${cases[wanted].largest} (case ${wanted}:`
      );
    }
  );
});
