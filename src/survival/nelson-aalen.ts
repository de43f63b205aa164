import type {EventTable} from "../record/event-table.ts";
import type {Surv} from "../record/surv.ts";
import {checkConfLevel, confMultiplier} from "./confidence-scale.ts";
import {isEventTable, tableOf} from "./event-table.ts";
import {hazardIncrements, tiedEvents, type HazardTies} from "./hazard-ties.ts";
import {inUnitWeights, squaredInfluence, type InfluenceTerms} from "./infinitesimal-jackknife.ts";
import {chosenVariance, type CurveVariance} from "./kaplan-meier.ts";
import type {SurvivalCurve} from "./survival-curve.ts";

export interface NelsonAalenOptions {
  readonly confLevel?: number | undefined;
  /** `log` keeps the limits positive. */
  readonly confType?: "plain" | "log" | undefined;
  readonly ties?: HazardTies | undefined;
  /** `greenwood` stands for the model variance; default as in `kaplanMeier`. */
  readonly variance?: CurveVariance | undefined;
  readonly cluster?: ArrayLike<unknown> | undefined;
}

/** Cumulative hazard Λ(t) as a curve: columns of length m, one row per distinct time, ascending; 0 before the first. */
export type CumulativeHazard = Omit<SurvivalCurve, "confType" | "start" | "remarks">;

/**
 * Nelson–Aalen estimate of the cumulative hazard with its variance, from rows or from an event table.
 *
 * Limits are 0 before the first event. Throws `RangeError` for confLevel outside (0, 1), unknown options, `robust` without rows, and robust variance
 * with ties taken in turn.
 * Source: Nelson 1972; Aalen 1978, doi:10.1214/aos/1176344247; limits: Klein & Moeschberger 2003, section 4.2; R's `survfit(ctype =)`, `std.chaz`.
 *
 * @example
 * nelsonAalen(surv({time: [6, 6, 7, 10], event: [1, 0, 1, 0]})).estimate // [0.25, 0.75, 0.75]
 */
export function nelsonAalen(given: Surv | EventTable, options: NelsonAalenOptions = {}): CumulativeHazard {
  const {confLevel = 0.95, confType = "log", ties = "together"} = options;
  checkConfLevel(confLevel);
  if (confType !== "plain" && confType !== "log")
    throw new RangeError(`confType must be plain or log, got ${JSON.stringify(confType)}`);
  const z = confMultiplier(confLevel);
  const {time, nRisk, nEvent, nCensored, estimate, stdError} = cumulativeHazard(given, ties, options);
  const limits = hazardLimits(estimate, stdError, confType, z);
  return {time, estimate, stdError, ...limits, nRisk, nEvent, nCensored, confLevel};
}

function hazardLimits(
  estimate: Float64Array,
  stdError: Float64Array,
  confType: "plain" | "log",
  z: number
): Pick<CumulativeHazard, "confLow" | "confHigh"> {
  const margin = (k: number): number => z * stdError[k];
  const factor = (k: number): number => (estimate[k] === 0 ? 1 : Math.exp(margin(k) / estimate[k]));
  return {
    confLow: estimate.map((value, k) => (confType === "log" ? value / factor(k) : Math.max(0, value - margin(k)))),
    confHigh: estimate.map((value, k) => (confType === "log" ? value * factor(k) : value + margin(k)))
  };
}

/** Λ(t) and its standard error on the event table. */
export function cumulativeHazard(
  given: Surv | EventTable,
  ties: HazardTies,
  options: Pick<NelsonAalenOptions, "variance" | "cluster">
): EventTable & {readonly estimate: Float64Array; readonly stdError: Float64Array} {
  const variance = chosenVariance(given, options);
  const table = tableOf(given);
  const {estimate, stdError} = summed(hazardIncrements(table, tiedEvents(given, table, ties)));
  if (variance === "greenwood" || isEventTable(given)) return {...table, estimate, stdError};
  if (ties === "in-turn") throw new RangeError("variance robust goes with ties together, got ties in-turn");
  const follow = inUnitWeights(given);
  const squares = squaredInfluence(follow, hazardInfluence(tableOf(follow)), options.cluster);
  return {...table, estimate, stdError: squares.map(Math.sqrt)};
}

/** Λ(t) and its standard error, from their increments. */
function summed(increments: ReturnType<typeof hazardIncrements>): Pick<CumulativeHazard, "estimate" | "stdError"> {
  const m = increments.hazard.length;
  const estimate = new Float64Array(m);
  const stdError = new Float64Array(m);
  let hazard = 0;
  let square = 0;
  for (let k = 0; k < m; k += 1) {
    estimate[k] = hazard += increments.hazard[k];
    stdError[k] = Math.sqrt((square += increments.variance[k]));
  }
  return {estimate, stdError};
}

/** Influence of a row on Λ(t): being at risk adds d / n², an own event takes 1 / n. */
function hazardInfluence({nRisk, nEvent}: EventTable): InfluenceTerms {
  const own = nRisk.map((n) => 1 / n);
  return {step: own.map((inverse, k) => nEvent[k] * inverse * inverse), own, end: nRisk.length};
}
