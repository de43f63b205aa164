import {describe, expect, it} from "vitest";
import {armColumns, type Arms} from "../../src/estimate/arms.ts";
import {contrast, type ContrastEstimate, type ContrastTest, type Finding} from "../../src/estimate/contrast.ts";
import {chiSquareUpper} from "../../src/math/chi-square.ts";
import {eventTable} from "../../src/survival/event-table.ts";
import {factor} from "../../src/survival/factor.ts";
import {surv} from "../../src/survival/surv.ts";
import {armsOf, inR, lines} from "./two-cells.ts";

const close = (actual: readonly (number | null)[], wanted: readonly number[]): void => {
  expect(actual).toHaveLength(wanted.length);
  wanted.forEach((value, i) => expect(actual[i]).toBeCloseTo(value, 9));
};
const ratioOf = ({hazardRatio: ratio}: ContrastEstimate): number[] =>
  ratio.refusal === null
    ? [ratio.estimate, ratio.stdError, ratio.statistic, ratio.pValue, ratio.confLow, ratio.confHigh]
    : [];
/** Statistic and p; where p is by permutation, which few-event-log-rank.test.ts holds against R, that of chi-square in its place, to which it is near. */
const testOf = (test: Finding<ContrastTest>): number[] => {
  if (test.refusal !== null) return [];
  if (test.remarks?.some(({code}) => code === "p-by-permutation") !== true) return [test.statistic, test.pValue];
  const chiSquare = chiSquareUpper(test.statistic, test.df);
  expect(Math.abs(test.pValue - chiSquare)).toBeLessThan(0.05);
  return [test.statistic, chiSquare];
};
const strengthOf = ({eValue}: ContrastEstimate): number[] =>
  eValue.refusal === null ? [eValue.estimate, eValue.limit] : [];
const everything = (arms: Arms, wanted: (typeof inR)["stratified" | "unstratified" | "delayed"]): ContrastEstimate => {
  const found = contrast(arms);
  close(ratioOf(found), wanted.ratio);
  close(testOf(found.logRank), wanted.logRank);
  close(testOf(found.proportionalHazards), wanted.proportional);
  return found;
};

