import {describe, expect, it} from "vitest";
import {eventTable} from "../../src/survival/event-table.ts";
import {labelIndex, survByGroup} from "../../src/survival/groups.ts";
import {logRankTrend} from "../../src/survival/log-rank-trend.ts";
import type {Weighting} from "../../src/survival/log-rank-weighting.ts";
import {logRank, type LogRankOptions} from "../../src/survival/log-rank.ts";
import {pairwiseLogRank} from "../../src/survival/pairwise-log-rank.ts";
import {surv} from "../../src/survival/surv.ts";
import type {EventTable} from "../../src/record/event-table.ts";
import type {Surv} from "../../src/record/surv.ts";
import {expectClose, referenceSet} from "../reference/reference-set.ts";
import {TOLERANCE} from "./curve-reference.ts";
import {followUp} from "./follow-up-columns.ts";
import {warningText} from "../../src/words/en/remarks.ts";
import {errorText} from "../../src/words/en/refusals.ts";

interface ExpectedTest {
  readonly statistic: number;
  readonly df: number;
  readonly pValue: number;
  readonly observed: number[];
  readonly expected: number[];
  readonly variance: number[];
}

const tables = (follow: Surv, group: readonly string[]): Record<string, EventTable> =>
  Object.fromEntries(
    survByGroup(follow, group).map((part) => [String(part.group), eventTable(part.follow, {times: follow.time})])
  );

describe("logRank agrees with R's survdiff", () => {
  it.each([
    ["gehan", "logRank", "treatment", null, 0],
    ["gehan", "rho1", "treatment", null, 1],
    ["gehan", "rhoHalf", "treatment", null, 0.5],
    ["gehan", "byPair", "treatment", "pair", 0],
    ["aml", "logRank", "group", null, 0],
    ["lung-months", "logRank", "sex", null, 0],
    ["lung-months", "ecog", "ecog", null, 0],
    ["lung-months", "ecogBySex", "ecog", "sex", 0],
    ["veteran", "logRank", "treatment", null, 0],
    ["veteran", "cell", "cell", null, 0],
    ["veteran", "byCell", "treatment", "cell", 0],
    ["veteran", "byCellRho1", "treatment", "cell", 1],
    ["veteran", "cellByTreatment", "cell", "treatment", 0],
    ["near-ties", "logRank", "group", null, 0]
  ] as const)("%s: %s, by %s, strata %s, rho %s", (name, what, by, stratum, rho) => {
    const {column, expected} = referenceSet(name);
    const wanted = (expected as Record<string, ExpectedTest>)[what];
    const options: LogRankOptions = stratum === null ? {rho} : {rho, strata: column(stratum)};
    const {statistic, df, pValue, groups, variance} = logRank(followUp(name), column(by), options);
    expectClose([statistic, df, pValue], [wanted.statistic, wanted.df, wanted.pValue], TOLERANCE, "test");
    expectClose(
      groups.map((row) => row.observed),
      wanted.observed,
      TOLERANCE,
      "observed"
    );
    expectClose(
      groups.map((row) => row.expected),
      wanted.expected,
      TOLERANCE,
      "expected"
    );
    expectClose(variance.flat(), wanted.variance, TOLERANCE, "variance");
  });

  it("with frequency weights, which are repeated rows", () => {
    const {count} = referenceSet("weighted").expected as {
      count: Record<"logRank" | "logRankByStratum", ExpectedTest> & {late2: number};
    };
    const {column} = referenceSet("weighted");
    const follow = followUp("weighted", {weight: "count"});
    expectClose(
      [
        logRank(follow, column("group")).statistic,
        logRank(follow, column("group"), {strata: column("stratum")}).statistic
      ],
      [count.logRank.statistic, count.logRankByStratum.statistic],
      TOLERANCE,
      "test"
    );
    expectClose(
      [logRank(followUp("weighted", {weight: "count", entry: "entry"}), column("group")).statistic],
      [count.late2],
      TOLERANCE,
      "delayed entry"
    );
  });
});

