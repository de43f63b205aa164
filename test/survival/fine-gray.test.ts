import * as fc from "fast-check";
import {describe, expect, it} from "vitest";
import {cox} from "../../src/survival/cox.ts";
import {factor} from "../../src/survival/factor.ts";
import {fineGrayRows} from "../../src/survival/fine-gray-rows.ts";
import {fineGray, type FineGrayFit} from "../../src/survival/fine-gray.ts";
import {surv} from "../../src/survival/surv.ts";
import {expectClose, referenceSet} from "../reference/reference-set.ts";
import {competing} from "./competing-data.ts";

interface Fit {
  readonly estimate: number[];
  readonly robust: number[];
  readonly naive: number[];
  readonly logLik: [number, number];
  readonly rows: number;
}
const {numbers, expected: fromR} = referenceSet("monoclonal-gammopathy");
const expected = fromR as Record<"fineGray1" | "fineGray2" | "fineGrayDelayed" | "fineGrayStrata" | "crr", Fit>;
const data = {time: numbers("time"), cause: numbers("cause")};
const covariates = {male: numbers("male"), hgb: numbers("hgb"), mspike: numbers("mspike")};

function expectFit(fit: FineGrayFit, wanted: Fit): void {
  expectClose(
    fit.rows.map(({estimate}) => estimate),
    wanted.estimate,
    1e-6,
    "estimate"
  );
  expectClose(
    fit.rows.map(({robustStdError}) => robustStdError ?? NaN),
    wanted.robust,
    1e-6,
    "robustStdError"
  );
  expectClose(fit.logLik, wanted.logLik, 1e-6, "logLik");
}

describe("fineGray equals finegray and coxph(ties = breslow, cluster = id) on mgus2", () => {
  it.each([
    [1, expected.fineGray1],
    [2, expected.fineGray2]
  ])("cause %d", (cause, wanted) => {
    const fit = fineGray(data, covariates, {cause});
    expectFit(fit, wanted);
    expectClose(
      fit.rows.map(({stdError}) => stdError),
      wanted.naive,
      1e-6,
      "naive stdError"
    );
    expect(fit.nRows).toBe(wanted.rows);
    expect(fit.n).toBe(data.time.length);
    expect(fit.nEvent).toBe(data.cause.filter((own) => own === cause).length);
  });

  it("delayed entry on the age scale", () => {
    const fit = fineGray({time: numbers("exitAge"), entry: numbers("entryAge"), cause: data.cause}, covariates);
    expectFit(fit, expected.fineGrayDelayed);
    expect(fit.nRows).toBe(expected.fineGrayDelayed.rows);
  });

  it("strata with censoring distributions of their own", () => {
    const {male, ...others} = covariates;
    expectFit(fineGray(data, others, {cause: 1, strata: male}), expected.fineGrayStrata);
  });

  it("a factor is its indicator columns", () => {
    const {male, ...others} = covariates;
    const fit = fineGray(
      data,
      {
        sex: factor(
          male.map((own) => (own === 1 ? "M" : "F")),
          {reference: "F"}
        ),
        ...others
      },
      {cause: 1}
    );
    expect(fit.rows[0].term).toBe("sex: M");
    expectFit(fit, expected.fineGray1);
  });

  it("the first cause, when none is named, as cmprsk's crr to its own treatment of tied censorings", () => {
    const fit = fineGray(data, covariates);
    expect(fit.cause).toBe(1);
    expectClose(
      fit.rows.map(({estimate}) => estimate),
      expected.crr.estimate,
      1e-3,
      "estimate"
    );
  });
});

