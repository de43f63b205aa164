import {describe, expect, it} from "vitest";
import {eventTable} from "../../src/survival/event-table.ts";
import {followUpFrom} from "../../src/survival/follow-up-from.ts";
import {kaplanMeier} from "../../src/survival/kaplan-meier.ts";
import {nelsonAalen} from "../../src/survival/nelson-aalen.ts";
import {surv} from "../../src/survival/surv.ts";
import {expectClose, referenceSet} from "../reference/reference-set.ts";
import {expectCurve, expectHazard, expectLimits, TOLERANCE, type ExpectedCurve} from "./curve-reference.ts";
import {followUp} from "./follow-up-columns.ts";
import {warningText} from "../../src/words/en/remarks.ts";

interface Arm {
  readonly curve: ExpectedCurve;
  readonly robust: Pick<ExpectedCurve, "stdError" | "limits">;
}

describe("kaplanMeier agrees with R's survfit in every column, type of limits and quartile", () => {
  it.each([
    ["gehan", "arms", "treatment", ["6-MP", "placebo"]],
    ["aml", "arms", "group", ["maintained", "nonmaintained"]],
    ["lung-months", "arms", "sex", ["female", "male"]],
    ["veteran", "cells", "cell", ["adeno", "large", "smallcell", "squamous"]]
  ] as const)("%s, by %s", (name, part, column, groups) => {
    const expected = (referenceSet(name).expected as Record<string, Record<string, Arm>>)[part];
    for (const group of groups) {
      const follow = followUp(name, {}, [column, group]);
      expectCurve(follow, expected[group].curve);
      expectCurve(eventTable(follow), expected[group].curve);
      expectHazard(follow, expected[group].curve);
    }
  });

  it.each(["female", "male"])("channing, %s, with delayed entry and risk sets that shrink to nobody", (sex) => {
    const {sexes} = referenceSet("channing").expected as {sexes: Record<string, Arm>};
    const follow = followUp("channing", {time: "exit", entry: "entry"}, ["sex", sex]);
    expectCurve(follow, sexes[sex].curve);
    expectHazard(follow, sexes[sex].curve);
  });

  it("channing, with a gap of months between residents of two generations", () => {
    const {numbers, expected} = referenceSet("channing");
    const entry = numbers("entry");
    const rows = entry.flatMap((day, i) => (day < 790 || day > 1000 ? [i] : []));
    const pick = (header: string): number[] => rows.map((i) => numbers(header)[i]);
    expectCurve(
      surv({time: pick("exit"), event: pick("event"), entry: pick("entry")}),
      (expected as {gap: Arm}).gap.curve
    );
  });

  it("near-ties, times that differ by rounding alone", () => {
    const {right, late} = referenceSet("near-ties").expected as Record<string, ExpectedCurve>;
    expectCurve(followUp("near-ties"), right);
    expectCurve(followUp("near-ties", {entry: "entry"}), late);
    expectHazard(followUp("near-ties", {entry: "entry"}), late);
  });
});

