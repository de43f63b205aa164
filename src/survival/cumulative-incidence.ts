import {argsort} from "../math/argsort.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import type {SurvivalRemark} from "../record/survival-remark.ts";
import {aalenJohansen, type AalenJohansen} from "./aalen-johansen.ts";
import {type Cause, type CompetingRisks, competingRisks} from "./competing-risks.ts";
import {type ConfType, curveLimits} from "./confidence-scale.ts";
import type {Label} from "./groups.ts";
import {lastAtOrBefore} from "./survival-at.ts";

export interface CumulativeIncidenceOptions {
  /** Two-sided confidence level, in (0, 1). */
  readonly confLevel?: number;
  /** Scale of the cumulative incidence on which the interval is symmetric. */
  readonly confType?: ConfType;
}

/** Probability that the event has happened by t and was of this cause; columns of equal length, one row per distinct time of the group. */
export interface CumulativeIncidence {
  /** Null when there are no groups. */
  readonly group: Label | null;
  readonly cause: Cause;
  readonly time: Float64Array;
  readonly estimate: Float64Array;
  /** Infinitesimal-jackknife standard error of `estimate`. */
  readonly stdError: Float64Array;
  readonly confLow: Float64Array;
  readonly confHigh: Float64Array;
  /** At risk just before, weighted. */
  readonly nRisk: Float64Array;
  /** Events of this cause, weighted. */
  readonly nEvent: Float64Array;
  readonly nCensored: Float64Array;
  readonly n: number;
  readonly remarks: readonly SurvivalRemark[];
}

/**
 * Aalen–Johansen estimate of the cumulative incidence of each cause in each group, in the order of groups, then causes.
 *
 * `time` in any unit; `cause` 0 or null is censored, else 1, 2, … or a name; with `entry` a subject is at risk at t when entry < t ≤ time; `weight` are case weights.
 * Events come before censorings of the same time; nothing is drawn at random. Standard errors and limits are those of R's
 * `survfit(Surv(time, factor(cause)) ~ group, conf.type = …)`; limits that have no value on their scale (estimate 0, or 1) are NaN as R's are NA, and a remark says so.
 * Throws `RangeError` or `TypeError` for negative or NaN times, entry ≥ time, no events, columns of different lengths, confLevel outside (0, 1).
 * Source: Aalen & Johansen 1978, Scand J Stat 5:141; variance as in Therneau, Crowson & Atkinson, Multi-state models and competing risks (R survival, 2023).
 *
 * @example
 * const [death] = cumulativeIncidence({time: [1, 2, 3, 4], cause: ["death", "progression", null, "death"]});
 * death.estimate // [0.25, 0.25, 0.25, 0.75]
 */
export function cumulativeIncidence(
  data: CompetingRisks,
  {confLevel = 0.95, confType = "log-log"}: CumulativeIncidenceOptions = {}
): CumulativeIncidence[] {
  const coded = competingRisks(data);
  if (coded.causes.length === 0) throw new NotEstimable({code: "no-event-of-a-cause"});
  const order = argsort(coded.time);
  return coded.groups.flatMap((group, g) => {
    const all = aalenJohansen(coded, coded.groups.length === 1 ? order : order.filter((i) => coded.group[i] === g));
    return coded.causes.map((cause, k) => ({group, cause, ...curveOf(all, k, {confLevel, confType})}));
  });
}

/** The curve of cause k with its limits. */
function curveOf(
  {time, nRisk, nCensored, n, emptiedAt, ...all}: AalenJohansen,
  k: number,
  {confLevel, confType}: Required<CumulativeIncidenceOptions>
): Omit<CumulativeIncidence, "group" | "cause"> {
  const causes = all.estimate.length / time.length;
  const estimate = column(all.estimate, k, causes);
  const stdError = column(all.variance, k, causes).map(Math.sqrt);
  const logStdError = stdError.map((se, row) => (se === 0 ? 0 : se / estimate[row]));
  const limits = curveLimits(estimate, logStdError, confType, confLevel);
  const emptied: SurvivalRemark[] = emptiedAt === null ? [] : [{code: "everyone-had-event", time: emptiedAt}];
  return {
    time,
    estimate,
    stdError,
    ...limits,
    nRisk,
    nEvent: column(all.nEvent, k, causes),
    nCensored,
    n,
    remarks: [...emptied, ...noLimits(estimate, limits.confLow, confType)]
  };
}

function noLimits(estimate: Float64Array, confLow: Float64Array, confType: ConfType): SurvivalRemark[] {
  return [0, 1]
    .filter((p) => confLow.some((low, row) => Number.isNaN(low) && estimate[row] === p))
    .map((p) => ({code: "no-limits-where", estimate: p, confType}));
}

function column(matrix: Float64Array, k: number, columns: number): Float64Array {
  const values = new Float64Array(matrix.length / columns);
  for (let row = 0; row < values.length; row++) values[row] = matrix[row * columns + k];
  return values;
}

/** Cumulative incidence at one time. */
export interface IncidenceAt {
  readonly time: number;
  /** Null beyond the last time of follow-up. */
  readonly estimate: number | null;
  readonly stdError: number | null;
  readonly confLow: number | null;
  readonly confHigh: number | null;
  readonly nRisk: number;
}

/**
 * A cumulative incidence read off at given times, in the unit of the curve.
 *
 * Before the first time it is 0; beyond the last it is null, and so are limits where it is 0. Throws `RangeError` for a time that is negative or not finite.
 *
 * @example
 * const [death] = cumulativeIncidence({time: [1, 2, 3, 4], cause: ["death", "progression", null, "death"]}, {confType: "plain"});
 * incidenceAt(death, [2.5])[0].estimate // 0.25
 */
export function incidenceAt(curve: CumulativeIncidence, times: ArrayLike<number>): IncidenceAt[] {
  return Array.from(times, (time, index) => {
    if (!(time >= 0 && time < Infinity)) throw new RangeError(`times[${index}] must be finite and ≥ 0, got ${time}`);
    const row = lastAtOrBefore(curve.time, time);
    const last = curve.time.length - 1;
    const nRisk = curve.nRisk[curve.time[row] === time ? row : row + 1] ?? 0;
    // Nobody has had the event: limits made of a standard error of 0 would be 0 and 0.
    const isLimited = row >= 0 && curve.estimate[row] > 0;
    if (row < 0) return {time, estimate: 0, stdError: 0, confLow: null, confHigh: null, nRisk};
    if (row === last && time > curve.time[last])
      return {time, estimate: null, stdError: null, confLow: null, confHigh: null, nRisk};
    return {
      time,
      nRisk,
      estimate: curve.estimate[row],
      stdError: curve.stdError[row],
      confLow: isLimited ? finiteOrNull(curve.confLow[row]) : null,
      confHigh: isLimited ? finiteOrNull(curve.confHigh[row]) : null
    };
  });
}

function finiteOrNull(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
