import type {EventTable} from "../record/event-table.ts";
import type {Surv} from "../record/surv.ts";
import {betaProductLimits} from "./beta-product.ts";
import {checkConfLevel, checkConfType, curveLimits} from "./confidence-scale.ts";
import {isEventTable, tableOf} from "./event-table.ts";
import {inUnitWeights, squaredInfluence, type InfluenceTerms} from "./infinitesimal-jackknife.ts";
import {remarkedCurve, type CurveConfType, type SurvivalCurve} from "./survival-curve.ts";

/** Greenwood's variance, or the infinitesimal jackknife, which is right for probability weights and clusters. */
export type CurveVariance = "greenwood" | "robust";

export interface KaplanMeierOptions {
  /** Two-sided, in (0, 1). */
  readonly confLevel?: number | undefined;
  /** Scale on which the interval is symmetric; `beta-product` for small samples, limits that hold where S(t) is 1 or 0 too. */
  readonly confType?: CurveConfType | undefined;
  /** Default: `greenwood`; `robust` for probability weights and for clusters, as R's `survfit` decides. */
  readonly variance?: CurveVariance | undefined;
  /** Labels, length n: rows of one cluster are not independent. */
  readonly cluster?: ArrayLike<unknown> | undefined;
}

/** Which variance applies; throws when rows are needed and only a table is there. */
export function chosenVariance(given: Surv | EventTable, {variance, cluster}: KaplanMeierOptions): CurveVariance {
  if (variance !== undefined && variance !== "greenwood" && variance !== "robust")
    throw new RangeError(`variance must be greenwood or robust, got ${JSON.stringify(variance)}`);
  if (isEventTable(given)) {
    if (variance === "robust" || cluster !== undefined)
      throw new RangeError("variance robust needs rows, got an event table");
    return "greenwood";
  }
  if (variance === "greenwood" && cluster !== undefined)
    throw new RangeError("variance must be robust when cluster is given, got greenwood");
  return (
    variance ??
    (cluster !== undefined || (given.weight !== null && given.weightKind === "probability") ? "robust" : "greenwood")
  );
}

/** S(t) as a product over the table, length m. */
export function productLimit({nRisk, nEvent}: Pick<EventTable, "nRisk" | "nEvent">): Float64Array {
  const estimate = new Float64Array(nRisk.length);
  let product = 1;
  for (let k = 0; k < nRisk.length; k += 1) {
    if (nEvent[k] > 0) product *= (nRisk[k] - nEvent[k]) / nRisk[k];
    estimate[k] = product;
  }
  return estimate;
}

/**
 * Standard error of log S(t) after Greenwood, length m; infinite once S(t) is 0.
 *
 * Source: Greenwood 1926; Kalbfleisch & Prentice 2002, eq. 1.12.
 */
export function greenwoodLogError({nRisk, nEvent}: EventTable): Float64Array {
  const logStdError = new Float64Array(nRisk.length);
  let sum = 0;
  for (let k = 0; k < nRisk.length; k += 1) {
    if (nEvent[k] > 0) sum += nEvent[k] / (nRisk[k] * (nRisk[k] - nEvent[k]));
    logStdError[k] = Math.sqrt(sum);
  }
  return logStdError;
}

/**
 * Influence of a row on log S(t): being at risk adds d / (n(n − d)), an own event takes 1 / (n − d); until S(t) is 0, which no row moves.
 *
 * Source: Efron 1981, doi:10.1080/01621459.1981.10477650; `survfit(robust = TRUE)` of R's survival.
 */
export function kaplanMeierInfluence({nRisk, nEvent}: EventTable, estimate: Float64Array): InfluenceTerms {
  const m = nRisk.length;
  const zero = estimate.indexOf(0);
  const end = zero < 0 ? m : zero;
  const step = new Float64Array(m);
  const own = new Float64Array(m);
  for (let k = 0; k < end; k += 1) {
    own[k] = 1 / (nRisk[k] - nEvent[k]);
    step[k] = nEvent[k] === 0 ? 0 : (nEvent[k] / nRisk[k]) * own[k];
  }
  return {step, own, end};
}

/**
 * Kaplan–Meier estimate of S(t) with pointwise confidence limits, from rows or from an event table.
 *
 * Returns columns of length m (distinct times). Where S(t) is 0, and for log-log, logit and arcsin where it is still 1, limits have no
 * value: they are NaN as R's are NA, and `remarks` say so. Throws `RangeError` for confLevel outside (0, 1), an unknown confType or variance,
 * `robust` without rows, an event table that contradicts itself, and `beta-product` with delayed entry, probability weights or a robust variance.
 * Source: Kaplan & Meier 1958, doi:10.1080/01621459.1958.10501452; Greenwood 1926; `beta-product` Fay, Brittain & Proschan 2013, doi:10.1093/biostatistics/kxt016; robust: Therneau, infinitesimal jackknife, in R's survival.
 *
 * @example
 * kaplanMeier(surv({time: [6, 6, 7, 10], event: [1, 0, 1, 0]})).estimate // [0.75, 0.375, 0.375]
 */
export function kaplanMeier(given: Surv | EventTable, options: KaplanMeierOptions = {}): SurvivalCurve {
  const {confLevel = 0.95, confType = "log-log"} = options;
  checkConfLevel(confLevel);
  if (confType !== "beta-product") checkConfType(confType);
  const variance = chosenVariance(given, options);
  if (confType === "beta-product" && variance === "robust")
    throw new RangeError("confType beta-product goes with variance greenwood, got robust");
  const table = tableOf(given);
  const {time, nRisk, nEvent, nCensored} = table;
  const estimate = productLimit(table);
  const {stdError, logStdError} =
    variance === "robust" && !isEventTable(given)
      ? robustErrors(inUnitWeights(given), estimate, options.cluster)
      : greenwoodErrors(table, estimate);
  return remarkedCurve({
    time,
    estimate,
    stdError,
    ...(confType === "beta-product"
      ? betaProductLimits(table, confLevel)
      : curveLimits(estimate, logStdError, confType, confLevel)),
    nRisk,
    nEvent,
    nCensored,
    confLevel,
    confType
  });
}

/** Standard errors of S(t) and of log S(t), length m. */
interface CurveErrors {
  readonly stdError: Float64Array;
  readonly logStdError: Float64Array;
}

function greenwoodErrors(table: EventTable, estimate: Float64Array): CurveErrors {
  const logStdError = greenwoodLogError(table);
  const stdError = new Float64Array(estimate.length);
  for (let k = 0; k < estimate.length; k += 1) stdError[k] = estimate[k] * logStdError[k];
  return {stdError, logStdError};
}

function robustErrors(follow: Surv, estimate: Float64Array, cluster: ArrayLike<unknown> | undefined): CurveErrors {
  const m = estimate.length;
  const stdError = new Float64Array(m);
  const logStdError = new Float64Array(m);
  const squares = squaredInfluence(follow, kaplanMeierInfluence(tableOf(follow), estimate), cluster);
  for (let k = 0; k < m; k += 1) {
    stdError[k] = estimate[k] * Math.sqrt(squares[k]);
    logStdError[k] = stdError[k] === 0 ? 0 : stdError[k] / estimate[k];
  }
  return {stdError, logStdError};
}