describe("kaplanMeier with case weights agrees with R's survfit(weights =)", () => {
  const {count, weight} = referenceSet("weighted").expected as {
    count: Record<"right" | "late", ExpectedCurve> &
      Record<"robust" | "robustLate", Pick<ExpectedCurve, "stdError" | "limits">> &
      Record<"hazardRobust" | "clustered", number[]>;
    weight: Record<"right" | "late", ExpectedCurve> & {
      greenwood: Pick<ExpectedCurve, "stdError" | "limits">;
      clustered: number[];
      clusteredLate: number[];
    };
  };
  const cluster = Array.from({length: 60}, (_, i) => (i % 15) + 1);

  it("frequency weights: Greenwood", () => {
    expectCurve(followUp("weighted", {weight: "count"}), count.right);
    expectCurve(followUp("weighted", {weight: "count", entry: "entry"}), count.late);
  });

  it("probability weights: the infinitesimal jackknife by default, Greenwood when asked", () => {
    const follow = followUp("weighted", {weight: "weight"});
    expectCurve(follow, weight.right);
    expectCurve(followUp("weighted", {weight: "weight", entry: "entry"}), weight.late);
    expectLimits(follow, weight.greenwood, {variance: "greenwood"});
  });

  it("robust errors are free of the unit of the weights", () => {
    const columns = {time: [2, 3, 3, 5, 7, 8, 9], event: [1, 0, 1, 1, 0, 1, 0], entry: [0, 1, 0, 2, 0, 4, 0]};
    const weight = [0.5, 1.25, 2, 0.75, 1, 3, 1.5];
    const errorsIn = (unit: number): number[][] => {
      const follow = surv({...columns, weight: weight.map((w) => w * unit), weightKind: "probability"});
      return [[...kaplanMeier(follow).stdError], [...nelsonAalen(follow).stdError]];
    };
    const usual = errorsIn(1);
    expect(usual.flat().every((error) => error > 0)).toBe(true);
    for (const exponent of [-990, -700, -300, 300, 650, 990]) expect(errorsIn(2 ** exponent)).toEqual(usual);
  });

  it("robust variance of frequency weights and of single patients", () => {
    expectLimits(followUp("weighted", {weight: "count"}), count.robust, {variance: "robust"});
    expectLimits(followUp("weighted", {weight: "count", entry: "entry"}), count.robustLate, {variance: "robust"});
    expectClose(
      nelsonAalen(followUp("weighted", {weight: "count"}), {variance: "robust"}).stdError,
      count.hazardRobust,
      TOLERANCE,
      "hazard"
    );
    expectClose(
      kaplanMeier(followUp("weighted", {weight: "count"}), {cluster}).stdError,
      count.clustered,
      TOLERANCE,
      "clustered"
    );
    const {arms} = referenceSet("aml").expected as {arms: Record<string, Arm>};
    for (const group of ["maintained", "nonmaintained"])
      expectLimits(followUp("aml", {}, ["group", group]), arms[group].robust, {variance: "robust"});
  });

  it("clustered rows, with and without delayed entry", () => {
    expectClose(
      kaplanMeier(followUp("weighted", {weight: "weight"}), {cluster}).stdError,
      weight.clustered,
      TOLERANCE,
      "clustered"
    );
    expectClose(
      kaplanMeier(followUp("weighted", {weight: "weight", entry: "entry"}), {cluster}).stdError,
      weight.clusteredLate,
      TOLERANCE,
      "clustered, delayed entry"
    );
    const {clustered} = referenceSet("aml").expected as {clustered: number[]};
    expectClose(
      kaplanMeier(followUp("aml"), {cluster: Array.from({length: 23}, (_, i) => i % 8)}).stdError,
      clustered,
      TOLERANCE,
      "aml"
    );
  });

  it("the robust standard error of the cumulative hazard is R's std.chaz", () => {
    const {hazardRobust} = (referenceSet("weighted").expected as {weight: {hazardRobust: number[]}}).weight;
    expectClose(nelsonAalen(followUp("weighted", {weight: "weight"})).stdError, hazardRobust, TOLERANCE, "hazard");
  });

  it("clusters of one row each are no clusters", () => {
    const follow = followUp("weighted", {weight: "weight", entry: "entry"});
    expectClose(
      kaplanMeier(follow, {cluster: follow.time.map((_, i) => i)}).stdError,
      kaplanMeier(follow).stdError,
      1e-12,
      "stdError"
    );
  });
});

