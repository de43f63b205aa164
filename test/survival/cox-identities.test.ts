import * as fc from "fast-check";
import {describe, expect, it} from "vitest";
import {concordance} from "../../src/survival/concordance.ts";
import {cox, type CoxFit, type CoxOptions} from "../../src/survival/cox.ts";
import {baselineHazard} from "../../src/survival/cox-curves.ts";
import {martingaleResiduals, schoenfeldResiduals, scoreResiduals} from "../../src/survival/cox-residuals.ts";
import {logRank} from "../../src/survival/log-rank.ts";
import {proportionalHazards} from "../../src/survival/proportional-hazards.ts";
import {surv, type SurvColumns} from "../../src/survival/surv.ts";

interface Rows {
  readonly time: number[];
  readonly event: number[];
  readonly entry: number[];
  readonly weight: number[];
  readonly x: number[];
  readonly g: number[];
  readonly stratum: number[];
}

/** Rows with heavy ties, enough of them and varied enough that nothing is separated. */
const rows: fc.Arbitrary<Rows> = fc
  .array(
    fc.record({
      time: fc.integer({min: 1, max: 12}),
      event: fc.integer({min: 0, max: 2}),
      late: fc.integer({min: 0, max: 11}),
      weight: fc.integer({min: 1, max: 4}),
      x: fc.integer({min: -5, max: 5}),
      g: fc.integer({min: 0, max: 1}),
      stratum: fc.integer({min: 1, max: 2})
    }),
    {minLength: 40, maxLength: 80}
  )
  .map((list) => ({
    time: list.map((row) => row.time),
    event: list.map((row) => Math.min(row.event, 1)),
    entry: list.map((row) => Math.min(row.late, row.time - 1)),
    weight: list.map((row) => row.weight),
    x: list.map((row) => row.x / 5),
    g: list.map((row) => row.g),
    stratum: list.map((row) => row.stratum)
  }));

