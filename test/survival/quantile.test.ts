import {describe, expect, it} from "vitest";
import {kaplanMeier} from "../../src/survival/kaplan-meier.ts";
import {medianFollowUp} from "../../src/survival/median-follow-up.ts";
import {median, quantile} from "../../src/survival/quantile.ts";
import {surv} from "../../src/survival/surv.ts";
import {expectClose, referenceSet} from "../reference/reference-set.ts";
import {followUp} from "./follow-up-columns.ts";

const uncensored = (n: number): ReturnType<typeof kaplanMeier> =>
  kaplanMeier(surv({time: Array.from({length: n}, (_, i) => i + 1), event: Array.from({length: n}, () => 1)}));

describe("quantile", () => {
  it("the median of 1, 2, …, n without censoring is (n + 1) / 2 for every even n from 2 to 400, limits as R prints them", () => {
    const {even} = referenceSet("aml").expected as {even: (number | null)[]};
    for (let n = 2; n <= 400; n += 2) {
      const row = median(uncensored(n));
      expect(row.estimate, `n = ${n}`).toBe((n + 1) / 2);
      expectClose([row.estimate, row.confLow, row.confHigh], even.slice((n / 2 - 1) * 3, (n / 2) * 3), 0, `n = ${n}`);
    }
  });

  // Limits of the aml Maintained arm by type, R survival 3.5-3: summary(survfit(..., conf.type =))$table.
  it.each([
    ["log", 18, null],
    ["log-log", 13, null],
    ["plain", 18, 48],
    ["logit", 13, null],
    ["arcsin", 18, null]
  ] as const)("aml, Maintained: median 31, %s limits %s to %s", (confType, confLow, confHigh) => {
    expect(median(kaplanMeier(followUp("aml", {}, ["group", "maintained"]), {confType}))).toEqual({
      estimate: 31,
      confLow,
      confHigh
    });
  });

  it("a plateau at exactly 0.5 that ends the curve gives its start", () => {
    // S: 0.75 at 1, 0.5 at 2, then censored at 3 and 4.
    expect(median(kaplanMeier(surv({time: [1, 2, 3, 4], event: [1, 1, 0, 0]}))).estimate).toBe(2);
  });

  it("a limit that rests at the level follows the same rule", () => {
    const curve = kaplanMeier(surv({time: [1, 2, 3], event: [1, 1, 0]}));
    const resting = {
      ...curve,
      estimate: Float64Array.of(0.9, 0.8, 0.7),
      confLow: Float64Array.of(0.5, 0.5, 0.3),
      confHigh: Float64Array.of(0.7, 0.5, 0.5)
    };
    expect(median(resting)).toEqual({estimate: null, confLow: 2, confHigh: 2});
  });

  it("is null, not NaN, where it is not reached", () => {
    expect(median(kaplanMeier(surv({time: [1, 2, 3], event: [0, 0, 0]})))).toEqual({
      estimate: null,
      confLow: null,
      confHigh: null
    });
    expect(quantile(uncensored(3), 1)).toEqual({estimate: 3, confLow: null, confHigh: null});
    expect(median(kaplanMeier(surv({time: [1, 2, 3], event: [1, 1, 1]}), {confType: "none"}))).toEqual({
      estimate: 2,
      confLow: null,
      confHigh: null
    });
  });

  it("at 0 it is the origin, as in R", () => {
    expect(quantile(uncensored(3), 0)).toEqual({estimate: 0, confLow: 0, confHigh: 0});
  });

  it.each([-0.1, 1.1, Number.NaN])("refuses p = %s", (p) => {
    expect(() => quantile(uncensored(3), p)).toThrow(new RangeError(`p must be in [0, 1], got ${p}`));
  });
});

describe("medianFollowUp", () => {
  it.each([
    ["gehan", "treatment", ["6-MP", "placebo"]],
    ["aml", "group", ["maintained", "nonmaintained"]]
  ] as const)("of %s is R's reverse Kaplan-Meier median", (name, column, groups) => {
    const {arms} = referenceSet(name).expected as {
      arms: Record<string, {followUp: Record<"estimate" | "lower" | "upper", number | null>}>;
    };
    for (const group of groups) {
      const {estimate, lower, upper} = arms[group].followUp;
      expect(medianFollowUp(followUp(name, {}, [column, group]))).toEqual({estimate, confLow: lower, confHigh: upper});
    }
  });
});
