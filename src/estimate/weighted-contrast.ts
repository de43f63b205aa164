import {withDelayedEntry} from "./delayed-entry.ts";
import {resultRow, type Row} from "../record/row.ts";
import {seededRandom} from "../math/random.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import {remarksOf} from "../record/remark.ts";
import {cox} from "../survival/cox.ts";
import type {Covariate} from "../survival/design.ts";
import {kaplanMeier} from "../survival/kaplan-meier.ts";
import {median} from "../survival/quantile.ts";
import {surv} from "../survival/surv.ts";
import type {SurvivalCurve} from "../survival/survival-curve.ts";
import {armColumns} from "./arms.ts";
import {contrast, type ContrastEstimate} from "./contrast.ts";
import {rowsOfContrast, type ContrastLabels} from "./contrast-rows.ts";
import {balance, type BalanceRow} from "../adjustment/balance.ts";
import {propensityWeights, type PropensityTarget, type PropensityWeights} from "../adjustment/propensity-weights.ts";

/** Two arms with follow-up and confounders, columns of n. */
export interface WeightedContrastData {
  readonly time: ArrayLike<number>;
  readonly event: ArrayLike<number>;
  readonly entry?: ArrayLike<number> | null;
  /** 1 for the arm of interest. */
  readonly treated: ArrayLike<number>;
  /** Covariates for some rows of the data, in the order of the rows: rows are drawn anew in each bootstrap sample. */
  readonly covariates: (rows: readonly number[]) => Readonly<Record<string, Covariate>>;
}

export interface WeightedContrastOptions {
  readonly target?: PropensityTarget;
  readonly endpoint?: string | null;
  readonly population?: string | null;
  readonly labels?: readonly [untreated: string, treated: string];
  readonly unit?: string;
  readonly confLevel?: number;
  /** Bootstrap samples in which the weights are estimated anew; 0 = none. */
  readonly replicates?: number;
  readonly seed?: number;
}

export interface WeightedContrast {
  readonly weights: PropensityWeights;
  readonly balance: readonly BalanceRow[];
  readonly contrast: ContrastEstimate;
  readonly curves: {readonly untreated: SurvivalCurve; readonly treated: SurvivalCurve};
  /** Weighted medians, hazard ratio with robust limits, test of proportional hazards, E-value, robust log-rank test, and the ratio with bootstrap limits. */
  readonly rows: readonly Row[];
}

/** Weighted log hazard ratio of some rows; null where it cannot be estimated. */
function logHazardRatio(data: WeightedContrastData, rows: readonly number[], target: PropensityTarget): number | null {
  try {
    const treated = rows.map((row) => data.treated[row]);
    const {weight} = propensityWeights(treated, data.covariates(rows), target);
    return cox(followOf(data, rows, weight), {treated}, {ties: "efron", robust: true, concordance: false}).rows[0]
      .estimate;
  } catch (error) {
    // A sample without both arms or with collinear covariates has no estimate; it is counted.
    if (!(error instanceof NotEstimable)) throw error;
    return null;
  }
}

function followOf(
  {time, event, entry}: WeightedContrastData,
  rows: readonly number[],
  weight: ArrayLike<number>
): ReturnType<typeof surv> {
  return surv({
    time: rows.map((row) => time[row]),
    event: rows.map((row) => event[row]),
    weight,
    weightKind: "probability",
    ...(entry === undefined || entry === null ? {} : {entry: rows.map((row) => entry[row])})
  });
}

/**
 * Two arms compared after propensity weighting: balance, weighted Kaplan–Meier curves, Cox hazard ratio with robust limits, with limits from a bootstrap that estimates the weights anew, and the E-value.
 *
 * Robust limits take the weights as known; the bootstrap does not. Needs every confounder among the covariates, and positivity (see `weights.remarks`, which stand in the rows).
 * Throws `RangeError` as `propensityWeights`, `surv` and `cox`. Source: Cole & Hernán 2004; Austin 2016, Stat Med 35:5642 (bootstrap of weighted Cox models).
 *
 * @example
 * const data = {time: [5, 8, 3, 9, 6, 12, 4, 7], event: [1, 1, 1, 0, 1, 1, 1, 1], treated: [0, 0, 0, 0, 1, 1, 1, 1], covariates: (rows) => ({x: rows.map((row) => [1, 2, 3, 2, 2, 3, 1, 3][row])})};
 * weightedContrast(data, {replicates: 0}).rows.map(({term}) => term) // ["median", "median", "hazard ratio", "E-value", "E-value of the limit", "difference", "hazard ratio"]
 */
