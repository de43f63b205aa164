import {binomialInterval, type ProportionInterval} from "../math/binomial-interval.ts";
import {cumulativeIncidence, incidenceAt} from "../survival/cumulative-incidence.ts";
import {delayedFollowUp} from "../survival/delayed-follow-up.ts";
import {fewLeftAtRisk, limitedCurve, type CurveLimits} from "./limited-curve.ts";
import {remarksOf, type Remark} from "../record/remark.ts";

/** One patient's time on ADC2, in one unit; `cause` null = censored. */
export interface Adc2Time {
  readonly time: number;
  readonly cause: string | null;
  /** First day under observation, counted as `time`; null, absent or ≤ 0: from the start. */
  readonly entry?: number | null;
}

export interface EarlyProgression {
  readonly threshold: number;
  readonly n: number;
  /** 1 − S(threshold) of PFS(ADC2), the primary estimate: every patient counts for as long as seen. Null where follow-up ends before. */
  readonly estimate: number | null;
  readonly confLow: number | null;
  readonly confHigh: number | null;
  /** How these limits are made; that they are of a large sample where that is small, and that few are left at risk. */
  readonly limits: CurveLimits;
  readonly cautions: readonly Remark[];
  /** Cumulative incidence of progression alone, death before it being a competing event; null as above. */
  readonly progressionOnly: number | null;
  /** Progressions at or before the threshold, deaths without progression by then, and patients censored before it (not evaluable). */
  readonly progressed: number;
  readonly died: number;
  readonly notEvaluable: number;
  /** Share of progressions among evaluable patients (those who died counted as evaluable), with exact limits; null when nobody is evaluable. */
  readonly evaluableShare: ProportionInterval | null;
  readonly evaluable: number;
}

/**
 * Early progression on ADC2 at a named threshold: 1 − S(threshold) with limits, and beside it the share of evaluable patients, deaths apart.
 *
 * Events at the threshold itself are early. Censored before the threshold is not evaluable. Throws `RangeError` for a threshold ≤ 0, no patients, or confLevel outside (0, 1).
 * Source: threshold of 3 months: ASCO 2026 abstract 1140; limits as `limitedCurve`, share Clopper & Pearson 1934.
 *
 * @example
 * const seen = earlyProgression([{time: 2, cause: "progression"}, {time: 3, cause: "death"}, {time: 1, cause: null}, {time: 9, cause: "progression"}], 3);
 * [seen.progressed, seen.died, seen.notEvaluable] // [1, 1, 1]
 */
export function earlyProgression(
  times: readonly Adc2Time[],
  threshold: number,
  {confLevel = 0.95}: {readonly confLevel?: number} = {}
): EarlyProgression {
  if (!(threshold > 0 && threshold < Infinity))
    throw new RangeError(`threshold must be a finite number > 0, got ${threshold}`);
  const {
    fit,
    at: readAt,
    cautions
  } = limitedCurve(
    delayedFollowUp(times.map(({time, cause, entry}) => ({time, event: cause !== null, entry: entry ?? null}))),
    {confLevel}
  );
  const [at] = readAt([threshold]);
  const flipped = (value: number | null | undefined): number | null =>
    value === null || value === undefined ? null : 1 - value;
  const early = times.filter(({time, cause}) => cause !== null && time <= threshold);
  const died = early.filter(({cause}) => cause === "death").length;
  const notEvaluable = times.filter(({time, cause}) => cause === null && time < threshold).length;
  const evaluable = times.length - notEvaluable;
  return {
    threshold,
    n: times.length,
    estimate: flipped(at?.estimate),
    limits: at?.limits ?? "log-log",
    cautions: remarksOf([...cautions, fewLeftAtRisk(fit, threshold)]),
    confLow: flipped(at?.confHigh),
    confHigh: flipped(at?.confLow),
    progressionOnly: progressionIncidence(times, threshold),
    progressed: early.length - died,
    died,
    notEvaluable,
    evaluableShare: evaluable === 0 ? null : binomialInterval(early.length - died, evaluable, {confLevel}),
    evaluable
  };
}

function progressionIncidence(times: readonly Adc2Time[], threshold: number): number | null {
  if (times.every(({cause}) => cause === null || cause === "death"))
    return Math.max(...times.map(({time}) => time)) >= threshold ? 0 : null;
  // Delayed entry as in `delayedFollowUp`, so that the estimate and its part without deaths rest on the same risk sets.
  const entry = times.map((row) => ((row.entry ?? 0) > 0 ? (row.entry ?? 0) : -1));
  const curves = cumulativeIncidence(
    {
      time: times.map(({time}) => time),
      cause: times.map(({cause}) => (cause === null || cause === "death" ? cause : "progression")),
      ...(entry.some((day) => day > 0) ? {entry} : {})
    },
    {confType: "none"}
  );
  const progression = curves.find(({cause}) => cause === "progression");
  return progression === undefined ? null : (incidenceAt(progression, [threshold])[0]?.estimate ?? null);
}
