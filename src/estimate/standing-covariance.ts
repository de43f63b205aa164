import {listsByKey} from "../record/lists-by-key.ts";
import {lastAtOrBefore} from "../survival/survival-at.ts";
import type {CoxFit, CoxRow} from "../survival/cox.ts";
import {martingaleResiduals, schoenfeldResiduals, scoreResiduals} from "../survival/cox-residuals.ts";
import {waldContrast} from "../survival/wald.ts";
import {positionsRead, productCurves, type Adc1Time, type ProductCurve} from "./standing-on-adc1.ts";

/** A covariate of a model that is the standing on ADC1. */
export interface StandingColumn {
  /** Name of the covariate. */
  readonly term: string;
  /** All who started an ADC1, of whom the curves are. */
  readonly times: readonly Adc1Time[];
  /** Place among these of each row of the model. */
  readonly places: readonly number[];
}

/**
 * Covariance of the estimates of a Cox model of which one column is the standing on ADC1, p × p: that of the model, and what the curves add of which the standings are values.
 *
 * Without it the standard error takes the curves as known and is too small: a patient more, or one less, among those who started a product moves the standing of everyone who did. First-order (infinitesimal jackknife):
 * with score residuals L, information I, and cᵢ what a weight on patient i does to the score through the curve, it is V + I⁻¹ Σ(cᵢcᵢᵀ + Lᵢcᵢᵀ + cᵢLᵢᵀ) I⁻¹; those who never reach ADC2 are in c alone.
 * Throws `RangeError` for a fit without that column, and `TypeError` for an object that `cox` did not return.
 * Source: two-step estimators, Murphy & Topel 1985, J Bus Econ Stat 3:370; Newey & McFadden 1994, Handbook of Econometrics IV, §6; Kaplan–Meier influence as Reid 1981, Ann Stat 9:78. Derived here, checked by weights in R and by simulation.
 *
 * @example
 * const times = [5, 9, 12, 4, 8, 20].map((time, i) => ({product: i < 3 ? "SG" : "T-DXd", time, event: 1}));
 * const standing = standingsOnAdc1(times).map((one) => one.value);
 * const fit = cox(surv({time: [3, 8, 4, 6, 2, 9], event: [1, 1, 1, 1, 1, 0]}), {standing});
 * standingCovariance(fit, {term: "standing", times, places: [0, 1, 2, 3, 4, 5]})[0][0] > fit.vcov[0][0] // true
 */
export function standingCovariance(fit: CoxFit, {term, times, places}: StandingColumn): number[][] {
  const terms = fit.rows.map((row) => row.term);
  const column = terms.indexOf(term);
  if (column < 0) throw new RangeError(`term must be one of ${terms.join(", ")}, got ${term}`);
  const score = scoreResiduals(fit);
  const own = terms.map((name) => score[name] ?? new Float64Array(places.length));
  const slopes = scoreSlopes(fit, terms, column, own);
  const through = throughCurves(slopes, times, places);
  const direct = terms.map((_, j) => summedByPlace(own[j], places, times.length));
  const middle = terms.map((_, j) =>
    terms.map((_, k) => {
      let sum = 0;
      for (let i = 0; i < times.length; i++)
        sum += through[j][i] * through[k][i] + direct[j][i] * through[k][i] + through[j][i] * direct[k][i];
      return sum;
    })
  );
  const inverse = fit.naiveVcov ?? fit.vcov;
  return fit.vcov.map((row, j) => row.map((value, k) => value + sandwiched(inverse, middle, j, k)));
}

/**
 * Rows of a Cox model of which one column is the standing on ADC1, with standard errors, tests and limits that allow for the curves.
 *
 * Throws as `standingCovariance`, and `RangeError` for confLevel outside (0, 1).
 *
 * @example
 * const times = [5, 9, 12, 4, 8, 20].map((time, i) => ({product: i < 3 ? "SG" : "T-DXd", time, event: 1}));
 * const standing = standingsOnAdc1(times).map((one) => one.value);
 * const fit = cox(surv({time: [3, 8, 4, 6, 2, 9], event: [1, 1, 1, 1, 1, 0]}), {standing});
 * standingRows(fit, {term: "standing", times, places: [0, 1, 2, 3, 4, 5]}, 0.95)[0].stdError > fit.rows[0].stdError // true
 */
export function standingRows(
  fit: CoxFit,
  column: StandingColumn,
  confLevel: number
): Omit<CoxRow, "remarks" | "robustStdError">[] {
  const covariance = standingCovariance(fit, column);
  return fit.rows.map(({term, estimate}, j) => ({
    term,
    ...waldContrast(estimate, Math.sqrt(Math.max(0, covariance[j][j])), confLevel)
  }));
}

