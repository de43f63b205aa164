import * as fc from "fast-check";
import {describe, expect, it} from "vitest";
import {binomialInterval} from "../../src/math/binomial-interval.ts";
import {eventTable} from "../../src/survival/event-table.ts";
import {kaplanMeier} from "../../src/survival/kaplan-meier.ts";
import {median, quantile} from "../../src/survival/quantile.ts";
import {surv} from "../../src/survival/surv.ts";
import {survivalAt} from "../../src/survival/survival-at.ts";
import {expectClose, referenceSet} from "../reference/reference-set.ts";

interface Limits {
  readonly time: number[];
  readonly lower: number[];
  readonly upper: number[];
  readonly quantileLower: (number | null)[];
  readonly quantileUpper: (number | null)[];
}
const set = referenceSet("beta-product");
const {sets} = set.expected as {readonly sets: readonly Limits[]};
const [ids, times, events] = ["set", "time", "event"].map(set.numbers);

function follow(id: number): ReturnType<typeof surv> {
  const rows = ids.flatMap((own, i) => (own === id ? [i] : []));
  return surv({time: rows.map((i) => times[i]), event: rows.map((i) => events[i])});
}

describe("beta-product limits are those of R's bpcp, by moments", () => {
  it.each(sets.map((wanted, at) => [at + 1, wanted] as const))("sample %i", (id, wanted) => {
    const curve = kaplanMeier(follow(id), {confType: "beta-product"});
    expectClose([0, ...curve.time], wanted.time, 0, "time");
    expectClose([curve.start?.confLow ?? NaN, ...curve.confLow], wanted.lower, 1e-9, "lower");
    expectClose([curve.start?.confHigh ?? NaN, ...curve.confHigh], wanted.upper, 1e-9, "upper");
    const quartiles = [0.25, 0.5, 0.75].map((p) => quantile(curve, p));
    expect(quartiles.map(({confLow}) => confLow)).toEqual(wanted.quantileLower);
    expect(quartiles.map(({confHigh}) => confHigh)).toEqual(wanted.quantileUpper);
    expect(curve.remarks).toEqual([]);
  });

  it("frequency weights are repeated rows, and an event table is its rows", () => {
    const time = [3, 5, 5, 8, 12];
    const event = [1, 0, 1, 1, 0];
    const weight = [2, 3, 1, 2, 4];
    const repeat = (values: readonly number[]): number[] =>
      values.flatMap((value, i) => Array<number>(weight[i]).fill(value));
    const rows = surv({time: repeat(time), event: repeat(event)});
    const wanted = kaplanMeier(rows, {confType: "beta-product"});
    expect(kaplanMeier(surv({time, event, weight}), {confType: "beta-product"})).toEqual(wanted);
    expect(kaplanMeier(eventTable(rows), {confType: "beta-product"})).toEqual(wanted);
  });
});

describe("beta-product limits by identity", () => {
  it("without censoring they are Clopper and Pearson's", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({min: 1, max: 9}), {minLength: 1, maxLength: 40}),
        fc.constantFrom(0.8, 0.95, 0.99),
        (time, confLevel) => {
          const curve = kaplanMeier(surv({time, event: time.map(() => 1)}), {confType: "beta-product", confLevel});
          for (const at of [0.5, ...curve.time]) {
            const exact = binomialInterval(time.filter((own) => own > at).length, time.length, {confLevel});
            const [row] = survivalAt(curve, [at]);
            expectClose([row.confLow, row.confHigh], [exact.confLow, exact.confHigh], 1e-9, `limits at ${at}`);
          }
        }
      )
    );
  });

  it("censoring at a time narrows nothing: limits hold the estimate, widen with the level and fall", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({min: 1, max: 15}), fc.integer({min: 0, max: 1})), {minLength: 1, maxLength: 29}),
        (rows) => {
          const own = surv({time: rows.map(([time]) => time), event: rows.map(([, event]) => event)});
          const narrow = kaplanMeier(own, {confType: "beta-product", confLevel: 0.8});
          const wide = kaplanMeier(own, {confType: "beta-product", confLevel: 0.95});
          for (const [k, estimate] of wide.estimate.entries()) {
            expect(wide.confLow[k]).toBeLessThanOrEqual(Math.min(estimate, narrow.confLow[k]) + 1e-12);
            expect(wide.confHigh[k]).toBeGreaterThanOrEqual(Math.max(estimate, narrow.confHigh[k]) - 1e-12);
            expect(wide.confHigh[k]).toBeGreaterThan(wide.confLow[k]);
            if (k > 0) expect(wide.confLow[k]).toBeLessThanOrEqual(wide.confLow[k - 1]);
          }
        }
      )
    );
  });

  it("of a million patients they lose no digits", () => {
    // By hand: one event among 10⁶, the others censored later: the upper limit is the 97.5 % quantile of Beta(10⁶, 1), 0.975^(1e-6).
    const curve = kaplanMeier(
      {
        time: Float64Array.of(1, 2),
        nRisk: Float64Array.of(1e6, 999_999),
        nEntered: Float64Array.of(1e6, 0),
        nEvent: Float64Array.of(1, 0),
        nCensored: Float64Array.of(0, 999_999)
      },
      {confType: "beta-product"}
    );
    expect(1 - curve.confHigh[0]).toBeCloseTo(1 - 0.975 ** 1e-6, 14);
    // One event of 10⁶, the next at risk all others: Beta(999999, 2).
    expect(curve.confLow[0]).toBeCloseTo(binomialInterval(999_999, 1e6).confLow, 12);
  });
});

