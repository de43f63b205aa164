import {mean, quantileSorted, sampleStandardDeviation} from "simple-statistics";
import {levelDifference, numberDifference} from "../adjustment/standardised-difference.ts";
import {chiSquareTest, fisherExact} from "../math/contingency-test.ts";
import {kruskalWallis, rankSumTest} from "../math/rank-sum-test.ts";
import type {ColumnPlans} from "../record/plan-columns.ts";
import type {Refusal} from "../record/refusal.ts";
import {resultRow, type Row} from "../record/row.ts";
import {describedColumns} from "./described-columns.ts";
import {recordedValues, type DescribedGroups, type Recorded, type RecordedColumn} from "./recorded-values.ts";

/** What a table of characteristics holds. */
export interface CharacteristicsContext {
  readonly population: string;
  readonly shape: "lines" | "follow-up";
  /** Columns asked for; empty for the usual ones. */
  readonly asked: readonly string[];
  /** Columns that make the groups. */
  readonly leave: readonly string[];
  /** Kind and order of columns as the plan has them. */
  readonly plans?: ColumnPlans;
  /** Whether groups are tested against one another. */
  readonly tests: boolean;
  /** A patient stands in the analysis more than once. */
  readonly clustered: boolean;
}

/** Names of the analyses in their rows. */
export const STANDARDISED_DIFFERENCE = "standardised difference";
export const CHARACTERISTICS_TEST = "characteristics test";

const quartiles = [
  ["lower quartile", 0.25],
  ["median", 0.5],
  ["upper quartile", 0.75]
] as const;
/** Below this expected count the chi-square distribution is not trusted (Cochran 1954). */
const LEAST_EXPECTED = 5;

/**
 * Characteristics of everyone and of each group, one row an estimate: quartiles (R's type 7), mean and standard deviation of numbers, shares of levels among those recorded; the largest
 * standardised mean difference between two groups (analysis `standardised difference`); on request a test (`characteristics test`). `n` is how many are recorded; rows of everyone have no group.
 *
 * Source: Yang & Dalton 2012 (levels), Austin 2009 (numbers); tests: Wilcoxon or Kruskal–Wallis, chi-square or, where an expected count is below 5, Fisher's exact test.
 *
 * @example
 * const subject = (age) => ({cells: {age}});
 * const groups = new Map([["A", [50, 60, 70].map(subject)], ["B", [40, 50, 60].map(subject)]]);
 * const rows = characteristics(groups, {population: "all", shape: "lines", asked: [], leave: [], tests: true, clustered: false});
 * rows.filter(({group, term}) => group === null || term === "age: mean").map(({term, estimate}) => [term, estimate]).slice(1, 2) // [["age: median", 55]]
 * rows.find(({analysis}) => analysis === "standardised difference").estimate // 1
 */
export function characteristics(groups: DescribedGroups, context: CharacteristicsContext): Row[] {
  const everyone = [...groups.values()].flat();
  const columns = recordedValues(groups, describedColumns(everyone, context));
  const names = [...groups.keys()];
  return [
    ...(groups.size > 1 ? columns.flatMap(({all}) => descriptionRows(null, all, context.population)) : []),
    ...names.flatMap((group, place) =>
      columns.flatMap(({byGroup}) => {
        const own = byGroup[place];
        return own === undefined ? [] : descriptionRows(group, own, context.population);
      })
    ),
    ...(groups.size > 1 ? columns.map((column) => differenceRow(names, column, context.population)) : []),
    ...(groups.size > 1 && context.tests ? columns.map((column) => testRow(column, context)) : [])
  ];
}

function descriptionRows(group: string | null, recorded: Recorded, population: string): Row[] {
  const shared = {analysis: "characteristics", group, population};
  return recorded.kind === "number" ? numberRows(recorded, shared) : levelRows(recorded, shared);
}

type RecordedNumbers = Extract<Recorded, {readonly kind: "number"}>;
type RecordedLevels = Extract<Recorded, {readonly kind: "level"}>;

/** Whom a row describes. */
interface Described {
  readonly analysis: string;
  readonly group: string | null;
  readonly population: string;
}

function numberRows({column, numbers}: RecordedNumbers, shared: Described): Row[] {
  const sorted = numbers.toSorted((a, b) => a - b);
  const n = sorted.length;
  if (n === 0) return [];
  return [
    ...quartiles.map(([name, p]) =>
      resultRow({
        ...shared,
        kind: "quantile",
        term: `${column}: ${name}`,
        scale: "value",
        estimate: quantileSorted(sorted, p),
        n,
        counts: [n],
        method: "quantile, type 7"
      })
    ),
    resultRow({
      ...shared,
      kind: "mean",
      term: `${column}: mean`,
      scale: "value",
      estimate: mean(sorted),
      n,
      counts: [n],
      method: "mean"
    }),
    resultRow({
      ...shared,
      kind: "standard-deviation",
      term: `${column}: standard deviation`,
      scale: "value",
      n,
      counts: [n],
      method: "standard deviation, n − 1",
      ...(n > 1 ? {estimate: sampleStandardDeviation(sorted)} : {refusal: {code: "one-value"}})
    })
  ];
}

function levelRows({column, levels, counts}: RecordedLevels, shared: Described): Row[] {
  const n = counts.reduce((sum, count) => sum + count, 0);
  return levels.flatMap((level, index) =>
    counts[index] === 0
      ? []
      : [
          resultRow({
            ...shared,
            kind: "level-share",
            term: `${column}: ${level}`,
            scale: "share",
            estimate: (counts[index] ?? 0) / n,
            n,
            counts: [counts[index] ?? 0],
            method: "share of those recorded"
          })
        ]
  );
}

