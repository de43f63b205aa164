import {readFileSync} from "node:fs";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {PlanSpec} from "../../src/record/plan.ts";
import type {RowKind} from "../../src/record/row-kind.ts";
import type {Row} from "../../src/record/row.ts";
import type {Source} from "../../src/record/source.ts";
import {root} from "../cli/payloadswap.ts";

const sample = (name: string, role?: Source["role"]): Source => ({
  name,
  text: readFileSync(join(root, "data-samples", name), "utf8"),
  ...(role === undefined ? {} : {role})
});
const rowsOf = async (sources: readonly Source[], spec: PlanSpec): Promise<readonly Row[]> =>
  (await analyze(spec, await readCohort(sources))).rows;

/** Both ADCs by sequence, with further views, weights and a null picture. */
const bySequence: PlanSpec = {
  by: "sequence",
  population: {where: "her2_status = low"},
  endpoints: ["rwPFS", "rwOS"],
  groupings: ["transition", "column:hr_status"],
  adjust: ["age", "line"],
  adjustment: {weights: "overlap", covariates: ["age", "line", "hr_status"], replicates: 20},
  sequential: {nullPicture: {replicates: 20}, ask: ["unadjusted-contrast"]},
  restrictedMean: 12,
  report: {tests: true}
};

let sequences: readonly Row[] = [];
let clinical: readonly Row[] = [];

beforeAll(async () => {
  sequences = await rowsOf([sample("breast-sequential.csv")], bySequence);
  clinical = await rowsOf(
    [
      sample("breast-clinical/lines.csv"),
      sample("breast-clinical/assessments.csv", "assessments"),
      sample("breast-clinical/adverse-events.csv", "adverse_events")
    ],
    {by: "transition"}
  );
}, 240_000);

/** Kinds of the rows of an analysis with a term, each once. */
const kindsOf = (rows: readonly Row[], analysis: string, term: string): RowKind[] => [
  ...new Set(rows.filter((row) => row.analysis === analysis && row.term === term).map(({kind}) => kind))
];
const groupingsOf = (rows: readonly Row[], analysis: string): (string | null)[] => [
  ...new Set(rows.filter((row) => row.analysis === analysis).map(({grouping}) => grouping))
];

describe("the kind of a row", () => {
  it("is there in every row, and one for each analysis, term and scale", () => {
    for (const rows of [sequences, clinical]) {
      expect(rows.length).toBeGreaterThan(100);
      expect(rows.filter(({kind}) => typeof kind !== "string")).toEqual([]);
    }
    const found = new Map<string, Set<RowKind>>();
    for (const {analysis, term, scale, kind} of [...sequences, ...clinical]) {
      const key = JSON.stringify([analysis, term, scale]);
      found.set(key, (found.get(key) ?? new Set()).add(kind));
    }
    expect([...found].filter(([, kinds]) => kinds.size > 1)).toEqual([]);
  });

  it.each<[string, string, RowKind]>([
    ["kaplan-meier", "median", "median"],
    ["kaplan-meier", "survival", "survival-at"],
    ["follow-up", "median", "follow-up"],
    ["events", "death", "event-count"],
    ["cox", "hazard ratio", "hazard-ratio"],
    ["cox", "age", "covariate-hazard-ratio"],
    ["log-rank", "difference", "log-rank-test"],
    ["global log-rank", "any difference", "global-test"],
    ["proportional-hazards", "hazard ratio", "proportional-hazards-test"],
    ["subgroup", "interaction", "interaction-test"],
    ["characteristics test", "age", "characteristic-test"],
    ["characteristics", "age: mean", "mean"],
    ["characteristics", "age: standard deviation", "standard-deviation"],
    ["characteristics", "age: median", "quantile"],
    ["characteristics", "hr_status: positive", "level-share"],
    ["standardised difference", "age", "standardised-difference"],
    ["propensity", "age", "odds-ratio"],
    ["propensity", "effective sample size", "effective-size"],
    ["balance", "age", "standardised-difference"],
    ["weighted-cox", "hazard ratio, bootstrap", "hazard-ratio"],
    ["weighted-e-value", "E-value", "e-value"],
    ["weighted-e-value", "E-value of the limit", "e-value-of-limit"],
    ["restricted-mean", "restricted mean", "restricted-mean"],
    ["restricted-mean", "difference", "restricted-mean-difference"],
    ["truncation", "median PFS(ADC1)", "median"],
    ["truncation", "conditional Kendall tau of time to ADC2 and window", "correlation"],
    ["paired", "median of PFS(ADC2) / PFS(ADC1)", "ratio"],
    ["paired", "P(PFS(ADC2) > PFS(ADC1))", "relative-effect"],
    ["paired", "RMST(ADC2) - RMST(ADC1)", "restricted-mean-difference"],
    ["predictors", "age", "covariate-hazard-ratio"],
    ["predictors", "E-value: age", "e-value"],
    ["sequential summary by sequence", "concordance of PFS(ADC1) and PFS(ADC2)", "concordance"]
  ])("%s, %s: %s", (analysis, term, kind) => {
    const found = kindsOf(sequences, analysis, term);
    expect(found.length === 0 ? kindsOf(clinical, analysis, term) : found).toEqual([kind]);
  });

  it.each<[string, string, RowKind]>([
    ["response", "objective response rate", "share"],
    ["early-death", "died within 30 days", "share"],
    ["assessment-interval", "between assessments: median", "quantile"],
    ["cumulative-incidence", "progression", "incidence-at"],
    ["time-on-treatment", "median", "median"],
    ["hormone-receptor-order", "patients", "count"]
  ])("of clinical tables: %s, %s: %s", (analysis, term, kind) => {
    expect(kindsOf(clinical, analysis, term)).toEqual([kind]);
  });
});

describe("the grouping of a row", () => {
  it("is that of the plan for the main groups, of the view for a view, and the contrast for a contrast", () => {
    expect(groupingsOf(sequences, "kaplan-meier")).toEqual(["sequence"]);
    expect(groupingsOf(sequences, "cox")).toEqual(["sequence"]);
    expect(groupingsOf(sequences, "kaplan-meier by hr_status")).toEqual(["hr_status"]);
    expect(groupingsOf(sequences, "global log-rank")).toEqual(["sequence"]);
    expect(groupingsOf(sequences, "weighted-cox")).toEqual(["sequence"]);
    expect(groupingsOf(sequences, "paired")).toEqual(["position"]);
    expect(groupingsOf(clinical, "response")).toEqual(["transition"]);
    expect(groupingsOf(clinical, "contrast like-for-like")).toEqual(["like-for-like"]);
  });

  it("of both ADCs by stratum is what makes the strata, and none over all patients", () => {
    expect(groupingsOf(clinical, "sequential summary by all patients")).toEqual([null]);
    expect(groupingsOf(clinical, "sequential summary by line of ADC2")).toEqual(["line"]);
    expect(groupingsOf(sequences, "response by transition class")).toEqual(["transition"]);
  });

  it("stands wherever a row has a reference, but for ADC2 received or not, or how long ago, and simulated worlds", () => {
    const without = [...sequences, ...clinical].filter(
      ({reference, grouping}) => reference !== null && grouping === null
    );
    expect([...new Set(without.map(({analysis}) => analysis))].sort()).toEqual([
      "illness-death",
      "null picture",
      "overall survival"
    ]);
  });
});
