import type {TimeUnit} from "../record/time-unit.ts";
import type {Curve} from "../record/curve.ts";
import type {Surv} from "../record/surv.ts";
import {eventTable} from "../survival/event-table.ts";
import {median} from "../survival/quantile.ts";
import type {SurvivalCurve} from "../survival/survival-curve.ts";

/** Level of the limits of the curves of groups, and their scale where it is that of large samples. */
export const CONF_LEVEL = 0.95;
export const CONF_TYPE = "log-log";

/** Whose curve it is. */
interface CurveOf {
  readonly endpoint: string;
  readonly group: string;
  readonly unit: TimeUnit;
  /** How many records it is of. */
  readonly n: number;
  /** Some patients have several of them. */
  readonly repeated?: boolean;
}

/** A Kaplan–Meier fit as it is drawn, with the numbers of its follow-up. */
export function fittedCurve(
  {endpoint, group, unit, n, repeated = false}: CurveOf,
  follow: Surv,
  fit: SurvivalCurve
): Curve {
  const {estimate, confLow, confHigh} = median(fit);
  return {
    endpoint,
    group,
    unit,
    n,
    ...(repeated ? {counted: "records" as const} : {}),
    confLevel: CONF_LEVEL,
    confType: fit.confType,
    ...(fit.start === undefined ? {} : {start: fit.start}),
    time: [...fit.time],
    estimate: [...fit.estimate],
    confLow: [...fit.confLow].map(finite),
    confHigh: [...fit.confHigh].map(finite),
    nRisk: [...fit.nRisk],
    nEntered: [...eventTable(follow).nEntered],
    nEvent: [...fit.nEvent],
    nCensored: [...fit.nCensored],
    median: {estimate, confLow, confHigh}
  };
}

/** At S = 0 some interval types have no limits; the curve then shows none. */
function finite(limit: number): number | null {
  return Number.isFinite(limit) ? limit : null;
}
