import {chiSquareUpper} from "../math/chi-square.ts";
import {cholesky, choleskyInverse, quadraticForm} from "../math/cholesky.ts";
import {newtonMaximum, type Curvature} from "../math/newton.ts";
import {normalTwoSided} from "../math/normal.ts";
import type {Surv} from "../record/surv.ts";
import type {SurvivalRemark} from "../record/survival-remark.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import {clusterIndex, sortedConcordance, type Concordance} from "./concordance.ts";
import {checkConfLevel, confMultiplier} from "./confidence-scale.ts";
import {coxData, type CoxData} from "./cox-data.ts";
import {keepModel, type CoxModel, type Ties} from "./cox-model.ts";
import {sortedScoreResiduals} from "./cumulative-hazard.ts";
import {design, designTerms, type Covariate} from "./design.ts";
import {refuseCollinear, separationRemarks} from "./degenerate-covariates.ts";
import {exactLikelihood} from "./exact-likelihood.ts";
import {linearPredictor, partialLikelihood, risks} from "./partial-likelihood.ts";
import {sandwichOf, scoreProducts} from "./robust-variance.ts";

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

export interface CoxTest {
  readonly statistic: number;
  readonly df: number;
  readonly pValue: number;
}

export interface CoxTests {
  readonly likelihoodRatio: CoxTest;
  readonly wald: CoxTest;
  readonly score: CoxTest;
  /** Score test with the empirical variance of the clusters' scores; where standard errors are robust. */
  readonly robustScore?: CoxTest;
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
  const {ties = "efron", strata, cluster, offset, confLevel = 0.95, concordance = true, maxIterations = 40} = options;
  checkConfLevel(confLevel);
  if (!["efron", "breslow", "exact"].includes(ties))
    throw new RangeError(`ties must be one of efron, breslow, exact, got ${JSON.stringify(ties)}`);
  const columns = design(covariates);
  const data = coxData(surv, columns, {strata, offset});
  if (data.nEvent === 0) throw new NotEstimable({code: "no-event", estimator: "cox", rows: data.n});
  if (data.p === 0) throw new RangeError("covariates must have at least one column, got none");
  const {robust = cluster !== undefined || (data.weight !== null && data.weightKind === "probability")} = options;
  const clusters = cluster === undefined ? null : clusterIndex(cluster, data.n);
  if (clusters !== null && clusters.every((at) => at === 0)) throw new NotEstimable({code: "one-cluster", clusters: 1});
  if (ties === "exact" && robust)
    throw new RangeError(
      "ties must be efron or breslow for robust standard errors, cluster and probability weights, got exact"
    );

  let checked = false;
  const fitted = newtonMaximum(
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
  const {at: beta, first, last, factor, nextStep} = fitted;
  const eta = linearPredictor(data, beta);
  const inverse = choleskyInverse(factor);
  const scaledSandwich =
    robust && ties !== "exact"
      ? sandwichOf(data, sortedScoreResiduals(data, eta, risks(data, eta), ties), inverse, clusters)
      : null;
  const model: CoxModel = {
    data,
    ties,
    beta,
    eta,
    inverse,
    covariance: scaledSandwich ?? inverse,
    design: columns,
    assign: designTerms(columns),
    cluster: clusters
  };

  const separation = separationRemarks(data, fitted.converged, nextStep, beta, inverse);
  const remarks = separation.filter((remark) => remark !== null);
  if (!fitted.converged && remarks.length === 0)
    remarks.push({code: "not-converged", estimator: "cox", iterations: fitted.iterations});

  const naive = unscaled(inverse, data.scale);
  const sandwich = scaledSandwich === null ? null : unscaled(scaledSandwich, data.scale);
  const vcov = sandwich ?? naive;
  const estimates = data.terms.map((_, j) => beta[j] / data.scale[j]);
  const z = confMultiplier(confLevel);
  const rows = data.terms.map((term, j): CoxRow => {
    const estimate = estimates[j];
    const stdError = Math.sqrt(inverse[j * data.p + j]) / data.scale[j];
    const used = Math.sqrt(model.covariance[j * data.p + j]) / data.scale[j];
    const statistic = estimate / used;
    // With all events at one time, or one subject at risk at each, the score residuals can be 0 throughout.
    const untestable: SurvivalRemark | null = Number.isFinite(statistic)
      ? null
      : {code: "untestable", term, stdError: used, robust: sandwich !== null};
    if (untestable !== null) remarks.push(untestable);
    const own = [separation[j] ?? untestable].filter((remark) => remark !== null);
    return {
      term,
      estimate,
      stdError,
      ...(sandwich === null ? {} : {robustStdError: used}),
      statistic,
      pValue: normalTwoSided(statistic),
      confLow: estimate - z * used,
      confHigh: estimate + z * used,
      remarks: own
    };
  });
  return keepModel(
    {
      rows,
      logLik: [first.value, last.value],
      tests: coxTests(model, first, last.value, robust && ties !== "exact" ? {clusters, ties} : null),
      concordance: concordance ? sortedConcordance(data, eta, clusters) : null,
      vcov,
      ...(sandwich === null ? {} : {naiveVcov: naive}),
      ties,
      ...rowCounts(data),
      converged: fitted.converged,
      iterations: fitted.iterations,
      remarks
    },
    model
  );
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

/** From scaled to the caller's units, as rows. */
function unscaled(matrix: Float64Array, scale: Float64Array): number[][] {
  const p = scale.length;
  return Array.from(scale, (a, j) => Array.from(scale, (b, k) => matrix[j * p + k] / (a * b)));
}

function chiSquareTest(statistic: number, df: number): CoxTest {
  return {statistic, df, pValue: df === 0 ? 1 : chiSquareUpper(statistic, df)};
}

interface RobustParts {
  readonly clusters: Int32Array | null;
  readonly ties: "efron" | "breslow";
}

function coxTests(
  {data, beta, covariance}: CoxModel,
  first: Curvature,
  fittedValue: number,
  robust: RobustParts | null
): CoxTests {
  const {p} = data;
  const wald = cholesky(covariance, p);
  const tests: CoxTests = {
    likelihoodRatio: chiSquareTest(2 * (fittedValue - first.value), p),
    wald: chiSquareTest(quadraticForm(wald, beta), p - wald.singular.length),
    score: chiSquareTest(quadraticForm(cholesky(first.information, p), first.gradient), p)
  };
  if (robust === null) return tests;
  const eta = linearPredictor(data, new Float64Array(p));
  const residuals = sortedScoreResiduals(data, eta, risks(data, eta), robust.ties);
  const middle = cholesky(scoreProducts(data, residuals, robust.clusters), p);
  return {...tests, robustScore: chiSquareTest(quadraticForm(middle, first.gradient), p - middle.singular.length)};
}