export function weightedContrast(data: WeightedContrastData, options: WeightedContrastOptions = {}): WeightedContrast {
  const {
    target = "ATE",
    endpoint = null,
    population = null,
    labels = ["untreated", "treated"],
    unit = "days",
    confLevel = 0.95,
    replicates = 1000,
    seed = 20260101
  } = options;
  const n = data.time.length;
  const all = Array.from({length: n}, (_, i) => i);
  const treated = all.map((row) => data.treated[row]);
  const covariates = data.covariates(all);
  const weights = propensityWeights(treated, covariates, target);
  const curveOf = (arm: number): SurvivalCurve => {
    const rows = all.filter((row) => treated[row] === arm);
    return kaplanMeier(
      followOf(
        data,
        rows,
        rows.map((row) => weights.weight[row])
      ),
      {confLevel}
    );
  };
  const curves = {untreated: curveOf(0), treated: curveOf(1)};
  const delayed = withDelayedEntry(data.entry === undefined || data.entry === null ? null : Array.from(data.entry));
  const weighted = `weighted by propensity (${target}, logistic regression)`;
  const base = {endpoint, population, remarks: weights.remarks};
  const medians = (
    [
      ["untreated", 0],
      ["treated", 1]
    ] as const
  ).map(([name, arm]) =>
    resultRow({
      ...base,
      analysis: "weighted-kaplan-meier",
      kind: "median",
      group: labels[arm],
      term: "median",
      scale: "time",
      unit,
      ...median(curves[name]),
      n: treated.filter((value) => value === arm).length,
      nEvent: all.filter((row) => treated[row] === arm && data.event[row] === 1).length,
      method: `Kaplan-Meier${delayed} ${weighted}, robust variance, log-log limits`
    })
  );
  const shared = {
    ...base,
    group: labels[1],
    reference: labels[0],
    n,
    nEvent: all.filter((row) => data.event[row] === 1).length
  };
  const found = contrast(
    armColumns(
      labels,
      treated.map((value) => labels[value === 1 ? 1 : 0]),
      followOf(data, all, weights.weight)
    ),
    {confLevel, fewest: 1}
  );
  const said: ContrastLabels = {
    shared: {endpoint, population},
    analyses: {
      ratio: "weighted-cox",
      logRank: "weighted-log-rank",
      proportional: "weighted-proportional-hazards",
      eValue: "weighted-e-value"
    },
    methods: {
      ratio: `Cox regression${delayed} ${weighted}`,
      givenRatio: `Cox regression${delayed} ${weighted}, robust standard error of the log hazard ratio, weights taken as known`,
      logRank: `log-rank test${delayed} ${weighted}, two-sided, robust variance, weights taken as known`,
      test: `log-rank test${delayed} weighted by propensity (${target})`,
      proportional: `score test of proportional hazards${delayed} ${weighted}`
    },
    remarks: weights.remarks
  };
  return {
    weights,
    contrast: found,
    curves,
    balance: balance(treated, covariates, weights.weight),
    rows: [
      ...medians,
      ...rowsOfContrast(found, {...said, parts: ["ratio"]}),
      ...(replicates > 0 && found.hazardRatio.refusal === null ? [bootstrapRow(found.hazardRatio.estimate)] : []),
      ...rowsOfContrast(found, {...said, parts: ["eValue", "logRank", "proportional"]})
    ]
  };

  function bootstrapRow(estimate: number): Row {
    const random = seededRandom(seed);
    const values = Array.from({length: replicates}, () =>
      logHazardRatio(
        data,
        all.map(() => Math.floor(random() * n)),
        target
      )
    )
      .filter((value) => value !== null && Number.isFinite(value))
      .map(Number)
      .sort((a, b) => a - b);
    const failed = replicates - values.length;
    const method = `Cox regression${delayed} ${weighted}, percentile limits of ${replicates} bootstrap samples with weights estimated anew`;
    const quantile = (p: number): number => {
      const at = (values.length - 1) * p;
      const low = Math.floor(at);
      return values[low] + (at - low) * (values[Math.min(low + 1, values.length - 1)] - values[low]);
    };
    if (values.length < 2)
      return resultRow({
        ...shared,
        analysis: "weighted-cox",
        kind: "hazard-ratio",
        term: "hazard ratio, bootstrap",
        scale: "hazard ratio",
        method,
        refusal: {code: "no-bootstrap-estimate"}
      });
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return resultRow({
      ...shared,
      analysis: "weighted-cox",
      kind: "hazard-ratio",
      term: "hazard ratio, bootstrap",
      scale: "hazard ratio",
      estimate,
      stdError: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)),
      confLow: Math.exp(quantile((1 - confLevel) / 2)),
      confHigh: Math.exp(quantile((1 + confLevel) / 2)),
      method,
      remarks: remarksOf([...weights.remarks, failed === 0 ? null : {code: "bootstrap-samples-failed", failed}])
    });
  }
}
