import type {ConfType} from "./confidence-scale.ts";

/** An estimated survival curve: columns of length m, one row per distinct time, ascending; S(t) = 1 before the first. */
export interface SurvivalCurve {
  readonly time: Float64Array;
  /** S(t), just after the time. */
  readonly estimate: Float64Array;
  /** Standard error of S(t). */
  readonly stdError: Float64Array;
  /** Lower limit of S(t); empty when confType is `none`. */
  readonly confLow: Float64Array;
  readonly confHigh: Float64Array;
  readonly nRisk: Float64Array;
  readonly nEvent: Float64Array;
  readonly nCensored: Float64Array;
  readonly confLevel: number;
  readonly confType: ConfType;
  /** Why a value is NaN, or not to be trusted; null when there is nothing to say. */
  readonly warning: string | null;
}

/** What a reader of the curve has to know: a risk set that emptied early, and where limits have no value. */
export function curveWarning({
  time,
  estimate,
  stdError,
  confLow,
  nRisk,
  confType
}: Omit<SurvivalCurve, "warning">): string | null {
  const warnings: string[] = [];
  const zero = estimate.indexOf(0);
  const last = time.length - 1;
  if (zero >= 0 && zero < last)
    warnings.push(
      `S(t) falls to 0 at time ${time[zero]}, when ${nRisk[zero]} at risk all had the event, and stays 0 although others are followed later; a later start (followUpFrom) avoids this`
    );
  if (zero >= 0 && Number.isNaN(stdError[zero]))
    warnings.push(`S(t) is 0 from time ${time[zero]} on, where its standard error and confidence limits have no value`);
  else if (zero >= 0 && Number.isNaN(confLow[zero]))
    warnings.push(`S(t) is 0 from time ${time[zero]} on, where its confidence limits have no value`);
  if (Number.isNaN(confLow[0]) && estimate[0] === 1)
    warnings.push(`before the first event S(t) is 1, where ${confType} limits have no value`);
  return warnings.length === 0 ? null : warnings.join("; ");
}
