import {innerProduct} from "../math/orthonormal.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import {inBasis} from "./column-basis.ts";
import {checkConfLevel, checkConfType, curveLimits, type ConfType} from "./confidence-scale.ts";
import type {CoxFit} from "./cox.ts";
import {modelOf, summedTies, unboundedNames, type CoxModel} from "./cox-model.ts";
import {hazardSteps, type HazardSteps} from "./cumulative-hazard.ts";
import {designAt} from "./design.ts";
import type {Label} from "./groups.ts";
import {risks} from "./partial-likelihood.ts";
import {remarkedCurve, type SurvivalCurve} from "./survival-curve.ts";

/** Cumulative baseline hazard of one stratum: columns by distinct time, ascending. */
export interface BaselineHazard {
  /** Label of the stratum; null when the model is not stratified. */
  readonly stratum: Label | null;
  readonly time: Float64Array;
  /** Cumulative hazard H(t), just after the time. */
  readonly hazard: Float64Array;
}

export interface BaselineOptions {
  /** At the mean of every column (true) or at 0 (false). */
  readonly centered?: boolean;
}

/**
 * Cumulative baseline hazard of each stratum, at the mean of the columns or at 0; ties as in the fit, Breslow for exact ones.
 *
 * Throws `TypeError` for an object that `cox` did not return, `RangeError` for a fit without finite estimates. Source: Breslow 1972, JRSS B 34:216–7; Therneau & Grambsch 2000, §10.2; R's `basehaz`.
 *
 * @example
 * const follow = surv({time: [1, 1, 6, 6, 8, 9], event: [1, 0, 1, 1, 0, 1]});
 * baselineHazard(cox(follow, {x: [1, 1, 1, 0, 0, 0]}, {ties: "breslow"}), {centered: false})[0].hazard // [0.0620, 0.3333, 0.3333, 1.3333]
 */
export function baselineHazard(fit: CoxFit, {centered = true}: BaselineOptions = {}): readonly BaselineHazard[] {
  const model = modelOf(fit);
  const {
    data: {p, blocks, basis, means, offsetCenter, offsetMean},
    beta
  } = model;
  const origin = inBasis(basis, centered ? means : new Float64Array(p));
  const risk = Math.exp(innerProduct(origin, beta) + (centered ? offsetMean : 0) - offsetCenter);
  return strataSums(model).map(({stratum, first, last, hazard}) => ({
    stratum,
    time: blocks.time.slice(first, last).reverse(),
    hazard: hazard.map((sum) => sum * risk)
  }));
}

/** A predicted curve, with the row of the new values and the stratum that it is for. */
export interface PredictedCurve extends SurvivalCurve {
  readonly row: number;
  readonly stratum: Label | null;
}

export interface PredictedCurvesOptions {
  readonly confLevel?: number;
  readonly confType?: ConfType;
  /** Offset of each new row; by default the mean offset of the data. */
  readonly offset?: ArrayLike<number>;
}

/**
 * Predicted survival curves, S(t) = exp(−H(t)·exp(xβ)), for m new rows of covariates in every stratum: m × S curves, stratum by stratum.
 *
 * `values` holds each term's numbers or labels, as they went into `cox`. Assumes proportional hazards; a curve is for one patient with these values, not the average of a group.
 * Throws `TypeError` for an object that `cox` did not return, `RangeError` for a missing term, an unknown level, confLevel outside (0, 1), and a fit without finite estimates.
 * Source: Tsiatis 1981, Ann Stat 9:93–108; Therneau & Grambsch 2000, §10.2; R's `survfit.coxph`.
 *
 * @example
 * const follow = surv({time: [1, 1, 6, 6, 8, 9], event: [1, 0, 1, 1, 0, 1]});
 * predictedCurves(cox(follow, {x: [1, 1, 1, 0, 0, 0]}, {ties: "breslow"}), {x: [0]})[0].estimate // [0.9398, 0.7165, 0.7165, 0.2636]
 */
export function predictedCurves(
  fit: CoxFit,
  values: Readonly<Record<string, ArrayLike<unknown>>>,
  {confLevel = 0.95, confType = "log-log", offset}: PredictedCurvesOptions = {}
): readonly PredictedCurve[] {
  checkConfLevel(confLevel);
  checkConfType(confType);
  const model = modelOf(fit);
  const {blocks} = model.data;
  const rows = newRows(model, values, offset);
  return strataSums(model).flatMap((sums) => {
    const {stratum, first, last, hazard} = sums;
    const time = blocks.time.slice(first, last).reverse();
    const counts = blockCounts(model, first, last);
    return rows.map((own): PredictedCurve => {
      const estimate = hazard.map((sum) => Math.exp(-sum * own.risk));
      const errors = errorsAndLimits(estimate, logErrors(sums, own, model.covariance), {confLevel, confType});
      return {...remarkedCurve({time, estimate, ...errors, ...counts, confLevel, confType}), row: own.row, stratum};
    });
  });
}

function errorsAndLimits(
  estimate: Float64Array,
  logStdError: Float64Array,
  {confLevel, confType}: {readonly confLevel: number; readonly confType: ConfType}
): Pick<SurvivalCurve, "stdError" | "confLow" | "confHigh"> {
  return {
    stdError: estimate.map((s, k) => s * logStdError[k]),
    ...curveLimits(estimate, logStdError, confType, confLevel)
  };
}

/** Covariates for which curves are predicted, in the basis, with their risk. */
interface NewRow {
  readonly row: number;
  readonly x: Float64Array;
  readonly risk: number;
}

