import type {CoxData} from "./cox-data.ts";
import type {Design, TermColumns} from "./design.ts";
import type {SummedTies} from "./tied-events.ts";
import type {Unbounded} from "./unbounded-terms.ts";

/** Treatment of tied event times: Efron 1977, Breslow 1974, or the exact partial likelihood of discrete time (Cox 1972). */
export type Ties = SummedTies | "exact";

/** What a fit was made of, for residuals, curves and tests that need the rows again. */
export interface CoxModel {
  readonly data: CoxData;
  readonly ties: Ties;
  /** Coefficients of the columns of the basis. */
  readonly beta: Float64Array;
  /** Linear predictor of each row in sorted order, offset included; 0 for rows without a share in the likelihood. */
  readonly eta: Float64Array;
  /** Inverse information of these coefficients, p × p, row-major. */
  readonly inverse: Float64Array;
  /** Their covariance that the fit reports: robust where its standard errors are. */
  readonly covariance: Float64Array;
  /** How each coefficient of the caller grows without bound; null where the likelihood has a maximum. */
  readonly unbounded: readonly Unbounded[] | null;
  /** Columns as they were given, with the recipe for making them again. */
  readonly design: Design;
  /** Columns of the covariates that belong to each term, in order. */
  readonly assign: readonly TermColumns[];
  /** Cluster of each row in the caller's order, as 0, 1, …; null without clusters. */
  readonly cluster: Int32Array | null;
}

const models = new WeakMap<object, CoxModel>();

/** Keeps the model with the fit, out of the record that is printed, compared and serialised. */
export function keepModel<F extends object>(fit: F, model: CoxModel): F {
  models.set(fit, model);
  return fit;
}

/** The model of a fit. Throws `TypeError` for an object that `cox` did not return, such as a copy of a fit. */
export function modelOf(fit: object): CoxModel {
  const model = models.get(fit);
  if (model === undefined)
    throw new TypeError("fit must be the object that cox returned, got another (a copy does not carry the rows)");
  return model;
}

/** Terms whose coefficients grow without bound. */
export function unboundedNames({data: {terms}, unbounded}: CoxModel): readonly string[] {
  return terms.filter((_, j) => unbounded !== null && unbounded[j] !== null);
}

/** Ties of a fit whose risk sets are sums. Throws `RangeError` for exact ties; `what` begins the message: "dfbeta needs". */
export function sumsOverRiskSets(ties: Ties, what: string): SummedTies {
  if (ties === "exact") throw new RangeError(`${what} a fit with ties efron or breslow, got exact`);
  return ties;
}

/** Ties as sums over risk sets see them: hazards and residuals of an exact fit are Breslow's, as in R. */
export function summedTies(ties: Ties): SummedTies {
  return ties === "exact" ? "breslow" : ties;
}