describe("S(t) = 1 is never between 1 and 1", () => {
  const five = surv({time: [4, 6, 7, 8, 9], event: [0, 1, 0, 1, 0]});

  it("of five patients none of whom has had the event, 0.025^(1/5) to 1, and by the four that are left after one was censored", () => {
    const rows = survivalAt(kaplanMeier(five, {confType: "beta-product"}), [2, 5]);
    expect(rows.map(({estimate, confHigh}) => [estimate, confHigh])).toEqual([
      [1, 1],
      [1, 1]
    ]);
    expect(rows[0].confLow).toBeCloseTo(0.025 ** (1 / 5), 12);
    expect(rows[1].confLow).toBeCloseTo(0.025 ** (1 / 4), 12);
    expect(rows.flatMap(({remarks}) => remarks)).toEqual([]);
  });

  it.each(["plain", "log", "log-log", "logit", "arcsin"] as const)(
    "%s has no limits there, and says so",
    (confType) => {
      for (const row of survivalAt(kaplanMeier(five, {confType}), [2, 5]))
        expect(row).toMatchObject({
          estimate: 1,
          confLow: null,
          confHigh: null,
          remarks: [{code: "no-limits-at", time: row.time, estimate: 1, stdError: true}]
        });
    }
  );

  it("a median of few may have the origin as its lower limit, from six patients on not", () => {
    const of = (n: number) =>
      median(
        kaplanMeier(surv({time: Array.from({length: n}, (_, i) => i + 1), event: Array(n).fill(1)}), {
          confType: "beta-product"
        })
      );
    // 0.025^(1/n) passes 0.5 between 5 and 6.
    expect([of(5).confLow, of(6).confLow]).toEqual([0, 1]);
    expect(of(5)).toMatchObject({estimate: 3, confHigh: null});
  });
});

describe("beta-product limits are refused", () => {
  const columns = {time: [2, 5, 6], event: [1, 0, 1]};
  it("with delayed entry, probability weights, clusters and counts that are not whole", () => {
    const refused =
      (given: Parameters<typeof kaplanMeier>[0], options = {}) =>
      () =>
        kaplanMeier(given, {...options, confType: "beta-product"});
    expect(refused(surv({...columns, entry: [0, 0, 3]}))).toThrow(
      "beta-product limits need everyone observed from the origin, got 1 entering before time 5"
    );
    expect(refused(surv({...columns, weight: [0.5, 1, 1]}))).toThrow(
      "confType beta-product goes with variance greenwood, got robust"
    );
    expect(refused(surv({...columns, weight: [0.5, 1, 1]}), {variance: "greenwood"})).toThrow(
      "beta-product limits need whole numbers at risk, got 2.5 at time 2"
    );
    expect(refused(surv(columns), {cluster: [1, 1, 2]})).toThrow(
      "confType beta-product goes with variance greenwood, got robust"
    );
    expect(refused(surv(columns), {confLevel: 1})).toThrow("confLevel must be in (0, 1), got 1");
  });
});
