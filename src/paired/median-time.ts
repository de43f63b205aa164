import {delayedFollowUp, type DelayedTime} from "../survival/delayed-follow-up.ts";
import {kaplanMeier} from "../survival/kaplan-meier.ts";
import {median} from "../survival/quantile.ts";

/**
 * Median of some times by Kaplan–Meier, without limits; null where it is not reached.
 *
 * Throws as `surv`.
 *
 * @example
 * medianTime([{time: 2, event: 1}, {time: 5, event: 1}, {time: 6, event: 0}]) // 5
 */
export function medianTime(rows: readonly DelayedTime[]): number | null {
  return median(kaplanMeier(delayedFollowUp(rows), {confType: "none"})).estimate;
}