function newRows(
  {data: {basis, terms, offsetCenter, offsetMean}, beta, design}: CoxModel,
  values: Readonly<Record<string, ArrayLike<unknown>>>,
  offset: ArrayLike<number> | undefined
): NewRow[] {
  const columns = designAt(design, values);
  const count = columns[terms[0]].length;
  if (offset !== undefined && offset.length !== count)
    throw new RangeError(`offset must have as many elements as values has rows, ${count}, got ${offset.length}`);
  return Array.from({length: count}, (_, row) => {
    const x = inBasis(
      basis,
      terms.map((term) => columns[term][row])
    );
    const eta = innerProduct(x, beta) + (offset === undefined ? offsetMean : offset[row]) - offsetCenter;
    return {row, x, risk: Math.exp(eta)};
  });
}

/** Standard error of log S(t) by ascending time, β being estimated: Tsiatis 1981. */
function logErrors(
  {hazard, variance, hazardX}: StratumSums,
  {x, risk}: NewRow,
  covariance: Float64Array
): Float64Array {
  const p = x.length;
  const logStdError = new Float64Array(hazard.length);
  for (let k = 0; k < hazard.length; k++) {
    let sum = variance[k];
    for (let j = 0; j < p; j++)
      for (let l = 0; l < p; l++)
        sum +=
          (hazardX[k * p + j] - hazard[k] * x[j]) * covariance[j * p + l] * (hazardX[k * p + l] - hazard[k] * x[l]);
    logStdError[k] = risk * Math.sqrt(sum);
  }
  return logStdError;
}

interface StratumSums {
  readonly stratum: Label | null;
  /** Blocks of the stratum, which run from the last time to the first. */
  readonly first: number;
  readonly last: number;
  /** Cumulative sums by ascending time: hazard, its variance for known β, and ∫ x̄ dH (× p). */
  readonly hazard: Float64Array;
  readonly variance: Float64Array;
  readonly hazardX: Float64Array;
}

function strataSums(model: CoxModel): StratumSums[] {
  if (model.unbounded !== null) throw new NotEstimable({code: "no-finite-estimate", terms: unboundedNames(model)});
  const {ties} = model;
  const {data, eta} = withAlone(model);
  const {p, blocks} = data;
  const steps = hazardSteps(data, risks(data, eta), summedTies(ties), true);
  const stepOf = new Int32Array(blocks.count).fill(-1);
  for (const [step, block] of steps.block.entries()) stepOf[block] = step;
  return Array.from({length: blocks.strata.length - 1}, (_, s) => {
    const first = blocks.strata[s];
    const last = blocks.strata[s + 1];
    return {
      stratum: blocks.labels === null ? null : blocks.labels[s],
      first,
      last,
      ...cumulated(steps, stepOf.slice(first, last).reverse(), p)
    };
  });
}

/** Rows and linear predictors, of those too who have a hazard and no share in the likelihood. */
function withAlone({data, beta, eta}: CoxModel): Pick<CoxModel, "data" | "eta"> {
  const {alone, p} = data;
  if (alone === null) return {data, eta};
  const x = data.x.slice();
  const all = eta.slice();
  for (const [k, i] of alone.at.entries()) {
    const own = alone.x.subarray(k * p, k * p + p);
    x.set(own, i * p);
    all[i] = innerProduct(own, beta) + (alone.offset === null ? 0 : alone.offset[k]);
  }
  return {data: {...data, x}, eta: all};
}

function cumulated(
  steps: HazardSteps,
  stepOf: Int32Array,
  p: number
): Pick<StratumSums, "hazard" | "variance" | "hazardX"> {
  const m = stepOf.length;
  const sums = {hazard: new Float64Array(m), variance: new Float64Array(m), hazardX: new Float64Array(m * p)};
  for (let k = 0; k < m; k++) {
    const step = stepOf[k];
    sums.hazard[k] = (k === 0 ? 0 : sums.hazard[k - 1]) + (step < 0 ? 0 : steps.hazard[step]);
    sums.variance[k] = (k === 0 ? 0 : sums.variance[k - 1]) + (step < 0 ? 0 : steps.variance[step]);
    for (let j = 0; j < p; j++)
      sums.hazardX[k * p + j] =
        (k === 0 ? 0 : sums.hazardX[(k - 1) * p + j]) + (step < 0 ? 0 : steps.hazardX[step * p + j]);
  }
  return sums;
}

/** Weighted numbers at risk, with events and censored, by ascending time. */
function blockCounts(
  {data: {blocks, entries, weight}}: CoxModel,
  first: number,
  last: number
): Pick<SurvivalCurve, "nRisk" | "nEvent" | "nCensored"> {
  const m = last - first;
  const counts = {nRisk: new Float64Array(m), nEvent: new Float64Array(m), nCensored: new Float64Array(m)};
  const end = blocks.start[last];
  let leaving = blocks.start[first];
  let atRisk = 0;
  for (let block = first; block < last; block++) {
    const k = last - 1 - block;
    if (entries !== null)
      for (; leaving < end && entries.grid[entries.order[leaving]] > blocks.grid[block]; leaving++)
        atRisk -= weight === null ? 1 : weight[entries.order[leaving]];
    for (let i = blocks.start[block]; i < blocks.start[block + 1]; i++) {
      const w = weight === null ? 1 : weight[i];
      atRisk += w;
      if (i < blocks.firstEvent[block]) counts.nCensored[k] += w;
      else counts.nEvent[k] += w;
    }
    counts.nRisk[k] = atRisk;
  }
  return counts;
}
