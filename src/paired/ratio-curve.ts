import {NotEstimable} from "../record/not-estimable.ts";
import {limitedCurve, type CurveLimits} from "../estimate/limited-curve.ts";
import type {QuantileEstimate} from "../survival/quantile.ts";
import {surv} from "../survival/surv.ts";
import type {SurvivalCurve} from "../survival/survival-curve.ts";
import type {PairTimes} from "./pair-order.ts";

export interface RatioCurve {
  /** S(r) = P(PFS(ADC2) / PFS(ADC1) > r); `time` holds ratios. */
  readonly curve: SurvivalCurve;
  readonly median: QuantileEstimate;
  /** How the limits of both are made. */
  readonly limits: CurveLimits;
  readonly n: number;
  /** Pairs left out: PFS(ADC1) censored, or 0 days long. */
  readonly excludedCensored: number;
  readonly excludedZero: number;
}

/** Why no test goes with this curve. */
export const RATIO_CURVE_CAUTION =
  "the ratio of a censored pair is cut off at (time on ADC2) / PFS(ADC1), so patients with long PFS(ADC1) are censored at small ratios: censoring depends on the ratio, and the curve is biased even without truncation";

/**
 * Kaplan–Meier curve of the ratio PFS(ADC2) / PFS(ADC1), for display: see `RATIO_CURVE_CAUTION`. No test is given.
 *
 * Throws `RangeError` when no pair has an observed end of ADC1 after day 0, or confLevel is outside (0, 1).
 * Source: Von Hoff 1998, Clin Cancer Res 4:1079 (the ratio); limits as `limitedCurve`.
 *
 * @example
 * ratioCurve([{pfs1: 4, event1: 1, pfs2: 6, event2: 1}, {pfs1: 8, event1: 1, pfs2: 2, event2: 1}]).curve.time // [0.25, 1.5]
 */
export function ratioCurve(
  pairs: readonly PairTimes[],
  {confLevel = 0.95}: {readonly confLevel?: number} = {}
): RatioCurve {
  const ended = pairs.filter(({event1}) => event1 === 1);
  const kept = ended.filter(({pfs1}) => pfs1 > 0);
  if (kept.length === 0) throw new NotEstimable({code: "no-observed-end-of-adc1", afterDayZero: true});
  const {fit, limits, median} = limitedCurve(
    surv({time: kept.map(({pfs1, pfs2}) => pfs2 / pfs1), event: kept.map(({event2}) => event2)}),
    {confLevel}
  );
  return {
    curve: fit,
    median,
    limits,
    n: kept.length,
    excludedCensored: pairs.length - ended.length,
    excludedZero: ended.length - kept.length
  };
}
