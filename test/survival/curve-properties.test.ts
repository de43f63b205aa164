import * as fc from "fast-check";
import {describe, expect, it} from "vitest";
import {cox} from "../../src/survival/cox.ts";
import {flemingHarrington} from "../../src/survival/fleming-harrington.ts";
import {eventTable} from "../../src/survival/event-table.ts";
import {labelIndex, survByGroup} from "../../src/survival/groups.ts";
import {kaplanMeier} from "../../src/survival/kaplan-meier.ts";
import {walkCounts, walkRows} from "../../src/survival/group-risk-sets.ts";
import {logRankScore} from "../../src/survival/log-rank-score.ts";
import {logRank} from "../../src/survival/log-rank.ts";
import {medianFollowUp} from "../../src/survival/median-follow-up.ts";
import {nelsonAalen} from "../../src/survival/nelson-aalen.ts";
import {median, quantile} from "../../src/survival/quantile.ts";
import {restrictedMean} from "../../src/survival/restricted-mean.ts";
import {surv} from "../../src/survival/surv.ts";
import {expectClose} from "../reference/reference-set.ts";

interface Subject {
  readonly time: number;
  readonly event: number;
  readonly entry: number;
  readonly count: number;
  readonly weight: number;
  readonly group: string;
  readonly stratum: string;
}

/** Few distinct days, so that ties are heavy; delayed entry on or after day 0. */
const subject = fc
  .record({
    time: fc.integer({min: 1, max: 12}),
    event: fc.integer({min: 0, max: 1}),
    share: fc.double({min: 0, max: 0.99, noNaN: true}),
    count: fc.integer({min: 1, max: 4}),
    weight: fc.double({min: 0.1, max: 3, noNaN: true}),
    group: fc.constantFrom("A", "B", "C"),
    stratum: fc.constantFrom("x", "y")
  })
  .map(({share, ...rest}): Subject => ({...rest, entry: Math.floor(rest.time * share)}));
const subjects = fc.array(subject, {minLength: 2, maxLength: 30});
const late = fc.boolean();

type Weights = "none" | "count" | "weight";
const follow = (rows: readonly Subject[], entry: boolean, weights: Weights = "none"): ReturnType<typeof surv> =>
  surv({
    time: rows.map(({time}) => time),
    event: rows.map(({event}) => event),
    entry: entry ? rows.map((row) => row.entry) : null,
    weight: weights === "none" ? null : rows.map((row) => row[weights]),
    weightKind: weights === "weight" ? "probability" : "frequency"
  });
const groups = (rows: readonly Subject[]): string[] => rows.map(({group}) => group);

const known = (column: Float64Array): (number | null)[] =>
  Array.from(column, (value) => (Number.isNaN(value) ? null : value));

/** The statistic, or null where groups cannot be compared. */
function statisticOf(run: () => {readonly statistic: number}): number | null {
  try {
    return run().statistic;
  } catch (fault) {
    if (fault instanceof RangeError) return null;
    throw fault;
  }
}