/** The fit, or null where the rows happen to be separated or collinear: those are another test's matter. */
function fitted(
  columns: SurvColumns,
  covariates: Readonly<Record<string, number[]>>,
  options: CoxOptions
): CoxFit | null {
  try {
    const fit = cox(surv(columns), covariates, options);
    return fit.converged ? fit : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function numbersOf(fit: CoxFit): number[] {
  const {likelihoodRatio, score, wald} = fit.tests;
  return [
    ...fit.rows.flatMap((row) => [row.estimate, row.robustStdError ?? row.stdError]),
    ...fit.logLik,
    likelihoodRatio.statistic,
    score.statistic,
    wald.statistic,
    fit.concordance?.estimate ?? 0,
    fit.concordance?.stdError ?? 0
  ];
}

function expectSame(a: readonly number[], b: readonly number[], tolerance = 1e-8): void {
  expect(a.length).toBe(b.length);
  for (const [i, value] of a.entries())
    expect(Math.abs(value - b[i]), `value ${i}: ${value} and ${b[i]}`).toBeLessThanOrEqual(
      tolerance * Math.max(1, Math.abs(b[i]))
    );
}

const tiesOf = fc.constantFrom("efron", "breslow", "exact");
const summed = fc.constantFrom("efron", "breslow");
const run = {numRuns: 60};

describe("cox", () => {
  it("gives the same for any order of rows", () => {
    fc.assert(
      fc.property(rows, tiesOf, fc.infiniteStream(fc.integer()), (d, ties, keys) => {
        const order = d.time
          .map((_, i) => ({i, key: keys.next().value as number}))
          .toSorted((a, b) => a.key - b.key || a.i - b.i)
          .map(({i}) => i);
        const turn = (column: number[]): number[] => order.map((i) => column[i]);
        const a = fitted({time: d.time, event: d.event, entry: d.entry}, {x: d.x, g: d.g}, {ties, strata: d.stratum});
        const b = fitted(
          {time: turn(d.time), event: turn(d.event), entry: turn(d.entry)},
          {x: turn(d.x), g: turn(d.g)},
          {ties, strata: turn(d.stratum)}
        );
        if (a === null || b === null) return;
        expectSame(numbersOf(a), numbersOf(b));
        if (ties !== "exact") expectSame(turn([...martingaleResiduals(a)]), [...martingaleResiduals(b)]);
      }),
      run
    );
  });

  it("with frequency weights equals repeated rows: estimates, tests, residuals, hazards, concordance", () => {
    fc.assert(
      fc.property(rows, tiesOf, fc.boolean(), (d, ties, robust) => {
        const again = d.weight.flatMap((w, i) => Array.from({length: w}, () => i));
        const rep = (column: number[]): number[] => again.map((i) => column[i]);
        const options = {ties, robust: robust && ties !== "exact"};
        const a = fitted(
          {time: d.time, event: d.event, entry: d.entry, weight: d.weight},
          {x: d.x, g: d.g},
          {...options, strata: d.stratum}
        );
        const b = fitted(
          {time: rep(d.time), event: rep(d.event), entry: rep(d.entry)},
          {x: rep(d.x), g: rep(d.g)},
          {...options, strata: rep(d.stratum)}
        );
        if (a === null || b === null) return;
        expectSame(numbersOf(a), numbersOf(b));
        expect(a.concordance?.tiedBoth).toBe(b.concordance?.tiedBoth);
        expect(a.concordance?.tiedTime).toBe(b.concordance?.tiedTime);
        expectSame(rep([...martingaleResiduals(a)]), [...martingaleResiduals(b)]);
        for (const [k, {hazard}] of baselineHazard(a).entries())
          expectSame([...hazard], [...baselineHazard(b)[k].hazard]);
        if (ties === "exact") return;
        expectSame(rep([...scoreResiduals(a).x]), [...scoreResiduals(b).x]);
        const [scatter, copies] = [a, b].map((fit) => schoenfeldResiduals(fit, {scaled: true}));
        const first = [...scatter.row].map((row) => [...copies.row].indexOf(again.indexOf(row)));
        expectSame(
          [...scatter.residuals.g],
          first.map((at) => copies.residuals.g[at])
        );
        for (const transform of ["km", "rank", "identity"] as const)
          expectSame(
            proportionalHazards(a, {transform}).map((row) => row.statistic),
            proportionalHazards(b, {transform}).map((row) => row.statistic),
            1e-7
          );
      }),
      run
    );
  });

  it("with entry 0 equals no entry", () => {
    fc.assert(
      fc.property(rows, tiesOf, (d, ties) => {
        const a = fitted({time: d.time, event: d.event, entry: d.time.map(() => 0)}, {x: d.x, g: d.g}, {ties});
        const b = fitted({time: d.time, event: d.event}, {x: d.x, g: d.g}, {ties});
        if (a !== null && b !== null) expectSame(numbersOf(a), numbersOf(b), 1e-12);
      }),
      run
    );
  });

  it("with follow-up cut into two rows a patient equals one row a patient", () => {
    fc.assert(
      fc.property(rows, tiesOf, (d, ties) => {
        const cut = d.time.map((t) => (t > 6 ? 6 : 0));
        const second = d.time.flatMap((t, i) => (t > 6 ? [i] : []));
        const columns = {
          time: [...d.time.map((t, i) => (cut[i] > 0 ? 6 : t)), ...second.map((i) => d.time[i])],
          event: [...d.event.map((e, i) => (cut[i] > 0 ? 0 : e)), ...second.map((i) => d.event[i])],
          entry: [...d.time.map(() => 0), ...second.map(() => 6)]
        };
        const both = (column: number[]): number[] => [...column, ...second.map((i) => column[i])];
        const a = fitted(columns, {x: both(d.x), g: both(d.g)}, {ties, concordance: false});
        const b = fitted({time: d.time, event: d.event}, {x: d.x, g: d.g}, {ties, concordance: false});
        if (a !== null && b !== null) expectSame(numbersOf(a), numbersOf(b));
      }),
      run
    );
  });

  it("with days cut to other units gives the same estimates and tests", () => {
    fc.assert(
      fc.property(rows, summed, fc.constantFrom(7, 30.4375, 365.25), (d, ties, unit) => {
        const a = fitted({time: d.time, event: d.event, entry: d.entry}, {x: d.x, g: d.g}, {ties});
        const b = fitted(
          {time: d.time.map((t) => t / unit), event: d.event, entry: d.entry.map((t) => t / unit)},
          {x: d.x, g: d.g},
          {ties}
        );
        if (a !== null && b !== null) expectSame(numbersOf(a), numbersOf(b), 1e-12);
      }),
      run
    );
  });

  it("with a covariate in other units scales its estimate and nothing else", () => {
    fc.assert(
      fc.property(rows, tiesOf, fc.constantFrom(1e-6, 0.1, 1000, 1e6), (d, ties, unit) => {
        const a = fitted({time: d.time, event: d.event}, {x: d.x, g: d.g}, {ties});
        const b = fitted({time: d.time, event: d.event}, {x: d.x.map((v) => v * unit + 3 * unit), g: d.g}, {ties});
        if (a === null || b === null) return;
        expectSame(
          [b.rows[0].estimate * unit, b.rows[0].stdError * unit, b.rows[1].estimate, ...b.logLik],
          [a.rows[0].estimate, a.rows[0].stdError, a.rows[1].estimate, ...a.logLik],
          1e-7
        );
      }),
      run
    );
  });

  it("has residuals that sum to the score, which is 0 at the estimate", () => {
    fc.assert(
      fc.property(rows, summed, (d, ties) => {
        const fit = fitted(
          {time: d.time, event: d.event, entry: d.entry, weight: d.weight.map((w) => w / 3)},
          {x: d.x, g: d.g},
          {ties, strata: d.stratum, robust: false}
        );
        if (fit === null) return;
        const total = (column: Float64Array): number =>
          column.reduce((sum, value, i) => sum + (d.weight[i] / 3) * value, 0);
        expectSame(
          [...Object.values(scoreResiduals(fit)).map(total), total(martingaleResiduals(fit))],
          [0, 0, 0],
          1e-8
        );
      }),
      run
    );
  });

  it("gives each row of its own cluster the robust error of no clusters", () => {
    fc.assert(
      fc.property(rows, summed, (d, ties) => {
        const columns = {time: d.time, event: d.event, entry: d.entry};
        const a = fitted(columns, {x: d.x, g: d.g}, {ties, robust: true});
        const b = fitted(columns, {x: d.x, g: d.g}, {ties, cluster: d.time.map((_, i) => `patient ${i}`)});
        if (a !== null && b !== null) expectSame(numbersOf(a), numbersOf(b));
      }),
      run
    );
  });

  it("with exact ties has the log-rank test as its score test, entry and strata included", () => {
    fc.assert(
      fc.property(rows, fc.boolean(), (d, stratified) => {
        const follow = surv({time: d.time, event: d.event, entry: d.entry});
        const fit = fitted(
          {time: d.time, event: d.event, entry: d.entry},
          {g: d.g},
          {ties: "exact", ...(stratified ? {strata: d.stratum} : {})}
        );
        if (fit === null) return;
        expectSame(
          [fit.tests.score.statistic],
          [logRank(follow, d.g, stratified ? {strata: d.stratum} : {}).statistic],
          1e-9
        );
      }),
      run
    );
  });
});

/** Every pair by itself: the definition of concordance, in n² steps. */
function pairByPair(
  d: Rows,
  late: boolean
): {concordant: number; discordant: number; tiedX: number; tiedTime: number; tiedBoth: number} {
  const counts = {concordant: 0, discordant: 0, tiedX: 0, tiedTime: 0, tiedBoth: 0};
  for (let i = 0; i < d.time.length; i++)
    for (let j = 0; j < d.time.length; j++) {
      // A frequency weight stands for rows that are tied with each other.
      if (i === j && d.event[i] === 1) counts.tiedBoth += (d.weight[i] * (d.weight[i] - 1)) / 2;
      if (d.event[i] === 0 || i === j || d.stratum[i] !== d.stratum[j]) continue;
      const w = d.weight[i] * d.weight[j];
      if (d.time[j] === d.time[i] && d.event[j] === 1) {
        if (i < j) counts[d.x[i] === d.x[j] ? "tiedBoth" : "tiedTime"] += w;
        continue;
      }
      if (d.time[j] < d.time[i] || (late && d.entry[j] >= d.time[i])) continue;
      counts[d.x[i] > d.x[j] ? "concordant" : d.x[i] < d.x[j] ? "discordant" : "tiedX"] += w;
    }
  return counts;
}

describe("concordance", () => {
  it("counts pairs as a walk over all pairs does: ties, weights, strata, delayed entry", () => {
    fc.assert(
      fc.property(rows, fc.boolean(), (d, late) => {
        const {concordant, discordant, tiedX, tiedTime, tiedBoth} = concordance(
          surv({time: d.time, event: d.event, weight: d.weight, ...(late ? {entry: d.entry} : {})}),
          d.x,
          {strata: d.stratum}
        );
        expect({concordant, discordant, tiedX, tiedTime, tiedBoth}).toEqual(pairByPair(d, late));
      }),
      {numRuns: 200}
    );
  });

  it("of a predictor turned round is 1 less itself, with the same error", () => {
    fc.assert(
      fc.property(rows, (d) => {
        const follow = surv({time: d.time, event: d.event, entry: d.entry});
        const [a, b] = [
          concordance(follow, d.x),
          concordance(
            follow,
            d.x.map((v) => -v)
          )
        ];
        if (a.estimate === null || b.estimate === null) return;
        expectSame([a.estimate, a.stdError ?? 0], [1 - b.estimate, b.stdError ?? 0], 1e-12);
      }),
      run
    );
  });

  it("is null where no pair can be compared", () => {
    const none = concordance(surv({time: [1, 2], event: [0, 1]}), [1, 2]);
    expect([none.estimate, none.stdError]).toEqual([null, null]);
  });
});