/** Standardised difference of a column between two groups; null where one of them has too few. */
function differenceOf(a: Recorded, b: Recorded): number | null {
  if (a.kind === "number" && b.kind === "number") return numberDifference(a.numbers, b.numbers);
  return a.kind === "level" && b.kind === "level" ? levelDifference(a.counts, b.counts) : null;
}

/** The largest difference between two of the groups. */
function differenceRow(names: readonly string[], recorded: RecordedColumn, population: string): Row {
  const {column, n, all} = recorded;
  const {largest, without, apart} = pairDifferences(names, recorded);
  const of = names.length > 2 ? "largest of all pairs of groups" : "between the groups";
  return resultRow({
    analysis: STANDARDISED_DIFFERENCE,
    kind: "standardised-difference",
    population,
    term: column,
    scale: "standardised mean difference",
    group: largest?.group ?? null,
    reference: largest?.reference ?? null,
    estimate: apart.length > 0 ? null : (largest?.estimate ?? null),
    n,
    method:
      all.kind === "number"
        ? `difference of means over the pooled standard deviation, ${of}`
        : `Mahalanobis distance of the shares (Yang & Dalton 2012), ${of}`,
    remarks: largest !== undefined && without.length > 0 ? [{code: "too-few-recorded-between", pairs: without}] : [],
    refusal:
      largest === undefined
        ? {code: "too-few-in-a-group"}
        : apart.length > 0
          ? {code: "nothing-in-common", pairs: apart}
          : null
  });
}

/** Two groups with the difference of a column between them. */
interface PairDifference {
  readonly group: string;
  readonly reference: string;
  readonly estimate: number | null;
}

type Pair = readonly [group: string, reference: string];

/** Of all pairs of groups the one that differs most, those of which one has too few, and those that have no value in common. */
function pairDifferences(
  names: readonly string[],
  {byGroup}: RecordedColumn
): {readonly largest: PairDifference | undefined; readonly without: readonly Pair[]; readonly apart: readonly Pair[]} {
  const pairs = names.flatMap((group, index) =>
    names.slice(0, index).map((reference, other) => {
      const [a, b] = [byGroup[index], byGroup[other]];
      return {group, reference, estimate: a === undefined || b === undefined ? null : differenceOf(a, b)};
    })
  );
  const given = pairs.filter(({estimate}) => estimate !== null).sort((a, b) => (b.estimate ?? 0) - (a.estimate ?? 0));
  const named = ({group, reference}: PairDifference): Pair => [group, reference];
  return {
    largest: given[0],
    without: pairs.filter(({estimate}) => estimate === null).map(named),
    apart: given.filter(({estimate}) => estimate === Infinity).map(named)
  };
}

function testRow({column, n, all, byGroup}: RecordedColumn, {population, clustered}: CharacteristicsContext): Row {
  const shared = {analysis: CHARACTERISTICS_TEST, kind: "characteristic-test" as const, population, term: column, n};
  return all.kind === "number"
    ? numberTestRow(
        byGroup.map((own) => (own.kind === "number" ? own.numbers : [])),
        shared,
        clustered
      )
    : levelTestRow(
        byGroup.map((own) => (own.kind === "level" ? own.counts : [])),
        {...shared, levels: all.levels.length},
        clustered
      );
}

/** What a test is of. */
type Tested = Pick<Row, "analysis" | "kind" | "population" | "term" | "n">;

/** Nobody may be in the analysis twice. */
const dependent: Refusal = {code: "records-not-independent", instead: "none"};

/** The rank-sum test of two groups, or the Kruskal-Wallis test of more. */
function numberTestRow(numbers: readonly (readonly number[])[], shared: Tested, clustered: boolean): Row {
  const two = numbers.length === 2;
  const method = two ? "Wilcoxon rank-sum test, two-sided" : "Kruskal-Wallis test";
  const refused = (refusal: Refusal): Row => resultRow({...shared, method, refusal});
  if (clustered) return refused(dependent);
  if (numbers.some(({length}) => length === 0)) return refused({code: "nobody-in-a-group"});
  const test = two ? rankSumTest(numbers[0] ?? [], numbers[1] ?? []) : kruskalWallis(numbers);
  return resultRow({
    ...shared,
    statistic: test.statistic,
    df: test.df,
    pValue: test.pValue,
    method:
      numbers.length > 2
        ? method
        : test.exact
          ? `${method}, exact`
          : `${method}, normal approximation with continuity correction`
  });
}

/** The chi-square test of a table of groups by levels, or Fisher's exact test where an expected count is small. */
function levelTestRow(
  counts: readonly (readonly number[])[],
  {levels, ...shared}: Tested & {readonly levels: number},
  clustered: boolean
): Row {
  const refused = (refusal: Refusal): Row => resultRow({...shared, method: "chi-square test", refusal});
  if (clustered) return refused(dependent);
  if (counts.some((row) => row.every((count) => count === 0))) return refused({code: "nobody-in-a-group"});
  if (levels < 2) return refused({code: "one-level-in-all"});
  return contingencyRow(counts, shared);
}

/** The test of a table that can be tested. */
function contingencyRow(counts: readonly (readonly number[])[], shared: Tested): Row {
  const pearson = chiSquareTest(counts);
  const chiSquare = {
    statistic: pearson.statistic,
    df: pearson.df,
    pValue: pearson.pValue,
    method: "chi-square test without continuity correction"
  };
  if (pearson.leastExpected >= LEAST_EXPECTED) return resultRow({...shared, ...chiSquare});
  const exact = fisherExact(counts);
  return exact === null
    ? resultRow({
        ...shared,
        ...chiSquare,
        remarks: [{code: "too-large-for-fisher", leastExpected: pearson.leastExpected}]
      })
    : resultRow({...shared, pValue: exact, method: "Fisher's exact test, two-sided"});
}
