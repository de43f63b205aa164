import {choleskyInverse} from "../math/cholesky.ts";
import {newtonMaximum, type Curvature, type Maximum} from "../math/newton.ts";
import {normalTwoSided} from "../math/normal.ts";
import type {Surv} from "../record/surv.ts";
import type {SurvivalRemark} from "../record/survival-remark.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import {clusterIndex, sortedConcordance, type Concordance} from "./concordance.ts";
import {checkConfLevel, confMultiplier} from "./confidence-scale.ts";
import {checkEstimable, coxData, unscaled, type CoxData} from "./cox-data.ts";
import {keepModel, type CoxModel, type Ties} from "./cox-model.ts";
import {coxTests, type CoxTests, type RobustParts} from "./cox-tests.ts";
import {sortedScoreResiduals} from "./cumulative-hazard.ts";
import {design, designTerms, type Covariate} from "./design.ts";
import {refuseCollinear, separationRemarks} from "./degenerate-covariates.ts";
import {exactLikelihood} from "./exact-likelihood.ts";
import {linearPredictor, partialLikelihood, risks} from "./partial-likelihood.ts";
import {sandwichOf} from "./robust-variance.ts";
import type {SummedTies} from "./tied-events.ts";

export interface CoxOptions {
  /** Tied event times; `exact` is the discrete-time likelihood. */
  readonly ties?: Ties;
  /** A baseline hazard of its own for each value; length n. */
  readonly strata?: ArrayLike<unknown>;
  /** Rows that may depend on each other; standard errors become robust. Length n. */
  readonly cluster?: ArrayLike<unknown>;
  /** Robust (sandwich) standard errors; by default with `cluster` and with probability weights. */
  readonly robust?: boolean;
  /** Known part of the linear predictor, length n. */
  readonly offset?: ArrayLike<number>;
  /** Two-sided confidence level, in (0, 1). */
  readonly confLevel?: number;
  /** False leaves the concordance out. */
  readonly concordance?: boolean;
  readonly maxIterations?: number;
}

export interface CoxRow {
  readonly term: string;
  /** Log hazard ratio for one unit of the covariate. */
  readonly estimate: number;
  /** From the inverse information. */
  readonly stdError: number;
  /** Sandwich standard error, where asked for; statistic, p and limits then rest on it. */
  readonly robustStdError?: number;
  /** Wald z. */
  readonly statistic: number;
  readonly pValue: number;
  /** Limits of the log hazard ratio. */
  readonly confLow: number;
  readonly confHigh: number;
  /** Why the row must not be used as it stands; null when it may. */
  readonly remarks: readonly SurvivalRemark[];
}

export interface CoxFit {
  readonly rows: readonly CoxRow[];
  /** Log partial likelihood at β = 0 and at the estimate. */
  readonly logLik: readonly [number, number];
  readonly tests: CoxTests;
  /** Null where it was not asked for. */
  readonly concordance: Concordance | null;
  /** Covariance of the estimates, p × p: robust where standard errors are. */
  readonly vcov: readonly (readonly number[])[];
  /** Inverse information, where `vcov` is robust. */
  readonly naiveVcov?: readonly (readonly number[])[];
  readonly ties: Ties;
  /** Rows, and rows with an event; frequency weights count as rows. */
  readonly n: number;
  readonly nEvent: number;
  readonly converged: boolean;
  readonly iterations: number;
  readonly remarks: readonly SurvivalRemark[];
}

