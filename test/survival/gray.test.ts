import * as fc from "fast-check";
import {describe, expect, it} from "vitest";
import {gray} from "../../src/survival/gray.ts";
import {logRank} from "../../src/survival/log-rank.ts";
import {surv} from "../../src/survival/surv.ts";
import {expectClose, referenceSet} from "../reference/reference-set.ts";
import {competing} from "./competing-data.ts";
import {warningText} from "../../src/words/en/remarks.ts";

interface Tests {
  readonly statistic: number[];
  readonly pValue: number[];
  readonly df: number[];
}
const {numbers, expected: fromR} = referenceSet("monoclonal-gammopathy");
const expected = fromR as {gray: Tests; grayStratified: Tests; grayRho: Tests};
const data = {time: numbers("time"), cause: numbers("cause"), group: numbers("male")};

describe("gray equals cmprsk's cuminc on mgus2", () => {
  it.each([
    ["men against women", gray(data), expected.gray],
    [
      "stratified by age above 70",
      gray({...data, strata: numbers("age").map((age) => age > 70)}),
      expected.grayStratified
    ],
    ["rho = 1", gray(data, {rho: 1}), expected.grayRho]
  ])("%s", (_, tests, wanted) => {
    expectClose(
      tests.map(({statistic}) => statistic),
      wanted.statistic,
      1e-9,
      "statistic"
    );
    expectClose(
      tests.map(({pValue}) => pValue),
      wanted.pValue,
      1e-9,
      "pValue"
    );
    expect(tests.map(({df}) => df)).toEqual(wanted.df);
  });

  it("observed and expected events sum to the same, and observed are the events", () => {
    for (const {groups, cause} of gray(data)) {
      const total = (of: "observed" | "expected"): number => groups.reduce((sum, group) => sum + group[of], 0);
      expect(total("observed")).toBe(data.cause.filter((own) => own === cause).length);
      expect(total("expected")).toBeCloseTo(total("observed"), 9);
    }
  });
});

const grouped = competing().map((columns) => ({
  ...columns,
  group: columns.time.map((_, i) => (i % 2 === 0 ? "A" : "B"))
}));

describe("gray keeps its identities", () => {
  it("with one cause its observed and expected events are those of the log-rank test", () => {
    fc.assert(
      fc.property(competing({causes: 1}), ({time, cause}) => {
        const group = time.map((_, i) => i % 2);
        const [test] = gray({time, cause, group});
        fc.pre(test.statistic !== null);
        const plain = logRank(surv({time, event: cause}), group);
        expectClose(
          test.groups.map((own) => own.observed),
          plain.groups.map((own) => own.observed),
          1e-12,
          "observed"
        );
        expectClose(
          test.groups.map((own) => own.expected),
          plain.groups.map((own) => own.expected),
          1e-9,
          "expected"
        );
      })
    );
  });

  it("order of rows, names of groups and the unit of time do not matter", () => {
    fc.assert(
      fc.property(grouped, ({time, cause, group}) => {
        const statistics = (columns: {time: number[]; cause: number[]; group: string[]}): (number | null)[] =>
          gray(columns).map(({statistic}) => statistic);
        const base = statistics({time, cause, group});
        const same = (other: (number | null)[]): void =>
          base.forEach((value, k) => {
            if (value === null || value > 1e6) return;
            expect(Math.abs(value - (other[k] ?? NaN))).toBeLessThan(1e-7 * Math.max(1, value));
          });
        same(statistics({time: time.toReversed(), cause: cause.toReversed(), group: group.toReversed()}));
        same(statistics({time: time.map((t) => t / 30.4375), cause, group}));
        same(statistics({time, cause, group: group.map((name) => (name === "A" ? "Z" : name))}));
      })
    );
  });

  it("a statistic that cannot be had is null with a warning, never NaN", () => {
    const [test] = gray({time: [1, 2, 3, 4], cause: [0, 0, 1, 1], group: ["A", "A", "B", "B"]});
    expect(test.statistic).toBeNull();
    expect(test.pValue).toBeNull();
    expect(warningText(test.remarks)).toMatch(/singular/);
  });
});

describe("gray says what is wrong", () => {
  const columns = {time: [1, 2, 3], cause: [1, 2, 0], group: ["A", "B", "A"]};
  it.each([
    [{...columns, entry: [0, 0, 0]}, /entry is not supported by gray/],
    [{...columns, weight: [1, 1, 1]}, /weight is not supported by gray/],
    [{...columns, group: ["A", "A", "A"]}, /group must have at least two/],
    [{...columns, cause: [0, 0, 0]}, /at least one event/],
    [{...columns, strata: ["x"]}, /strata must have the length of time/]
  ])("%j", (given, message) => {
    expect(() => gray(given)).toThrow(message);
  });
});
