import {fewLeftAtRisk, weightedCautions} from "./limited-curve.ts";
import {sampleStandardDeviation} from "simple-statistics";
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

/** Weighted log hazard ratio of some rows, infinite where their events are separated; null where it cannot be estimated. */
function logHazardRatio(data: WeightedContrastData, rows: readonly number[], target: PropensityTarget): number | null {
  try {
    const treated = rows.map((row) => data.treated[row]);
    const {weight} = propensityWeights(treated, data.covariates(rows), target);
    const [{estimate}] = cox(
      followOf(data, rows, weight),
      {treated},
      {ties: "efron", robust: true, concordance: false}
    ).rows;
    return Number.isNaN(estimate) ? null : estimate;
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
  const arms = weightedArms(data, settingsOf(options));
  const {treated, covariates, weights} = arms;
  const curves = {untreated: curveOf(arms, 0), treated: curveOf(arms, 1)};
  const found = armsContrast(arms);
  return {
    weights,
    contrast: found,
    curves,
    balance: balance(treated, covariates, weights.weight),
    rows: [medianRow(arms, 0, curves.untreated), medianRow(arms, 1, curves.treated), ...contrastRows(arms, found)]
  };
}

function settingsOf({
  target = "ATE",
  endpoint = null,
  population = null,
  labels = ["untreated", "treated"],
  unit = "days",
  confLevel = 0.95,
  replicates = 1000,
  seed = 20260101
}: WeightedContrastOptions): Required<WeightedContrastOptions> {
  return {target, endpoint, population, labels, unit, confLevel, replicates, seed};
}

/** Both arms with their weights. */
interface WeightedArms {
  readonly data: WeightedContrastData;
  /** Every row of the data. */
  readonly all: readonly number[];
  readonly treated: readonly number[];
  readonly covariates: Readonly<Record<string, Covariate>>;
  readonly weights: PropensityWeights;
  readonly settings: Required<WeightedContrastOptions>;
}

function weightedArms(data: WeightedContrastData, settings: Required<WeightedContrastOptions>): WeightedArms {
  const all = Array.from({length: data.time.length}, (_, i) => i);
  const treated = all.map((row) => data.treated[row]);
  const covariates = data.covariates(all);
  return {data, all, treated, covariates, weights: propensityWeights(treated, covariates, settings.target), settings};
}

function armsContrast({data, all, treated, weights, settings: {labels, confLevel}}: WeightedArms): ContrastEstimate {
  const arm = treated.map((value) => labels[value === 1 ? 1 : 0]);
  return contrast(armColumns(labels, arm, followOf(data, all, weights.weight)), {confLevel, fewest: 1});
}

/** Rows of the contrast, the ratio with bootstrap limits after that with robust ones. */
function contrastRows(arms: WeightedArms, found: ContrastEstimate): Row[] {
  const said = labelsOf(arms);
  return [
    ...rowsOfContrast(found, {...said, parts: ["ratio"]}),
    ...(arms.settings.replicates > 0 && found.hazardRatio.refusal === null
      ? [bootstrapRow(arms, found.hazardRatio.estimate)]
      : []),
    ...rowsOfContrast(found, {...said, parts: ["eValue", "logRank", "proportional"]})
  ];
}

/** The weighted curve of an arm. */
function curveOf({data, all, treated, weights, settings: {confLevel}}: WeightedArms, arm: 0 | 1): SurvivalCurve {
  const rows = all.filter((row) => treated[row] === arm);
  const weight = rows.map((row) => weights.weight[row]);
  return kaplanMeier(followOf(data, rows, weight), {confLevel});
}

function delayedEntryOf({entry}: WeightedContrastData): string {
  return withDelayedEntry(entry === undefined || entry === null ? null : Array.from(entry));
}

function weightedBy({target}: Required<WeightedContrastOptions>): string {
  return `weighted by propensity (${target}, logistic regression)`;
}

function medianRow({data, all, treated, weights, settings}: WeightedArms, arm: 0 | 1, curve: SurvivalCurve): Row {
  const {endpoint, population, labels, unit} = settings;
  const n = treated.filter((value) => value === arm).length;
  const middle = median(curve);
  return resultRow({
    endpoint,
    population,
    remarks: remarksOf([...weights.remarks, fewLeftAtRisk(curve, middle.estimate), ...weightedCautions(n)]),
    analysis: "weighted-kaplan-meier",
    kind: "median",
    group: labels[arm],
    term: "median",
    scale: "time",
    unit,
    ...middle,
    n,
    nEvent: all.filter((row) => treated[row] === arm && data.event[row] === 1).length,
    method: `Kaplan-Meier${delayedEntryOf(data)} ${weightedBy(settings)}, robust variance, log-log limits`
  });
}

/** What the rows of the contrast are called, and the methods they name. */
function labelsOf({data, weights, settings}: WeightedArms): ContrastLabels {
  const {target, endpoint, population} = settings;
  const delayed = delayedEntryOf(data);
  const weighted = weightedBy(settings);
  return {
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
}

/** The hazard ratio with the limits of bootstrap samples, in each of which the weights are estimated anew. */
function bootstrapRow(arms: WeightedArms, estimate: number): Row {
  const {weights, settings} = arms;
  const {confLevel, replicates} = settings;
  const fields = bootstrapFields(arms);
  const values = bootstrapValues(arms);
  if (values.length < 2)
    return resultRow({...fields, remarks: weights.remarks, refusal: {code: "no-bootstrap-estimate"}});
  const failed = replicates - values.length;
  return resultRow({
    ...fields,
    estimate,
    // Samples whose events are separated lie beyond all others, where they belong for the limits; a spread they leave none.
    stdError: values.every(Number.isFinite) ? sampleStandardDeviation(values) : null,
    confLow: ratioOrNone(quantileOf(values, (1 - confLevel) / 2)),
    confHigh: ratioOrNone(quantileOf(values, (1 + confLevel) / 2)),
    remarks: remarksOf([...weights.remarks, failed === 0 ? null : {code: "bootstrap-samples-failed", failed}])
  });
}

function bootstrapFields({data, all, settings}: WeightedArms) {
  const {endpoint, population, labels, replicates} = settings;
  return {
    endpoint,
    population,
    group: labels[1],
    reference: labels[0],
    n: all.length,
    nEvent: all.filter((row) => data.event[row] === 1).length,
    analysis: "weighted-cox",
    kind: "hazard-ratio" as const,
    term: "hazard ratio, bootstrap",
    scale: "hazard ratio",
    method: `Cox regression${delayedEntryOf(data)} ${weightedBy(settings)}, percentile limits of ${replicates} bootstrap samples with weights estimated anew`
  };
}

/** Log hazard ratios of the bootstrap samples that have one, in ascending order. */
function bootstrapValues({data, all, settings: {target, replicates, seed}}: WeightedArms): number[] {
  const random = seededRandom(seed);
  return Array.from({length: replicates}, () =>
    logHazardRatio(
      data,
      all.map(() => Math.floor(random() * all.length)),
      target
    )
  )
    .filter((value) => value !== null)
    .sort((a, b) => a - b);
}

/** Quantile between the two values on either side, as R's type 7. */
function quantileOf(sorted: readonly number[], p: number): number {
  const at = (sorted.length - 1) * p;
  const low = Math.floor(at);
  const next = sorted[Math.min(low + 1, sorted.length - 1)];
  return at === low || next === sorted[low] ? sorted[low] : sorted[low] + (at - low) * (next - sorted[low]);
}

/** The hazard ratio of its logarithm; null where that is infinite. */
function ratioOrNone(logRatio: number): number | null {
  return Number.isFinite(logRatio) ? Math.exp(logRatio) : null;
}