describe("two arms in two cells that are confounded with them: R", () => {
  it("within cells the ratio is near 1, without them a half", () => {
    const within = everything(armsOf(), inR.stratified);
    close(strengthOf(within), inR.eValue.stratified);
    const without = everything(armsOf({stratified: false}), inR.unstratified);
    close(strengthOf(without), inR.eValue.unstratified);
    expect([within.cells, without.cells]).toEqual([2, 1]);
    expect(inR.stratified.ratio[0] / inR.unstratified.ratio[0]).toBeGreaterThan(2);
  });

  it("counts both arms", () => {
    expect(contrast(armsOf())).toMatchObject({
      arms: {reference: {n: 12, nEvent: 9, nCensored: 3, patients: 12}, group: {n: 12, nEvent: 10, nCensored: 2}},
      compared: {n: 24, nEvent: 19, nCensored: 5},
      modelled: {n: 24, nEvent: 19},
      refusal: null
    });
  });

  it("adjusted, with the ratio of the covariate beside; who lacks it stands in the log-rank test alone", () => {
    const x = lines.map((line) => line[5]);
    const adjusted = contrast(armsOf({details: {covariates: {x}}}));
    close(ratioOf(adjusted), inR.adjusted.ratio);
    close(testOf(adjusted.proportionalHazards), inR.adjusted.proportional);
    close(testOf(adjusted.logRank), inR.stratified.logRank);
    const [own] = adjusted.covariates;
    close(own === undefined ? [] : [own.estimate, own.stdError, own.statistic, own.pValue], inR.adjusted.x);
    expect(adjusted.covariates.map(({term}) => term)).toEqual(["x"]);

    const modelled = lines.flatMap((_, i) => ([1, 9, 19].includes(i) ? [] : [i]));
    const some = contrast(armsOf({details: {modelled, covariates: {x: modelled.map((i) => x[i] ?? NaN)}}}));
    close(ratioOf(some), inR.incomplete);
    close(testOf(some.logRank), inR.stratified.logRank);
    expect([some.modelled, some.compared.n]).toEqual([{n: 21, nEvent: 16, nCensored: 5}, 24]);
    expect(some.hazardRatio.refusal === null ? some.hazardRatio.remarks : []).toContainEqual({
      code: "incomplete",
      n: 3,
      lacking: "covariate"
    });
    expect(adjusted.hazardRatio.refusal === null ? adjusted.hazardRatio.remarks : []).toEqual([]);
  });

  it("no ratio where an arm of the model is too small or has no event, and the log-rank test of all beside it", () => {
    const x = lines.map((line) => line[5]);
    const without = (left: readonly number[]) => {
      const modelled = lines.flatMap((_, i) => (left.includes(i) ? [] : [i]));
      return contrast(armsOf({details: {modelled, covariates: {x: modelled.map((i) => x[i] ?? NaN)}}}), {fewest: 5});
    };
    const group = lines.flatMap((line, i) => (line[1] === "A" ? [i] : []));
    const other = lines.flatMap((_, i) => (group.includes(i) ? [] : [i]));
    expect([group.length, other.length]).toEqual([12, 12]);
    expect(without(group.slice(0, 7)).hazardRatio.refusal).toBeNull();
    const few = without(group.slice(0, 8));
    expect(few.hazardRatio.refusal).toMatchObject({code: "few-compared", fewest: 5, group: {n: 4}});
    expect([few.proportionalHazards.refusal?.code, few.eValue.refusal?.code]).toEqual(["few-compared", "few-compared"]);
    close(testOf(few.logRank), inR.stratified.logRank);
    const events = group.filter((i) => lines[i]?.[3] === 1);
    const modelled = lines.flatMap((_, i) => (events.includes(i) ? [] : [i]));
    const still = contrast(armsOf({details: {modelled, covariates: {}}}), {fewest: 3});
    expect(still.hazardRatio.refusal?.code).toBe("no-event-in-group");
  });

  it("a covariate of any name leaves the group's term alone", () => {
    const x = lines.map((line) => line[5]);
    for (const name of ["group", "group'", "B", "\u0000group", "1"]) {
      const found = contrast(armsOf({details: {covariates: {[name]: x}}}));
      close(ratioOf(found), inR.adjusted.ratio);
      expect(found.covariates.map(({term}) => term)).toEqual([name]);
    }
  });

  it("patients with several rows: variance robust by patient, and no test that takes rows as independent", () => {
    const found = contrast(armsOf({details: {patients: lines.map((_, i) => `P${Math.floor(i / 2)}`)}}));
    close(ratioOf(found), inR.clustered);
    expect(found.clustered).toBe(true);
    expect(found.logRank.refusal).toEqual({code: "records-not-independent", instead: "robust-cox"});
    expect(found.proportionalHazards.refusal).toEqual({code: "records-not-independent", instead: "none"});
    expect(found.arms.group).toMatchObject({n: 12, patients: 7});
    expect(contrast(armsOf({details: {patients: lines.map((_, i) => `P${i}`)}})).clustered).toBe(false);
    expect(contrast(armsOf({details: {patients: lines.map(() => null)}})).clustered).toBe(false);
  });

  it("delayed entry", () => {
    everything(armsOf({delayed: true}), inR.delayed);
  });

  it("probability weights: robust variance and log-rank test, and no test of proportional hazards", () => {
    const found = contrast(armsOf({weighted: true}));
    close(ratioOf(found), inR.weighted.ratio);
    close(testOf(found.logRank), inR.weighted.logRank);
    expect(found.proportionalHazards.refusal?.code).toBe("variance-of-model-only");
    expect(found.compared).toEqual({n: 24, nEvent: 19, nCensored: 5});
  });
});

