import type {EventTable} from "../record/event-table.ts";
import type {Surv} from "../record/surv.ts";
import {checkConfLevel, checkConfType, curveLimits, type ConfType} from "./confidence-scale.ts";
import type {HazardTies} from "./hazard-ties.ts";
import type {KaplanMeierOptions} from "./kaplan-meier.ts";
import {cumulativeHazard} from "./nelson-aalen.ts";
import {remarkedCurve, type SurvivalCurve} from "./survival-curve.ts";

export interface FlemingHarringtonOptions extends Omit<KaplanMeierOptions, "confType"> {
  /** Scale on which the interval is symmetric. */
  readonly confType?: ConfType | undefined;
  /** `together`: exp(−Nelson–Aalen), R's `stype = 2, ctype = 1`; `in-turn`: tied events one after another, `ctype = 2`. */
  readonly ties?: HazardTies | undefined;
}

/**
 * Fleming–Harrington (Breslow) estimate of S(t): exp(−Λ(t)), above Kaplan–Meier and never 0; same columns as `kaplanMeier`.
 *
 * Its standard error is S(t) · SE(Λ(t)). Throws as `nelsonAalen` and `kaplanMeier` do.
 * Source: Fleming & Harrington 1984, doi:10.1080/03610928408828837; Breslow 1972, JRSS B 34:216; R's `survfit(stype = 2)`.
 *
 * @example
 * flemingHarrington(surv({time: [6, 6, 7, 10], event: [1, 0, 1, 0]})).estimate // [0.7788, 0.4724, 0.4724]
 */
export function flemingHarrington(given: Surv | EventTable, options: FlemingHarringtonOptions = {}): SurvivalCurve {
  const {confLevel = 0.95, confType = "log-log", ties = "together"} = options;
  checkConfLevel(confLevel);
  checkConfType(confType);
  const {
    time,
    nRisk,
    nEvent,
    nCensored,
    estimate: hazard,
    stdError: logStdError
  } = cumulativeHazard(given, ties, options);
  const estimate = hazard.map((value) => Math.exp(-value));
  const stdError = estimate.map((value, k) => value * logStdError[k]);
  return remarkedCurve({
    time,
    estimate,
    stdError,
    ...curveLimits(estimate, logStdError, confType, confLevel),
    nRisk,
    nEvent,
    nCensored,
    confLevel,
    confType
  });
}
