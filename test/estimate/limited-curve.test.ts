import {describe, expect, it} from "vitest";
import {fewLeftAtRisk, limitedCurve, weightedCautions} from "../../src/estimate/limited-curve.ts";
import {kaplanMeier} from "../../src/survival/kaplan-meier.ts";
import {median} from "../../src/survival/quantile.ts";
import {medianFollowUp} from "../../src/survival/median-follow-up.ts";
import {surv} from "../../src/survival/surv.ts";
import {survivalAt} from "../../src/survival/survival-at.ts";

/** Days 11, 12, …; every third is censored. */
const columns = (n: number) => ({
  time: Array.from({length: n}, (_, i) => 11 + i),
  event: Array.from({length: n}, (_, i) => Number(i % 3 !== 2))
});

describe("limits by the size of the sample", () => {
  it.each([
    [29, "beta-product"],
    [30, "log-log"]
  ] as const)("%i patients: %s for curve, median, milestones and follow-up", (n, confType) => {
    const follow = surv(columns(n));
    const seen = limitedCurve(follow);
    const curve = kaplanMeier(follow, {confType});
    expect(seen.limits).toBe(confType);
    expect(seen.fit).toEqual(curve);
    expect(seen.median).toEqual(median(curve));
    expect(seen.followUp()).toEqual(medianFollowUp(follow, {confType}));
    expect(seen.cautions).toEqual([]);
    const [at] = seen.at([20]);
    expect(at).toEqual({...survivalAt(curve, [20])[0], limits: confType});
  });

  it("frequency weights count: 30 of two rows are many, 29 few", () => {
    const of = (weight: number[]) => limitedCurve(surv({time: [5, 9], event: [1, 0], weight})).limits;
    expect([of([20, 10]), of([19, 10])]).toEqual(["log-log", "beta-product"]);
  });

  it("a share of 1 is by the beta product whatever the number, without a standard error; other times are not moved", () => {
    const follow = surv(columns(200));
    const [before, after] = limitedCurve(follow).at([10, 12]);
    // Nobody of 200 by day 10: 0.025^(1/200).
    expect(before).toMatchObject({estimate: 1, stdError: null, confHigh: 1, limits: "beta-product", remarks: []});
    expect(before.confLow).toBeCloseTo(0.025 ** (1 / 200), 12);
    expect(after).toEqual({...survivalAt(kaplanMeier(follow), [12])[0], limits: "log-log"});
  });

  it.each([
    ["delayed-entry", {entry: [0, 0, 0, 0, 0, 8]}, undefined],
    ["weights", {weight: [0.5, 1, 1, 2, 1, 1]}, undefined],
    ["repeated", {}, [1, 1, 2, 3, 4, 5]]
  ] as const)("%s: log-log with a caution, and none where the share is 1", (why, more, cluster) => {
    const follow = surv({time: [11, 12, 13, 14, 15, 16], event: [1, 1, 0, 1, 1, 1], ...more});
    const seen = limitedCurve(follow, {cluster});
    expect(seen.limits).toBe("log-log");
    expect(seen.cautions).toEqual([{code: "large-sample-limits", fewest: 30, why}]);
    const [before, after] = seen.at([9, 12]);
    expect(before).toMatchObject({estimate: 1, stdError: null, confLow: null, confHigh: null});
    expect(before.remarks.map(({code}) => code)).toEqual(["no-limits-at"]);
    expect(after.confLow).toBeGreaterThan(0);
  });

  it("30 weighted patients need no caution, 29 do", () => {
    expect([30, 29].map((n) => weightedCautions(n).length)).toEqual([0, 1]);
  });
});

describe("what rests on few who are left at risk", () => {
  // Twelve patients: six censored at 5; at risk 12, 11, 10, then 4, 3, 2, 1.
  const curve = kaplanMeier(
    surv({time: [1, 2, 5, 5, 5, 5, 5, 5, 7, 9, 11, 12], event: [1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0]})
  );
  it.each([
    [2, null],
    [5, null],
    [6, 4],
    [9, 3],
    [12, 1],
    [13, 1],
    [null, null]
  ])("at %s: %s", (to, atRisk) => {
    expect(fewLeftAtRisk(curve, to)).toEqual(atRisk === null ? null : {code: "few-left-at-risk", atRisk});
  });

  it("five left are enough, and where nobody was censored before, the share is of everyone", () => {
    const five = kaplanMeier(surv({time: [1, 2, 3, 4, 5, 6], event: [0, 1, 1, 1, 1, 1]}));
    expect([2, 3].map((to) => fewLeftAtRisk(five, to)?.atRisk ?? null)).toEqual([null, 4]);
    const all = kaplanMeier(surv({time: [1, 2, 3, 4, 5, 6], event: [1, 1, 1, 1, 1, 0]}));
    expect([3, 5, 6].map((to) => fewLeftAtRisk(all, to))).toEqual([null, null, null]);
  });
});