/**
 * Cox proportional hazards regression of right-censored or delayed-entry times on covariates by name: n numbers, or a `factor`, `spline` or `interaction` (see `design`); weights and entry come with `surv`.
 *
 * Estimates are log hazard ratios per unit. Assumes proportional hazards (see `proportionalHazards`) and censoring that is independent given the covariates.
 * Throws `RangeError` without an event, for covariates that are constant or collinear within the risk sets (named), for lengths that differ and
 * values that are not finite. A covariate that separates events from non-events gets a remark, because its estimate would be infinite.
 * Source: Cox 1972, JRSS B 34:187–220; robust variance Lin & Wei 1989, JASA 84:1074–8. Equals R's `survival::coxph`.
 *
 * @example
 * const follow = {time: Float64Array.of(1, 1, 6, 6, 8, 9), event: Uint8Array.of(1, 0, 1, 1, 0, 1), entry: null, weight: null, weightKind: "frequency"};
 * cox(follow, {x: [1, 1, 1, 0, 0, 0]}, {ties: "breslow"}).rows[0].estimate // 1.475285
 */
export function cox(surv: Surv, covariates: Readonly<Record<string, Covariate>>, options: CoxOptions = {}): CoxFit {
  const {ties = "efron", confLevel = 0.95, concordance = true, maxIterations = 40} = options;
  checkConfLevel(confLevel);
  checkTies(ties);
  const {made, robust} = layOut(surv, covariates, {...options, ties});
  const {data, cluster} = made;
  const fitted = likelihoodMaximum(data, ties, maxIterations);
  const {first, last, converged, iterations} = fitted;
  const model = modelAt(fitted, made, robust);
  const {rows, remarks} = rowsAndRemarks(model, fitted, {confLevel, robust: robust !== null});
  return keepModel(
    {
      rows,
      logLik: [first.value, last.value],
      tests: coxTests(model, first, last.value, robust),
      concordance: concordance ? sortedConcordance(data, model.eta, cluster) : null,
      ...covariances(model, robust !== null),
      ties,
      ...rowCounts(data),
      converged,
      iterations,
      remarks
    },
    model
  );
}

/** What a model is made of before it is fitted. */
type ModelInput = Pick<CoxModel, "data" | "ties" | "design" | "cluster">;

/** Checked columns in sorted order, and what robust standard errors need; null where they are not robust. */
function layOut(
  surv: Surv,
  covariates: Readonly<Record<string, Covariate>>,
  {ties, strata, offset, cluster, robust}: CoxOptions & {readonly ties: Ties}
): {readonly made: ModelInput; readonly robust: RobustParts | null} {
  const columns = design(covariates);
  const data = coxData(surv, columns, {strata, offset});
  checkEstimable(data, "cox");
  const clusters = checkedClusters(cluster, data.n);
  const isRobust = robust ?? (cluster !== undefined || (data.weight !== null && data.weightKind === "probability"));
  return {
    made: {data, ties, design: columns, cluster: clusters},
    robust: isRobust ? {clusters, ties: robustTies(ties)} : null
  };
}

function checkTies(ties: string): void {
  if (!["efron", "breslow", "exact"].includes(ties))
    throw new RangeError(`ties must be one of efron, breslow, exact, got ${JSON.stringify(ties)}`);
}

/** Clusters as 0, 1, … in the caller's order of rows, at least two; null where there are none. */
function checkedClusters(cluster: ArrayLike<unknown> | undefined, n: number): Int32Array | null {
  if (cluster === undefined) return null;
  const clusters = clusterIndex(cluster, n);
  if (clusters.every((at) => at === 0)) throw new NotEstimable({code: "one-cluster", clusters: 1});
  return clusters;
}

function robustTies(ties: Ties): SummedTies {
  if (ties === "exact")
    throw new RangeError(
      "ties must be efron or breslow for robust standard errors, cluster and probability weights, got exact"
    );
  return ties;
}

/** The estimate; throws at β = 0 for covariates that are constant or collinear within the risk sets. */
function likelihoodMaximum(data: CoxData, ties: Ties, maxIterations: number): Maximum<Curvature> {
  let checked = false;
  return newtonMaximum(
    (beta) => {
      const likelihood = ties === "exact" ? exactLikelihood(data, beta) : partialLikelihood(data, beta, ties);
      if (!checked) refuseCollinear(data, likelihood.information);
      checked = true;
      return likelihood;
    },
    new Float64Array(data.p),
    {
      maxIterations,
      decrement: 1e-19 * data.nEvent,
      maxStep: 5,
      diverges: (step, gain, value) =>
        gain < 1e-8 * Math.max(1, Math.abs(value)) && step.some((change) => Math.abs(change) > 0.01)
    }
  );
}