describe("for any follow-up", () => {
  it("Kaplan-Meier lies in [0, 1] and never rises, its limits around it, and Fleming-Harrington above it", () => {
    fc.assert(
      fc.property(subjects, late, fc.constantFrom<Weights>("none", "count", "weight"), (rows, entry, weights) => {
        const given = follow(rows, entry, weights);
        for (const confType of ["plain", "log", "log-log", "logit", "arcsin"] as const) {
          const {estimate, confLow, confHigh, remarks} = kaplanMeier(given, {confType});
          const above = flemingHarrington(given, {confType}).estimate;
          for (let k = 0; k < estimate.length; k += 1) {
            expect(estimate[k]).toBeGreaterThanOrEqual(0);
            expect(estimate[k]).toBeLessThanOrEqual(k === 0 ? 1 : estimate[k - 1]);
            expect(above[k]).toBeGreaterThanOrEqual(estimate[k] - 1e-12);
            if (Number.isNaN(confLow[k])) expect(remarks).not.toEqual([]);
            else expect([confLow[k] <= estimate[k] + 1e-12, confHigh[k] >= estimate[k] - 1e-12]).toEqual([true, true]);
          }
        }
      })
    );
  });

  it("the order of rows changes nothing", () => {
    fc.assert(
      fc.property(
        subjects.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, {minLength: rows.length}))),
        late,
        ([rows, shuffled], entry) => {
          expect(eventTable(follow(shuffled, entry))).toEqual(eventTable(follow(rows, entry)));
          expect(kaplanMeier(follow(shuffled, entry))).toEqual(kaplanMeier(follow(rows, entry)));
          for (const variance of ["greenwood", "robust"] as const)
            expectClose(
              kaplanMeier(follow(shuffled, entry, "weight"), {variance}).stdError,
              known(kaplanMeier(follow(rows, entry, "weight"), {variance}).stdError),
              1e-9,
              variance
            );
          const [a, b] = [rows, shuffled].map((part) =>
            statisticOf(() =>
              logRank(follow(part, entry), groups(part), {rho: 1, strata: part.map(({stratum}) => stratum)})
            )
          );
          expectClose([a], [b], 1e-9, "log-rank");
        }
      )
    );
  });

  it("frequency weights are repeated rows", () => {
    fc.assert(
      fc.property(subjects, late, (rows, entry) => {
        const repeated = rows.flatMap((row) => Array.from({length: row.count}, () => row));
        const [weighted, plain] = [follow(rows, entry, "count"), follow(repeated, entry)];
        expect(eventTable(weighted)).toEqual(eventTable(plain));
        expect(kaplanMeier(weighted)).toEqual(kaplanMeier(plain));
        expect(nelsonAalen(weighted, {ties: "in-turn"})).toEqual(nelsonAalen(plain, {ties: "in-turn"}));
        expect(medianFollowUp(weighted)).toEqual(medianFollowUp(plain));
        for (const options of [{}, {rho: 1, gamma: 1}, {weighting: "peto-peto"}, {weighting: "gehan-breslow"}] as const)
          expectClose(
            [statisticOf(() => logRank(weighted, groups(rows), options))],
            [statisticOf(() => logRank(plain, groups(repeated), options))],
            1e-9,
            "log-rank"
          );
      })
    );
  });

  it("without censoring the estimate is the empirical distribution, and its variance binomial", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({min: 1, max: 30}), {minLength: 1, maxLength: 60}), (time) => {
        const n = time.length;
        const curve = kaplanMeier(surv({time, event: time.map(() => 1)}));
        for (let k = 0; k < curve.time.length; k += 1) {
          const share = time.filter((t) => t > curve.time[k]).length / n;
          expect(curve.estimate[k]).toBeCloseTo(share, 12);
          if (share > 0) expect(curve.stdError[k]).toBeCloseTo(Math.sqrt((share * (1 - share)) / n), 12);
        }
        const sorted = time.toSorted((a, b) => a - b);
        expect(median(curve).estimate).toBe(
          n % 2 === 1 ? sorted[(n - 1) / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2
        );
        const tau = Math.max(...time);
        expect(restrictedMean(surv({time, event: time.map(() => 1)}), {tau}).estimate).toBeCloseTo(
          time.reduce((a, b) => a + b, 0) / n,
          10
        );
      })
    );
  });

  it("entry at 0 is no entry, and entry before the first time changes no risk set", () => {
    fc.assert(
      fc.property(subjects, (rows) => {
        const columns = {time: rows.map(({time}) => time), event: rows.map(({event}) => event)};
        const plain = kaplanMeier(surv(columns));
        expect(kaplanMeier(surv({...columns, entry: rows.map(() => 0)}))).toEqual(plain);
        expect(kaplanMeier(surv({...columns, entry: rows.map((_, i) => (i % 2) * 0.5)}))).toEqual(plain);
      })
    );
  });

  it("a change of unit changes neither p nor S(t), and scales quantiles and restricted means", () => {
    fc.assert(
      fc.property(subjects, late, fc.constantFrom(7, 30.4375, 365.25), (rows, entry, unit) => {
        const days = follow(rows, entry);
        const scaled = surv({
          time: days.time.map((t) => t / unit),
          event: days.event,
          entry: days.entry === null ? null : days.entry.map((t) => t / unit)
        });
        const [a, b] = [kaplanMeier(days), kaplanMeier(scaled)];
        expect(b.estimate).toEqual(a.estimate);
        expectClose(
          [quantile(b, 0.25).estimate],
          [quantile(a, 0.25).estimate].map((t) => (t === null ? null : t / unit)),
          1e-12,
          "quantile"
        );
        for (const options of [{}, {rho: 1}, {weighting: "tarone-ware"}] as const)
          expectClose(
            [statisticOf(() => logRank(scaled, groups(rows), options))],
            [statisticOf(() => logRank(days, groups(rows), options))],
            1e-12,
            "log-rank"
          );
        const strata = rows.map(({stratum}) => stratum);
        expectClose(
          [statisticOf(() => logRank(scaled, groups(rows), {strata}))],
          [statisticOf(() => logRank(days, groups(rows), {strata}))],
          1e-12,
          "stratified"
        );
        const parts = [days, scaled].map((given) =>
          survByGroup(given, groups(rows)).map((part) => eventTable(part.follow))
        );
        for (const column of ["nRisk", "nEntered", "nEvent", "nCensored"] as const)
          expect(parts[1].map((table) => table[column])).toEqual(parts[0].map((table) => table[column]));
        expectClose(
          kaplanMeier(scaled, {variance: "robust"}).stdError,
          known(kaplanMeier(days, {variance: "robust"}).stdError),
          1e-12,
          "robust"
        );
        const tau = Math.max(...days.time);
        expect(restrictedMean(scaled, {tau: tau / unit}).estimate * unit).toBeCloseTo(
          restrictedMean(days, {tau}).estimate,
          9
        );
      })
    );
  });

  it("counting in a table and walking in order of time are one log-rank test", () => {
    fc.assert(
      fc.property(
        subjects,
        late,
        fc.boolean(),
        fc.constantFrom<Weights>("none", "count"),
        (rows, entry, stratified, weights) => {
          const given = follow(rows, entry, weights);
          const [group, strata] = [
            labelIndex(groups(rows)),
            stratified ? labelIndex(rows.map(({stratum}) => stratum)) : null
          ];
          const options = {weighting: "peto-peto", rho: 0, gamma: 0} as const;
          expect(
            logRankScore((visitor) => walkCounts(given, group, strata, visitor), group.levels.length, options)
          ).toEqual(logRankScore((visitor) => walkRows(given, group, strata, visitor), group.levels.length, options));
        }
      )
    );
  });

  it("the log-rank test is the score test of the exact Cox model, with delayed entry and ties", () => {
    fc.assert(
      fc.property(subjects, late, (rows, entry) => {
        const given = follow(rows, entry);
        const two = rows.map(({group}) => (group === "A" ? 1 : 0));
        const statistic = statisticOf(() => logRank(given, two));
        let fit: ReturnType<typeof cox> | null = null;
        try {
          fit = cox(given, {swap: two}, {ties: "exact"});
        } catch (fault) {
          if (!(fault instanceof RangeError)) throw fault;
        }
        if (statistic === null || fit === null) return;
        const score = fit.tests.score.statistic;
        expectClose([statistic], [score], 1e-9, "score");
      }),
      {numRuns: 60}
    );
  });

  it("the groups' tables add up to the table of all", () => {
    fc.assert(
      fc.property(subjects, late, (rows, entry) => {
        const given = follow(rows, entry);
        const all = eventTable(given);
        const parts = survByGroup(given, groups(rows)).map((part) => eventTable(part.follow, {times: all.time}));
        for (const column of ["nRisk", "nEntered", "nEvent", "nCensored"] as const)
          expect(
            Array.from(all.time, (_, k) => parts.reduce((sum, table) => sum + table[column][k], 0)),
            column
          ).toEqual(Array.from(all[column]));
      })
    );
  });
});
