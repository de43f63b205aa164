import {isMissing} from "../adjustment/complete-cases.ts";
import {quantileSorted} from "simple-statistics";
import {levelDifference, numberDifference} from "../adjustment/standardised-difference.ts";
import {chiSquareTest, fisherExact} from "../math/contingency-test.ts";
import {kruskalWallis, rankSumTest} from "../math/rank-sum-test.ts";
import type {Refusal} from "../record/refusal.ts";
import {resultRow, type Row} from "../record/row.ts";
import {describedColumns, type DescribedColumn} from "./described-columns.ts";
import type {Subject} from "./subject.ts";

/** What a table of characteristics holds. */
export interface CharacteristicsContext {
  readonly population: string;
  readonly shape: "lines" | "follow-up";
  /** Columns asked for; empty for the usual ones. */
  readonly asked: readonly string[];
  /** Columns that make the groups. */
  readonly leave: readonly string[];
  /** Whether groups are tested against one another. */
  readonly tests: boolean;
  /** A patient stands in the analysis more than once. */
  readonly clustered: boolean;
}

/** Names of the analyses in their rows. */
export const STANDARDISED_DIFFERENCE = "standardised difference";
export const CHARACTERISTICS_TEST = "characteristics test";

type Groups = ReadonlyMap<string, readonly Subject[]>;

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
 * const subject = (group, age) => ({patientId: null, file: null, row: null, group, time: 1, event: 1, entry: null, cells: {age}});
 * const groups = new Map([["A", [50, 60, 70].map((age) => subject("A", age))], ["B", [40, 50, 60].map((age) => subject("B", age))]]);
 * const rows = characteristics(groups, {population: "all", shape: "lines", asked: [], leave: [], tests: true, clustered: false});
 * rows.filter(({group, term}) => group === null || term === "age: mean").map(({term, estimate}) => [term, estimate]).slice(1, 2) // [["age: median", 55]]
 * rows.find(({analysis}) => analysis === "standardised difference").estimate // 1
 */
export function characteristics(groups: Groups, context: CharacteristicsContext): Row[] {
  const everyone = [...groups.values()].flat();
  const columns = describedColumns(everyone, context);
  return [
    ...(groups.size > 1
      ? columns.flatMap((column) => descriptionRows(null, everyone, column, context.population))
      : []),
    ...[...groups].flatMap(([group, subjects]) =>
      columns.flatMap((column) => descriptionRows(group, subjects, column, context.population))
    ),
    ...(groups.size > 1 ? columns.map((column) => differenceRow(groups, column, context.population)) : []),
    ...(groups.size > 1 && context.tests ? columns.map((column) => testRow(groups, column, context)) : [])
  ];
}

function descriptionRows(
  group: string | null,
  subjects: readonly Subject[],
  described: DescribedColumn,
  population: string
): Row[] {
  const {column} = described;
  const shared = {analysis: "characteristics", group, population};
  if (described.kind === "number") {
    const sorted = numbersOf(subjects, column).sort((a, b) => a - b);
    const n = sorted.length;
    if (n === 0) return [];
    const mean = sorted.reduce((sum, value) => sum + value, 0) / n;
    return [
      ...quartiles.map(([name, p]) =>
        resultRow({
          ...shared,
          kind: "quantile",
          term: `${column}: ${name}`,
          scale: "value",
          estimate: quantileSorted(sorted, p),
          n,
          method: "quantile, type 7"
        })
      ),
      resultRow({...shared, kind: "mean", term: `${column}: mean`, scale: "value", estimate: mean, n, method: "mean"}),
      resultRow({
        ...shared,
        kind: "standard-deviation",
        term: `${column}: standard deviation`,
        scale: "value",
        n,
        method: "standard deviation, n − 1",
        ...(n > 1
          ? {estimate: Math.sqrt(sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1))}
          : {refusal: {code: "one-value"}})
      })
    ];
  }
  const counts = countsOf(subjects, described);
  const n = counts.reduce((sum, count) => sum + count, 0);
  return described.levels.flatMap((level, index) =>
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
            method: "share of those recorded"
          })
        ]
  );
}

/** The largest difference between two of the groups. */
function differenceRow(groups: Groups, described: DescribedColumn, population: string): Row {
  const {column} = described;
  const names = [...groups.keys()];
  const pairs = names.flatMap((group, index) =>
    names.slice(0, index).map((reference) => {
      const [a, b] = [group, reference].map((name) => groups.get(name) ?? []);
      const estimate =
        described.kind === "number"
          ? numberDifference(numbersOf(a ?? [], column), numbersOf(b ?? [], column))
          : levelDifference(countsOf(a ?? [], described), countsOf(b ?? [], described));
      return {group, reference, estimate};
    })
  );
  const given = pairs.filter(({estimate}) => estimate !== null).sort((a, b) => (b.estimate ?? 0) - (a.estimate ?? 0));
  const without = pairs
    .filter(({estimate}) => estimate === null)
    .map(({group, reference}) => [group, reference] as const);
  const apart = given
    .filter(({estimate}) => estimate === Infinity)
    .map(({group, reference}) => [group, reference] as const);
  const largest = given[0];
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
    n: [...groups.values()].flat().filter(({cells}) => !isMissing(cells, column)).length,
    method:
      described.kind === "number"
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

function testRow(groups: Groups, described: DescribedColumn, {population, clustered}: CharacteristicsContext): Row {
  const {column} = described;
  const shared = {
    analysis: CHARACTERISTICS_TEST,
    kind: "characteristic-test" as const,
    population,
    term: column,
    n: [...groups.values()].flat().filter(({cells}) => !isMissing(cells, column)).length
  };
  const refused = (method: string, refusal: Refusal): Row => resultRow({...shared, method, refusal});
  const dependent: Refusal = {code: "records-not-independent", instead: "none"};
  const samples = [...groups.values()];
  if (described.kind === "number") {
    const method = groups.size === 2 ? "Wilcoxon rank-sum test, two-sided" : "Kruskal-Wallis test";
    const numbers = samples.map((subjects) => numbersOf(subjects, column));
    if (clustered) return refused(method, dependent);
    if (numbers.some(({length}) => length === 0)) return refused(method, {code: "nobody-in-a-group"});
    const test = groups.size === 2 ? rankSumTest(numbers[0] ?? [], numbers[1] ?? []) : kruskalWallis(numbers);
    return resultRow({
      ...shared,
      statistic: test.statistic,
      df: test.df,
      pValue: test.pValue,
      method:
        groups.size > 2
          ? method
          : test.exact
            ? `${method}, exact`
            : `${method}, normal approximation with continuity correction`
    });
  }
  const counts = samples.map((subjects) => countsOf(subjects, described));
  if (clustered) return refused("chi-square test", dependent);
  if (counts.some((row) => row.every((count) => count === 0)))
    return refused("chi-square test", {code: "nobody-in-a-group"});
  if (described.levels.length < 2) return refused("chi-square test", {code: "one-level-in-all"});
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

function numbersOf(subjects: readonly Subject[], column: string): number[] {
  return subjects
    .filter(({cells}) => !isMissing(cells, column))
    .map(({cells}) => Number(cells[column]))
    .filter(Number.isFinite);
}

function countsOf(
  subjects: readonly Subject[],
  {column, levels}: {readonly column: string; readonly levels: readonly string[]}
): number[] {
  const counts = levels.map(() => 0);
  for (const {cells} of subjects) {
    const at = levels.indexOf(String(cells[column]));
    if (at >= 0) counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}
