import type {EventTable} from "../record/event-table.ts";
import type {Surv} from "../record/surv.ts";
import {isEventTable} from "./event-table.ts";
import {kaplanMeier, type KaplanMeierOptions} from "./kaplan-meier.ts";
import {median, type QuantileEstimate} from "./quantile.ts";
import {rememberGrid, timeGrid} from "./time-grid.ts";

/**
 * Median follow-up by the reverse Kaplan–Meier method: the median time to censoring, had nobody had the event.
 *
 * Takes the options of `kaplanMeier`, throws as it does; null = not reached.
 * Source: Schemper & Smith 1996, Control Clin Trials 17:343, doi:10.1016/0197-2456(96)00075-X.
 *
 * @example
 * medianFollowUp(surv({time: [2, 5, 8, 9], event: [1, 0, 1, 0]})).estimate // 9
 */
export function medianFollowUp(given: Surv | EventTable, options: KaplanMeierOptions = {}): QuantileEstimate {
  return median(kaplanMeier(isEventTable(given) ? reversedTable(given) : reversedRows(given), options));
}

function reversedTable(table: EventTable): EventTable {
  return {...table, nEvent: table.nCensored, nCensored: table.nEvent};
}

function reversedRows(follow: Surv): Surv {
  const reversed = {...follow, event: follow.event.map((event) => 1 - event)};
  rememberGrid(reversed, timeGrid(follow));
  return reversed;
}
