import type {Surv} from "../record/surv.ts";
import {surv} from "./surv.ts";

/** A time with its event, and where observation begins; entry null, absent or ≤ 0: from the origin. */
export interface DelayedTime {
  readonly time: number;
  readonly event: 0 | 1 | boolean;
  readonly entry?: number | null;
}

/**
 * Follow-up of some patients for the estimators, with delayed entry where anybody has one, and with probability weights where given.
 *
 * A patient without delayed entry is at risk from before day 0, so that a time of 0 days can stand beside delayed ones. Throws as `surv`.
 *
 * @example
 * delayedFollowUp([{time: 0, event: 1}, {time: 5, event: 1, entry: 2}]).entry // [-1, 2]
 */
export function delayedFollowUp(rows: readonly DelayedTime[], weight?: readonly number[]): Surv {
  const entry = rows.map((row) => ((row.entry ?? 0) > 0 ? (row.entry ?? 0) : -1));
  return surv({
    time: rows.map(({time}) => time),
    event: rows.map(({event}) => event),
    ...(entry.some((day) => day > 0) ? {entry} : {}),
    ...(weight === undefined ? {} : {weight, weightKind: "probability" as const})
  });
}
