import type {SurvivalRemark} from "../record/survival-remark.ts";
import type {ConfType} from "./confidence-scale.ts";

/** How the limits of a survival curve are made: symmetric on a scale, or by the beta product confidence procedure. */
export type CurveConfType = ConfType | "beta-product";

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
  readonly confType: CurveConfType;
  /** Limits of S(t) = 1 before the first time, where the type of limits has them: `beta-product` alone. */
  readonly start?: {readonly confLow: number; readonly confHigh: number};
  /** Why a value is NaN, or not to be trusted. */
  readonly remarks: readonly SurvivalRemark[];
}

/** The curve with what its reader has to know: a risk set that emptied early, and where limits have no value. */
export function remarkedCurve(curve: Omit<SurvivalCurve, "remarks">): SurvivalCurve {
  return {...curve, remarks: curveRemarks(curve)};
}

function curveRemarks({
  time,
  estimate,
  stdError,
  confLow,
  nRisk,
  confType
}: Omit<SurvivalCurve, "remarks">): SurvivalRemark[] {
  const remarks: SurvivalRemark[] = [];
  // These limits have a value everywhere, and nobody enters late.
  if (confType === "beta-product") return remarks;
  const zero = estimate.indexOf(0);
  const last = time.length - 1;
  if (zero >= 0 && zero < last) remarks.push({code: "falls-to-zero-early", time: time[zero], atRisk: nRisk[zero]});
  if (zero >= 0 && Number.isNaN(stdError[zero])) remarks.push({code: "zero-without-error", time: time[zero]});
  else if (zero >= 0 && Number.isNaN(confLow[zero])) remarks.push({code: "zero-without-limits", time: time[zero]});
  if (Number.isNaN(confLow[0]) && estimate[0] === 1) remarks.push({code: "one-without-limits", confType});
  return remarks;
}