describe("fineGrayRows by hand", () => {
  it("who had another event stays, with weight G(t−)/G(own time−), through the intervals that hold an event of interest", () => {
    // Censored at 3 among two left: G = 1/2 after 3. Subject 0 (other event at 1) is whole until 3, then half until the event at 4.
    const rows = fineGrayRows({
      time: Float64Array.of(1, 2, 3, 4),
      state: Uint8Array.of(2, 1, 0, 1),
      entry: null,
      stratum: new Int32Array(4),
      count: null
    });
    expect([...rows.subject]).toEqual([0, 0, 1, 2, 3]);
    expect([...rows.stop]).toEqual([3, 4, 2, 3, 4]);
    expect([...rows.weight]).toEqual([1, 0.5, 1, 1, 1]);
    expect([...rows.event]).toEqual([0, 0, 1, 0, 1]);
  });

  it("delayed entry multiplies by the chance of having entered", () => {
    // Entries 0, 0, 2: at 2 one of the two at risk has just entered, so the chance of having entered before is 1/2.
    const rows = fineGrayRows({
      time: Float64Array.of(1, 3, 4),
      state: Uint8Array.of(2, 1, 1),
      entry: Float64Array.of(0, 0, 2),
      stratum: new Int32Array(3),
      count: null
    });
    expect([...rows.subject]).toEqual([0, 0, 1, 2]);
    expect([...rows.stop]).toEqual([2, 4, 3, 4]);
    expect([...rows.weight]).toEqual([1, 2, 1, 1]);
  });

  it("weights that would divide by zero throw", () => {
    expect(() =>
      fineGrayRows({
        time: Float64Array.of(1, 3),
        state: Uint8Array.of(2, 1),
        entry: Float64Array.of(0, 2),
        stratum: new Int32Array(2),
        count: null
      })
    ).toThrow(/entry must leave someone at risk/);
  });
});

describe("fineGray keeps its identities", () => {
  const withCovariate = competing().map((columns) => ({
    ...columns,
    x: columns.time.map((t, i) => (t * 7 + i * 3) % 5)
  }));
  const usable = (x: number[]): boolean => new Set(x).size > 1;

  it("with one cause it is the Cox fit with Breslow ties and a robust variance", () => {
    fc.assert(
      fc.property(competing({causes: 1}), ({time, cause}) => {
        const x = time.map((_, i) => (i * i) % 7);
        fc.pre(usable(x) && new Set(time).size > 2);
        let fit: FineGrayFit;
        try {
          fit = fineGray({time, cause}, {x});
        } catch (error) {
          expect(String(error)).toMatch(/must vary|collinear|df must be/);
          return;
        }
        const plain = cox(surv({time, event: cause}), {x}, {ties: "breslow", robust: true});
        if (!fit.converged) return;
        expect(fit.rows[0].estimate).toBeCloseTo(plain.rows[0].estimate, 8);
        expect(fit.rows[0].robustStdError).toBeCloseTo(plain.rows[0].robustStdError ?? NaN, 8);
      })
    );
  });

  it("no order of rows matters", () => {
    fc.assert(
      fc.property(competing({entry: true}), ({time, cause, entry}) => {
        const x = time.map((t, i) => (t * 5 + i) % 4);
        const turn = (values: number[]): number[] => values.toReversed();
        try {
          const a = fineGray({time, cause, entry}, {x}, {cause: 1});
          const b = fineGray({time: turn(time), cause: turn(cause), entry: turn(entry)}, {x: turn(x)}, {cause: 1});
          if (a.converged) expect(b.rows[0].estimate).toBeCloseTo(a.rows[0].estimate, 8);
          expect(b.nRows).toBe(a.nRows);
        } catch (error) {
          expect(String(error)).toMatch(/must vary|collinear|entry must leave|df must be/);
        }
      })
    );
  });

  it("without censoring, it is the Cox fit in which other events never leave", () => {
    fc.assert(
      fc.property(withCovariate, ({time, cause, x}) => {
        fc.pre(usable(x) && cause.includes(2));
        const events = cause.map((own) => (own === 0 ? 2 : own));
        const last = Math.max(...time) + 1;
        try {
          const fit = fineGray({time, cause: events}, {x}, {cause: 1});
          const plain = cox(
            surv({
              time: time.map((t, i) => (events[i] === 1 ? t : last)),
              event: events.map((own) => (own === 1 ? 1 : 0))
            }),
            {x},
            {ties: "breslow", robust: true}
          );
          if (fit.converged && plain.converged) expect(fit.rows[0].estimate).toBeCloseTo(plain.rows[0].estimate, 7);
        } catch (error) {
          expect(String(error)).toMatch(/must vary|collinear/);
        }
      })
    );
  });
});

