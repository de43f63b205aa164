import type {EventTable} from "../record/event-table.ts";
import type {Surv} from "../record/surv.ts";
import {confMultiplier} from "./confidence-scale.ts";
import {isEventTable, tableOf} from "./event-table.ts";
import {labelIndex} from "./groups.ts";
import {chosenVariance, kaplanMeierInfluence, productLimit, type CurveVariance} from "./kaplan-meier.ts";
import {runningSum, squareOf} from "./infinitesimal-jackknife.ts";
import {lastAtOrBefore} from "./survival-at.ts";
import {timeGrid} from "./time-grid.ts";

export interface RestrictedMeanOptions {
  /** Horizon, in the unit of time; > 0 and within follow-up. */
  readonly tau: number;
  readonly confLevel?: number | undefined;
  /** Default as in `kaplanMeier`. */
  readonly variance?: CurveVariance | undefined;
  readonly cluster?: ArrayLike<unknown> | undefined;
}

/** Mean time lived without the event up to τ. */
export interface RestrictedMean {
  readonly tau: number;
  readonly estimate: number;
  readonly stdError: number;
  readonly confLow: number;
  readonly confHigh: number;
}

/** How far S(t) is known: to its last time, and without end once it has reached 0. */
export function lastKnownTime(table: EventTable): {readonly time: number; readonly endsAtZero: boolean} {
  return {time: table.time[table.time.length - 1], endsAtZero: productLimit(table).at(-1) === 0};
}

/** Throws `RangeError` unless τ is a finite number above 0 up to which S(t) is known. */
function checkTau(tau: number, table: EventTable): void {
  if (!(tau > 0 && tau < Infinity)) throw new RangeError(`tau must be a finite number > 0, got ${tau}`);
  const last = lastKnownTime(table);
  if (tau > last.time && !last.endsAtZero)
    throw new RangeError(
      `tau must be at most ${last.time}, the last follow-up time, after which S(t) is unknown; got ${tau}`
    );
}

/**
 * Restricted mean survival time: area under the Kaplan–Meier curve up to τ, with standard error and plain limits.
 *
 * Throws `RangeError` when τ is not above 0 or lies beyond follow-up while S(t) > 0, or confLevel is outside (0, 1).
 * Source: Irwin 1949; Karrison 1987, JASA 82:1169; Uno et al. 2014, doi:10.1200/JCO.2014.55.2208; R's `print(survfit, rmean = tau)`. Robust: the
 * integral of the infinitesimal jackknife of S(t).
 *
 * @example
 * restrictedMean(surv({time: [1, 2, 3, 4], event: [1, 1, 1, 1]}), {tau: 4}).estimate // 2.5
 */
export function restrictedMean(given: Surv | EventTable, options: RestrictedMeanOptions): RestrictedMean {
  const {tau, confLevel = 0.95} = options;
  const z = confMultiplier(confLevel);
  const variance = chosenVariance(given, options);
  const table = tableOf(given);
  checkTau(tau, table);
  const estimate = productLimit(table);
  const area = areaUpTo(table.time, estimate, tau);
  const squares =
    variance === "robust" && !isEventTable(given)
      ? robustSquares(given, table, estimate, tau, area, options.cluster)
      : greenwoodSquares(table, area);
  const stdError = Math.sqrt(squares);
  return {tau, estimate: area.total, stdError, confLow: area.total - z * stdError, confHigh: area.total + z * stdError};
}

/** ∫ S from 0 to each time up to τ, and to τ. */
interface Area {
  readonly upTo: Float64Array;
  readonly total: number;
  /** Number of times ≤ τ. */
  readonly used: number;
}

function areaUpTo(time: Float64Array, estimate: Float64Array, tau: number): Area {
  const used = lastAtOrBefore(time, tau) + 1;
  const upTo = new Float64Array(used);
  let sum = 0;
  let from = 0;
  let level = 1;
  for (let k = 0; k < used; k += 1) {
    upTo[k] = sum += level * (time[k] - from);
    from = time[k];
    level = estimate[k];
  }
  return {upTo, total: sum + level * (tau - from), used};
}

function greenwoodSquares({nRisk, nEvent}: EventTable, {upTo, total, used}: Area): number {
  let sum = 0;
  for (let k = 0; k < used; k += 1) {
    if (nEvent[k] === 0 || nEvent[k] === nRisk[k]) continue;
    sum += ((total - upTo[k]) ** 2 * nEvent[k]) / (nRisk[k] * (nRisk[k] - nEvent[k]));
  }
  return sum;
}

/** Σ over rows or clusters of (∫ influence on S(t) dt)²; the integral needs ∫ S and ∫ S·C, C as in `InfluenceTerms`. */
function robustSquares(
  follow: Surv,
  table: EventTable,
  estimate: Float64Array,
  tau: number,
  area: Area,
  cluster: ArrayLike<unknown> | undefined
): number {
  const {event, weight} = follow;
  const {index, entryIndex} = timeGrid(follow);
  const n = index.length;
  if (cluster !== undefined && cluster.length !== n)
    throw new RangeError(`cluster must have the length of time, ${n}, got ${cluster.length}`);
  const terms = kaplanMeierInfluence(table, estimate);
  const sums = runningSum(terms);
  const {upTo, total, used} = area;
  const moment = new Float64Array(used);
  let sum = 0;
  for (let k = 1; k < used; k += 1)
    moment[k] = sum += k - 1 < terms.end ? estimate[k - 1] * sums[k - 1] * (table.time[k] - table.time[k - 1]) : 0;
  const last = used - 1;
  const totalMoment =
    used === 0 ? 0 : sum + (last < terms.end ? estimate[last] * sums[last] * (tau - table.time[last]) : 0);
  const {index: clusterIndex, levels} =
    cluster === undefined ? {index: null, levels: {length: n}} : labelIndex(cluster, "cluster");
  const influence = new Float64Array(levels.length);
  for (let i = 0; i < n; i += 1) {
    const first = entryIndex === null ? 0 : entryIndex[i];
    if (first >= used) continue;
    const before = first === 0 ? 0 : sums[Math.min(first, terms.end) - 1];
    const leaves = index[i] < used;
    let value =
      (leaves ? moment[index[i]] : totalMoment) -
      moment[first] -
      before * ((leaves ? upTo[index[i]] : total) - upTo[first]);
    if (leaves && index[i] < terms.end)
      value += (sums[index[i]] - before - (event[i] === 1 ? terms.own[index[i]] : 0)) * (total - upTo[index[i]]);
    if (clusterIndex === null) influence[i] = Math.sqrt(squareOf(follow, i)) * value;
    else influence[clusterIndex[i]] += (weight === null ? 1 : weight[i]) * value;
  }
  return influence.reduce((squares, value) => squares + value * value, 0);
}