describe("logRank with delayed entry, which R's survdiff refuses, is the score test of the exact Cox model", () => {
  const {column, expected} = referenceSet("channing");
  const wanted = expected as Record<string, number>;
  const follow = followUp("channing", {time: "exit", entry: "entry"});
  const decade = column("entry").map((day) => (Number(day) < 900 ? "early" : Number(day) < 960 ? "middle" : "late"));

  it("two groups, three groups, stratified", () => {
    expectClose(
      [
        logRank(follow, column("sex")).statistic,
        logRank(follow, column("sex"), {strata: decade}).statistic,
        logRank(follow, decade).statistic,
        logRank(follow, decade, {strata: column("sex")}).statistic
      ],
      [wanted["logRank"], wanted["byDecade"], wanted["decades"], wanted["decadesBySex"]],
      TOLERANCE,
      "score"
    );
  });

  it("without delayed entry too (gehan), and with times tied by rounding (near-ties)", () => {
    const gehan = referenceSet("gehan");
    expectClose(
      [logRank(followUp("gehan"), gehan.column("treatment")).statistic],
      [(gehan.expected as {exactScore: number}).exactScore],
      TOLERANCE,
      "gehan"
    );
    const ties = referenceSet("near-ties");
    expectClose(
      [logRank(followUp("near-ties", {entry: "entry"}), ties.column("group")).statistic],
      [(ties.expected as {logRankLate: number}).logRankLate],
      TOLERANCE,
      "near-ties"
    );
  });
});

describe("logRank with probability weights is the robust score test of the weighted Cox model (Breslow ties)", () => {
  const {column, expected} = referenceSet("weighted");
  const {weight} = expected as {weight: Record<"logRank" | "byStratum" | "logRankLate" | "lateByStratum", number>};

  it.each([
    ["logRank", undefined, undefined],
    ["byStratum", undefined, "stratum"],
    ["logRankLate", "entry", undefined],
    ["lateByStratum", "entry", "stratum"]
  ] as const)("%s", (what, entry, stratum) => {
    const follow = followUp("weighted", entry === undefined ? {weight: "weight"} : {weight: "weight", entry});
    const {statistic, groups} = logRank(
      follow,
      column("group"),
      stratum === undefined ? {} : {strata: column(stratum)}
    );
    expectClose([statistic], [weight[what]], TOLERANCE, what);
    expect(groups.reduce((sum, {n}) => sum + n, 0)).toBe(60);
  });
});

describe("weighted log-rank tests agree with their definition, written out over event times in R", () => {
  const named: readonly (readonly [string, LogRankOptions])[] = [
    ["gehanBreslow", {weighting: "gehan-breslow"}],
    ["taroneWare", {weighting: "tarone-ware"}],
    ["petoPeto", {weighting: "peto-peto"}],
    ["rho1gamma1", {rho: 1, gamma: 1}],
    ["gamma1", {gamma: 1}],
    ["rho1", {rho: 1}],
    ["rho0", {}]
  ];

  it.each([
    ["gehan", "weightings", "treatment", {}, undefined],
    ["lung-months", "weightings", "ecog", {}, undefined],
    ["lung-months", "weightingsBySex", "ecog", {}, "sex"],
    ["channing", "weightings", "sex", {time: "exit", entry: "entry"}, undefined]
  ] as const)("%s: %s", (name, what, by, columns, stratum) => {
    const {column, expected} = referenceSet(name);
    const wanted = (expected as Record<string, Record<string, number>>)[what];
    const strata = stratum === undefined ? {} : {strata: column(stratum)};
    const follow = followUp(name, columns);
    expectClose(
      named.map(([, options]) => logRank(follow, column(by), {...options, ...strata}).statistic),
      named.map(([key]) => wanted[key]),
      TOLERANCE,
      what
    );
  });

  it("Peto and Peto's weight is not rho = 1", () => {
    const {column} = referenceSet("gehan");
    const statistic = (options: LogRankOptions): number =>
      logRank(followUp("gehan"), column("treatment"), options).statistic;
    expect(Math.abs(statistic({weighting: "peto-peto"}) - statistic({rho: 1}))).toBeGreaterThan(0.01);
  });
});