describe("counts instead of rows", () => {
  const tables = (stratified: boolean, delayed = false): Arms => {
    const of = (cell: string, arm: string): ReturnType<typeof eventTable> => {
      const inCell = lines.filter((line) => !stratified || line[0] === cell);
      const own = inCell.filter((line) => line[1] === arm);
      return eventTable(
        surv({
          time: own.map((line) => line[2]),
          event: own.map((line) => line[3]),
          ...(delayed ? {entry: own.map((line) => (line[4] === 0 ? -1 : line[4]))} : {})
        }),
        {times: delayed ? lines.map((line) => line[2]) : []}
      );
    };
    const cells = (stratified ? ["low", "high"] : ["all"]).map((cell) => ({
      reference: of(cell, "A"),
      group: of(cell, "B")
    }));
    return {kind: "counts", reference: "A", group: "B", cells};
  };

  it("event tables, a pair for each cell: the same numbers as from rows", () => {
    const found = everything(tables(true), inR.stratified);
    expect(found).toMatchObject({
      arms: {reference: {n: 12, nEvent: 9}, group: {n: 12, nEvent: 10}},
      compared: {n: 24, nEvent: 19, nCensored: 5},
      cells: 2
    });
    everything(tables(false), inR.unstratified);
  });

  it("event tables with delayed entry", () => {
    everything(tables(true, true), inR.delayed);
    const table = (time: number[], entry: number[]): ReturnType<typeof eventTable> =>
      eventTable(surv({time, entry, event: time.map(() => 1)}));
    const apart = {reference: table([10, 20], [-1, 15]), group: table([4, 12], [-1, -1])};
    expect(() => contrast({kind: "counts", reference: "A", group: "B", cells: [apart]})).toThrow(/delayed entry/);
  });

  it("covariate pattern × time × frequency: the same as a row for each, ties as Efron takes them", () => {
    // Two decades of a time become one, so that patients of one pattern have their event together.
    const rough = lines.map(([cell, arm, time, event, , x]) => ({
      cell,
      arm,
      time: Math.ceil(time / 10),
      event,
      x: x > 2
    }));
    const patterns = new Map<string, {readonly one: (typeof rough)[number]; n: number}>();
    for (const one of rough) {
      const known = patterns.get(JSON.stringify(one));
      if (known === undefined) patterns.set(JSON.stringify(one), {one, n: 1});
      else known.n += 1;
    }
    const counted = [...patterns.values()];
    expect(counted.length).toBeLessThan(rough.length);
    const armsFrom = (rows: typeof rough, weight?: readonly number[]): Arms =>
      armColumns(
        ["A", "B"],
        rows.map(({arm}) => arm),
        surv({
          time: rows.map(({time}) => time),
          event: rows.map(({event}) => event),
          ...(weight === undefined ? {} : {weight, weightKind: "frequency" as const})
        }),
        {cells: rows.map(({cell}) => cell), covariates: {x: factor(rows.map(({x}) => (x ? "high" : "low")))}}
      );
    const one = contrast(armsFrom(rough));
    const other = contrast(
      armsFrom(
        counted.map((pattern) => pattern.one),
        counted.map(({n}) => n)
      )
    );
    close(ratioOf(other), inR.rough.ratio);
    close(testOf(other.logRank), inR.rough.logRank);
    close(testOf(other.proportionalHazards), inR.rough.proportional);
    close(ratioOf(one), inR.rough.ratio);
    expect(other.compared).toEqual(one.compared);
  });

  it("tables of fractions are refused, as nothing can be said of their variance", () => {
    const table = eventTable(surv({time: [1, 2], event: [1, 1], weight: [0.5, 0.7], weightKind: "probability"}));
    expect(() =>
      contrast({kind: "counts", reference: "A", group: "B", cells: [{reference: table, group: table}]})
    ).toThrow(RangeError);
  });
});