function sandwiched(
  inverse: readonly (readonly number[])[],
  middle: readonly number[][],
  j: number,
  k: number
): number {
  let sum = 0;
  for (let a = 0; a < middle.length; a++)
    for (let b = 0; b < middle.length; b++) sum += inverse[j][a] * middle[a][b] * inverse[b][k];
  return sum;
}

/** Derivative of the score by the standing of each row, a column of n for each term: e·M + β·(L − δ·s), with martingale residual M and Schoenfeld residual s. */
function scoreSlopes(
  fit: CoxFit,
  terms: readonly string[],
  column: number,
  score: readonly Float64Array[]
): Float64Array[] {
  const martingale = martingaleResiduals(fit);
  const {row: rows, residuals} = schoenfeldResiduals(fit);
  const beta = fit.rows[column].estimate;
  return terms.map((name, j) => {
    const slopes = score[j].map((value, i) => beta * value + (j === column ? martingale[i] : 0));
    const atEvents = residuals[name] ?? new Float64Array(rows.length);
    for (let event = 0; event < rows.length; event++) slopes[rows[event]] -= beta * atEvents[event];
    return slopes;
  });
}

/** What a weight on each of those who started an ADC1 does to the score through its curve, a column for each term. */
function throughCurves(
  slopes: readonly Float64Array[],
  times: readonly Adc1Time[],
  places: readonly number[]
): Float64Array[] {
  const changes = slopes.map(() => new Float64Array(times.length));
  const rowsOf = listsByKey(places.keys(), (row) => times[places[row]].product);
  for (const [product, curve] of productCurves(times)) {
    const read = positionsOfRows(curve, rowsOf.get(product) ?? [], {times, places});
    for (const [j, slope] of slopes.entries()) addChanges(changes[j], curve, valuesFrom(curve, slope, read));
  }
  return changes;
}

/** Each row of the model with the positions that its standing is read at. */
function positionsOfRows(
  curve: ProductCurve,
  rows: readonly number[],
  {times, places}: Pick<StandingColumn, "times" | "places">
): {readonly row: number; readonly at: readonly number[]}[] {
  const exit = new Map(curve.places.map((place, own) => [place, curve.follow.time[own]]));
  return rows.map((row) => {
    const one = times[places[row]];
    return {row, at: positionsRead(curve, {event: one.event, time: exit.get(places[row]) ?? one.time})};
  });
}

/** For each time of the curve: slope times Ŝ, summed over the values of Ŝ from that time on that standings are made of. */
function valuesFrom(
  {estimate}: ProductCurve,
  slope: Float64Array,
  read: readonly {readonly row: number; readonly at: readonly number[]}[]
): Float64Array {
  const values = new Float64Array(estimate.length);
  for (const {row, at} of read)
    for (const position of at) if (position >= 0) values[position] += (slope[row] / 2) * estimate[position];
  for (let k = estimate.length - 2; k >= 0; k--) values[k] += values[k + 1];
  return values;
}

/** Adds, for everyone in the curve, the change of log Ŝ that a weight makes at each time, times what is read from that time on. */
function addChanges(
  changes: Float64Array,
  {places, follow, time, nRisk, nEvent}: ProductCurve,
  values: Float64Array
): void {
  // Where everyone at risk has the event the curve is 0, and stays so whatever the weights.
  const left = nRisk.map((atRisk, k) => (nEvent[k] < atRisk ? atRisk - nEvent[k] : Infinity));
  let sum = 0;
  const atRisk = time.map((_, k) => (sum += (nEvent[k] / (nRisk[k] * left[k])) * values[k]));
  const upTo = (day: number): number => {
    const at = lastAtOrBefore(time, day);
    return at < 0 ? 0 : atRisk[at];
  };
  for (const [own, place] of places.entries()) {
    const exit = follow.time[own];
    changes[place] += upTo(exit) - (follow.entry === null ? 0 : upTo(follow.entry[own]));
    const at = lastAtOrBefore(time, exit);
    if (follow.event[own] === 1) changes[place] -= values[at] / left[at];
  }
}

/** Columns of rows summed by the place of each row's patient. */
function summedByPlace(column: Float64Array, places: readonly number[], n: number): Float64Array {
  const sums = new Float64Array(n);
  for (const [row, place] of places.entries()) sums[place] += column[row];
  return sums;
}
