import {describe, expect, it} from "vitest";
import {cox} from "../../src/survival/cox.ts";
import {firth, type FirthFit} from "../../src/survival/firth.ts";
import {surv} from "../../src/survival/surv.ts";
import {expectClose, referenceSet} from "../reference/reference-set.ts";

interface ExpectedFirth {
  readonly estimate: number[];
  readonly stdError: number[];
  readonly logLik: number[];
  readonly statistic: number[];
  readonly lower: number[];
  readonly upper: number[];
}

describe("firth equals the penalised likelihood as optim and uniroot maximise it in R", () => {
  const set = referenceSet("separated");
  const expected = set.expected as {readonly right: ExpectedFirth; readonly late: ExpectedFirth};
  const [time, event, entry, x, g, s] = ["time", "event", "entry", "x", "g", "s"].map(set.numbers);

  function expectFirth(fit: FirthFit, wanted: ExpectedFirth): void {
    const column = (of: (row: FirthFit["rows"][number]) => number): number[] => fit.rows.map(of);
    // optim without a gradient stops about 1e-7 from the top; what is flat there (likelihoods, their roots) is nearer.
    expectClose(
      column((row) => row.estimate),
      wanted.estimate,
      1e-6,
      "estimate"
    );
    expectClose(
      column((row) => row.stdError),
      wanted.stdError,
      1e-6,
      "stdError"
    );
    expectClose([...fit.logLik], wanted.logLik, 1e-9, "logLik");
    expectClose(
      column((row) => row.statistic),
      wanted.statistic,
      1e-8,
      "statistic"
    );
    expectClose(
      column((row) => row.confLow),
      wanted.lower,
      1e-7,
      "lower"
    );
    expectClose(
      column((row) => row.confHigh),
      wanted.upper,
      1e-7,
      "upper"
    );
    expect(fit.converged).toBe(true);
  }
  it("where every event has g = 1, so that cox warns", () => {
    expect(cox(surv({time, event}), {x, g}).rows[1].remarks).not.toEqual([]);
    expectFirth(firth(surv({time, event}), {x, g}), expected.right);
  });
  it("with delayed entry and strata", () => {
    expectFirth(firth(surv({time, event, entry}), {x, g}, {strata: s}), expected.late);
  });
});

describe("firth tests terms together and estimates sums of coefficients", () => {
  const set = referenceSet("separated");
  const {joint} = set.expected as {
    readonly joint: Record<"together" | "estimate" | "stdError" | "statistic" | "lower" | "upper", number>;
  };
  const [time, event, x, g] = ["time", "event", "x", "g"].map(set.numbers);
  const sorted = x.toSorted((a, b) => a - b);
  const middle = (sorted[(x.length - 1) >> 1] + sorted[x.length >> 1]) / 2;
  const columns = {x, bend: x.map((value) => Math.max(value - middle, 0)), g};
  const fit = firth(surv({time, event}), columns, {
    combinations: {step: {x: 2, bend: -0.5}, alone: {x: 1}},
    together: {"x at all": ["x", "bend"], "g": ["g"], "all": ["x", "bend", "g"]}
  });

  it("as R's profile of the penalised likelihood", () => {
    const [step] = fit.combinations;
    expect(step.term).toBe("step");
    expectClose([step.estimate, step.stdError], [joint.estimate, joint.stdError], 1e-5, "estimate, stdError");
    expectClose(
      [step.statistic, step.confLow, step.confHigh],
      [joint.statistic, joint.lower, joint.upper],
      1e-6,
      "statistic and limits"
    );
    expectClose([fit.together["x at all"].statistic], [joint.together], 1e-7, "x at all");
    expect(fit.together["x at all"].df).toBe(2);
  });

  it("of one term, the row; of all, the test of the model but for the penalty at 0", () => {
    const [, alone] = fit.combinations;
    expect({...alone, term: "x"}).toEqual(fit.rows[0]);
    expect(fit.together["g"].statistic).toBeCloseTo(fit.rows[2].statistic, 9);
    expect(fit.together["all"].statistic).toBeCloseTo(fit.tests.likelihoodRatio.statistic, 9);
  });

  it("refuses a term that is not in the model", () => {
    expect(() => firth(surv({time, event}), {x, g}, {together: {both: ["x", "h"]}})).toThrow(
      "both must name terms of the model (x, g), got h"
    );
    expect(() => firth(surv({time, event}), {x, g}, {combinations: {sum: {y: 1}}})).toThrow(
      "sum must name terms of the model (x, g), got y"
    );
  });
});

describe("firth by hand", () => {
  it("one event among two patients, in group 1: the estimate is log 3", () => {
    // Day 1: one of each group at risk, the event in group 1; day 2 has no event. l = β − log(1 + r), I = r/(1 + r)², so l* = β − log(1 + r) + ½β − log(1 + r): r = 3 at the top.
    const fit = firth(surv({time: [1, 2], event: [1, 0]}), {g: [1, 0]});
    expect(fit.rows[0].estimate).toBeCloseTo(Math.log(3), 9);
    expect(fit.rows[0].stdError).toBeCloseTo(4 / Math.sqrt(3), 8);
    expect(fit.logLik[1]).toBeCloseTo(1.5 * Math.log(3) - 2 * Math.log(4), 10);
    expect(fit.rows[0].statistic).toBeCloseTo(2 * (1.5 * Math.log(3) - 2 * Math.log(4) + 2 * Math.log(2)), 8);
  });
  it("with frequency weights equals repeated rows", () => {
    const weighted = firth(surv({time: [1, 2, 3, 4], event: [1, 1, 0, 1], weight: [2, 1, 3, 1]}), {g: [1, 0, 0, 1]});
    const repeated = firth(surv({time: [1, 1, 2, 3, 3, 3, 4], event: [1, 1, 1, 0, 0, 0, 1]}), {
      g: [1, 1, 0, 0, 0, 0, 1]
    });
    expectClose(
      [weighted.rows[0].estimate, weighted.rows[0].confLow, weighted.rows[0].confHigh, ...weighted.logLik],
      [repeated.rows[0].estimate, repeated.rows[0].confLow, repeated.rows[0].confHigh, ...repeated.logLik],
      1e-8,
      "weighted"
    );
  });
});