describe("what is refused", () => {
  const arm = (n: number, events: number): readonly (readonly [number, 0 | 1])[] =>
    Array.from({length: n}, (_, i) => [10 + i, i < events ? 1 : 0] as const);
  const of = (a: ReturnType<typeof arm>, b: ReturnType<typeof arm>): Arms =>
    armColumns(
      ["A", "B"],
      [...a.map(() => "A"), ...b.map(() => "B")],
      surv({time: [...a, ...b].map(([time]) => time), event: [...a, ...b].map(([, event]) => event)})
    );

  it("nothing is given of an arm of four, no ratio of one without an event, and everything of five", () => {
    const short = contrast(of(arm(9, 9), arm(4, 4)), {among: ["tumour"]});
    expect(short.refusal).toEqual({code: "few-compared", fewest: 5, group: {name: "B", n: 4}, among: ["tumour"]});
    for (const part of ["hazardRatio", "logRank", "proportionalHazards", "eValue"] as const)
      expect(short[part].refusal).toEqual(short.refusal);
    expect(contrast(of(arm(4, 4), arm(9, 9))).refusal).toMatchObject({group: {name: "A", n: 4}});
    const still = contrast(of(arm(9, 9), arm(9, 0)));
    expect(still.refusal).toBeNull();
    for (const part of ["hazardRatio", "proportionalHazards", "eValue"] as const)
      expect(still[part].refusal).toEqual({code: "no-event-in-group", group: {name: "B", n: 9}, among: []});
    expect(still.logRank.refusal).toBeNull();
    expect(contrast(of(arm(9, 0), arm(9, 0))).refusal?.code).toBe("no-event-in-group");
    expect(contrast(of(arm(5, 1), arm(5, 1))).refusal).toBeNull();
    expect(contrast(of(arm(4, 4), arm(4, 4)), {fewest: 2}).refusal).toBeNull();
  });

  it("an arm that has all its events before the other's first: the remark names the arm, not a column of the model", () => {
    const early = Array.from({length: 6}, (_, i) => [1 + i, 1] as const);
    const {hazardRatio, proportionalHazards, model} = contrast(of(arm(6, 6), early));
    expect(hazardRatio.refusal).toBeNull();
    if (hazardRatio.refusal === null) {
      expect(hazardRatio.remarks).toContainEqual({code: "penalised-for-separation", term: "B", towards: "+"});
      expect(hazardRatio.penalised).toBe(true);
      expect(hazardRatio.confLow).toBeGreaterThan(1);
      expect(hazardRatio.confHigh).toBeLessThan(1e5);
      expect(hazardRatio.statistic).toBeGreaterThan(0);
    }
    expect(proportionalHazards.refusal).toEqual({code: "no-finite-estimate", terms: ["B"]});
    expect(model).toBeNull();
  });

  it("separated arms in figures: the penalised likelihood and its profile as R maximises them", () => {
    // R 4.2.2: Breslow's coxph at fixed coefficients, log likelihood − ½ log variance by optimise, limits by uniroot on its profile.
    const follow = surv({time: [5, 6, 7, 8, 9, 10, 12, 14, 15, 16], event: [1, 1, 0, 1, 0, 1, 1, 0, 0, 1]});
    const {hazardRatio} = contrast(
      armColumns(
        ["A", "B"],
        Array.from(follow.time, (_, i) => (i < 5 ? "A" : "B")),
        follow
      ),
      {fewest: 2}
    );
    if (hazardRatio.refusal !== null) expect.fail("no ratio");
    const {estimate, confLow, confHigh, pValue} = hazardRatio;
    for (const [value, wanted] of [
      [estimate, 0.089_339],
      [confLow, 0.000_654],
      [confHigh, 0.976_945],
      [pValue, 0.047_507]
    ])
      expect(value).toBeCloseTo(wanted, 6);
  });

  it("what does not vary, or is the arm itself, leaves the log-rank test", () => {
    const same = contrast(armsOf({details: {covariates: {x: lines.map(([, name]) => (name === "B" ? 1 : 0))}}}));
    expect(same.hazardRatio.refusal).toMatchObject({code: "collinear"});
    expect(JSON.stringify(same.hazardRatio)).not.toContain("group'");
    close(testOf(same.logRank), inR.stratified.logRank);
    const none = contrast(armsOf({details: {noModel: {code: "no-estimate"}}}));
    expect(none.hazardRatio.refusal).toEqual({code: "no-estimate"});
    close(testOf(none.logRank), inR.stratified.logRank);
  });

  it("arms that are one, and columns that do not fit each other, are mistakes of the caller", () => {
    const follow = surv({time: [1, 2], event: [1, 1]});
    expect(() => armColumns(["A", "A"], ["A", "A"], follow)).toThrow("labels must be of two arms, got A twice");
    expect(() => armColumns(["A", "B"], ["A", "C"], follow)).toThrow("arm[1] must be A or B, got C");
    expect(() => armColumns(["A", "B"], ["A", "B"], follow, {cells: ["x"]})).toThrow(
      "cells must have the length of time, 2, got 1"
    );
  });
});