describe("logRank from event tables is logRank from rows", () => {
  it.each([
    ["gehan", "treatment", {}],
    ["lung-months", "ecog", {}],
    ["channing", "sex", {time: "exit", entry: "entry"}]
  ] as const)("%s by %s, every weighting", (name, by, columns) => {
    const {column} = referenceSet(name);
    const follow = followUp(name, columns);
    for (const weighting of ["log-rank", "gehan-breslow", "tarone-ware", "peto-peto"] satisfies Weighting[]) {
      const rows = logRank(follow, column(by), {weighting});
      const fromTables = logRank(tables(follow, column(by)), {weighting});
      expectClose([fromTables.statistic, fromTables.pValue], [rows.statistic, rows.pValue], 1e-12, weighting);
      expect(fromTables.groups.map(({group, n}) => [String(group), n])).toEqual(
        rows.groups.map(({group, n}) => [String(group), n])
      );
    }
  });

  it("without delayed entry each table needs its own times only", () => {
    const {column} = referenceSet("gehan");
    const own = Object.fromEntries(
      survByGroup(followUp("gehan"), column("treatment")).map(({group, follow}) => [String(group), eventTable(follow)])
    );
    expectClose(
      [logRank(own).statistic],
      [logRank(followUp("gehan"), column("treatment")).statistic],
      1e-12,
      "statistic"
    );
  });

  it("strata are one record each", () => {
    const {column} = referenceSet("veteran");
    const cell = column("cell");
    const byCell = labelIndex(cell).levels.map((level) => {
      const rows = cell.flatMap((value, i) => (value === level ? [i] : []));
      const follow = followUp("veteran", {}, ["cell", String(level)]);
      return tables(
        follow,
        rows.map((i) => column("treatment")[i])
      );
    });
    expectClose(
      [logRank(byCell).statistic],
      [logRank(followUp("veteran"), column("treatment"), {strata: cell}).statistic],
      1e-12,
      "statistic"
    );
  });

  it("delayed entry that a table does not date is refused, not guessed", () => {
    const a = eventTable(surv({time: [4, 9], event: [1, 1], entry: [0, 6]}));
    const b = eventTable(surv({time: [5, 7], event: [1, 1]}));
    expect(() => logRank({a, b})).toThrow(
      "table a has delayed entry before time 9 and no row at time 5, where another group has an event"
    );
  });
});

describe("logRankTrend", () => {
  it("is the exact score test of the score (lung-months, ECOG 0 to 3), also stratified", () => {
    const {column, numbers, expected} = referenceSet("lung-months");
    const wanted = expected as {trend: number; trendBySex: number};
    const ecog = column("ecog");
    const rows = ecog.flatMap((value, i) => (value === "unknown" ? [] : [i]));
    const pick = <T>(values: readonly T[]): T[] => rows.map((i) => values[i]);
    const follow = surv({time: pick(numbers("time")), event: pick(numbers("event"))});
    const scores = {"0": 0, "1": 1, "2": 2, "3": 3};
    expectClose(
      [
        logRankTrend(follow, pick(ecog).map(Number)).statistic,
        logRankTrend(follow, pick(ecog), {scores}).statistic,
        logRankTrend(follow, pick(ecog)).statistic,
        logRankTrend(follow, pick(ecog), {strata: pick(column("sex"))}).statistic
      ],
      [wanted.trend, wanted.trend, wanted.trend, wanted.trendBySex],
      TOLERANCE,
      "trend"
    );
    expect(logRankTrend(tables(follow, pick(ecog))).direction).toBe(1);
    expect(() => logRankTrend(follow, pick(ecog), {scores: {"0": 1, "1": 2, "2": 3}})).toThrow(
      "scores must hold a finite number for group 3, got undefined"
    );
    expect(() => logRankTrend(follow, pick(ecog), {scores: {"0": 1, "1": 1, "2": 1, "3": 1}})).toThrow(
      "scores must differ between groups"
    );
  });
});