describe("kaplanMeier says what a reader has to know", () => {
  // By hand: 1 at risk at time 2 has the event, so S falls to 0 while two others enter later.
  const emptied = surv({time: [2, 9, 12], event: [1, 1, 0], entry: [0, 3, 4]});

  it("an early risk set of one that drives S(t) to 0 is a warning", () => {
    const {estimate, remarks} = kaplanMeier(emptied);
    expect(Array.from(estimate)).toEqual([0, 0, 0]);
    expect(warningText(remarks)).toContain("S(t) falls to 0 at time 2, when 1 at risk all had the event");
  });

  it("followUpFrom leaves the small risk set behind, as R's start.time (channing, men from 820 months)", () => {
    expectCurve(
      followUpFrom(followUp("channing", {time: "exit", entry: "entry"}, ["sex", "male"]), 820),
      (referenceSet("channing").expected as {conditional: Arm}).conditional.curve
    );
    expect(() => followUpFrom(emptied, 12)).toThrow("start must lie before the last time, 12, got 12");
    expect(() => followUpFrom(emptied, -1)).toThrow("start must be a finite number ≥ 0, got -1");
  });

  it("NaN limits come with a warning, and a curve without them has none", () => {
    expect(warningText(kaplanMeier(surv({time: [1, 2], event: [1, 1]})).remarks)).toBe(
      "S(t) is 0 from time 2 on, where its standard error and confidence limits have no value"
    );
    expect(warningText(kaplanMeier(surv({time: [1, 2], event: [0, 1]})).remarks)).toContain(
      "before the first event S(t) is 1, where log-log limits have no value"
    );
    expect(kaplanMeier(surv({time: [1, 2], event: [1, 0]})).remarks).toEqual([]);
    expect(kaplanMeier(surv({time: [1, 2], event: [0, 0]}), {confType: "log"}).remarks).toEqual([]);
  });

  it("confType none leaves the limits out", () => {
    const {confLow, confHigh, remarks} = kaplanMeier(surv({time: [1, 2], event: [0, 0]}), {confType: "none"});
    expect([confLow.length, confHigh.length, remarks]).toEqual([0, 0, []]);
  });
});

describe("nelsonAalen", () => {
  const follow = surv({time: [2, 3, 3, 5], event: [0, 1, 1, 0]});

  it("has limits on the log scale that stay above 0, or plain ones cut there", () => {
    // By hand: Λ(3) = 2/3, Var = 2/9; log limits 2/3 · exp(∓1.959964 · √2/3 / (2/3)), plain 2/3 ∓ 1.959964 · √2/3.
    const {confLow, confHigh} = nelsonAalen(follow);
    expect(Array.from(confLow)).toEqual([0, expect.closeTo(0.166732, 6), expect.closeTo(0.166732, 6)]);
    expect(confHigh[1]).toBeCloseTo(2.665625, 6);
    const plain = nelsonAalen(follow, {confType: "plain"});
    expect([plain.confLow[1], plain.confHigh[1]]).toEqual([0, expect.closeTo(1.590603, 6)]);
  });

  it("refuses what it cannot do", () => {
    expect(() => nelsonAalen(follow, {confType: "log-log" as "log"})).toThrow(
      'confType must be plain or log, got "log-log"'
    );
    expect(() => nelsonAalen(follow, {ties: "efron" as "in-turn"})).toThrow(
      'ties must be together or in-turn, got "efron"'
    );
    expect(() => nelsonAalen(follow, {ties: "in-turn", variance: "robust"})).toThrow(
      "variance robust goes with ties together, got ties in-turn"
    );
    const halves = {...eventTable(follow), nEvent: Float64Array.of(0, 1.5, 0)};
    expect(() => nelsonAalen(halves, {ties: "in-turn"})).toThrow(
      "nEvent[1] must be whole when ties are taken in turn, got 1.5"
    );
  });
});

describe("kaplanMeier refuses", () => {
  const follow = surv({time: [1, 2], event: [1, 0]});

  it.each([0, 1, 2, Number.NaN])("confLevel %s", (confLevel) => {
    expect(() => kaplanMeier(follow, {confLevel})).toThrow(
      new RangeError(`confLevel must be in (0, 1), got ${confLevel}`)
    );
  });

  it("robust variance without rows, unknown types, and tables that contradict themselves", () => {
    const table = eventTable(follow);
    expect(() => kaplanMeier(table, {variance: "robust"})).toThrow("variance robust needs rows, got an event table");
    expect(() => kaplanMeier(follow, {confType: "loglog" as "log"})).toThrow(
      'confType must be one of plain, log, log-log, logit, arcsin, none, got "loglog"'
    );
    expect(() => kaplanMeier({...table, nRisk: Float64Array.of(0, 1)})).toThrow(
      "table.nRisk[0] must be finite and at least nEvent[0] = 1, got 0"
    );
    expect(() => kaplanMeier({...table, time: Float64Array.of(2, 1)})).toThrow(
      "table.time[1] must be finite, ≥ 0 and above the time before, got 1"
    );
    expect(() => kaplanMeier({...table, nEvent: Float64Array.of(1)})).toThrow(
      "table.nEvent must have the length of time, 2, got 1"
    );
  });
});
