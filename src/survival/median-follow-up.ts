import type {EventTable} from "../record/event-table.ts";
import type {Surv} from "../record/surv.ts";
import {tableOf} from "./event-table.ts";
import {kaplanMeier, type KaplanMeierOptions} from "./kaplan-meier.ts";
import {median, type QuantileEstimate} from "./quantile.ts";

/**
 * Median follow-up by the reverse Kaplan–Meier method: the median time to censoring, had nobody had the event.
 *
 * Takes the options of `kaplanMeier`, throws as it does; null = not reached.
 * Source: Schemper & Smith 1996, Control Clin Trials 17:343, doi:10.1016/0197-2456(96)00075-X.
 *
 * @example
 * medianFollowUp(surv({time: [2, 5, 8, 9], event: [1, 0, 1, 0]})).estimate // 9
 */
export function medianFollowUp(given: Surv | EventTable, options: Omit<KaplanMeierOptions, "variance" | "cluster"> = {}): QuantileEstimate {
  const {nEvent, nCensored, ...rest} = tableOf(given);
  return median(kaplanMeier({...rest, nEvent: nCensored, nCensored: nEvent}, options));
}
