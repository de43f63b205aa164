import {describe, expect, it} from "vitest";
import {kaplanMeier} from "../../src/survival/kaplan-meier.ts";
import {surv} from "../../src/survival/surv.ts";
import {survivalAt} from "../../src/survival/survival-at.ts";
import {survivalDifference} from "../../src/survival/survival-difference.ts";
import {expectClose, referenceSet} from "../reference/reference-set.ts";
import {TOLERANCE} from "./curve-reference.ts";
import {followUp} from "./follow-up-columns.ts";

type At = Record<"times" | "estimate" | "stdError" | "lower" | "upper" | "nRisk", (number | null)[]>;

describe("survivalAt", () => {
  it.each([
    ["gehan", "arms", "treatment", "6-MP", {}],
    ["gehan", "arms", "treatment", "placebo", {}],
    ["aml", "arms", "group", "maintained", {}],
    ["aml", "arms", "group", "nonmaintained", {}],
    ["channing", "sexes", "sex", "female", {time: "exit", entry: "entry"}],
    ["channing", "sexes", "sex", "male", {time: "exit", entry: "entry"}]
  ] as const)("%s %s agrees with R's summary(survfit, times =)", (name, part, column, group, columns) => {
    const {at} = (referenceSet(name).expected as Record<string, Record<string, {at: At}>>)[part][group];
    const curve = kaplanMeier(followUp(name, columns, [column, group]));
    const last = curve.time[curve.time.length - 1];
    for (const row of survivalAt(curve, at.times as number[])) {
      const i = at.times.indexOf(row.time);
      // R carries the last value on; nothing is known there unless S(t) is 0.
      if (row.time > last && row.estimate === null) continue;
      // R carries limits of 1 and 1 before the first event; here there are none.
      const isCertain = at.estimate[i] === 1;
      expectClose(
        [row.estimate, row.stdError, row.confLow, row.confHigh, row.nRisk],
        [at.estimate[i], at.stdError[i], isCertain ? null : at.lower[i], isCertain ? null : at.upper[i], at.nRisk[i]],
        TOLERANCE,
        `${group} at ${row.time}`
      );
    }
  });

  const curve = kaplanMeier(surv({time: [2, 4, 6, 8], event: [1, 0, 1, 0]}));

  it("is 1 before the first time, and null with a reason after the last", () => {
    expect(survivalAt(curve, [1, 9])).toEqual([
      {
        time: 1,
        estimate: 1,
        stdError: 0,
        confLow: null,
        confHigh: null,
        nRisk: 4,
        remarks: [{code: "no-limits-at", time: 1, estimate: 1, stdError: true}]
      },
      {
        time: 9,
        estimate: null,
        stdError: null,
        confLow: null,
        confHigh: null,
        nRisk: 0,
        remarks: [{code: "no-follow-up-after", time: 8}]
      }
    ]);
  });

  it("stays 0 once the curve is at 0, where limits have no value", () => {
    const row = survivalAt(kaplanMeier(surv({time: [1, 2], event: [1, 1]})), [5])[0];
    expect(row).toEqual({
      time: 5,
      estimate: 0,
      stdError: null,
      confLow: null,
      confHigh: null,
      nRisk: 0,
      remarks: [{code: "no-limits-at", time: 5, estimate: 0, stdError: false}]
    });
  });

  it("keeps the order that was asked and refuses what is no time", () => {
    expect(survivalAt(curve, [6, 2]).map(({time}) => time)).toEqual([6, 2]);
    expect(() => survivalAt(curve, [1, -1])).toThrow(new RangeError("times[1] must be a finite number ≥ 0, got -1"));
  });
});

describe("survivalDifference", () => {
  const {difference} = referenceSet("veteran").expected as {
    difference: {time: number; plain: number[]; cloglog: number[]}[];
  };
  const [standard, test] = ["1", "2"].map((treatment) =>
    kaplanMeier(followUp("veteran", {}, ["treatment", treatment]))
  );

  it.each(["plain", "cloglog"] as const)(
    "on scale %s is what R's summary(survfit) gives with Klein's formulas (veteran, days 60 and 200)",
    (scale) => {
      for (const wanted of difference) {
        const {estimate, stdError, statistic, pValue, confLow, confHigh} = survivalDifference(standard, test, {
          time: wanted.time,
          scale
        });
        expectClose([estimate, stdError, statistic, pValue, confLow, confHigh], wanted[scale], TOLERANCE, scale);
      }
    }
  );

  it("refuses times without an estimate on its scale", () => {
    const whole = kaplanMeier(surv({time: [1, 2, 9], event: [0, 1, 1]}));
    expect(() => survivalDifference(whole, whole, {time: 10})).toThrow(
      "time must lie where the first curve has an estimate and a standard error, got 10"
    );
    expect(() => survivalDifference(whole, whole, {time: 1, scale: "cloglog"})).toThrow(
      "survival of the first curve must be in (0, 1) on scale cloglog, got 1 at time 1"
    );
    expect(() => survivalDifference(whole, whole, {time: 1})).toThrow("neither curve has a variance at time 1");
    expect(() => survivalDifference(standard, test, {time: 60, scale: "log" as "plain"})).toThrow(
      'scale must be plain or cloglog, got "log"'
    );
  });
});