describe("pairwiseLogRank", () => {
  it("is survdiff on each pair with p.adjust (lung-months, ECOG known)", () => {
    const {column, numbers, expected} = referenceSet("lung-months");
    const {pairwise} = expected as {pairwise: Record<"statistic" | "pValue" | "holm" | "BH", number[]>};
    const ecog = column("ecog");
    const rows = ecog.flatMap((value, i) => (value === "unknown" ? [] : [i]));
    const follow = surv({time: rows.map((i) => numbers("time")[i]), event: rows.map((i) => numbers("event")[i])});
    const group = rows.map((i) => ecog[i]);
    const holm = pairwiseLogRank(follow, group);
    expect(holm.map((row) => `${String(row.group)} v ${String(row.reference)}`)).toEqual([
      "1 v 0",
      "2 v 0",
      "3 v 0",
      "2 v 1",
      "3 v 1",
      "3 v 2"
    ]);
    expectClose(
      holm.map((row) => row.statistic),
      pairwise.statistic,
      TOLERANCE,
      "statistic"
    );
    expectClose(
      holm.map((row) => row.pValue),
      pairwise.pValue,
      TOLERANCE,
      "p"
    );
    expectClose(
      holm.map((row) => row.pAdjusted),
      pairwise.holm,
      TOLERANCE,
      "holm"
    );
    expectClose(
      pairwiseLogRank(follow, group, {adjustment: "BH"}).map((row) => row.pAdjusted),
      pairwise.BH,
      TOLERANCE,
      "BH"
    );
  });

  it("a pair that cannot be compared is a row with an error, and does not count in the adjustment", () => {
    const rows = pairwiseLogRank(surv({time: [5, 6, 5, 6, 1, 2, 3], event: [0, 0, 0, 0, 1, 1, 1]}), [
      "A",
      "A",
      "B",
      "B",
      "C",
      "C",
      "C"
    ]);
    expect(rows.map(({refusal}) => errorText(refusal))).toEqual([
      "event must be 1 for at least one subject, got no events",
      null,
      null
    ]);
    expect([rows[0].pValue, rows[0].pAdjusted]).toEqual([null, null]);
    expect(rows[1].pAdjusted).toBeCloseTo(2 * (rows[1].pValue ?? Number.NaN), 12);
  });
});

describe("logRank refuses what cannot be compared", () => {
  const follow = surv({time: [1, 2, 3, 4], event: [1, 1, 1, 0]});

  it("one group, no events, missing and miscounted labels", () => {
    expect(() => logRank(follow, ["A", "A", "A", "A"])).toThrow(
      "group must have at least two distinct labels, got only A"
    );
    expect(() => logRank(surv({time: [1, 2], event: [0, 0]}), ["A", "B"])).toThrow(
      "event must be 1 for at least one subject, got no events"
    );
    expect(() => logRank(follow, ["A", null, "B", "B"])).toThrow(
      new TypeError("group[1] must be a string, a number or a boolean, got null")
    );
    expect(() => logRank(follow, ["A", "B"])).toThrow(new RangeError("group must have the length of time, 4, got 2"));
    expect(() => logRank(follow, ["A", "A", "B", "B"], {strata: ["x"]})).toThrow(
      new RangeError("strata must have the length of time, 4, got 1")
    );
  });

  it("exponents below 0 and clashing weights", () => {
    expect(() => logRank(follow, ["A", "A", "B", "B"], {rho: -1})).toThrow(
      new RangeError("rho must be a finite number ≥ 0, got -1")
    );
    expect(() => logRank(follow, ["A", "A", "B", "B"], {rho: 1, weighting: "peto-peto"})).toThrow(
      "rho and gamma belong to weighting fleming-harrington, got peto-peto"
    );
    expect(() => logRank(follow, ["A", "A", "B", "B"], {weighting: "wilcoxon" as Weighting})).toThrow(
      "weighting must be one of log-rank, fleming-harrington, gehan-breslow, tarone-ware, peto-peto"
    );
  });

  it("groups that are never at risk together", () => {
    expect(() =>
      logRank(surv({time: [1, 2, 5, 6], event: [1, 1, 1, 1], entry: [0, 0, 3, 3]}), ["A", "A", "B", "B"])
    ).toThrow("no event time with weight has two groups at risk, so they cannot be compared");
  });

  it("a group that is never at risk at an event time is left out with a warning, as R leaves it out", () => {
    const {df, remarks} = logRank(surv({time: [1, 2, 3, 4, 5], event: [0, 1, 1, 1, 0]}), ["A", "B", "C", "B", "C"]);
    expect([df, warningText(remarks)]).toEqual([1, "group A is at risk at no event time and is left out of the test"]);
  });
});