function modelAt({at: beta, factor}: Maximum<Curvature>, made: ModelInput, robust: RobustParts | null): CoxModel {
  const {data} = made;
  const eta = linearPredictor(data, beta);
  const inverse = choleskyInverse(factor);
  const covariance =
    robust === null
      ? inverse
      : sandwichOf(data, sortedScoreResiduals(data, eta, risks(data, eta), robust.ties), inverse, robust.clusters);
  return {...made, beta, eta, inverse, covariance, assign: designTerms(made.design)};
}

/** One row a column, and the remarks of the fit: separation, no convergence, rows that cannot be tested. */
function rowsAndRemarks(
  model: CoxModel,
  {converged, nextStep, iterations}: Maximum<Curvature>,
  {confLevel, robust}: {readonly confLevel: number; readonly robust: boolean}
): Pick<CoxFit, "rows" | "remarks"> {
  const {data, beta, inverse} = model;
  const separation = separationRemarks(data, converged, nextStep, beta, inverse);
  const remarks = separation.filter((remark) => remark !== null);
  if (!converged && remarks.length === 0) remarks.push({code: "not-converged", estimator: "cox", iterations});
  const z = confMultiplier(confLevel);
  const rows = data.terms.map((_, j): CoxRow => {
    const row = rowOf(model, j, {z, robust});
    const untestable = untestableRemark(row, robust);
    if (untestable !== null) remarks.push(untestable);
    return {...row, remarks: [separation[j] ?? untestable].filter((remark) => remark !== null)};
  });
  return {rows, remarks};
}

/** Column j in the caller's units. */
function rowOf(
  {data: {terms, scale, p}, beta, inverse, covariance}: CoxModel,
  j: number,
  {z, robust}: {readonly z: number; readonly robust: boolean}
): Omit<CoxRow, "remarks"> {
  const estimate = beta[j] / scale[j];
  const used = Math.sqrt(covariance[j * p + j]) / scale[j];
  const statistic = estimate / used;
  return {
    term: terms[j],
    estimate,
    stdError: Math.sqrt(inverse[j * p + j]) / scale[j],
    ...(robust ? {robustStdError: used} : {}),
    statistic,
    pValue: normalTwoSided(statistic),
    confLow: estimate - z * used,
    confHigh: estimate + z * used
  };
}

/** With all events at one time, or one subject at risk at each, the score residuals can be 0 throughout. */
function untestableRemark(
  {term, statistic, stdError, robustStdError}: Omit<CoxRow, "remarks">,
  robust: boolean
): SurvivalRemark | null {
  return Number.isFinite(statistic) ? null : {code: "untestable", term, stdError: robustStdError ?? stdError, robust};
}

/** Numbers of rows and events that a fit reports. */
export function rowCounts({n, nEvent, weight, weightKind, blocks}: CoxData): {
  readonly n: number;
  readonly nEvent: number;
} {
  if (weight === null || weightKind === "probability") return {n, nEvent};
  let events = 0;
  for (let block = 0; block < blocks.count; block++)
    for (let i = blocks.firstEvent[block]; i < blocks.start[block + 1]; i++) events += weight[i];
  return {n: weight.reduce((sum, w) => sum + w, 0), nEvent: events};
}

function covariances({covariance, inverse, data}: CoxModel, robust: boolean): Pick<CoxFit, "vcov" | "naiveVcov"> {
  const vcov = unscaled(covariance, data.scale);
  return robust ? {vcov, naiveVcov: unscaled(inverse, data.scale)} : {vcov};
}
