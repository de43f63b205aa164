import {choleskyInverse} from "../math/cholesky.ts";
import {normalTwoSided} from "../math/normal.ts";
import type {Surv} from "../record/surv.ts";
import type {SurvivalRemark} from "../record/survival-remark.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import {clusterIndex, sortedConcordance, type Concordance} from "./concordance.ts";
import {checkConfLevel, confMultiplier} from "./confidence-scale.ts";
import {callersCoefficients, callersCovariance} from "./column-basis.ts";
import {checkEstimable, coxData, rowCounts} from "./cox-data.ts";
import {coxMaximum, type CoxMaximum} from "./cox-maximum.ts";
import {keepModel, type CoxModel, type Ties} from "./cox-model.ts";
import {coxTests, type CoxTests, type RobustParts} from "./cox-tests.ts";
import {sortedScoreResiduals} from "./cumulative-hazard.ts";
import {design, designTerms, type Covariate} from "./design.ts";
import {linearPredictor, risks} from "./partial-likelihood.ts";
import {sandwichOf} from "./robust-variance.ts";
import type {SummedTies} from "./tied-events.ts";
import type {Unbounded} from "./unbounded-terms.ts";

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
  /** Log hazard ratio for one unit of the covariate; infinite where the data separate events by it, NaN where they do not say which way. Then all else of the row is NaN. */
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
  /** False where the likelihood has no maximum (separation): the likelihood ratio is then that of its upper bound, and Wald's test is NaN. */
  readonly converged: boolean;
  readonly iterations: number;
  readonly remarks: readonly SurvivalRemark[];
}

/**
 * Cox proportional hazards regression of right-censored or delayed-entry times on covariates by name: n numbers, or a `factor`, `spline` or `interaction` (see `design`); weights and entry come with `surv`.
 *
 * Estimates are log hazard ratios per unit. Assumes proportional hazards (see `proportionalHazards`) and censoring that is independent given the covariates.
 * Throws `RangeError` without an event, for covariates that are constant or collinear within the risk sets (named), for lengths that differ and
 * values that are not finite, and where `maxIterations` do not reach the maximum. A covariate that separates events from non-events gets a remark and an infinite estimate (see `firth`).
 * Source: Cox 1972, JRSS B 34:187–220; robust variance Lin & Wei 1989, JASA 84:1074–8. Equals R's `survival::coxph`.
 *
 * @example
 * const follow = {time: Float64Array.of(1, 1, 6, 6, 8, 9), event: Uint8Array.of(1, 0, 1, 1, 0, 1), entry: null, weight: null, weightKind: "frequency"};
 * cox(follow, {x: [1, 1, 1, 0, 0, 0]}, {ties: "breslow"}).rows[0].estimate // 1.475285
 */
export function cox(surv: Surv, covariates: Readonly<Record<string, Covariate>>, options: CoxOptions = {}): CoxFit {
  return coxOfCopies(surv, covariates, options, null);
}

