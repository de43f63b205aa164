import {describe, expect, it} from "vitest";
import {fewEventLogRank} from "../../src/estimate/few-event-log-rank.ts";
import {chiSquareUpper} from "../../src/math/chi-square.ts";
import {logRank} from "../../src/survival/log-rank.ts";
import {surv} from "../../src/survival/surv.ts";
import {referenceSet} from "../reference/reference-set.ts";

interface Permuted {
  readonly statistic: number;
  readonly arrangements: number;
  readonly extreme: number;
}
const set = referenceSet("permuted");
const expected = set.expected as {readonly plain: Permuted; readonly stratified: Permuted};
const [time, event] = ["time", "event"].map(set.numbers);
const [arm, third, stratum] = ["arm", "third", "stratum"].map(set.column);
const follow = surv({time, event});

describe("a log-rank test of few events is by permutation of the standardised statistic", () => {
  it.each([
    ["plain", null],
    ["stratified", stratum]
  ] as const)("%s: R's count of all arrangements, arms censored differently", (name, strata) => {
    const {statistic, arrangements, extreme} = expected[name];
    const test = fewEventLogRank(follow, arm, strata);
    expect(test.statistic).toBeCloseTo(statistic, 10);
    expect(test.pValue).toBe(extreme / arrangements);
    expect(test.few).toEqual({code: "p-by-permutation", fewest: 20, arrangements, exact: true, error: 0});
  });

  it("19 events are few, 20 are not", () => {
    const of = (events: number) => {
      const times = Array.from({length: 40}, (_, i) => i + 1);
      const rows = surv({time: times, event: times.map((at) => Number(at <= events))});
      const group = times.map((at) => (at % 3 === 0 ? "A" : "B"));
      return {test: fewEventLogRank(rows, group, null), chi: logRank(rows, group)};
    };
    const [few, enough] = [of(19), of(20)];
    expect(few.test.few).toMatchObject({code: "p-by-permutation", arrangements: 9999, exact: false});
    expect(few.test.statistic).toBe(few.chi.statistic);
    expect(few.test.pValue).not.toBe(few.chi.pValue);
    expect(enough.test).toEqual({...enough.chi, few: null});
  });

  it("random arrangements say their error, and are near the share of all", () => {
    // 77,520 arrangements of 7 among 20: all of them give the share that 9999 come near to.
    const times = Array.from({length: 20}, (_, i) => ((i * 7) % 20) + 1);
    const rows = surv({time: times, event: times.map((at) => Number(at % 2 === 0))});
    const group = times.map((_, i) => Number(i < 7));
    const {pValue, few} = fewEventLogRank(rows, group, null);
    const error = few?.code === "p-by-permutation" ? few.error : NaN;
    expect(error).toBeCloseTo(Math.sqrt((pValue * (1 - pValue)) / 10_000), 12);
    expect(Math.abs(pValue - chiSquareUpper(logRank(rows, group).statistic, 1))).toBeLessThan(0.1);
  });

  it("neither the order of rows nor the side of an arm moves p, nor whether patients are counted or listed", () => {
    const times = Array.from({length: 36}, (_, i) => 1 + ((i * 5) % 12));
    const events = times.map((at, i) => Number((at + 2 * i) % 3 === 0));
    const group = times.map((_, i) => (i % 4 === 0 ? "A" : "B"));
    const rows = surv({time: times, event: events});
    const wanted = fewEventLogRank(rows, group, null);
    expect(wanted.few).toMatchObject({exact: false});
    const turned = surv({time: times.toReversed(), event: events.toReversed()});
    expect(fewEventLogRank(turned, group.toReversed(), null).pValue).toBe(wanted.pValue);
    const other = group.map((name) => (name === "A" ? "Z" : "B"));
    expect(fewEventLogRank(rows, other, null).pValue).toBe(wanted.pValue);
    const keys = [...new Set(times.map((at, i) => JSON.stringify([at, events[i], group[i]])))];
    const cells = keys.map((key) => JSON.parse(key) as [number, number, string]);
    const counted = surv({
      time: cells.map(([at]) => at),
      event: cells.map(([, one]) => one),
      weight: keys.map((key) => times.filter((at, i) => JSON.stringify([at, events[i], group[i]]) === key).length),
      weightKind: "frequency"
    });
    expect(
      fewEventLogRank(
        counted,
        cells.map(([, , name]) => name),
        null
      ).pValue
    ).toBe(wanted.pValue);
  });

  it("three groups too: all 14!/(5! 5! 4!) arrangements would be too many", () => {
    const test = fewEventLogRank(follow, third, null);
    expect(test.df).toBe(2);
    expect(test.few).toMatchObject({code: "p-by-permutation", exact: false});
    expect(Math.abs(test.pValue - logRank(follow, third).pValue)).toBeLessThan(0.1);
  });

  it.each([
    ["delayed-entry", {entry: time.map((_, i) => (i === 2 ? 1 : 0))}],
    ["weights", {weight: time.map((_, i) => (i === 0 ? 0.5 : 1))}]
  ] as const)("%s: p stays that of chi-square, and says so", (why, more) => {
    const rows = surv({time, event, ...more});
    const {pValue, few} = fewEventLogRank(rows, arm, null);
    expect(pValue).toBe(logRank(rows, arm).pValue);
    expect(few).toEqual({code: "p-of-few-events", fewest: 20, why});
  });
});
