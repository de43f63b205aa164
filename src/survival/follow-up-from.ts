import type {Surv} from "../record/surv.ts";
import {surv} from "./surv.ts";

/**
 * Follow-up conditional on being event-free and followed at a later start: rows that end after it, entering at it or later. Times stay on
 * the original clock; so an early risk set too small to estimate anything is left behind.
 *
 * Throws `RangeError` when start is negative or not finite, or nobody is followed beyond it.
 * Source: `start.time` of `survfit` in R's survival (Therneau).
 *
 * @example
 * kaplanMeier(followUpFrom(surv({time: [2, 9, 12], event: [1, 1, 0], entry: [0, 3, 4]}), 4)).estimate // [0.5, 0.5]
 */
export function followUpFrom({time, event, entry, weight, weightKind}: Surv, start: number): Surv {
  if (!(start >= 0 && start < Infinity)) throw new RangeError(`start must be a finite number ≥ 0, got ${start}`);
  const rows = Array.from(time.keys()).filter((row) => time[row] > start);
  if (rows.length === 0)
    throw new RangeError(
      `start must lie before the last time, ${time.reduce((last, value) => Math.max(last, value), 0)}, got ${start}`
    );
  return surv({
    time: rows.map((row) => time[row]),
    event: rows.map((row) => event[row]),
    entry: rows.map((row) => Math.max(start, entry === null ? 0 : entry[row])),
    weight: weight === null ? null : rows.map((row) => weight[row]),
    weightKind
  });
}