/** `cox` with the number of subjects that each cluster stands for, by cluster in ascending order of label, where the weights of its rows are those of all of them together; null for one each. */
export function coxOfCopies(
  surv: Surv,
  covariates: Readonly<Record<string, Covariate>>,
  options: CoxOptions,
  copies: Float64Array | null
): CoxFit {
  const {ties = "efron", confLevel = 0.95, concordance = true, maxIterations = 40} = options;
  checkConfLevel(confLevel);
  checkTies(ties);
  const {made, robust} = layOut(surv, covariates, {...options, ties, copies});
  const {data, cluster} = made;
  const fitted = coxMaximum(data, ties, maxIterations);
  const {first, last, iterations, unbounded} = fitted;
  const model = modelAt(fitted, made, robust);
  const {vcov, naiveVcov} = covariancesOf(model, robust !== null);
  const {rows, remarks} = rowsAndRemarks(model, {vcov, naiveVcov}, confLevel);
  return keepModel(
    {
      rows,
      logLik: [first.value, last.value],
      tests: coxTests(model, first, last.value, robust),
      concordance: concordance ? sortedConcordance(data, model.eta, cluster) : null,
      vcov,
      ...(naiveVcov === null ? {} : {naiveVcov}),
      ties,
      ...rowCounts(data),
      converged: unbounded === null,
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
  {
    ties,
    strata,
    offset,
    cluster,
    robust,
    copies
  }: CoxOptions & {readonly ties: Ties; readonly copies: Float64Array | null}
): {readonly made: ModelInput; readonly robust: RobustParts | null} {
  const columns = design(covariates);
  const data = coxData(surv, columns, {strata, offset});
  checkEstimable(data, "cox");
  const clusters = checkedClusters(cluster, data.n);
  const isRobust = robust ?? (cluster !== undefined || (data.weight !== null && data.weightKind === "probability"));
  return {
    made: {data, ties, design: columns, cluster: clusters},
    robust: isRobust ? {clusters: clusters === null ? null : {of: clusters, copies}, ties: robustTies(ties)} : null
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

function modelAt({beta, factor, unbounded}: CoxMaximum, made: ModelInput, robust: RobustParts | null): CoxModel {
  const {data} = made;
  const eta = linearPredictor(data, beta);
  const inverse = choleskyInverse(factor);
  const covariance =
    robust === null
      ? inverse
      : sandwichOf(data, sortedScoreResiduals(data, eta, risks(data, eta), robust.ties), inverse, robust.clusters);
  return {...made, beta, eta, inverse, covariance, unbounded, assign: designTerms(made.design)};
}

/** What a fit says of its coefficients, in the caller's units. */
interface Estimates {
  readonly vcov: readonly (readonly number[])[];
  /** Null where standard errors are not robust. */
  readonly naiveVcov: readonly (readonly number[])[] | null;
}

/** Covariances; NaN where a coefficient grows without bound. */
function covariancesOf({data, covariance, inverse, unbounded}: CoxModel, robust: boolean): Estimates {
  const bounded = (matrix: Float64Array): number[][] =>
    callersCovariance(data.basis, matrix).map((row, j) =>
      row.map((value, k) => (isBounded(unbounded, j) && isBounded(unbounded, k) ? value : NaN))
    );
  return {vcov: bounded(covariance), naiveVcov: robust ? bounded(inverse) : null};
}

function isBounded(unbounded: CoxModel["unbounded"], j: number): boolean {
  return (unbounded?.[j] ?? null) === null;
}

/** One row a column, and the remarks of the fit: separation, rows that cannot be tested. */
function rowsAndRemarks(
  {data: {basis, terms}, beta, unbounded}: CoxModel,
  {vcov, naiveVcov}: Estimates,
  confLevel: number
): Pick<CoxFit, "rows" | "remarks"> {
  const z = confMultiplier(confLevel);
  const estimates = callersCoefficients(basis, beta);
  const rows = terms.map((term, j): CoxRow => {
    const way = unbounded?.[j] ?? null;
    if (way !== null) return unboundedRow(term, way, naiveVcov !== null);
    const errors = {used: Math.sqrt(vcov[j][j]), naive: naiveVcov === null ? null : Math.sqrt(naiveVcov[j][j])};
    return boundedRow(term, estimates[j], errors, z);
  });
  return {rows, remarks: rows.flatMap(({remarks}) => remarks)};
}

function boundedRow(
  term: string,
  estimate: number,
  {used, naive}: {readonly used: number; readonly naive: number | null},
  z: number
): CoxRow {
  const statistic = estimate / used;
  const row = {
    term,
    estimate,
    stdError: naive ?? used,
    ...(naive === null ? {} : {robustStdError: used}),
    statistic,
    pValue: normalTwoSided(statistic),
    confLow: estimate - z * used,
    confHigh: estimate + z * used
  };
  const untestable = untestableRemark(row, naive !== null);
  return {...row, remarks: untestable === null ? [] : [untestable]};
}

/** The row of a coefficient that has no finite estimate; nothing of it can be tested by Wald's method. */
function unboundedRow(term: string, way: Exclude<Unbounded, null>, robust: boolean): CoxRow {
  return {
    term,
    estimate: way === "either" ? NaN : way === "+" ? Infinity : -Infinity,
    stdError: NaN,
    ...(robust ? {robustStdError: NaN} : {}),
    statistic: NaN,
    pValue: NaN,
    confLow: NaN,
    confHigh: NaN,
    remarks: [way === "either" ? {code: "undetermined", term} : {code: "separation", term, towards: way}]
  };
}

/** With all events at one time, or one subject at risk at each, the score residuals can be 0 throughout. */
function untestableRemark(
  {term, statistic, stdError, robustStdError}: Omit<CoxRow, "remarks">,
  robust: boolean
): SurvivalRemark | null {
  return Number.isFinite(statistic) ? null : {code: "untestable", term, stdError: robustStdError ?? stdError, robust};
}