describe("fineGray says what is wrong", () => {
  const columns = {time: [1, 2, 3, 4], cause: ["death", "progression", null, "death"]};
  it("a cause that is not there is named with those that are", () => {
    expect(() => fineGray(columns, {x: [1, 2, 3, 4]}, {cause: "relapse"})).toThrow(
      'cause must be one of the causes in the data ("death", "progression"), got "relapse"'
    );
  });
  it("a covariate of another length is named", () => {
    expect(() => fineGray(columns, {x: [1, 2]})).toThrow("covariate x must have the length of time, 4, got 2");
  });
  it("no events at all", () => {
    expect(() => fineGray({time: [1, 2], cause: [0, 0]}, {x: [1, 2]})).toThrow(/there are no events/);
  });
});

describe("frequency weights are repeated rows, as finegray and coxph have it of the rows repeated", () => {
  type Repeated = Fit & {readonly robustScore: number; readonly n: number; readonly nEvent: number};
  const weighted = referenceSet("weighted");
  const fromRows = (weighted.expected as {count: Record<"fineGray" | "fineGrayLate" | "fineGrayStrata", Repeated>})
    .count;
  const stratum = weighted.column("stratum");
  const group = weighted.column("group");
  const entry = weighted.numbers("entry");
  const columns = {
    time: weighted.numbers("time"),
    cause: weighted.numbers("event").map((event, i) => event * (stratum[i] === "y" ? 2 : 1)),
    weight: weighted.numbers("count")
  };
  const arms = {b: group.map((name) => Number(name === "B")), c: group.map((name) => Number(name === "C"))};

  it.each([
    ["from the origin", columns, {}, fromRows.fineGray],
    ["delayed entry", {...columns, entry}, {}, fromRows.fineGrayLate],
    ["strata", columns, {strata: entry.map((from) => Number(from === 0))}, fromRows.fineGrayStrata]
  ])("%s", (_, follow, options, wanted) => {
    const fit = fineGray(follow, arms, {cause: 1, ...options});
    expectFit(fit, wanted);
    expectClose(
      fit.rows.map(({stdError}) => stdError),
      wanted.naive,
      1e-6,
      "naive stdError"
    );
    expectClose([fit.tests.robustScore?.statistic ?? NaN], [wanted.robustScore], 1e-6, "robust score test");
    expect([fit.n, fit.nEvent]).toEqual([wanted.n, wanted.nEvent]);
  });

  it("any whole weights, with and without delayed entry; probability weights keep one subject a row", () => {
    fc.assert(
      fc.property(competing({entry: true}), fc.integer({min: 2, max: 4}), ({time, cause, entry: from}, copies) => {
        const weight = time.map((_, i) => 1 + (i % copies));
        const x = time.map((_, i) => (i * 7) % 5);
        const repeat = <V>(values: readonly V[]): V[] =>
          values.flatMap((value, i) => Array.from({length: weight[i]}, () => value));
        const fits = [null, from].map((late) => {
          let one: FineGrayFit;
          try {
            one = fineGray(
              {time: repeat(time), cause: repeat(cause), entry: late === null ? null : repeat(late)},
              {x: repeat(x)},
              {cause: 1}
            );
          } catch {
            return;
          }
          const other = fineGray({time, cause, entry: late, weight}, {x}, {cause: 1});
          if (!one.converged) return;
          expectClose([other.rows[0].estimate], [one.rows[0].estimate], 1e-6, "estimate");
          expectClose(
            [other.rows[0].robustStdError ?? NaN],
            [one.rows[0].robustStdError ?? NaN],
            1e-6,
            "robustStdError"
          );
          expect([other.n, other.nEvent]).toEqual([one.n, one.nEvent]);
          const sampled = fineGray({time, cause, entry: late, weight, weightKind: "probability"}, {x}, {cause: 1});
          expect(sampled.n).toBe(time.length);
        });
        expect(fits).toHaveLength(2);
      }),
      {numRuns: 60}
    );
  });
});
