import type {SurvivalRemark} from "../record/survival-remark.ts";
import type {SurvivalCurve} from "./survival-curve.ts";

/** S(t) at one time; null where it cannot be said, with the reason in `remarks`. */
export interface SurvivalAt {
  readonly time: number;
  readonly estimate: number | null;
  /** Standard error of S(t). */
  readonly stdError: number | null;
  readonly confLow: number | null;
  readonly confHigh: number | null;
  /** At risk just before the time; with delayed entry, at the curve's next time, as R's `summary`. */
  readonly nRisk: number;
  readonly remarks: readonly SurvivalRemark[];
}

/** Position of the last value ≤ wanted in ascending values, −1 when there is none. */
export function lastAtOrBefore(values: Float64Array, wanted: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle] <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * S(t) with limits at given times, one row for each, in the order asked.
 *
 * Before the first time S is 1; after the last it is 0 if the curve got there, and otherwise unknown: null with a remark. Where S is 1 limits made of the standard error would be 1 and 1, as R
 * gives them, however few were observed: they are null with a remark; `beta-product` limits have a value.
 * Throws `RangeError` for a time that is negative or not finite.
 *
 * @example
 * survivalAt(kaplanMeier(surv({time: [6, 6, 7, 10], event: [1, 0, 1, 0]})), [6.5, 11]).map((row) => row.estimate) // [0.75, null]
 */
export function survivalAt(curve: SurvivalCurve, times: ArrayLike<number>): readonly SurvivalAt[] {
  return Array.from(times, (time, i) => {
    if (!(time >= 0 && time < Infinity)) throw new RangeError(`times[${i}] must be a finite number ≥ 0, got ${time}`);
    return rowAt(curve, time);
  });
}

function rowAt(curve: SurvivalCurve, time: number): SurvivalAt {
  const {time: times, estimate, nRisk, confType} = curve;
  const k = lastAtOrBefore(times, time);
  const last = times.length - 1;
  const atRisk = k >= 0 && times[k] === time ? nRisk[k] : k < last ? nRisk[k + 1] : 0;
  if (k < 0) {
    const {confLow, confHigh} = curve.start ?? {confLow: null, confHigh: null};
    const remarks = confLow === null && confType !== "none" ? [certain(time)] : [];
    return {time, estimate: 1, stdError: 0, confLow, confHigh, nRisk: atRisk, remarks};
  }
  if (time > times[last] && estimate[last] > 0) {
    const remarks: SurvivalRemark[] = [{code: "no-follow-up-after", time: times[last]}];
    return {time, estimate: null, stdError: null, confLow: null, confHigh: null, nRisk: 0, remarks};
  }
  return knownRow(curve, k, {time, nRisk: atRisk});
}

/** That S(t) = 1 has no limits. */
const certain = (time: number): SurvivalRemark => ({code: "no-limits-at", time, estimate: 1, stdError: true});

/** What the curve says from its k-th time on. */
function knownRow(
  {estimate, stdError, confLow, confHigh, confType, start}: SurvivalCurve,
  k: number,
  {time, nRisk}: Pick<SurvivalAt, "time" | "nRisk">
): SurvivalAt {
  const known = (value: number | undefined): number | null =>
    value === undefined || Number.isNaN(value) ? null : value;
  // Nobody has had the event: a width of nothing would be that of a standard error of 0.
  const isLimited = estimate[k] < 1 || start !== undefined;
  const row = {
    time,
    estimate: estimate[k],
    stdError: known(stdError[k]),
    confLow: isLimited ? known(confLow[k]) : null,
    confHigh: isLimited ? known(confHigh[k]) : null,
    nRisk
  };
  const silent = start === undefined && (row.stdError === null || (confType !== "none" && row.confLow === null));
  return {
    ...row,
    remarks: silent ? [{code: "no-limits-at", time, estimate: estimate[k], stdError: row.stdError !== null}] : []
  };
}
